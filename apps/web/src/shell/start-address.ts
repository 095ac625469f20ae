const startOf: Readonly<Record<string, string>> = { leader: "/lead", liaison: "/my-work" };

/**
 * The page where a person starts, by the roles that she holds: a leader reads one page, a liaison officer sees what is
 * asked of her, everyone else the board. Who holds several roles starts where most is to be done.
 */
export function startAddress(roles: readonly string[]): string {
  const [only, ...others] = roles;
  return only === undefined || others.length > 0 ? "/board" : (startOf[only] ?? "/board");
}

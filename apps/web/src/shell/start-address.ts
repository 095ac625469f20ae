/**
 * The page where a person starts, by the roles that she holds: a leader reads one page; everyone else sees the board.
 * Who holds several roles starts where most is to be done.
 */
export function startAddress(roles: readonly string[]): string {
  return roles.length === 1 && roles[0] === "leader" ? "/lead" : "/board";
}

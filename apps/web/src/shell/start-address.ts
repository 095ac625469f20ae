/**
 * The page where a person starts, by the roles that she holds: a leader reads one page, a liaison officer sees what she
 * owes, who serves people (hotline, police, mediator, …) the queue of her cases, everyone else the board; so does who holds
 * several other roles.
 */
export function startAddress(roles: readonly string[]): string {
  if (roles.length > 0 && roles.every((role) => role.startsWith("service-"))) return "/cases";
  if (roles.length !== 1) return "/board";
  if (roles[0] === "leader") return "/lead";
  return roles[0] === "liaison" ? "/my-work" : "/board";
}

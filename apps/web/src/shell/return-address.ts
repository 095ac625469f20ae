/** Where to go after signing in: only an address of this application, anything else is the first page. */
export function returnAddress(wanted: string | null): string {
  if (wanted === null || !wanted.startsWith("/") || /^\/[/\\]/u.test(wanted)) return "/";
  return wanted.startsWith("/sign-in") ? "/" : wanted;
}

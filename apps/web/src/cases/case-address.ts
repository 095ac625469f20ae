/** Address of a case's page. */
export function caseAddress(id: string): string {
  return `/cases/${encodeURIComponent(id)}`;
}

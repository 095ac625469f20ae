/** Address of the list of targets under some filters. */
export function listAddress(filters: {
  readonly area: string;
  readonly year: number;
  readonly plan?: string;
  readonly status?: string;
  readonly domain?: string;
}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) query.set(name, String(value));
  return `/indicators?${query.toString()}`;
}

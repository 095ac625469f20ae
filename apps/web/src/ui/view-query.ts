/** What belongs to the place and not to the view: it stays when a view is opened. */
const placeNames: ReadonlySet<string> = new Set(["area", "year"]);

/** The part of an address that a view keeps: filters and order, in one order of names so that equal views are equal. */
export function viewQuery(search: URLSearchParams): string {
  const kept = new URLSearchParams([...search].filter(([name]) => !placeNames.has(name)));
  kept.sort();
  return kept.toString();
}

/** The address that shows a view at the place where the reader is. */
export function searchOfView(query: string, before: URLSearchParams): URLSearchParams {
  const place = [...before].filter(([name]) => placeNames.has(name));
  const view = [...new URLSearchParams(query)].filter(([name]) => !placeNames.has(name));
  return new URLSearchParams([...place, ...view]);
}

/** What a page break leaves between the two parts of a cut line, by the number of the page. */
export const pageBreaks: readonly ((page: number) => string)[] = [
  (page) => `\n— ${page} —\n`,
  (page) => `\n\n${page}\n\n`,
  (page) => `\n${page}\n`,
  (page) => `\n\n\n－${page}－\n\n\n`,
  () => "\n",
  () => "\n\n",
];

/** Where lines are cut: each share between 0 and 1 falls on a long line and a place in it, clear of its title. */
export function cutByPages(
  text: string,
  shares: readonly number[],
  pageBreak: (page: number) => string,
): string {
  const lines = text.split("\n");
  const long = lines.flatMap((line, index) => (line.startsWith("\t") || line.length < 60 ? [] : [index]));
  const places = new Map<number, number>();
  for (const share of shares) {
    const at = share * long.length;
    places.set(long[Math.floor(at)] ?? 0, at % 1);
  }
  let page = 0;
  return lines
    .map((line, index) => {
      const share = places.get(index);
      if (share === undefined) {
        return line;
      }
      page += 1;
      const place = 30 + Math.floor(share * (line.length - 34));
      return line.slice(0, place) + pageBreak(page) + line.slice(place);
    })
    .join("\n");
}

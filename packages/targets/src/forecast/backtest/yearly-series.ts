/** A real yearly series with the future that was held back from it. */
export interface YearlySeries {
  readonly id: string;
  readonly x: readonly number[];
  readonly actual: readonly number[];
}

const heldBackCount = 60;

/** Fowler, Noll and Vo's hash (FNV-1a, 32 bits) of a text. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/**
 * Splits series by the hash of their names into those the method was made on and sixty that no choice ever looked at. The
 * split was fixed before the first figure was computed.
 */
export function splitSeries<Series extends { readonly id: string }>(
  all: readonly Series[],
): { readonly development: Series[]; readonly heldBack: Series[] } {
  const ordered = all.toSorted((a, b) => hashText(a.id) - hashText(b.id) || (a.id < b.id ? -1 : 1));
  return { development: ordered.slice(heldBackCount), heldBack: ordered.slice(0, heldBackCount) };
}

const shortestPast = 11;

/** Every origin of a series: what was known with at least eleven values, and as many years after it as were held back. */
export function listOrigins({ id, x, actual }: YearlySeries): YearlySeries[] {
  const whole = [...x, ...actual];
  const ahead = actual.length;
  const origins: YearlySeries[] = [];
  for (let count = Math.min(x.length, shortestPast); count <= x.length; count++) {
    origins.push({ id, x: whole.slice(0, count), actual: whole.slice(count, count + ahead) });
  }
  return origins;
}

const windowStep = 3;

/** Every third stretch of so many values with the years that follow it: what is known of a young indicator. */
export function listShortOrigins({ id, x, actual }: YearlySeries, count: number): YearlySeries[] {
  const whole = [...x, ...actual];
  const origins: YearlySeries[] = [];
  for (let from = 0; from + count + actual.length <= whole.length; from += windowStep) {
    const seen = from + count;
    origins.push({ id, x: whole.slice(from, seen), actual: whole.slice(seen, seen + actual.length) });
  }
  return origins;
}

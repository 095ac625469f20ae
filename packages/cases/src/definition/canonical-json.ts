/**
 * JSON with the keys of every object in code-unit order and nothing between: the same value always gives the same text
 * (RFC 8785 for text, whole numbers, yes and no). Left-out and undefined keys are the same. Throws TypeError for what is no
 * plain data: functions, dates, maps, numbers that are not finite.
 *
 * The order of keys carries meaning in some places of a definition (grades from low to high): those stand as lists in what
 * `definitionText` hashes, so that two orders are two versions.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (isPlain(value)) {
    const parts = Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .toSorted()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
    return `{${parts.join(",")}}`;
  }
  throw new TypeError(`${typeof value} is no plain data`);
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const made: unknown = Object.getPrototypeOf(value);
  return made === Object.prototype || made === null;
}

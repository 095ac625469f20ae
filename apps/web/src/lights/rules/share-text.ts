/** Moves the decimal point of a decimal text; never through a binary number. */
function shift(text: string, places: number): string {
  const [whole = "", part = ""] = text.split(".");
  const digits = whole + part;
  const point = whole.length + places;
  const padded = point <= 0 ? `${"0".repeat(1 - point)}${digits}` : digits.padEnd(point, "0");
  const at = Math.max(point, 1);
  const left = padded.slice(0, at).replace(/^0+(?=\d)/u, "");
  const right = padded.slice(at).replace(/0+$/u, "");
  return right === "" ? left : `${left}.${right}`;
}

const plain = /^\d+(?:\.\d+)?$/u;

/** A share ("0.2") as per cent ("20"); what is no number stays as it is. */
export function percentOfShare(share: string): string {
  return plain.test(share) ? shift(share, 2) : share;
}

/** Per cent ("20") as a share ("0.2"); what is no number stays as it is. */
export function shareOfPercent(percent: string): string {
  return plain.test(percent) ? shift(percent, -2) : percent;
}

/** A probability ("0".."1") as whole per cent; its ends say that they are no certainty, as the server's words do. */
export function chancePercent(chance: string): string {
  const percent = Number(chance) * 100;
  if (percent < 1) return "1%";
  return percent > 99 ? "99%" : `${Math.round(percent)}%`;
}

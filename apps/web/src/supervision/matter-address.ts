/** Address of the record of a matter. */
export function matterAddress(id: string): string {
  return `/supervision/${encodeURIComponent(id)}`;
}

/** Address of a letter of a matter, as the paper looks. */
export function letterAddress(matter: string, letter: string): string {
  return `${matterAddress(matter)}/letters/${encodeURIComponent(letter)}`;
}

/** Address of a letter that is not issued yet. */
export function previewAddress(matter: string, kind: "notice" | "urging"): string {
  return `${matterAddress(matter)}/letters/preview?kind=${kind}`;
}

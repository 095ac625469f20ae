/**
 * A text without what printing adds to it: width, spaces, letter case, and punctuation but for signs inside numbers
 * and % ‰. Two texts that come out equal say the same.
 */
export function comparableText(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/gu, "")
    .replace(/(?<!\d)(?:(?![%‰])\p{P})+|(?:(?![%‰])\p{P})+(?!\d)/gu, "");
}

/** The first words of a text, for a label; cut with … after `length` characters. */
export function openingWords(text: string, length = 24): string {
  const characters = Array.from(text.slice(0, length * 2 + 2));
  return characters.length > length ? `${characters.slice(0, length).join("")}…` : text;
}

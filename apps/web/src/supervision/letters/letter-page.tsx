/** A letter. */
export function LetterPage() {
  return null;
}

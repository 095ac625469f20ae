/** Words for a reader, Chinese first, with their English equivalent. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** The languages in which every visible word exists. */
export type Language = keyof Bilingual;

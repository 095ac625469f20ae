import { isMissingReason, missingReasonWords } from "@halfsky/statistics";
import type { Language } from "../../words/language.tsx";

/** A figure as lists show it: its number, the words of its missing reason, or a dash. */
export function shownFigureText(shown: string | null, language: Language): string {
  if (shown === null || shown === "") return "–";
  return isMissingReason(shown) ? missingReasonWords[shown][language] : shown;
}

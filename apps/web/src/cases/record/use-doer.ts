import type { Doer } from "@halfsky/api-contract";
import { useBilingual, useWords } from "../../words/language.tsx";

/** Who did something, in the reader's language; null is the platform. */
export function useDoer(): (by: Doer | null) => string {
  const speak = useBilingual();
  const { platform } = useWords().cases.record;
  return (by) => (by === null ? platform : typeof by === "string" ? by : speak(by));
}

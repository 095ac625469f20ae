import { useWords } from "./language.tsx";

/** The colon between a label and what it labels: each language has its own. */
export function useColon(): string {
  return useWords().shell.colon;
}

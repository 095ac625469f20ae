import type { SingleCount } from "../definition/definition.ts";

/**
 * Whoever something is owed to in a year, each once: who came onto the list, for whom it was done, whose term fell due, and
 * who at the end of the year still waits for it, in a state before the first time or after a term that has run out.
 */
export function owedEachYear(
  done: readonly string[],
  deadline: string,
  waiting: readonly string[],
): readonly SingleCount[] {
  return [
    { opened: true },
    ...done.map((action) => ({ action })),
    { due: deadline },
    { overdue: deadline },
    ...waiting.map((state) => ({ state })),
  ];
}

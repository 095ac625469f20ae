import { listReferences } from "./expression-node.ts";
import { parseExpression } from "./parse-expression.ts";

/** The indicators that a formula asks for, each once; also where the formula has faults. */
export function listIndicatorsOf(formula: string): readonly string[] {
  const ids = listReferences(parseExpression(formula).node).flatMap((reference) =>
    reference.kind === "indicator" ? [reference.indicatorId] : [],
  );
  return [...new Set(ids)];
}

/**
 * Finds formulas that need each other: the ids of one circle with the first repeated at the end, [a, b, a]; null where
 * there is none. What has no formula among these is a figure of its own.
 */
export function findCycle(formulas: ReadonlyMap<string, string>): readonly string[] | null {
  return findCircle([...formulas.keys()], (id) => {
    const formula = formulas.get(id);
    return formula === undefined ? [] : listIndicatorsOf(formula);
  });
}

/** The same for anything that needs others; goes as deep as it must without growing the stack. */
export function findCircle(
  ids: readonly string[],
  needsOf: (id: string) => readonly string[],
): readonly string[] | null {
  const done = new Set<string>();
  for (const start of ids) {
    const path: { id: string; open: string[] }[] = [];
    const onPath = new Set<string>();
    const enter = (id: string): void => {
      path.push({ id, open: [...needsOf(id)] });
      onPath.add(id);
    };
    if (!done.has(start)) enter(start);
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const next = at.open.shift();
      if (next === undefined) {
        done.add(at.id);
        onPath.delete(at.id);
        path.pop();
      } else if (onPath.has(next)) {
        const from = path.findIndex(({ id }) => id === next);
        return [...path.slice(from).map(({ id }) => id), next];
      } else if (!done.has(next)) {
        enter(next);
      }
    }
  }
  return null;
}

import type { Run } from "./report-tree.ts";

/** Builds runs from a template: `write\`全市\${name}为\${figure(…)}。\`` keeps figures apart from words. */
export function write(
  parts: TemplateStringsArray,
  ...inserted: ReadonlyArray<string | Run | readonly Run[]>
): readonly Run[] {
  const runs: Run[] = [];
  parts.forEach((part, index) => {
    if (part !== "") runs.push({ kind: "text", text: part });
    const piece = inserted[index];
    if (piece === undefined || piece === "") return;
    if (typeof piece === "string") runs.push({ kind: "text", text: piece });
    else if (isRun(piece)) runs.push(piece);
    else runs.push(...piece);
  });
  return joinText(runs);
}

/** A computed number with what it was computed from. */
export function figure(text: string, reference: string): Run {
  return { kind: "figure", text, reference };
}

/** Words without a computed number. */
export function words(text: string): readonly Run[] {
  return text === "" ? [] : [{ kind: "text", text }];
}

function isRun(piece: Run | readonly Run[]): piece is Run {
  return !Array.isArray(piece);
}

/** Neighbouring words become one run, so that equal sentences have equal runs. */
function joinText(runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (run.kind === "text" && last?.kind === "text") {
      joined[joined.length - 1] = { kind: "text", text: last.text + run.text };
    } else if (run.text !== "") joined.push(run);
  }
  return joined;
}

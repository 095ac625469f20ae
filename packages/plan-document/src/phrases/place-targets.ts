import type { CompiledPlan, QuantifiedTarget, RecognisedNumber } from "../compiled.ts";
import type { NumberedPart } from "../compile-plan.ts";
import { type Finding, makeFinding } from "../findings.ts";
import type { SourceLine } from "../source.ts";
import { readProse } from "./prose-targets.ts";
import { makeStrand, type Strand } from "./strand.ts";
import type { PlacedDraft, TargetDraft } from "./target-draft.ts";

/** Where a plan does not say when it begins, later years are taken as its own. */
const firstYearAssumed = 2021;

/** What the numbers of a plan's parts came to. */
export interface PlacedTargets {
  readonly targets: readonly QuantifiedTarget[];
  readonly numbers: readonly RecognisedNumber[];
  readonly findings: readonly Finding[];
}

/** Reads the numbers of every part and gives each target its line, phrase and deadline. */
export function placeTargets(
  source: readonly SourceLine[],
  planPlace: number,
  plan: CompiledPlan,
  parts: readonly NumberedPart[],
): PlacedTargets {
  const targets: QuantifiedTarget[] = [];
  const numbers: RecognisedNumber[] = [];
  const findings: Finding[] = [];
  const planStart = plan.period?.[0] ?? firstYearAssumed;
  for (const part of parts) {
    const strand = makeStrand(source, part.stretches);
    const reading = readProse(strand, planStart);
    for (const [index, draft] of reading.targets.entries()) {
      targets.push(placeTarget(strand, draft, { planPlace, plan, part, index }));
    }
    for (const { token, class: kind } of reading.others) {
      const line = strand.lines[token.from] ?? 0;
      const words = strand.raw.slice(token.from, token.to);
      if (kind === null) {
        const around = strand.raw.slice(Math.max(0, token.from - 20), token.to + 12);
        findings.push(makeFinding("unread-number", line, around, part.id));
      } else {
        numbers.push({
          line,
          startOffset: strand.offsets[token.from] ?? 0,
          words,
          class: kind,
          sectionId: part.id,
        });
      }
    }
  }
  return { targets, numbers, findings };
}

interface TargetPlace {
  readonly planPlace: number;
  readonly plan: CompiledPlan;
  readonly part: NumberedPart;
  readonly index: number;
}

function placeTarget(
  strand: Strand,
  draft: PlacedDraft,
  { planPlace, plan, part, index }: TargetPlace,
): QuantifiedTarget {
  const from = Math.min(draft.from, draft.token.from);
  const to = Math.max(draft.to, draft.token.to);
  const phrase = strand.raw.slice(from, to);
  const { fraction } = draft.token;
  return {
    id: `${part.id}.t${index}`,
    plan: planPlace,
    section: part.section,
    sectionId: part.id,
    line: strand.lines[from] ?? 0,
    endLine: strand.lines[to - 1] ?? 0,
    startOffset: strand.offsets[from] ?? 0,
    endOffset: (strand.offsets[to - 1] ?? 0) + 1,
    words: phrase,
    phrase,
    subject: draft.subject.raw,
    kind: draft.kind,
    value: fraction ? Number(fraction.numerator) / Number(fraction.denominator) : Number(draft.value),
    value2: draft.value2 === null ? null : Number(draft.value2),
    valueText: fraction ? null : draft.value,
    value2Text: draft.value2,
    ...(fraction === undefined ? {} : { fraction }),
    unit: draft.unit,
    per: draft.per,
    byYear: readDeadline(strand, draft, plan),
    baseYear: readBaseYear(strand, draft),
  };
}

/** The year a target is due: the last year of the plan named before it in its sentence, else the plan's end where the text says so. */
function readDeadline(strand: Strand, draft: PlacedDraft, plan: CompiledPlan): number | null {
  const before = strand.text.slice(draft.sentenceFrom, draft.token.from).replace(/《[^》]*》/g, "");
  const start = plan.period?.[0] ?? firstYearAssumed;
  const years = [...before.matchAll(/(20\d\d)年/g)].map((match) => Number(match[1]));
  const named = years.findLast((year) => year >= start);
  if (named !== undefined) return named;
  const isPlanEnd = /"?十[四五六]五"?(?:期间|时期|末)|\d{1,2}年内|规划期(?:内|末)/.test(before);
  return isPlanEnd && plan.period !== null ? plan.period[1] : null;
}

/** The year a change is counted from. */
function readBaseYear(strand: Strand, draft: TargetDraft): number | null {
  if (!draft.kind.endsWith("-by") && draft.kind !== "gt" && draft.kind !== "lt") return null;
  const before = strand.text.slice(Math.max(0, draft.token.from - 40), draft.token.from);
  const match = /(?:在|比|较|以)(20\d\d)年/.exec(before);
  return match === null ? null : Number(match[1]);
}

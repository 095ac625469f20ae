import type { ContentIndicator, ContentTarget, PlanContent } from "./content.ts";
import { isSameValue, type CorrectedFields, type CorrectedPart, type CorrectionStep } from "./corrections.ts";
import { comparableText } from "./content-text.ts";
import { matchParts, type PartMatches } from "./difference-matching.ts";
import type { BilingualText } from "./findings.ts";

/** A correction that stands, and the reading that the person had before her when she made it. */
export interface StandingCorrection extends CorrectionStep {
  readonly number: number;
  readonly reading: number;
}

/** What becomes of a correction in the newest reading: the step to apply, or why it is not applied. */
export type CarriedCorrection =
  | { readonly number: number; readonly step: CorrectionStep }
  | { readonly number: number; readonly step: null; readonly whyNot: BilingualText };

/** A reading of a plan by its number. */
export interface NumberedReading {
  readonly number: number;
  readonly content: PlanContent;
}

/**
 * Carries corrections on to the newest reading: by the meaning of the part they concern, and only where the document
 * still says what the person corrected. `earlier` holds the readings they were made on.
 */
export function carryCorrections(
  corrections: readonly StandingCorrection[],
  earlier: readonly NumberedReading[],
  newest: NumberedReading,
): CarriedCorrection[] {
  const matches = new Map<number, { readonly content: PlanContent; readonly places: PartMatches }>();
  for (const { number, content } of earlier) {
    if (number !== newest.number)
      matches.set(number, { content, places: matchParts(content, newest.content) });
  }
  const standing = new Set<string>();
  return corrections.map((correction) => {
    const { number, reading, part, kind, partId } = correction;
    const past = matches.get(reading);
    if (kind === "add") {
      if (past && isNowInDocument(correction, newest.content)) return refused(number, "now-in-document");
      standing.add(partId);
      return { number, step: correction };
    }
    if (isAddedPart(partId)) {
      return standing.has(partId) ? { number, step: correction } : refused(number, "added-part-gone");
    }
    if (reading === newest.number) return { number, step: correction };
    const place = past?.places[part].get(partId);
    if (!past || !place || place.isNear) return refused(number, "part-gone");
    const was = findPart(past.content, part, partId);
    const now = findPart(newest.content, part, place.id);
    if (!was || !now) return refused(number, "part-gone");
    if (kind === "correct" && !readsTheSame(was, now, correction.fields))
      return refused(number, "document-changed");
    return { number, step: { ...correction, partId: place.id } };
  });
}

const reasons = {
  "part-gone": {
    zh: "新读入的文本中没有这一部分了。",
    en: "The newest reading of the document no longer has this part.",
  },
  "document-changed": {
    zh: "文本本身在这一处已经改动，请按新文本重新核对。",
    en: "The document itself says something else here now. Check it against the new text.",
  },
  "now-in-document": {
    zh: "新读入的文本中已有同名的一项，不再另外增补。",
    en: "The newest reading has a part of the same name itself, so it is not added again.",
  },
  "added-part-gone": {
    zh: "所更正的增补项已撤回或不再需要。",
    en: "The added part that this corrects was taken back or is no longer needed.",
  },
} as const satisfies Readonly<Record<string, BilingualText>>;

function refused(number: number, why: keyof typeof reasons): CarriedCorrection {
  return { number, step: null, whyNot: reasons[why] };
}

/** Whether an id is that of a part which a person added. */
export function isAddedPart(partId: string): boolean {
  return /^a\d+$/.test(partId);
}

function isNowInDocument({ part, fields }: CorrectionStep, content: PlanContent): boolean {
  if (part === "indicator") {
    const name = comparableText(fields.name ?? "");
    return content.indicators.some((row) => comparableText(row.name) === name);
  }
  const subject = comparableText(fields.subject ?? "");
  const { kind, value } = fields.rule ?? {};
  return content.targets.some(
    ({ subject: other, rule }) =>
      comparableText(other) === subject && rule.kind === kind && rule.value === value,
  );
}

/** The part of a plan's indicators or targets with this id. */
export function findPart(
  content: PlanContent,
  part: CorrectedPart,
  id: string,
): ContentIndicator | ContentTarget | undefined {
  return part === "indicator"
    ? content.indicators.find((row) => row.id === id)
    : content.targets.find((target) => target.id === id);
}

function readsTheSame(
  was: ContentIndicator | ContentTarget,
  now: ContentIndicator | ContentTarget,
  fields: CorrectedFields,
): boolean {
  const earlier = new Map<string, unknown>(Object.entries(was));
  const later = new Map<string, unknown>(Object.entries(now));
  return Object.entries(fields).every(
    ([name, value]) => value === undefined || isSameValue(earlier.get(name), later.get(name)),
  );
}

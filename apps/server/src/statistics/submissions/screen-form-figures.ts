import type { FigureInputOfForm, FiguresSaved, Words } from "@halfsky/api-contract";
import { canonicalDecimal, type FigureKey, figureText, shortenDecimal } from "@halfsky/statistics";
import { checkFigure, findImpossible } from "../figure-checks.ts";
import {
  isFilledIn,
  type FilledFigure,
  type NewFigure,
  type StoredFigure,
} from "./submission-figure.store.ts";
import type { VisibleSubmission } from "./visible-submission.ts";

/** A figure of a form that someone hands in; a correction brings its reason. */
export type FormFigureInput = FigureInputOfForm & { readonly reason?: string | undefined };

/** What is to become of figures that were handed in: each is in exactly one of the lists. */
export interface ScreenedForm {
  /** Ready to be kept, in the order given. */
  readonly fresh: readonly NewFigure[];
  /** The figure says the same already, or is as empty as before. */
  readonly unchanged: readonly StoredFigure[];
  readonly conflicts: ReadonlyArray<{ readonly mine: FormFigureInput; readonly theirs: FilledFigure }>;
  readonly refused: ReadonlyArray<{
    readonly figure: FormFigureInput;
    readonly message: Words;
    readonly hint: Words;
  }>;
}

type Refusal = Omit<FiguresSaved["refused"][number], "figure">;

const refusals = {
  twice: {
    message: { zh: "同一单元格出现了两次。", en: "The same cell is given twice." },
    hint: { zh: "请只保留一个。", en: "Keep one of them." },
  },
  unknownCell: {
    message: { zh: "本表没有这个数据项。", en: "The form does not ask for this figure." },
    hint: { zh: "请刷新页面或重新下载填报表。", en: "Reload the page or download the sheet again." },
  },
  both: {
    message: {
      zh: "数值和缺失原因只能填一个。",
      en: "A cell takes either a figure or the reason why there is none.",
    },
    hint: {
      zh: "有数据填数值，没有数据选缺失原因。",
      en: "Enter the figure, or choose why there is none.",
    },
  },
  notReturned: {
    message: {
      zh: "这个数没有被退回，不能修改。",
      en: "This figure was not sent back and cannot be changed.",
    },
    hint: {
      zh: "只能修改被退回的数；确需一并修改的，请联系审核人补充退回。",
      en: "Only figures that were sent back can be changed; ask the reviewer to send this one back too.",
    },
  },
  unknownRevision: {
    message: {
      zh: "所依据的版次不存在，可能是旧页面或旧填报表。",
      en: "The revision that this change was made from does not exist; the page or sheet may be stale.",
    },
    hint: { zh: "请刷新页面或重新下载填报表。", en: "Reload the page or download the sheet again." },
  },
} as const satisfies Record<string, Refusal>;

const checkHint: Words = {
  zh: "请核对后重新填写；确无数据的请选缺失原因。",
  en: "Check it and enter it again; where there is no figure choose the reason.",
};

const closedHint: Words = {
  zh: "已填的数没有丢，请记下后刷新页面查看。",
  en: "What you typed is still on your page; note it and reload to see how the form stands.",
};

/** Decimals are kept in their shortest exact form; how many are printed is the indicator's matter. */
function canonical(value: string | null): string | null {
  if (value === null) return null;
  const text = canonicalDecimal(value);
  return text === null ? value : shortenDecimal(text);
}

type Parts = Pick<StoredFigure, "value" | "missing" | "numerator" | "denominator">;

/** Whether two figures say the same, whatever is noted beside them. */
export function isSameFigure(one: Parts, other: Parts): boolean {
  return (
    canonical(one.value) === canonical(other.value) &&
    one.missing === other.missing &&
    canonical(one.numerator) === canonical(other.numerator) &&
    canonical(one.denominator) === canonical(other.denominator)
  );
}

/** What a submission allows to be typed. */
export interface Openness {
  /** The figures that can be typed; null: all of the form. */
  readonly editable: readonly FigureKey[] | null;
  /** Why nothing can be typed at all. */
  readonly closed: Words | undefined;
}

/**
 * Sorts figures of a form into those that can be kept, those that say the same already, those that somebody changed
 * meanwhile, and those that cannot be kept: foreign cells, cells given twice or closed, impossible figures.
 */
export function screenFormFigures(
  seen: Pick<VisibleSubmission, "submission" | "figures" | "indicators">,
  inputs: readonly FormFigureInput[],
  { editable, closed }: Openness,
): ScreenedForm {
  const current = new Map(seen.figures.map((figure) => [figureText(figure), figure]));
  const indicators = new Map(seen.indicators.map((indicator) => [indicator.id, indicator]));
  const open = editable && new Set(editable.map(figureText));
  const given = new Set<string>();
  const fresh: NewFigure[] = [];
  const unchanged: StoredFigure[] = [];
  const conflicts: Array<ScreenedForm["conflicts"][number]> = [];
  const refused: Array<ScreenedForm["refused"][number]> = [];
  for (const input of inputs) {
    const key = figureText(input);
    const before = current.get(key);
    const indicator = indicators.get(input.indicatorId);
    const refuse = (refusal: Refusal): void => void refused.push({ figure: input, ...refusal });
    if (given.has(key)) {
      refuse(refusals.twice);
      continue;
    }
    given.add(key);
    if (!before || !indicator) {
      refuse(refusals.unknownCell);
      continue;
    }
    const figure: NewFigure = {
      indicatorId: input.indicatorId,
      breakdown: input.breakdown,
      revision: before.revision + 1,
      value: canonical(input.value),
      missing: input.missing,
      numerator: canonical(input.numerator),
      denominator: canonical(input.denominator),
      note: input.note?.trim() || null,
      reason: input.reason?.trim() || null,
    };
    if (isSameFigure(figure, before) && figure.note === before.note) unchanged.push(before);
    else if (closed) refuse({ message: closed, hint: closedHint });
    else if (open && !open.has(key)) refuse(refusals.notReturned);
    else if (figure.value !== null && figure.missing !== null) refuse(refusals.both);
    else if (input.baseRevision > before.revision) refuse(refusals.unknownRevision);
    else if (input.baseRevision < before.revision && isFilledIn(before)) {
      conflicts.push({ mine: input, theirs: before });
    } else {
      const { areaCode, year } = seen.submission;
      const impossible = findImpossible(checkFigure({ areaCode, year, ...figure }, indicator, []));
      if (impossible) refuse({ message: impossible.message, hint: checkHint });
      else fresh.push(figure);
    }
  }
  return { fresh, unchanged, conflicts, refused };
}

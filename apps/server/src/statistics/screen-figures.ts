import type {
  CellInput,
  CheckFinding,
  Indicator,
  ObservationCell,
  Permission,
  Words,
} from "@halfsky/api-contract";
import { canonicalDecimal, type Observation, shortenDecimal } from "@halfsky/statistics";
import { areaTreeOf, findReach, type ReadContext } from "../access/context.ts";
import { isWithin } from "../access/reach.ts";
import { checkFigure, findImpossible, seriesOf, seriesText } from "./figure-checks.ts";
import { listIndicatorsById } from "./indicator.store.ts";
import { formulaFor, listComputedVersions } from "./indicator-version.store.ts";
import { listCollectedCells } from "./collected-cells.store.ts";
import { cellText, listObservations, listReportedYears } from "./observation.store.ts";

/** A figure that someone hands in: of the whole where no breakdown is given; `sourceName` says where in the source it stood. */
export type FigureInput = CellInput & {
  readonly breakdown?: string | undefined;
  readonly sourceName?: string | undefined;
  /** The submission that brings it, where one does. */
  readonly submissionId?: string | undefined;
};

/** What must be asked of figures besides their being possible. */
export interface ScreeningDemands {
  /** What the actor needs in each cell; null: nothing, for the platform computes it. */
  readonly permission: Permission | null;
  /** Where the figures come from: what a form collects, or was signed through one, is not typed beside it. */
  readonly source: ObservationCell["source"]["kind"];
}

const typedSources: ReadonlySet<ScreeningDemands["source"]> = new Set(["entry", "import", "bulk"]);

/** A figure that may be kept, with what stands in its cell now. */
export interface ScreenedFigure {
  readonly input: FigureInput;
  readonly current: ObservationCell | undefined;
  readonly value: string | null;
  readonly missing: ObservationCell["missing"];
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly note: string | null;
  readonly findings: readonly CheckFinding[];
  /** Whether figures of later years stand in the series already. */
  readonly hasLater: boolean;
}

/** A figure that cannot be kept, with words that say why and what to do. */
export interface RefusedFigure {
  readonly cell: FigureInput;
  readonly message: Words;
  readonly hint: Words;
}

const refusals = {
  twice: {
    message: { zh: "同一单元格出现了两次。", en: "The same cell is given twice." },
    hint: { zh: "请只保留一个。", en: "Keep one of them." },
  },
  unknownIndicator: {
    message: { zh: "没有这个指标。", en: "There is no such indicator." },
    hint: { zh: "请刷新页面或重新下载填报表。", en: "Reload the page or download the sheet again." },
  },
  outOfReach: {
    message: {
      zh: "这个地区或指标不归您填报，未保存。",
      en: "This area or indicator is not yours to report; it was not saved.",
    },
    hint: {
      zh: "请只填本单位负责的指标；如应由您填报，请联系妇儿工委办调整责任单位。",
      en: "Fill in the indicators of your own unit; if this should be one, ask the committee's office to change its owner.",
    },
  },
  signed: {
    message: {
      zh: "这个数据已签署，不能直接修改。",
      en: "This figure is signed and cannot be changed here.",
    },
    hint: {
      zh: "请在“我的填报”中打开它的填报单，点“更正”，写明原因后逐级重新签署。",
      en: "Open its form under My forms and choose Correct: with a reason it goes through review and signing again.",
    },
  },
  computed: {
    message: {
      zh: "这个指标由公式计算，不能填写。",
      en: "This indicator is computed by its formula and cannot be entered.",
    },
    hint: {
      zh: "请填写公式所用的数据，计算结果会自动更新。",
      en: "Enter the figures that its formula uses; the result follows by itself.",
    },
  },
  correctionWithoutReason: {
    message: {
      zh: "这个数据已签署，更正须写明原因。",
      en: "This figure is signed; a correction needs its reason.",
    },
    hint: { zh: "请填写更正原因。", en: "Write why it is corrected." },
  },
  noReason: {
    message: {
      zh: "这个数据已编入年度监测报告，修改须写明原因。",
      en: "An annual report shows this figure; a change needs its reason.",
    },
    hint: { zh: "请填写更正原因后再保存。", en: "Write why it is changed and save again." },
  },
  neither: {
    message: {
      zh: "数值和缺失原因必须且只能有一个。",
      en: "A cell needs either a figure or the reason why there is none.",
    },
    hint: {
      zh: "有数据填数值，没有数据选缺失原因。",
      en: "Enter the figure, or choose why there is none.",
    },
  },
} as const satisfies Record<string, { message: Words; hint: Words }>;

const checkHint: Words = {
  zh: "请核对后重新填写；确无数据的请选缺失原因。",
  en: "Check it and enter it again; where there is no figure choose the reason.",
};

/** A decimal that is in its shortest form already, as nearly all are. */
const shortest = /^(?:0|[1-9]\d{0,15})(?:\.\d{0,15}[1-9])?$/u;

/** Decimals are kept in their shortest exact form; how many are printed is the indicator's matter. */
function canonical(value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (shortest.test(value)) return value;
  const text = canonicalDecimal(value);
  return text === null ? value : shortenDecimal(text);
}

/** Whether a figure handed in says the same as what stands in the cell. */
export function isSameFigure(screened: ScreenedFigure): boolean {
  const { current } = screened;
  return (
    current !== undefined &&
    canonical(current.value) === screened.value &&
    current.missing === screened.missing &&
    canonical(current.numerator) === screened.numerator &&
    canonical(current.denominator) === screened.denominator &&
    current.note === screened.note
  );
}

/** What is left out of a cell stays as it is; a figure that goes missing takes its parts with it. */
function merge(input: FigureInput, current: ObservationCell | undefined): MergedFigure {
  const { value, numerator, denominator, note } = input;
  const isMissing = value === null;
  return {
    value: canonical(value),
    missing: input.missing,
    numerator: canonical(numerator === undefined && !isMissing ? current?.numerator : numerator),
    denominator: canonical(denominator === undefined && !isMissing ? current?.denominator : denominator),
    note: (note === undefined ? (current?.note ?? null) : note?.trim()) || null,
  };
}

type MergedFigure = Pick<ScreenedFigure, "value" | "missing" | "numerator" | "denominator" | "note">;

/**
 * Sorts figures into those that may be kept and those that cannot: unknown or foreign cells, cells given twice, and
 * figures that the checks call impossible. Nothing is written.
 */
export async function screenFigures(
  context: ReadContext,
  inputs: readonly FigureInput[],
  demands: ScreeningDemands,
): Promise<{ readonly accepted: readonly ScreenedFigure[]; readonly refused: readonly RefusedFigure[] }> {
  const indicatorIds = [...new Set(inputs.map((input) => input.indicatorId))];
  const indicators = new Map(
    (await listIndicatorsById(context.transaction, indicatorIds)).map((indicator) => [
      indicator.id,
      indicator,
    ]),
  );
  const years = inputs.map((input) => input.year);
  const stored = await listObservations(context.transaction, {
    areaCodes: [...new Set(inputs.map((input) => input.areaCode))],
    indicatorIds,
    // Five years back is as far as the checks need to look for the figure before.
    from: years.reduce((least, year) => Math.min(least, year), 9999) - 5,
    // Later figures too, for what is changed here speaks for or against them.
    to: 9999,
    ...(inputs.some(({ breakdown }) => breakdown) && { breakdowns: "all" as const }),
  });
  const reach = demands.permission === null ? null : await findReach(context, demands.permission);
  const computed =
    demands.source === "computed" || demands.source === "plan"
      ? new Map<string, never>()
      : await listComputedVersions(context.transaction, indicatorIds);
  const areas = new Set((await areaTreeOf(context)).codes);
  const isTyped = typedSources.has(demands.source);
  const collected = isTyped
    ? await listCollectedCells(context.transaction, inputs)
    : new Map<string, string>();
  const reported = isTyped ? await listReportedYears(context.transaction, stored) : new Set<string>();
  const current = new Map(stored.map((cell) => [cellText(cell), cell]));
  const history = seriesOf(stored);
  const given = new Map<string, FigureInput[]>();
  const seen = new Set<string>();
  const accepted: ScreenedFigure[] = [];
  const refused: RefusedFigure[] = [];
  // By year, so that a figure is checked beside the earlier ones that come with it.
  for (const input of inputs.toSorted((one, other) => one.year - other.year)) {
    const line = seriesText(input);
    const key = cellText(input);
    const indicator = indicators.get(input.indicatorId);
    const refusal = refuse(input, indicator, seen.has(key));
    seen.add(key);
    if (refusal) {
      refused.push({ cell: input, ...refusal });
      continue;
    }
    if (
      !indicator ||
      !areas.has(input.areaCode) ||
      (reach !== null &&
        !isWithin(reach, { areaCode: input.areaCode, organisationId: indicator.organisation?.id }))
    ) {
      refused.push({ cell: input, ...refusals.outOfReach });
      continue;
    }
    if (formulaFor(computed.get(input.indicatorId), input.year) !== null) {
      refused.push({ cell: input, ...refusals.computed });
      continue;
    }
    const stands = current.get(key);
    const { value, missing, numerator, denominator, note } = merge(input, stands);
    const { areaCode, indicatorId, year } = input;
    const before = history.get(line);
    const findings = checkFigure(
      { areaCode, indicatorId, year, value, missing, numerator, denominator },
      indicator,
      // A year that is handed in together with this one counts before what is stored of it.
      joined(before, given.get(line)),
    );
    // What figures make of each other stands with what is found in it: it is they that have to be mended.
    const impossible = demands.source === "computed" ? undefined : findImpossible(findings);
    const screened: ScreenedFigure = {
      input,
      current: stands,
      value,
      missing,
      numerator,
      denominator,
      note,
      findings,
      hasLater: before !== undefined && before.some((other) => other.year > year),
    };
    const guarded = isTyped ? guardSigned(screened, collected) : guardCorrection(screened);
    if (guarded) refused.push({ cell: input, ...guarded });
    else if (impossible) refused.push({ cell: input, message: impossible.message, hint: checkHint });
    else if (isReasonMissing(screened, reported)) refused.push({ cell: input, ...refusals.noReason });
    else {
      accepted.push(screened);
      const series = given.get(line);
      if (series) series.push(input);
      else given.set(line, [input]);
    }
  }
  return { accepted, refused };
}

function joined(
  stored: readonly Observation[] = [],
  given: readonly Observation[] = [],
): readonly Observation[] {
  return stored.length === 0 ? given : [...stored, ...given];
}

function isReasonMissing(figure: ScreenedFigure, reported: ReadonlySet<string>): boolean {
  const { current, input } = figure;
  if (!current || !reported.has(`${input.areaCode}|${input.year}`) || isSameFigure(figure)) return false;
  return (input.reason ?? "").trim() === "";
}

/** Why a figure that is signed, or that a form collects at the moment, cannot be typed beside its form. */
function guardSigned(
  figure: ScreenedFigure,
  collected: ReadonlyMap<string, string>,
): Pick<RefusedFigure, "message" | "hint"> | undefined {
  if (isSameFigure(figure)) return undefined;
  const title = collected.get(cellText(figure.input));
  if (title !== undefined) return beingCollected(title);
  return (figure.current?.signedRevision ?? null) === null ? undefined : refusals.signed;
}

/** A signed figure changes with its reason, whoever brings the change. */
function guardCorrection(figure: ScreenedFigure): Pick<RefusedFigure, "message" | "hint"> | undefined {
  const isSigned = (figure.current?.signedRevision ?? null) !== null;
  const hasReason = (figure.input.reason ?? "").trim() !== "";
  return !isSigned || hasReason || isSameFigure(figure) || !isFresh(figure)
    ? undefined
    : refusals.correctionWithoutReason;
}

/** Instead of the revision that the writer saw: whatever stands in the cell is replaced. Bulk loads see none. */
export const anyRevision = -1;

/** Whether whoever brings the figure saw what stands in its cell. */
export function isFresh({ current, input }: ScreenedFigure): boolean {
  return input.baseRevision === anyRevision || (current?.revision ?? 0) === input.baseRevision;
}

function beingCollected(title: string): Pick<RefusedFigure, "message" | "hint"> {
  return {
    message: {
      zh: `这个数据正在《${title}》中填报，未保存。`,
      en: `This figure is being collected in the form "${title}"; it was not saved.`,
    },
    hint: {
      zh: "请在“我的填报”中打开这张填报单填写。",
      en: "Open that form under My forms and enter the figure there.",
    },
  };
}

function refuse(
  input: FigureInput,
  indicator: Indicator | undefined,
  isTwice: boolean,
): { readonly message: Words; readonly hint: Words } | undefined {
  if (isTwice) return refusals.twice;
  if (!indicator) return refusals.unknownIndicator;
  return (input.value === null) === (input.missing === null) ? refusals.neither : undefined;
}

import type { CheckFinding, ObservationCell, Permission } from "@halfsky/api-contract";
import type { WriteContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { seriesText } from "./figure-checks.ts";
import { listFindings } from "./finding.store.ts";
import type { FigureRow } from "./observation.store.ts";
import { cellText, keepFigures, lockFiguresOf } from "./observation.store.ts";
import { recheckSeries, type SeriesKey } from "./recheck-series.ts";
import type { FigureInput, RefusedFigure, ScreenedFigure } from "./screen-figures.ts";
import { isFresh, isSameFigure, screenFigures } from "./screen-figures.ts";

/** Where figures come from. */
export interface FigureSource {
  readonly kind: ObservationCell["source"]["kind"];
  /** File, document or page; a figure's own `sourceName` is more exact and wins. */
  readonly name: string | null;
  /** What the actor needs in each cell; publishing a plan brings its baselines with it, and null asks nothing of who computes. */
  readonly permission?: Permission | null | undefined;
  /** The submission that brings them all; a figure's own wins. */
  readonly submissionId?: string | undefined;
}

/** What became of figures: each is in exactly one of the first four lists. */
export interface RecordedFigures {
  readonly saved: readonly ObservationCell[];
  /** The cell says the same already; nothing was written. */
  readonly unchanged: readonly ObservationCell[];
  readonly conflicts: readonly { readonly mine: FigureInput; readonly theirs: ObservationCell }[];
  readonly refused: readonly RefusedFigure[];
  readonly findings: readonly CheckFinding[];
}

/** Figures that are written by one statement. */
export const portionRows = 5000;
const auditedCells = 500;

/** Checks and keeps figures with their revisions and the audit entry; what depends on them is left to the service. */
export async function recordFigures(
  context: WriteContext,
  inputs: readonly FigureInput[],
  source: FigureSource,
): Promise<RecordedFigures> {
  await lockFiguresOf(context.transaction, [...new Set(inputs.map(({ areaCode }) => areaCode))]);
  const portions: (RecordedFigures & { readonly before: readonly ObservationCell[] })[] = [];
  for (let start = 0; start < inputs.length; start += portionRows)
    portions.push(await recordPortion(context, inputs.slice(start, start + portionRows), source));
  const outcome = {
    saved: portions.flatMap((portion) => portion.saved),
    unchanged: portions.flatMap((portion) => portion.unchanged),
    conflicts: portions.flatMap((portion) => portion.conflicts),
    refused: portions.flatMap((portion) => portion.refused),
    findings: portions.flatMap((portion) => portion.findings),
  };
  auditFigures(
    context,
    outcome.saved,
    portions.flatMap((portion) => portion.before),
    source,
  );
  return outcome;
}

/**
 * As recordFigures, for no more than `portionRows` figures of areas that are locked by `lockFiguresOf`; the audit entry is
 * the caller's to make.
 */
export async function recordPortion(
  context: WriteContext,
  inputs: readonly FigureInput[],
  source: FigureSource,
): Promise<RecordedFigures & { readonly before: readonly ObservationCell[] }> {
  const { accepted, refused: impossible } = await screenFigures(context, inputs, {
    permission: source.permission === undefined ? "observation.write" : source.permission,
    source: source.kind,
  });
  const refused = [...impossible];
  const fresh: ScreenedFigure[] = [];
  const known: ScreenedFigure[] = [];
  const rows: FigureRow[] = [];
  const saved: ObservationCell[] = [];
  const unchanged: ObservationCell[] = [];
  const before: ObservationCell[] = [];
  const conflicts: { mine: FigureInput; theirs: ObservationCell }[] = [];
  for (const figure of accepted) {
    const { input, current } = figure;
    if (current !== undefined && isSameFigure(figure)) {
      known.push(figure);
      unchanged.push(current);
    } else if (isFresh(figure)) {
      const row = rowOf(figure, source);
      fresh.push(figure);
      rows.push(row);
      saved.push(cellOf(row, current, context));
      if (current !== undefined) before.push(current);
    } else if (current === undefined) {
      // The writer saw a revision that never was: no cell stands against hers.
      refused.push({ cell: input, ...unknownRevision });
    } else {
      conflicts.push({ mine: input, theirs: current });
    }
  }
  await keepFigures(context.transaction, rows, { by: context.actor.accountId, at: context.now });
  await recheckSeries(context, await listDoubtfulSeries(context, fresh));
  const findings = await listFindingsOf(context, [...fresh, ...known]);
  return { saved, unchanged, conflicts, refused, findings, before };
}

function findingQuery(figures: readonly ScreenedFigure[]) {
  return {
    areaCodes: [...new Set(figures.map(({ input }) => input.areaCode))],
    indicatorIds: [...new Set(figures.map(({ input }) => input.indicatorId))],
  };
}

/** The series whose findings may differ now: those with a finding, old or new, and those with later figures. */
async function listDoubtfulSeries(
  context: WriteContext,
  saved: readonly ScreenedFigure[],
): Promise<readonly SeriesKey[]> {
  const known = await listFindings(context.transaction, findingQuery(saved));
  const withFinding = new Set(known.map(seriesText));
  const isDoubtful = ({ input, hasLater, findings }: ScreenedFigure) =>
    // Parts of the whole are checked by the forms that ask for them.
    !input.breakdown &&
    (hasLater || findings.length > 0 || (withFinding.size > 0 && withFinding.has(seriesText(input))));
  return saved
    .filter(isDoubtful)
    .map(({ input }) => ({ areaCode: input.areaCode, indicatorId: input.indicatorId }));
}

/** What is found now in the cells of these figures. */
async function listFindingsOf(
  context: WriteContext,
  figures: readonly ScreenedFigure[],
): Promise<readonly CheckFinding[]> {
  const found = await listFindings(context.transaction, findingQuery(figures));
  if (found.length === 0) return [];
  const cells = new Set(figures.map(({ input }) => cellText(input)));
  return found.filter((finding) => cells.has(cellText(finding)));
}

const unknownRevision = {
  message: {
    zh: "所依据的版次不存在，可能是旧页面或旧填报表。",
    en: "The revision that this change was made from does not exist; the page or sheet may be stale.",
  },
  hint: { zh: "请刷新页面或重新下载填报表。", en: "Reload the page or download the sheet again." },
} as const;

function rowOf(figure: ScreenedFigure, source: FigureSource): FigureRow {
  const { input } = figure;
  return {
    areaCode: input.areaCode,
    indicatorId: input.indicatorId,
    year: input.year,
    breakdown: input.breakdown ?? "",
    revision: (figure.current?.revision ?? 0) + 1,
    value: figure.value,
    missing: figure.missing,
    numerator: figure.numerator,
    denominator: figure.denominator,
    note: figure.note,
    sourceKind: source.kind,
    sourceName: input.sourceName ?? source.name,
    submissionId: input.submissionId ?? source.submissionId ?? null,
    reason: reasonOf(figure, source),
  };
}

/** What a submission brings for the first time replaces what was noted before without it. */
function reasonOf({ input, current }: ScreenedFigure, source: FigureSource): string | null {
  const given = input.reason?.trim() || null;
  if (given !== null || current === undefined || source.kind !== "submission") return given;
  return source.name === null ? "以填报单为准" : `以填报单“${source.name}”为准`;
}

function cellOf(
  row: FigureRow,
  current: ObservationCell | undefined,
  context: WriteContext,
): ObservationCell {
  const signedRevision = current?.signedRevision ?? null;
  return {
    areaCode: row.areaCode,
    indicatorId: row.indicatorId,
    year: row.year,
    breakdown: row.breakdown ?? "",
    revision: row.revision,
    signedRevision,
    changedSinceSigning: signedRevision !== null && row.revision > signedRevision,
    value: row.value,
    missing: row.missing,
    numerator: row.numerator,
    denominator: row.denominator,
    note: row.note,
    source: { kind: row.sourceKind, name: row.sourceName },
    recorded: { by: context.actor.displayName, at: context.now },
  };
}

/** One entry an area: the cells of a person's change in full, of a bulk load their number (each has its revision). */
function auditFigures(
  context: WriteContext,
  saved: readonly ObservationCell[],
  before: readonly ObservationCell[],
  source: FigureSource,
): void {
  const earlier = new Map(before.map((cell) => [cellText(cell), cell]));
  const areas = new Map<string, ObservationCell[]>();
  for (const cell of saved) {
    const known = areas.get(cell.areaCode);
    if (known) known.push(cell);
    else areas.set(cell.areaCode, [cell]);
  }
  for (const [areaCode, cells] of areas) {
    recordAudit(context, {
      action: "observation.record",
      subjectKind: "observation",
      subjectId: areaCode,
      areaCode,
      details: {
        source: { kind: source.kind, name: source.name },
        count: cells.length,
        cells: cells.slice(0, auditedCells).map((cell) => ({
          indicator: cell.indicatorId,
          year: cell.year,
          ...(cell.breakdown !== "" && { breakdown: cell.breakdown }),
          revision: cell.revision,
          before: shown(earlier.get(cellText(cell))),
          after: shown(cell),
        })),
      },
    });
  }
}

function shown(cell: ObservationCell | undefined): string | null {
  return cell === undefined ? null : (cell.value ?? cell.missing);
}

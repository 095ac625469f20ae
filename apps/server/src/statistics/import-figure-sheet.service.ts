import type { Indicator, SheetImport } from "@halfsky/api-contract";
import type { ReadContext, WriteContext } from "../access/context.ts";
import { PlatformError } from "../platform-error.ts";
import { listIndicatorsById, listUsableIndicators } from "./indicator.store.ts";
import type { PlacedInput } from "./interpret-sheet-entries.ts";
import { interpretSheetEntries } from "./interpret-sheet-entries.ts";
import { recordObservations } from "./observation.service.ts";
import { cellText, listRevisionsByNumber } from "./observation.store.ts";
import type { FigureSheetReading, SheetEntry, SheetFault } from "./read-figure-sheet.ts";
import { isFresh, isSameFigure, screenFigures } from "./screen-figures.ts";

/** How a sheet is to be taken in. */
export interface SheetImportRequest {
  readonly fileName: string;
  readonly reading: FigureSheetReading;
  /** Why stored figures are changed; asked for where a report shows them. */
  readonly reason: string | null;
}

type PreviewedSheet = Omit<SheetImport, "applied"> & { readonly ready: readonly PlacedInput[] };

/** Says everything that taking in a sheet would do, and every fault, without storing anything. */
export async function previewFigureSheet(
  context: ReadContext,
  request: SheetImportRequest,
): Promise<SheetImport> {
  const { ready: _, ...preview } = await readSheet(context, request);
  return { ...preview, applied: false };
}

/** Stores the figures of a sheet; where it has faults or conflicts, nothing, unless the person wants the good ones alone. */
export async function importFigureSheet(
  context: WriteContext,
  request: SheetImportRequest & { readonly isPartial: boolean },
): Promise<SheetImport> {
  const { ready, ...preview } = await readSheet(context, request);
  if (!request.isPartial && (preview.faults.length > 0 || preview.conflicts.length > 0))
    return { ...preview, applied: false };
  const outcome = await recordObservations(
    context,
    ready.map(({ sheet, cell, input }) => ({ ...input, sourceName: `${request.fileName} ${sheet}!${cell}` })),
    { kind: "import", name: request.fileName },
  );
  const places = new Map(ready.map((placed) => [cellText(placed.input), placed]));
  const placeOf = (cell: Parameters<typeof cellText>[0]) => ({
    sheet: places.get(cellText(cell))?.sheet ?? "",
    cell: places.get(cellText(cell))?.cell ?? "",
  });
  return {
    ...preview,
    conflicts: [
      ...preview.conflicts,
      // Someone was faster between reading and writing.
      ...outcome.conflicts.map((conflict) => ({ ...placeOf(conflict.mine), ...conflict })),
    ],
    applied: true,
  };
}

async function readSheet(context: ReadContext, request: SheetImportRequest): Promise<PreviewedSheet> {
  const { reading } = request;
  if (reading.status === "unreadable") {
    const { message, hint } = reading.problem;
    throw new PlatformError("unreadable-file", 422, message, [{ where: request.fileName, message, hint }]);
  }
  const interpreted = await interpret(context, reading.entries, request.reason);
  const places = new Map(interpreted.inputs.map((placed) => [cellText(placed.input), placed]));
  const { accepted, refused } = await screenFigures(
    context,
    interpreted.inputs.map(({ input }) => input),
    { permission: "observation.write", source: "import" },
  );
  const placeOf = (cell: Parameters<typeof cellText>[0]) => ({
    sheet: places.get(cellText(cell))?.sheet ?? "",
    cell: places.get(cellText(cell))?.cell ?? "",
  });
  const changed = accepted.filter((figure) => !isSameFigure(figure));
  const fresh = changed.filter(isFresh);
  const refusedFaults: SheetFault[] = refused.map(({ cell, message, hint }) => ({
    ...placeOf(cell),
    words: cell.value ?? cell.missing ?? "",
    message,
    hint,
    figure: { areaCode: cell.areaCode, indicatorId: cell.indicatorId, year: cell.year },
  }));
  return {
    fileName: request.fileName,
    read: reading.entries.length,
    unchanged: interpreted.untouched + accepted.length - changed.length,
    changes: fresh.map((figure) => ({
      ...placeOf(figure.input),
      before: figure.current ? (figure.current.value ?? figure.current.missing) : null,
      input: figure.input,
    })),
    faults: [...reading.faults, ...interpreted.faults, ...refusedFaults],
    findings: fresh.flatMap((figure) =>
      figure.findings.map((finding) => ({ ...finding, ...placeOf(figure.input) })),
    ),
    conflicts: changed.flatMap((figure) =>
      figure.current && !isFresh(figure)
        ? [{ ...placeOf(figure.input), mine: figure.input, theirs: figure.current }]
        : [],
    ),
    ready: fresh.flatMap((figure) => places.get(cellText(figure.input)) ?? []),
  };
}

async function interpret(context: ReadContext, entries: readonly SheetEntry[], reason: string | null) {
  const { transaction } = context;
  const ids = [...new Set(entries.map((entry) => entry.indicatorId))].filter((id) => id !== "");
  const byId = new Map(
    (await listIndicatorsById(transaction, ids)).map((indicator) => [indicator.id, indicator]),
  );
  const byName = new Map<string, Indicator>();
  const unnamed = entries.filter((entry) => entry.indicatorId === "");
  for (const areaCode of new Set(unnamed.map((entry) => entry.areaCode))) {
    for (const indicator of await listUsableIndicators(transaction, areaCode))
      byName.set(`${areaCode}|${indicator.name}`, indicator);
  }
  const revisions = await listRevisionsByNumber(
    transaction,
    entries
      .filter((entry) => entry.base.isShown && entry.base.revision > 0)
      .map((entry) => ({
        areaCode: entry.areaCode,
        indicatorId: entry.indicatorId,
        year: entry.year,
        revision: entry.base.revision,
      })),
  );
  const shown = new Map(revisions.map((cell) => [cellText(cell), cell]));
  return interpretSheetEntries(entries, {
    findIndicator: (id) => byId.get(id),
    findByName: (areaCode, name) => byName.get(`${areaCode}|${name}`),
    findRevision: (cell) => shown.get(cell),
    reason,
  });
}

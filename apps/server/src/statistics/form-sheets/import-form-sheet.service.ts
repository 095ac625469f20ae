import type { FormSheet, FormSheetImport, Words } from "@halfsky/api-contract";
import { figureText } from "@halfsky/statistics";
import type { ReadContext, WriteContext } from "../../access/context.ts";
import { PlatformError } from "../../platform-error.ts";
import { saveFiguresIn } from "../submissions/save-figures.service.ts";
import { screenFormFigures } from "../submissions/screen-form-figures.ts";
import { checkSubmission } from "../submissions/submission-basis.ts";
import { isFilledIn, withEntered } from "../submissions/submission-figure.store.ts";
import { listEditable, showFigure } from "../submissions/submission-record.ts";
import { shownFigure } from "../submissions/submission-rows.ts";
import { lockSubmissionRows } from "../submissions/submission.store.ts";
import { listVisible, type VisibleSubmission } from "../submissions/visible-submission.ts";
import { interpretFormSheet, type InterpretedForm, type PlacedFigure } from "./interpret-form-sheet.ts";
import type { FormSheetReading, ReadFormSheet } from "./read-form-sheet.ts";

/** A workbook that was read, and how it is to be taken in. */
export interface FormSheetRequest {
  readonly fileName: string;
  readonly reading: FormSheetReading;
  /** A sheet of another format, read by a mapping that a person confirmed. */
  readonly isForeign?: boolean;
}

interface PreparedSheet {
  readonly seen: VisibleSubmission;
  /** What would become of the sheet, but for the findings of `check`. */
  readonly answer: FormSheet;
  /** What is found in the form as it would stand then; asked for only where nothing is stored, which says it too. */
  readonly check: () => FormSheet["findings"];
  readonly ready: readonly PlacedFigure[];
  readonly places: ReadonlyMap<string, string>;
}

/** Says everything that taking in a workbook would do, and every fault, without storing anything. */
export async function previewFormSheet(
  context: ReadContext,
  request: FormSheetRequest,
): Promise<FormSheetImport> {
  const { sheets, left } = await prepare(context, request);
  return { fileName: request.fileName, sheets: sheets.map(checked), left };
}

/**
 * Stores the figures of a workbook, each sheet into its own submission; where any sheet has faults or conflicts, nothing,
 * unless the person wants the good figures alone.
 */
export async function importFormSheet(
  context: WriteContext,
  request: FormSheetRequest & { readonly isPartial: boolean },
): Promise<FormSheetImport> {
  const { reading, fileName } = request;
  if (reading.status === "read")
    await lockSubmissionRows(
      context.transaction,
      reading.sheets.map(({ submissionId }) => submissionId),
    );
  const { sheets, left } = await prepare(context, request);
  const isHeld = sheets.some(({ answer }) => answer.faults.length > 0 || answer.conflicts.length > 0);
  if (isHeld && !request.isPartial) return { fileName, sheets: sheets.map(checked), left };
  const stored: FormSheet[] = [];
  for (const sheet of sheets) {
    const { seen, answer, ready, places } = sheet;
    if (ready.length === 0) {
      stored.push({ ...checked(sheet), applied: true });
      continue;
    }
    // One submission after the other: a workbook holds as many as a unit owes, a handful. Each was read under its lock.
    const saved = await saveFiguresIn(
      context,
      seen,
      ready.map(({ input }) => input),
      { kind: "import", name: fileName },
    );
    stored.push({
      ...answer,
      findings: saved.findings.map((finding) => ({ ...finding, ...placeOf(answer, places, finding) })),
      applied: true,
    });
  }
  return { fileName, sheets: stored, left };
}

async function prepare(
  context: ReadContext,
  { fileName, reading, isForeign = false }: FormSheetRequest,
): Promise<{ readonly sheets: readonly PreparedSheet[]; readonly left: FormSheetImport["left"] }> {
  if (reading.status === "unreadable") {
    const { message, hint } = reading.problem;
    throw new PlatformError("unreadable-file", 422, message, [{ where: fileName, message, hint }]);
  }
  if (reading.sheets.length === 0) throw notOurs(fileName);
  const visible = new Map(
    (
      await listVisible(
        context,
        reading.sheets.map(({ submissionId }) => submissionId),
        { isChecked: false },
      )
    ).map((seen) => [seen.submission.id, seen]),
  );
  const sheets: PreparedSheet[] = [];
  const left: FormSheetImport["left"] = reading.others.map((sheet) => ({ sheet, ...otherSheet }));
  const taken = new Set<string>();
  for (const sheet of reading.sheets) {
    const seen = visible.get(sheet.submissionId);
    const refusal =
      seen === undefined ? unknownSubmission : taken.has(sheet.submissionId) ? sheetTwice : null;
    if (seen === undefined || refusal !== null)
      left.push({ sheet: sheet.sheet, ...(refusal ?? unknownSubmission) });
    else sheets.push(prepareSheet(sheet, seen, isForeign));
    taken.add(sheet.submissionId);
  }
  return { sheets, left };
}

function prepareSheet(sheet: ReadFormSheet, seen: VisibleSubmission, isForeign: boolean): PreparedSheet {
  const current = new Map(seen.figures.map((figure) => [figureText(figure), figure]));
  const interpreted: InterpretedForm = interpretFormSheet(sheet, {
    definition: seen.definition,
    indicators: seen.indicators,
    current,
    isForeign,
  });
  const permit = seen.may("fill");
  const screened = screenFormFigures(
    seen,
    interpreted.inputs.map(({ input }) => input),
    { editable: listEditable(seen), closed: permit.allowed ? undefined : permit.reason },
  );
  const placed = new Map(interpreted.inputs.map((one) => [figureText(one.input), one]));
  const spot = (key: Parameters<typeof figureText>[0]) => {
    const one = placed.get(figureText(key));
    return { sheet: sheet.sheet, cell: one?.cell ?? "" };
  };
  const fresh = new Map(screened.fresh.map((figure) => [figureText(figure), figure]));
  const answer: FormSheet = {
    submissionId: seen.submission.id,
    title: seen.submission.head.title,
    read: interpreted.read,
    unchanged: interpreted.untouched + screened.unchanged.length,
    changes: interpreted.inputs
      .filter(({ input }) => fresh.has(figureText(input)))
      .map(({ sheet: name, cell, input }) => {
        const before = current.get(figureText(input));
        return {
          sheet: name,
          cell,
          before: before !== undefined && before.revision > 0 ? shownFigure(before) : null,
          input,
        };
      }),
    faults: [
      ...interpreted.faults,
      ...screened.refused.map(({ figure, message, hint }) => ({
        ...spot(figure),
        words: figure.value ?? figure.missing ?? "",
        message,
        hint,
        figure: { indicatorId: figure.indicatorId, breakdown: figure.breakdown },
      })),
    ],
    conflicts: screened.conflicts.flatMap(({ mine, theirs }) =>
      isFilledIn(theirs) ? [{ ...spot(mine), mine, theirs: showFigure(theirs) }] : [],
    ),
    findings: [],
    applied: false,
  };
  const check = (): FormSheet["findings"] => {
    const figures = seen.figures.map((figure) => {
      const next = fresh.get(figureText(figure));
      return next === undefined ? figure : withEntered(figure, next, figure);
    });
    return checkSubmission({ ...seen, figures }).findings.map((finding) => ({
      ...finding,
      ...placeOf(answer, interpreted.places, finding, sheet.sheet),
    }));
  };
  return {
    seen,
    answer,
    check,
    ready: interpreted.inputs.filter(({ input }) => fresh.has(figureText(input))),
    places: interpreted.places,
  };
}

function checked({ answer, check }: PreparedSheet): FormSheet {
  return { ...answer, findings: check() };
}

/** Where a finding's cell stands in the sheet; nulls for a cell that the sheet does not hold. */
function placeOf(
  answer: FormSheet,
  places: ReadonlyMap<string, string>,
  { row, column }: { readonly row: string; readonly column: string },
  sheet: string | null = answer.findings[0]?.sheet ?? answer.changes[0]?.sheet ?? null,
): { readonly sheet: string | null; readonly cell: string | null } {
  const cell = places.get(`${row}|${column}`) ?? null;
  return { sheet: cell === null ? null : sheet, cell };
}

interface Refusal {
  readonly message: Words;
  readonly hint: Words;
}

const otherSheet: Refusal = {
  message: {
    zh: "这张工作表不是本平台的填报表，没有读取。",
    en: "This sheet was not made by the platform and was not read.",
  },
  hint: {
    zh: "如果数据在这里，请用“其他格式导入”把它的行和列对应到本表。",
    en: "If the figures are here, use the import of other formats and map its rows and columns to the form.",
  },
};

const unknownSubmission: Refusal = {
  message: {
    zh: "没有找到这张表对应的填报任务，或它不归您填报。",
    en: "The submission of this sheet was not found, or is not yours.",
  },
  hint: {
    zh: "请从本单位的填报页重新下载填报表。",
    en: "Download the sheet again from your own unit's page.",
  },
};

const sheetTwice: Refusal = {
  message: {
    zh: "同一张报表在工作簿里出现了两次，只读取第一张。",
    en: "The same form stands in the workbook twice; only the first was read.",
  },
  hint: { zh: "请删去多余的一张再上传。", en: "Remove one of them and upload again." },
};

function notOurs(fileName: string): PlatformError {
  const message = {
    zh: "这个工作簿里没有本平台的填报表：没有找到识别行。",
    en: "This workbook holds no sheet of this platform: its hidden key row was not found.",
  };
  const hint = {
    zh: "请下载填报表后填写；如果是其他格式的表，请用“其他格式导入”。",
    en: "Download the sheet and fill it in; for a table of another format use the import of other formats.",
  };
  return new PlatformError("unreadable-file", 422, message, [{ where: fileName, message, hint }]);
}

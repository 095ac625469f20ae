import {
  type BulkFault,
  type BulkFormat,
  type BulkLoaded,
  type BulkLoadQuery,
  mostBulkFaults,
  type Words,
} from "@halfsky/api-contract";
import { findReach, type WriteContext } from "../../access/context.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { PlatformError } from "../../platform-error.ts";
import { listDimensions } from "../dimension.store.ts";
import { computeDependents } from "../compute-figures.service.ts";
import type { FigureInput } from "../observation.service.ts";
import { lockFiguresOf } from "../observation.store.ts";
import { portionRows, recordPortion } from "../record-figures.ts";
import { CellsSeen } from "./cells-seen.ts";
import { BulkLineReader } from "./read-bulk-lines.ts";
import { bulkRowReader, loadColumns } from "./read-bulk-row.ts";

/** A bulk load that has arrived. */
export interface BulkLoad extends BulkLoadQuery {
  readonly format: BulkFormat;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** The areas that its rows name, known or not. */
  readonly areaCodes: ReadonlySet<string>;
}

/** Undoes a load whose outcome is to be told and not kept. */
export class LoadUndone extends Error {
  override readonly name = "LoadUndone";
  readonly outcome: BulkLoaded;

  constructor(outcome: BulkLoaded) {
    super("the load is undone");
    this.outcome = outcome;
  }
}

const twice: Words = {
  zh: "同一单元格前面已出现过",
  en: "the same cell was given before",
};

/**
 * Stores the figures of a load through the one door of figures, portion by portion in one transaction. Throws LoadUndone,
 * with all that was found, for a load that is only checked, and for one with faults that is not to be stored in part: a
 * check is the load itself, undone, so what it says is what the load would do.
 */
export async function loadFigures(context: WriteContext, load: BulkLoad): Promise<BulkLoaded> {
  const reach = await findReach(context, "observation.write");
  // Nobody can make the writers of an area wait that is not hers.
  const areas = [...load.areaCodes].filter((code) =>
    reach.some(({ areaCodes }) => areaCodes === undefined || areaCodes.has(code)),
  );
  await lockFiguresOf(context.transaction, areas);
  const tally = new Tally();
  const source = {
    kind: "bulk",
    name: load.source ?? context.actor.token?.name ?? null,
  } as const;
  for await (const portion of readPortions(context, load, tally)) {
    const outcome = await recordPortion(
      context,
      portion.map(({ input }) => input),
      source,
    );
    await computeDependents(context, outcome.saved);
    if (outcome.refused.length > 0) {
      const lines = new Map(portion.map(({ line, input }) => [input, line]));
      for (const { cell, message, hint } of outcome.refused)
        tally.refuse([{ line: lines.get(cell) ?? 0, message, hint }]);
    }
    for (const { areaCode } of outcome.saved) tally.save(areaCode);
    tally.unchanged += outcome.unchanged.length;
    for (const { severity } of outcome.findings) tally.findings[severity] += 1;
  }
  const isKept = load.mode === "apply" && (tally.faulty === 0 || load.partial === "true");
  const outcome = tally.outcome(load.mode, isKept);
  if (!isKept) throw new LoadUndone(outcome);
  for (const [areaCode, count] of tally.areas) {
    recordAudit(context, {
      action: "observation.load",
      subjectKind: "observation",
      subjectId: areaCode,
      areaCode,
      details: { source: { kind: source.kind, name: source.name }, count, faulty: tally.faulty },
    });
  }
  return outcome;
}

/** What a caller is told who wanted all rows stored and gets none. */
export function nothingStored(outcome: BulkLoaded): PlatformError {
  const { faulty, rows, faults } = outcome;
  return new PlatformError(
    "invalid-input",
    422,
    {
      zh: `${rows} 行中有 ${faulty} 行不能保存，全部未保存；列出前 ${faults.length} 处。加 partial=true 可只保存其余各行。`,
      en: `${faulty} of ${rows} rows cannot be stored, so none was; the first ${faults.length} faults are listed. With partial=true the other rows are stored.`,
    },
    faults.map(({ line, message, hint }) => ({
      where: `line ${line}`,
      message: hint === undefined ? message : joined(message, hint),
    })),
  );
}

function joined(message: Words, hint: Words): Words {
  return { zh: `${message.zh}${hint.zh}`, en: `${message.en} ${hint.en}` };
}

interface PlacedRow {
  readonly line: number;
  readonly input: FigureInput;
}

/** The good rows of a load in portions; what is wrong with the form of the others goes to the tally. */
async function* readPortions(
  context: WriteContext,
  load: BulkLoad,
  tally: Tally,
): AsyncGenerator<readonly PlacedRow[]> {
  const lines = new BulkLineReader(load.format, loadColumns);
  const readRow = bulkRowReader(await listDimensions(context.transaction));
  const seen = new CellsSeen();
  let portion: PlacedRow[] = [];
  const take = (given: ReturnType<BulkLineReader["take"]>): void => {
    for (const line of given) {
      tally.rows += 1;
      const row = readRow(line);
      if ("faults" in row) tally.refuse(row.faults);
      else if (!seen.add(row.input)) tally.refuse([{ line: row.line, message: twice }]);
      else
        portion.push(
          load.reason === undefined ? row : { line: row.line, input: { ...row.input, reason: load.reason } },
        );
    }
  };
  function* full(): Generator<readonly PlacedRow[]> {
    while (portion.length > portionRows) {
      const end = endOfPortion(portion);
      yield portion.slice(0, end);
      portion = portion.slice(end);
    }
  }
  for await (const chunk of load.chunks) {
    take(lines.take(chunk));
    yield* full();
  }
  take(lines.end());
  yield* full();
  if (portion.length > 0) yield portion;
}

/**
 * Where the first portion ends: between two areas where that leaves at least half of it, so that a load sorted by area does
 * not read again what it has just stored of one.
 */
function endOfPortion(rows: readonly PlacedRow[]): number {
  for (let end = portionRows; end >= portionRows / 2; end -= 1) {
    const [before, after] = [rows[end - 1], rows[end]];
    if (before !== undefined && after !== undefined && before.input.areaCode !== after.input.areaCode)
      return end;
  }
  return portionRows;
}

/** Counts what becomes of rows; of the faults only the first are kept. */
class Tally {
  rows = 0;
  faulty = 0;
  unchanged = 0;
  readonly findings = { error: 0, warning: 0, notice: 0 };
  readonly areas = new Map<string, number>();
  #saved = 0;
  readonly #faults: BulkFault[] = [];

  refuse(faults: readonly BulkFault[]): void {
    this.faulty += 1;
    this.#faults.push(...faults.slice(0, mostBulkFaults - this.#faults.length));
  }

  save(areaCode: string): void {
    this.#saved += 1;
    this.areas.set(areaCode, (this.areas.get(areaCode) ?? 0) + 1);
  }

  outcome(mode: BulkLoaded["mode"], applied: boolean): BulkLoaded {
    return {
      mode,
      applied,
      rows: this.rows,
      saved: this.#saved,
      unchanged: this.unchanged,
      faulty: this.faulty,
      faults: this.#faults.toSorted((one, other) => one.line - other.line),
      findings: this.findings,
    };
  }
}

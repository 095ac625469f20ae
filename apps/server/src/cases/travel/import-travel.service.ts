import type { Fault, TravelImport, Words } from "@halfsky/api-contract";
import { beijingDate } from "@halfsky/calendar";
import { mostTravelRows, readTravelRows, type ReadTravelRow, type TravelTime } from "@halfsky/cases";
import { findReach, type ReadContext, requireReach, type WriteContext } from "../../access/context.ts";
import { isWithin } from "../../access/reach.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { lockNames } from "../../database/lock-names.ts";
import { PlatformError } from "../../platform-error.ts";
import { columnLetter } from "../outside/describe-sheets.ts";
import type { OutsideSheet } from "../outside/read-outside-file.ts";
import { listTravelUnits } from "./coverage-units.ts";
import { insertTravelTimes, listTravelTimes } from "./travel-time.store.ts";

/** A sheet of travel minutes as somebody brings it. */
export interface BroughtTravel {
  readonly fileName: string;
  readonly sheets: readonly OutsideSheet[];
}

/** Faults that are named; a whole column filled in wrongly has thousands. */
const mostFaults = 300;

/** POST /api/travel-times/import: what a sheet would add or correct; nothing is kept. */
export async function previewTravel(context: ReadContext, brought: BroughtTravel): Promise<TravelImport> {
  const rows = await readRows(context, brought);
  const { added, corrected, unchanged } = await compareWithKept(context, rows);
  return {
    applied: false,
    rows: rows.length,
    added: added.length,
    corrected: corrected.length,
    unchanged,
  };
}

/**
 * POST /api/travel-times/import?apply=true: keeps what a sheet says. The same sheet again adds nothing; other minutes of the
 * same way, mode and day are a correction, and what was said before stays.
 */
export async function importTravel(context: WriteContext, brought: BroughtTravel): Promise<TravelImport> {
  const { transaction, actor, now } = context;
  // cities and their counties may bring the same ways
  await lockNames(transaction, ["travel-time"]);
  const rows = await readRows(context, brought);
  const { added, corrected, unchanged } = await compareWithKept(context, rows);
  const fresh = [...added, ...corrected];
  const counts = { rows: rows.length, added: added.length, corrected: corrected.length, unchanged };
  if (fresh.length === 0) return { applied: false, ...counts };
  await insertTravelTimes(
    transaction,
    fresh.map(({ from, to, mode, measuredOn, revision, minutes, bothWays, source }) => ({
      area_code: from.slice(0, 6),
      from_unit: from,
      to_unit: to,
      mode,
      measured_on: measuredOn,
      revision,
      minutes,
      both_ways: bothWays,
      source,
      imported_by: actor.accountId,
      imported_at: now,
    })),
  );
  recordAudit(context, {
    action: "travel-time.import",
    subjectKind: "travel-time",
    subjectId: actor.areaCode,
    areaCode: actor.areaCode,
    details: counts,
  });
  return { applied: true, ...counts };
}

async function compareWithKept(context: ReadContext, rows: readonly ReadTravelRow[]) {
  const areas = [...new Set(rows.map(({ from }) => from.slice(0, 6)))];
  const kept = new Map<string, TravelTime>();
  // in the order of their revisions: the last stands
  for (const time of await listTravelTimes(context.transaction, areas)) kept.set(keyOf(time), time);
  const added: TravelTime[] = [];
  const corrected: TravelTime[] = [];
  let unchanged = 0;
  for (const row of rows) {
    const before = kept.get(keyOf(row));
    if (before === undefined) added.push({ ...row, revision: 1 });
    else if (isSame(before, row)) unchanged += 1;
    else corrected.push({ ...row, revision: before.revision + 1 });
  }
  return { added, corrected, unchanged };
}

function keyOf({ from, to, mode, measuredOn }: ReadTravelRow): string {
  return `${from} ${to} ${mode} ${measuredOn}`;
}

function isSame(one: ReadTravelRow, other: ReadTravelRow): boolean {
  return one.minutes === other.minutes && one.bothWays === other.bothWays && one.source === other.source;
}

/** Reads the first sheet with all its faults at once; throws "invalid-input" with each by sheet and cell. */
async function readRows(
  context: ReadContext,
  { fileName, sheets }: BroughtTravel,
): Promise<readonly ReadTravelRow[]> {
  await requireReach(context, "case.configure", { areaCode: context.actor.areaCode });
  const reach = await findReach(context, "case.configure");
  const units = new Set((await listTravelUnits(context)).map(({ code }) => code));
  const [sheet] = sheets;
  if (sheet === undefined) throw faulty([{ where: fileName, message: words.empty }]);
  const { rows, faults } = readTravelRows(sheet.texts, {
    units,
    isOwn: (unit) => isWithin(reach, { areaCode: unit.slice(0, 6) }),
    today: beijingDate(context.now),
  });
  const named: Fault[] = faults.slice(0, mostFaults).map(({ row, column, message }) => ({
    where: `${sheet.name}!${columnLetter(column)}${row}`,
    message,
  }));
  if (faults.length > mostFaults) named.push({ where: fileName, message: more(faults.length - mostFaults) });
  if (rows.length + faults.length === 0) named.push({ where: sheet.name, message: words.empty });
  if (rows.length > mostTravelRows) named.push({ where: sheet.name, message: words.tooLong });
  if (named.length > 0) throw faulty(named);
  return rows;
}

function faulty(faults: readonly Fault[]): PlatformError {
  return new PlatformError("invalid-input", 422, words.faulty, [...faults]);
}

function more(count: number): Words {
  return { zh: `另有 ${count} 处问题。`, en: `And ${count} more faults.` };
}

const words = {
  faulty: {
    zh: "通行时间表有误，没有导入；请按单元格改正后再导入。",
    en: "The sheet of travel minutes has faults and nothing was taken in; mend the cells and bring it again.",
  },
  empty: { zh: "表里没有通行时间。", en: "The sheet holds no travel minutes." },
  tooLong: {
    zh: "超过两万行，请按地区分开导入。",
    en: "It has more than 20,000 rows: bring it area by area.",
  },
} as const satisfies Record<string, Words>;

import type { Fault, ScoresInput } from "@halfsky/api-contract";
import { canonicalDecimal } from "@halfsky/statistics";
import { checkScoreEntries, type ScoreEntry } from "@halfsky/supervision";
import { findReach, type WriteContext } from "../access/context.ts";
import { isWithin } from "../access/reach.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { notFound, PlatformError } from "../platform-error.ts";
import { insertScores, listScores, type StoredScore } from "./inspection-score.store.ts";
import { nameOfVisit, unitOf } from "./inspection-visit.store.ts";
import { getInspectionView, partsOf, requireVersion, visitedOf } from "./inspection-view.ts";
import { lockInspection } from "./inspection.store.ts";
import { refuseInput, requireOpenInspection } from "./plan-inspection.service.ts";

const teamFields = ["teamScore", "reason", "confirmedBy"] as const;

/**
 * Keeps rows of a visited unit's score sheet. The inspecting office writes every column; the unit itself writes its own
 * score 自评分 only.
 */
export async function saveScores(context: WriteContext, id: string, input: ScoresInput): Promise<void> {
  const { transaction, actor, now } = context;
  await lockInspection(transaction, id);
  const { inspection, visits } = await getInspectionView(context, id);
  const visit = visits.find((one) => unitOf(one) === input.unit);
  if (visit === undefined) throw notFound({ zh: "受检单位", en: "visited unit" }, input.unit);
  const { parts } = await partsOf(context, inspection);
  const isInspector = parts.includes("inspector");
  const answerable = await findReach(context, "inspection.answer");
  if (!isInspector && !isWithin(answerable, visitedOf(visit))) {
    throw new PlatformError("out-of-reach", 403, {
      zh: `“${nameOfVisit(visit)}”的评分由检查组填写，自评分由该单位填写。`,
      en: `The scores of "${nameOfVisit(visit)}" are for the inspecting team, its own score for the unit itself.`,
    });
  }
  requireOpenInspection(inspection);
  const stored = new Map(
    (await listScores(transaction, inspection))
      .filter(({ unit }) => unit === input.unit)
      .map((row) => [row.itemId, row]),
  );
  const entries = input.rows.map((row) => readEntry(row));
  const faults: Fault[] = checkScoreEntries(inspection.sheet, entries).map(({ where, message }) => ({
    where: `body.${where}`,
    message,
  }));
  if (!isInspector) faults.push(...refuseTeamColumns(entries, stored));
  refuseInput(faults);
  for (const { itemId, baseRevision } of input.rows) {
    requireVersion(baseRevision, stored.get(itemId)?.revision ?? 0);
  }
  await insertScores(
    transaction,
    inspection,
    input.unit,
    entries.map((entry) => ({
      ...entry,
      revision: (stored.get(entry.itemId)?.revision ?? 0) + 1,
      by: actor.accountId,
      at: now,
    })),
  );
  recordAudit(context, {
    action: "inspection.score",
    subjectKind: "inspection",
    subjectId: id,
    areaCode: inspection.areaCode,
    before: entries.flatMap(({ itemId }) => {
      const before = stored.get(itemId);
      return before === undefined ? [] : [plain(before)];
    }),
    after: entries,
    details: { unit: input.unit },
  });
}

function plain({ itemId, selfScore, teamScore, reason, confirmedBy }: StoredScore): ScoreEntry {
  return { itemId, selfScore, teamScore, reason, confirmedBy };
}

/** An entry with empty text as null and full-width digits as typed on a Chinese keyboard read as digits. */
function readEntry(row: ScoresInput["rows"][number]): ScoreEntry {
  const filled = (text: string | null) => (text === null || text === "" ? null : text);
  const score = (text: string | null) => {
    const typed = filled(text?.normalize("NFKC") ?? null);
    return typed === null ? null : (canonicalDecimal(typed) ?? typed);
  };
  return {
    itemId: row.itemId,
    selfScore: score(row.selfScore),
    teamScore: score(row.teamScore),
    reason: filled(row.reason),
    confirmedBy: filled(row.confirmedBy),
  };
}

function refuseTeamColumns(
  entries: readonly ScoreEntry[],
  stored: ReadonlyMap<string, StoredScore>,
): readonly Fault[] {
  return entries.flatMap((entry, index) =>
    teamFields
      .filter((field) => entry[field] !== (stored.get(entry.itemId)?.[field] ?? null))
      .map((field) => ({
        where: `body.rows[${index}].${field}`,
        message: { zh: "这一列由检查组填写", en: "this column is for the inspecting team" },
      })),
  );
}

import type { ReadTransaction } from "../database/transactions.ts";
import { type CellKey, cellText } from "./observation.store.ts";

/**
 * Which of these cells a form collects at the moment: those of a submission that was issued and was never signed yet, by
 * `cellText`, with the title of the form. What was signed is guarded by its signature, what was released is free again.
 */
export async function listCollectedCells(
  transaction: ReadTransaction,
  cells: readonly CellKey[],
): Promise<ReadonlyMap<string, string>> {
  if (cells.length === 0) return new Map();
  // Few areas collect at a time: a bulk load asks this once and is done.
  const open = await transaction
    .selectFrom("submission")
    .innerJoin("form", "form.id", "submission.form_id")
    .select(["submission.area_code", "submission.id", "submission.year", "form.title"])
    .where("submission.area_code", "in", [...new Set(cells.map(({ areaCode }) => areaCode))])
    .where("submission.year", "in", [...new Set(cells.map(({ year }) => year))])
    .where("submission.signed_at", "is", null)
    .where("submission.is_released", "=", false)
    .execute();
  if (open.length === 0) return new Map();
  const figures = await transaction
    .selectFrom("submission_figure")
    .select(["area_code", "submission_id", "indicator_id", "breakdown"])
    .where("area_code", "in", [...new Set(open.map(({ area_code }) => area_code))])
    .where(
      "submission_id",
      "in",
      open.map(({ id }) => id),
    )
    .where("indicator_id", "in", [...new Set(cells.map(({ indicatorId }) => indicatorId))])
    .execute();
  const submissions = new Map(open.map((submission) => [submission.id, submission]));
  return new Map(
    figures.flatMap((figure) => {
      const submission = submissions.get(figure.submission_id);
      if (submission === undefined) return [];
      const cell = {
        areaCode: figure.area_code,
        indicatorId: figure.indicator_id,
        year: submission.year,
        breakdown: figure.breakdown,
      };
      return [[cellText(cell), submission.title] as const];
    }),
  );
}

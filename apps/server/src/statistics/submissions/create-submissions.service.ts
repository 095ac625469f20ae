import { figureKeysOf, firstReviewLevel, owedCells } from "@halfsky/statistics";
import { listAreas } from "../../access/area-tree.ts";
import type { WriteContext } from "../../access/context.ts";
import { newId } from "../../database/new-id.ts";
import type { IssuedRound } from "../rounds/issued-round.ts";
import { insertAskedFigures } from "./submission-figure.store.ts";
import { tellReviewers } from "./step-readers.store.ts";
import { insertSubmissions } from "./submission.store.ts";

/** A submission that was made when its round was issued. */
export interface CreatedSubmission {
  readonly id: string;
  readonly formId: string;
  readonly organisationId: string;
  readonly areaCode: string;
}

/**
 * Makes the submissions of a round that is issued, one for each form and recipient, with the figures that each asks for.
 * Whoever issues has checked the round and writes the audit entry. Its review begins where `firstReviewLevel` says and
 * ends at the level of the issuer; both stay what they are when the round is issued.
 */
export async function createSubmissions(
  context: WriteContext,
  round: IssuedRound,
): Promise<readonly CreatedSubmission[]> {
  const levels = new Map((await listAreas(context.transaction)).map(({ code, level }) => [code, level]));
  const levelOf = (areaCode: string) => {
    const level = levels.get(areaCode);
    if (level === undefined) throw new Error(`no area ${areaCode}`);
    return level;
  };
  const topLevel = levelOf(round.areaCode);
  const hasReviewers = await tellReviewers(
    context.transaction,
    round.forms.flatMap(({ recipients }) => recipients.map(({ areaCode }) => areaCode)),
  );
  const made = round.forms.flatMap((form) => {
    const owed = owedCells(form.definition).length;
    const keys = figureKeysOf(form.definition);
    return form.recipients.map((recipient) => {
      const originLevel = firstReviewLevel({
        areaLevel: levelOf(recipient.areaCode),
        unitLevel: levelOf(recipient.organisationArea),
        hasReviewers: hasReviewers(recipient.areaCode),
      });
      return {
        keys,
        row: {
          area_code: recipient.areaCode,
          id: newId("submission"),
          round_area: round.areaCode,
          round_id: round.id,
          form_area: form.formArea,
          form_id: form.formId,
          form_version: form.version,
          organisation_id: recipient.organisationId,
          organisation_area: recipient.organisationArea,
          year: round.year,
          due_on: round.dueOn,
          origin_level: originLevel,
          top_level: topLevel,
          state: "draft" as const,
          level: originLevel,
          is_correction: false,
          is_released: false,
          version: 1,
          opened_at: null,
          begun_at: null,
          submitted_at: null,
          submitted_by: null,
          signed_at: null,
          owed_cells: owed,
          filled_cells: 0,
          errors: 0,
          warnings: 0,
          open_returns: 0,
          changed_figures: 0,
          created_by: context.actor.accountId,
          created_at: context.now,
        },
      };
    });
  });
  await insertSubmissions(
    context.transaction,
    made.map(({ row }) => row),
  );
  await insertAskedFigures(
    context.transaction,
    made.flatMap(({ row, keys }) =>
      keys.map((key) => ({ ...key, submission: { areaCode: row.area_code, id: row.id } })),
    ),
  );
  return made.map(({ row }) => ({
    id: row.id,
    formId: row.form_id,
    organisationId: row.organisation_id,
    areaCode: row.area_code,
  }));
}

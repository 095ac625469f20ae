import type { Rung } from "@halfsky/supervision";
import { jsonText } from "../database/json-text.ts";
import type { WriteTransaction } from "../database/transactions.ts";

/** A step of the clock that was done: its name is the ledger's key, so that it is never done again. */
export interface DoneStep {
  readonly areaCode: string;
  readonly id: string;
  readonly matterId: string;
  /** The day it was due, YYYY-MM-DD. */
  readonly dueOn: string;
  readonly doneAt: string;
  /** Who was told. */
  readonly told: { readonly asked: readonly Rung[]; readonly reached: Rung | null };
}

/** Writes steps into the ledger; a step that stands there already breaks the transaction. */
export async function insertDoneSteps(
  transaction: WriteTransaction,
  steps: readonly DoneStep[],
): Promise<void> {
  await transaction
    .insertInto("supervision_clock_step")
    .values(
      steps.map(({ areaCode, id, matterId, dueOn, doneAt, told }) => ({
        area_code: areaCode,
        id,
        matter_id: matterId,
        due_on: dueOn,
        done_at: doneAt,
        told: jsonText(told),
      })),
    )
    .execute();
}

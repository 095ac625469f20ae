import type { WriteContext } from "../../access/context.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { closeSubmissions } from "../submissions/close-submissions.service.ts";
import { holdRound, requireState } from "./round.service.ts";
import { updateRoundState } from "./round.store.ts";
import { tellOfClosing } from "./tell-of-round.ts";

/** Closes an open round: what is signed at the top is locked, and whoever was still at it is told that it stays as it is. */
export async function closeRound(context: WriteContext, id: string): Promise<void> {
  const { transaction, actor, now } = context;
  const round = await holdRound(context, id);
  requireState(round, "open");
  await updateRoundState(transaction, round, "closed", { by: actor.accountId, at: now });
  const { locked, released } = await closeSubmissions(context, round);
  await tellOfClosing(context, round, released);
  recordAudit(context, {
    action: "round.close",
    subjectKind: "round",
    subjectId: id,
    areaCode: round.areaCode,
    after: { locked: locked.length, released: released.map((one) => one.id) },
  });
}

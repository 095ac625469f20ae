import type { Bilingual } from "@halfsky/statistics";
import type { ActionDetails, EngineAction } from "../log/case-log.ts";
import type { CaseState, ReferralState } from "../log/case-state.ts";
import type { TaskStatus } from "../expression/condition.ts";
import { isLateStep } from "../log/late-step.ts";
import { engineTable } from "./engine-table.ts";

const referralMoves: Readonly<Partial<Record<EngineAction, readonly ReferralState["state"][]>>> = {
  "acknowledge-referral": ["sent"],
  "accept-referral": ["sent", "acknowledged"],
  "return-referral": ["sent", "acknowledged"],
  "answer-referral": ["sent", "acknowledged", "accepted"],
  "withdraw-referral": ["sent", "acknowledged", "accepted"],
};
const taskMoves: Readonly<Partial<Record<EngineAction, readonly TaskStatus[]>>> = {
  "finish-task": ["open"],
  "return-task": ["open"],
  "resume-task": ["returned"],
};

/** Why an action of the engine cannot be done as the case stands now; null where it can. */
export function notNow(
  kind: EngineAction,
  state: CaseState,
  details: ActionDetails,
  now: string,
): Bilingual | null {
  if (engineTable[kind].phases === "not-closed" && state.phase === "closed") {
    return { zh: "案件已结。", en: "The case is closed." };
  }
  const referralFrom = referralMoves[kind];
  if (referralFrom !== undefined) {
    const referral = state.referrals.find(({ number }) => number === details.referral?.number);
    return referral !== undefined &&
      referral.name === details.referral?.name &&
      referralFrom.includes(referral.state)
      ? null
      : { zh: "这一转介现在不能这样办理。", en: "As the referral stands, this cannot be done." };
  }
  const taskFrom = taskMoves[kind];
  if (taskFrom !== undefined) {
    const task = state.tasks[details.task ?? ""];
    return task !== undefined && taskFrom.includes(task.status)
      ? null
      : { zh: "这一事项现在不能这样办理。", en: "As the item stands, this cannot be done." };
  }
  switch (kind) {
    case "confirm":
    case "refuse":
      return state.pending.some(({ number }) => number === details.pending)
        ? null
        : { zh: "没有这一待复核的操作。", en: "Nothing of this number waits for a second person." };
    case "lower-grade":
      return state.pending.some(({ action }) => action === kind)
        ? { zh: "已有降低等级的申请待复核。", en: "A lower grade waits for a second person already." }
        : null;
    case "explain-missed":
      return isLateStep(state, details.scheduled, now)
        ? null
        : {
            zh: "这一步没有过期未做，无须说明。",
            en: "This step is not past its window; nothing has to be explained.",
          };
    case "seal":
      return state.sealed ? { zh: "全案已密封。", en: "The case is sealed already." } : null;
    case "unseal":
      return state.sealed ? null : { zh: "全案没有密封。", en: "The case is not sealed." };
    case "review-break-glass": {
      const broken = state.breakGlass.find(({ number }) => number === details.pending);
      return broken !== undefined && !broken.reviewed
        ? null
        : { zh: "没有这一待复查的紧急查阅。", en: "No broken glass of this number waits for review." };
    }
    default:
      return null;
  }
}

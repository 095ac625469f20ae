import type { Bilingual } from "@halfsky/statistics";
import { readDetails } from "./action-details.ts";
import { isMatterActionKind } from "./action-table.ts";
import { readDutyName } from "./duty-name.ts";
import { dutyKindWords, matterActionWords, rungWords } from "./matter-words.ts";
import type { Matter, MatterDuty, StoredAction } from "./matter.ts";

/** What a duty is, in words; a step of a plan with what is to be done. */
export function wordsOfDuty(
  duty: Pick<MatterDuty, "kind" | "step">,
  matter: Pick<Matter, "plan">,
): Bilingual {
  const words = dutyKindWords[duty.kind];
  if (duty.step === null) return words;
  const what = matter.plan?.steps.find(({ number }) => number === duty.step)?.what ?? "";
  const [zh, en] = what === "" ? ["", ""] : [`：${what}`, `: ${what}`];
  return { zh: `${words.zh}${duty.step}${zh}`, en: `${words.en} ${duty.step}${en}` };
}

/** What an action did, in one sentence, for the history and for notifications. */
export function wordsOfAction(action: Pick<StoredAction, "kind" | "details" | "dues">): Bilingual {
  const { kind } = action;
  if (!isMatterActionKind(kind)) {
    return { zh: `本版本不认识的操作：${kind}`, en: `An action that this version does not know: ${kind}` };
  }
  const words = matterActionWords[kind];
  const { step, dutyId, reached } = readDetails(action.details);
  switch (kind) {
    case "report-step":
    case "return-step":
    case "accept-step":
      return { zh: `${words.zh}${step ?? ""}`, en: `${words.en}: ${step ?? ""}` };
    case "extend-deadline":
    case "hold-meeting":
    case "recalculate-deadlines":
      return withDues(words, action.dues);
    case "remind":
    case "escalate": {
      const what = wordsOfDutyId(dutyId);
      const told =
        reached === null
          ? { zh: "无人可告知", en: "nobody to tell" }
          : { zh: `已告知${rungWords[reached].zh}`, en: `told ${rungWords[reached].en}` };
      return { zh: `${words.zh}（${what.zh}）：${told.zh}`, en: `${words.en} (${what.en}): ${told.en}` };
    }
    default:
      return words;
  }
}

function withDues(words: Bilingual, dues: StoredAction["dues"]): Bilingual {
  if (dues.length === 0) return words;
  const shown = dues.map(({ duty, due }) => {
    const what = wordsOfDutyId(duty);
    return { zh: `${what.zh}改为${due}`, en: `${what.en} is now due on ${due}` };
  });
  return {
    zh: `${words.zh}：${shown.map(({ zh }) => zh).join("；")}`,
    en: `${words.en}: ${shown.map(({ en }) => en).join("; ")}`,
  };
}

/** "explain/1" or "step-2" in words. */
function wordsOfDutyId(id: string | null): Bilingual {
  const read = readDutyName((id ?? "").split("/")[0] ?? "");
  return read === undefined ? { zh: id ?? "", en: id ?? "" } : wordsOfDuty(read, { plan: null });
}

/** What a person wrote with an action; null where nothing. */
export function textOfAction(action: Pick<StoredAction, "details">): string | null {
  const { text, reason, decision, remark } = readDetails(action.details);
  return text ?? reason ?? decision ?? remark;
}

/** The files that an action names. */
export function attachmentsOfAction(action: Pick<StoredAction, "details">): readonly string[] {
  return readDetails(action.details).attachmentIds;
}

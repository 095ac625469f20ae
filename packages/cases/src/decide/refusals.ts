import { beijingDate, beijingMidnight } from "@halfsky/calendar";
import type { Bilingual } from "@halfsky/statistics";
import type { SystemDefinition } from "../definition/definition.ts";
import type {
  CaseConflict,
  CaseDecision,
  RefusedCaseAction,
  CaseFault,
  RefusalCode,
} from "./case-decision.ts";

/** What is said where an action is refused and nothing more particular can be. */
export const refusalWords = {
  "invalid-input": {
    zh: "内容有误，请改正后再提交。",
    en: "What was sent has faults; mend them and send it again.",
  },
  "not-permitted": {
    zh: "您在本案中的身份不能办理这一操作。",
    en: "As you stand to this case, you cannot do this.",
  },
  unseen: {
    zh: "这一步的前提还没有满足，所涉内容您看不到；请与主办单位联系。",
    en: "What this step rests on is not there yet, and not yours to read; ask the agency that owns the case.",
  },
  "not-opened": { zh: "个案还没有立案。", en: "The case is not opened yet." },
  stale: {
    zh: "您查看之后，同样的内容已由他人更改。请对照双方内容后再提交。",
    en: "Somebody changed the same since you looked. Compare both and send it again.",
  },
} as const satisfies Record<string, Bilingual>;

/** Refused. */
export function refuse(
  code: RefusalCode,
  words: Bilingual,
  faults: readonly CaseFault[] = [],
): RefusedCaseAction {
  return { status: "refused", code, words, faults, conflicts: [] };
}

/** Refused because another changed the same. */
export function stale(conflicts: readonly CaseConflict[]): CaseDecision {
  return {
    status: "refused",
    code: "stale",
    words: refusalWords.stale,
    faults: conflicts.map(({ where }) => ({ where, message: refusalWords.stale })),
    conflicts,
  };
}

/** A refusal that time ends, with the day from which it may be done, or the minute where that is no midnight in Beijing. */
export function notBefore({ zh, en }: Bilingual, moment: string): Bilingual {
  const day = beijingDate(moment);
  const rest = (Date.parse(moment) - Date.parse(beijingMidnight(day))) / 60_000;
  const minutes = Math.ceil(rest);
  const pad = (count: number): string => String(count).padStart(2, "0");
  const time = minutes === 0 ? "" : ` ${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
  return {
    zh: `${zh.replace(/[。.]$/, "")}；最早${day}${time}起可办。`,
    en: `${en.replace(/\.$/, "")}; possible from ${day}${time} at the earliest.`,
  };
}

/** Names what is not allowed for want of a consent, and the laws whose conditions do not hold. */
export function consentMissing(definition: SystemDefinition, referrals: readonly string[]): Bilingual {
  const bases = referrals.flatMap((name) => definition.referrals?.[name]?.basis ?? []);
  const consents = bases.flatMap((one) =>
    "consent" in one ? [definition.consents?.[one.consent]?.title] : [],
  );
  const laws = bases.flatMap((one) => ("law" in one ? [one.law] : []));
  const zh = consents.map((title) => `“${title?.zh ?? ""}”`).join("、");
  const en = consents.map((title) => `"${title?.en ?? ""}"`).join(", ");
  const noLaw = {
    zh: laws.length === 0 ? "" : `，也没有登记到${laws.map((one) => one.zh).join("、")}所说的情形`,
    en:
      laws.length === 0
        ? ""
        : `, and nothing is known here that ${laws.map((one) => one.en).join("; ")} asks for`,
  };
  return {
    zh: `没有可用的有效同意（${zh}）${noLaw.zh}，不能提供信息。请先登记同意。`,
    en: `No consent that allows it is in force (${en})${noLaw.en}, so nothing may be shared. Record the consent first.`,
  };
}

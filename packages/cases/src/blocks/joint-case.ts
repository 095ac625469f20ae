import { statutoryDuty } from "./bases.ts";
import { act, actor, ask, closed, open, paper } from "./shorthand.ts";
import { code, text, words } from "../definition/fields.ts";
import type { Bilingual } from "@halfsky/statistics";
import type { Period, PersonPart, SharingBasis } from "../definition/definition.ts";
import type { ServiceRole } from "../definition/roles.ts";
import type { Condition } from "../expression/condition.ts";

/** Who stands above a case: its supervisor, then the office of the leading group. */
export const overseers = {
  lead: actor("supervisor", "supervises-owner"),
  office: actor("leading-group-office", "in-jurisdiction"),
};

/** Who works on a case. */
export const caseActors = { worker: actor("caseworker", "assigned"), ...overseers };

/** The way of a case that several agencies handle. */
export const caseStates = {
  received: open("已受理", "Received"),
  handling: open("处置中", "Being handled"),
  following: open("跟踪回访", "Followed up"),
  closed: closed("已结案", "Closed"),
};

/** The action names whom the case is assigned to; it is the usual next one. */
export const assignNamed = { effects: [{ assign: "named" }], isUsual: true } as const;

/** The supervisor names who works on it: from here on it has one owner in person. */
export const take = act("指派承办人", "Assign", ["received"], "handling", ["lead"], {
  effects: [{ assign: "named" }],
  isUsual: true,
});

/** From handling to follow-up. */
export const follow = act("转入跟踪回访", "Begin follow-up", ["handling"], "following", ["worker", "lead"]);

/** A closed case opens again with new clocks. */
export const reopen = act("重新启动", "Reopen", "closed", "handling", ["lead"], { needsReason: true });

/** The worker proposes to close, the supervisor agrees; `when` must hold. */
export function closeByTwo<
  const F extends string = never,
  const A extends string = never,
  const P extends string = never,
>(guard: readonly [when: Condition<F, A, P>, zh: string, en: string]) {
  return act("结案", "Close", ["following"], "closed", ["worker"], {
    form: "close",
    guard,
    secondPerson: ["lead"],
  });
}

/** What the police did. */
export const policeAnswer = code("work", "公安处置", "What the police did", {
  education: ["批评教育", "Admonished"],
  letter: ["出具告诫书", "Warning letter"],
  penalty: ["治安处罚", "Administrative penalty"],
  criminal: ["刑事立案", "Criminal case"],
  none: ["不予处置", "No measure"],
});

/** The police are told what they need to act, by the law on domestic violence, on minors, or as its duty; half an hour to acknowledge. */
export function tellPolice<
  const F extends string,
  const P extends string = never,
  const N extends string = never,
  const Q extends string = never,
>(
  basis: keyof typeof policeBasis | readonly SharingBasis<N, Q>[],
  fields: readonly F[],
  people: Readonly<Partial<Record<P | Q, readonly PersonPart[]>>>,
  answerForm: readonly F[],
  acknowledge: Period = "30m",
) {
  return ask<F | N, P | Q, "lead" | "office">("police", "移送公安", "To the police", {
    purpose: words("制止侵害、保护人身、固定证据", "Stop the harm, protect the person, secure evidence"),
    ...(typeof basis === "string" ? { law: policeBasis[basis] } : { basis }),
    fields,
    people,
    acknowledge,
    answer: "3d",
    answerForm,
    tell: ["lead", "office"],
    next: true,
  });
}

const policeBasis = {
  "domestic-violence": words("反家庭暴力法第十三至十六条", "Anti-Domestic Violence Law, arts 13–16"),
  minors: words("未成年人保护法第十一条", "Minors Protection Law, art. 11"),
  duty: statutoryDuty,
};

/** Where a case came from. */
export const receivedFrom = code("open", "来源", "Channel", {
  hotline: ["热线", "Hotline"],
  police: ["110警情", "Police call"],
  visit: ["来访", "Visit"],
  patrol: ["网格排查", "Grid patrol"],
  report: ["强制报告", "Mandatory report"],
  referral: ["部门移送", "Another agency"],
});

/** Help that an agency gives to a grown person, with her consent: it is told what is needed, not why. */
export function helpFrom<const P extends string>(
  to: ServiceRole,
  zh: string,
  en: string,
  purpose: Bilingual,
  people: Readonly<Partial<Record<P, readonly PersonPart[]>>>,
  acknowledge: Period = "1wd",
) {
  return ask<"need" | "helpGiven", P, "lead">(to, zh, en, {
    purpose,
    consent: "share",
    fields: ["need", "helpGiven"],
    people,
    acknowledge,
    answer: "5wd",
    answerForm: ["helpGiven"],
    tell: ["lead"],
  });
}

/** What is asked of those who help, and what they did. */
export const helpFields = {
  need: text("sensitive", "需要的帮助", "Help needed"),
  helpGiven: text("sensitive", "已提供的帮助", "Help given"),
};

/** Hospital and shelter, the two that are needed at once. */
export function urgentHelp<const P extends string>(
  people: Readonly<Partial<Record<P, readonly PersonPart[]>>>,
) {
  const treat = words("救治并固定伤情证据", "Treat and record the injuries");
  const shelter = words("提供临时庇护", "A safe place");
  return {
    hospital: helpFrom("hospital", "送医验伤", "Treatment and record of injuries", treat, people, "24h"),
    shelter: helpFrom("shelter", "转介庇护", "To a shelter", shelter, people, "2h"),
  };
}

/** The stamped record of a call for help: one of the kinds of evidence for a protection order. */
export function helpRecord<const W extends string>(party: string, ...by: readonly W[]) {
  return paper(
    "求助记录",
    "Record of a call for help",
    by,
    words("受理单位（盖章）", "Receiving agency (stamp)"),
    words(
      `求助人{${party}.name}向本单位求助，本单位已于受理当日登记。`,
      `{${party}.name} asked this agency for help and was registered on that day.`,
    ),
    words("诉求内容：{account}", "What was told: {account}"),
  );
}

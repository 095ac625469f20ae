import type { Period, PersonPart } from "../definition/definition.ts";
import { code, law, words } from "../definition/fields.ts";
import type { Condition } from "../expression/condition.ts";
import { act, actor, ask, closed, open } from "./shorthand.ts";

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

/** The police are told what they need to act, by the law on domestic violence or on minors; half an hour to acknowledge. */
export function tellPolice<const F extends string, const P extends string = never>(
  basis: "domestic-violence" | "minors",
  fields: readonly F[],
  people: Readonly<Partial<Record<P, readonly PersonPart[]>>>,
  answerForm: readonly F[],
  acknowledge: Period = "30m",
) {
  return ask<F, P, "lead" | "office">("police", "移送公安", "To the police", {
    purpose: words("制止侵害、保护人身、固定证据", "Stop the harm, protect the person, secure evidence"),
    law: policeBasis[basis].cite,
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
  "domestic-violence": law("反家庭暴力法第十三至十六条", "Anti-Domestic Violence Law, arts 13–16"),
  minors: law("未成年人保护法第十一条", "Minors Protection Law, art. 11"),
};

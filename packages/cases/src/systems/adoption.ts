import { adoptionFields, adoptionParties, adoptionRegistry } from "../blocks/adoption-fields.ts";
import { consentTo } from "../blocks/bases.ts";
import { backgroundChecked } from "../blocks/people.ts";
import { act, actor, ask, clock, closed, counted, leadAtOnce, linkTo } from "../blocks/shorthand.ts";
import { musts, next, onTime, open, opens, people, rhythm, waiting } from "../blocks/shorthand.ts";
import { standing } from "../blocks/standing.ts";
import { defineSystem } from "../definition/define-system.ts";
import { unverified, words } from "../definition/fields.ts";
import { all, type Condition, did, is, since } from "../expression/condition.ts";

const fit = all(is("fit", "fit"), is("backgroundClear", true));
const mayRegister: Condition<"higherAgreed" | "kind", never, never> = {
  any: [is("higherAgreed", true), { not: is("kind", "foreign") }],
};
const rules = unverified(
  "收养评估办法（试行），期限待核对原文",
  "Measures on assessing adopters, times to be checked",
);

/**
 * 收养评估、登记衔接与回访: sealed as a whole from the application on. Origin and families are sealed; the register keeps the record,
 * here stand its number, the visits and what worries.
 */
export const adoption = defineSystem({
  id: "adoption",
  kind: "case",
  blocks: ["procedure"],
  title: words("收养评估、登记衔接与回访", "Adoption: assessment, registration and visits"),
  purpose: words(
    "先评估、后登记、有回访，身世依法保密",
    "Assessed first, registered, visited; origins stay secret",
  ),
  sources: [
    unverified(
      "民法典第一千零九十三条至第一千一百一十八条，待核对原文",
      "Civil Code, arts 1093–1118, to be checked",
    ),
    rules,
  ],
  parties: adoptionParties,
  fields: adoptionFields,
  forms: {
    apply: [...musts("kind"), ...people("adopter", "child", "giver"), "origin"],
    assess: musts("assessor", "assessment", "fit"),
    live: musts("livingFrom"),
    living: musts("living", "worry"),
    higher: musts("higherAgreed"),
    register: musts("registration"),
    visit: musts("visit", "worry"),
  },
  states: {
    applied: open("评估中", "Being assessed"),
    living: open("融合期", "Living together"),
    ready: open("待登记", "To be registered"),
    above: waiting("报省级审核", "With the higher office"),
    visits: open("登记后回访", "Registered, visited"),
    done: closed("回访期满", "Visits done"),
    refused: closed("不予收养", "Refused"),
    withdrawn: closed("撤回申请", "Withdrawn"),
  },
  actors: {
    window: actor("civil-affairs", "anyone", "收养登记窗口", "Registry"),
    officer: actor("civil-affairs", "assigned", "收养经办人", "Named officer"),
    lead: actor("supervisor", "supervises-owner"),
    police: actor("police", "holds-referral"),
  },
  assignGuard: backgroundChecked,
  actions: {
    apply: act("受理申请", "Take the application", "new", "applied", ["window"], {
      form: "apply",
      effects: [{ assign: "actor" }, { seal: true }],
      isUsual: true,
    }),
    askPolice: act("查询犯罪记录", "Ask the police", ["applied"], "same", ["officer"], {
      effects: [{ refer: "police" }],
    }),
    assess: next(act("收养评估", "Assess", ["applied"], "same", ["officer"], "assess")),
    begin: act("进入融合期", "Begin to live together", ["applied"], "living", ["officer"], {
      form: "live",
      guard: [fit, "评估合格且查询无记录后方可融合", "Only when found fit and clear"],
    }),
    look: next(act("融合期走访", "Visit", ["living"], "same", ["officer"], "living")),
    finishLiving: act("融合期满", "Enough", ["living"], "ready", ["officer"], {
      guard: [
        all(since("livingFrom", "30d"), did("look"), is("worry", false)),
        "融合期满、走访过且无异常后方可登记",
        "After the time together and a visit without worry",
      ],
    }),
    askAbove: act("涉外收养报上级", "To the higher office", ["ready"], "above", ["officer"]),
    fromAbove: act("上级答复", "Answer of the higher office", ["above"], "ready", ["officer"], "higher"),
    register: act("登记（只记编号）", "Registered: the number only", ["ready"], "visits", ["officer"], {
      form: "register",
      guard: [mayRegister, "涉外收养须经上级同意", "From abroad, the higher office agrees first"],
      secondPerson: ["lead"],
      isUsual: true,
    }),
    visit: next(act("登记后回访", "Visit", ["visits"], "same", ["officer"], "visit")),
    protect: opens("protection", "转未成年人保护个案", "Open a protection case", "officer", "lead"),
    finish: act("回访期满", "Visits done", ["visits"], "done", ["officer"], {
      guard: [
        all(did("visit", "≥", 2), is("worry", false)),
        "至少两次回访且无异常",
        "Two visits without worry",
      ],
      secondPerson: ["lead"],
    }),
    turnDown: act("不予收养", "Refuse", ["applied", "living", "ready"], "refused", ["officer"], {
      needsReason: true,
      secondPerson: ["lead"],
    }),
    withdraw: act("撤回", "Withdraw", ["applied", "living", "ready"], "withdrawn", ["officer"], {
      needsReason: true,
    }),
  },
  consents: { police: consentTo("同意查询犯罪记录", "Ask the police for my record", "6mo") },
  referrals: {
    police: ask("police", "查询犯罪记录", "Query of the record", {
      purpose: words("收养评估", "Assessment of an adopter"),
      consent: "police",
      fields: ["backgroundClear"],
      people: { adopter: ["name", "idNumber"] },
      acknowledge: "1wd",
      answer: "5wd",
      answerForm: ["backgroundClear"],
      tell: ["officer", "lead"],
    }),
  },
  deadlines: {
    assess: clock("收养评估", "Assessed", "in applied", "60d", "do assess", leadAtOnce, { source: rules }),
    living: clock("融合后办结", "Decided", "on livingFrom", "60d", "left living", leadAtOnce),
    visits: rhythm("登记后回访", "Visits", "in visits", "6mo", "do visit", leadAtOnce, rules),
    ...standing(leadAtOnce, { applied: "90d", ready: "30d", above: "60d" }),
  },
  links: {
    protection: linkTo("child-protection-case", "receive", "未成年人保护个案", "Child protection case", {
      child: "child",
    }),
  },
  indicators: {
    applied: counted("收养申请数", "Applications", "件", { opened: true }, ["area"]),
    assessed: onTime("按时评估率", "Assessed in time", "assess", ["area"]),
    visited: onTime("按时回访率", "Visited in time", "visits", ["area"]),
    worries: counted("转保护个案数", "Protection cases opened", "件", { action: "protect" }, ["area"]),
  },
  reconcile: [adoptionRegistry],
  keep: "360mo",
});

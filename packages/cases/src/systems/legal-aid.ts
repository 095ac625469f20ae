import { consentTo } from "../blocks/bases.ts";
import { legalAidCodes } from "../blocks/legal-aid-codes.ts";
import { aidWays } from "../blocks/legal-aid-ways.ts";
import { legalAidSystem } from "../blocks/outside-justice.ts";
import { accused, guardian, minor } from "../blocks/people.ts";
import { rating } from "../blocks/rating.ts";
import { act, actor, ask, asks, asksWhen, clock, closed, counted, firstThen } from "../blocks/shorthand.ts";
import { forLinks, leadAtOnce, musts, next, onTime, open, people, waiting } from "../blocks/shorthand.ts";
import { standing } from "../blocks/standing.ts";
import { defineSystem } from "../definition/define-system.ts";
import { flag, text, words } from "../definition/fields.ts";
import { any, type Condition, is, isIn } from "../expression/condition.ts";

const takenBack: Condition<never, never, never> = { not: { referral: ["lawyer", "open"] } };
const thenJustice = firstThen("lead", "3d", "justice");
const byLaw = { source: aidWays.aidLaw } as const;
const byMatter = ["area", "month", "matter"] as const;
const exempted = ["minor", "violence", "wages", "injury", "assistance", "noIncome"] as const;
const mayHave = any(isIn("exempt", exempted), is("meansMet", true));
const given = [{ action: "approve" }, { action: "aidFirst" }, { action: "notified" }] as const;
const women = { anyOf: given, where: isIn("who", ["woman", "girl"]) } as const;
const minors = { anyOf: given, where: isIn("who", ["girl", "boy"]) } as const;

/** 妇女儿童法律援助: from the counter to the lawyer; a conflict of interest bars, consent says what the lawyer sees. */
export const legalAid = defineSystem({
  id: "legal-aid",
  kind: "case",
  blocks: ["application"],
  title: words("妇女儿童法律援助与公共法律服务", "Legal aid for women and children"),
  purpose: words(
    "应援尽援、按期决定、回避利害冲突",
    "Given where due, decided in time, no conflict of interest",
  ),
  sources: aidWays.sources,
  parties: {
    applicant: minor("申请人", "Applicant"),
    guardian: guardian(),
    other: accused("对方当事人", "Other side"),
  },
  fields: {
    ...legalAidCodes,
    ...aidWays.fields,
    meansMet: flag("sensitive", "是否符合经济困难标准", "Means test met"),
    account: text("sensitive", "案情", "The matter"),
    advice: text("sensitive", "咨询答复", "Advice"),
    conflict: flag("work", "拟指派律师是否有利害冲突", "Lawyer has a conflict of interest"),
    refusedFor: text("sensitive", "不予援助理由", "Why refused"),
    report: text("sensitive", "承办情况", "What the lawyer did"),
    rating,
  },
  forms: {
    contact: [
      ...musts("door", "who", "matter"),
      ...asks("exempt", "account"),
      ...people("applicant", "guardian", "other"),
    ],
    advise: musts("advice"),
    means: [...musts("exempt"), ...asksWhen(is("exempt", "none"), "meansMet")],
    ...aidWays.forms,
    refuse: musts("refusedFor", "decidedOn"),
    assign: musts("conflict"),
    done: musts("report", "result"),
    rate: musts("rating"),
  },
  states: {
    asked: open("来访来电", "Asked"),
    applied: open("待审查决定", "Applied"),
    approved: open("已批准、待指派", "Approved"),
    assigned: waiting("律师承办中", "With the lawyer"),
    done: open("已办结、待评价", "Done, to be rated"),
    rated: closed("已评价归档", "Rated"),
    ...aidWays.states,
    advised: closed("已答复咨询", "Advised"),
  },
  actors: {
    counter: actor("legal-aid", "owns", "法律援助机构工作人员", "Staff of the centre"),
    lead: actor("supervisor", "supervises-owner", "审批人", "Who decides"),
    lawyer: actor("lawyer", "holds-referral"),
    justice: actor("justice", "in-jurisdiction"),
  },
  actions: {
    contact: act("接待咨询", "Contact", "new", "asked", ["counter"], "contact"),
    apply: act("申请援助", "Apply", "new", "applied", ["counter"], { form: "contact", ...forLinks }),
    applyAfter: next(act("由咨询转申请", "Apply after advice", ["asked"], "applied", ["counter"], "means")),
    advise: act("答复咨询", "Advise", ["asked"], "advised", ["counter"], "advise"),
    check: act("核查条件", "Check the conditions", ["applied"], "same", ["counter"], "means"),
    approve: act("决定援助", "Approve", ["applied"], "approved", ["lead"], {
      form: "decide",
      guard: [mayHave, "须免予核查或符合经济困难标准", "Exempt, or the means test met"],
      isUsual: true,
    }),
    turnDown: act("决定不予援助", "Refuse", ["applied"], "refused", ["lead"], "refuse"),
    ...aidWays.actions,
    appoint: act("指派律师", "Assign a lawyer", ["approved"], "assigned", ["counter"], {
      form: "assign",
      guard: [is("conflict", false), "律师须已声明无利害冲突", "The lawyer must have no conflict"],
      effects: [{ refer: "lawyer" }],
      isUsual: true,
    }),
    change: act("更换律师", "Change lawyer", ["assigned"], "approved", ["counter"], {
      needsReason: true,
      guard: [takenBack, "须先撤回原指派，原律师不再看到案情", "First take it back from the lawyer"],
    }),
    finish: next(act("承办完毕", "Done", ["assigned"], "done", ["lawyer", "counter"], "done")),
    rate: next(act("评价归档", "Rate", ["done"], "rated", ["counter"], "rate")),
  },
  // who decides sees what the decision rests on
  alsoReads: { lead: { fields: ["exempt", "meansMet"] } },
  consents: { lawyer: consentTo("同意向承办律师提供案情", "Tell the lawyer") },
  referrals: {
    lawyer: ask("lawyer", "指派承办", "To the lawyer", {
      purpose: words("承办法律援助", "Act for the applicant"),
      consent: "lawyer",
      fields: ["matter", "account", "report", "result"],
      people: { applicant: ["name", "phone", "sex"], guardian: ["name", "phone"], other: ["name"] },
      acknowledge: "1wd",
      answer: "6mo",
      answeredBy: ["finish"],
      answerForm: ["report", "result"],
      tell: ["counter", "lead"],
    }),
  },
  deadlines: {
    decide: clock("审查决定", "Decided", "in applied", "7d", "on decidedOn", thenJustice, {
      pausedIn: ["supplement"],
      ...byLaw,
    }),
    ...aidWays.clocks,
    ...standing(leadAtOnce, { asked: "5wd", assigned: "6mo", done: "15d" }),
  },
  match: { keys: [["applicant.idNumber"], ["applicant.name", "applicant.phone"]], window: "6mo" },
  indicators: {
    women: counted("获得法律援助的女性", "Women", "人", women, byMatter, "获得法律机构援助的女性人数"),
    minors: counted(
      "获得法律援助的未成年人",
      "Minors",
      "人",
      minors,
      byMatter,
      "获得法律机构援助的未成年人数",
    ),
    decided: onTime("按期决定率", "Decided in time", "decide"),
    refused: counted("不予援助数", "Refusals", "件", { action: "turnDown" }, ["area", "matter"]),
  },
  reconcile: [legalAidSystem],
  keep: "120mo",
});

import { overseers } from "../blocks/joint-case.ts";
import { courtSystems } from "../blocks/outside-justice.ts";
import { backgroundChecked, guardian, minor, suitableAdult } from "../blocks/people.ts";
import { minorResult, nextStage, procedureSteps } from "../blocks/procedure-steps.ts";
import { act, actor, ask, asked, asks, clock, closed, counted, late, waiting } from "../blocks/shorthand.ts";
import { leadAtOnce, linkTo, musts, next, onTime, open, opens, people, share } from "../blocks/shorthand.ts";
import { standing } from "../blocks/standing.ts";
import { defineSystem } from "../definition/define-system.ts";
import { date, law, text, unverified, words } from "../definition/fields.ts";
import { all, any, has, is, isIn, since } from "../expression/condition.ts";

const stepsKnown = any(has("missingWhy"), all(is("adultStep", "done"), is("lawyerStep", "done")));
const adultDone = { action: "first", where: is("adultStep", "done") } as const;
const lawyerDone = { action: "first", where: is("lawyerStep", "done") } as const;
const sealLaw = law("刑事诉讼法第二百八十六条", "Criminal Procedure Law, art. 286");
const sealMeasures = unverified(
  "未成年人犯罪记录封存的实施办法（2022）第十三条：社区矫正执行完毕后三日内；其余情形待核对",
  "Measures on sealing records of minors (2022), art. 13: three days after community correction; others to be checked",
);
const both = { child: "child", guardian: "guardian" } as const;
const sealable = ["none", "conditional", "light", "school"] as const;
const handlers = ["procurator", "court", "police"] as const;
const tried = { ...nextStage, answeredBy: ["judge"], workedBy: ["hear"] } as const;

/** 涉案未成年人特殊程序: a checklist of what the law asks for, and sealing on its day in every view. */
export const juvenileJusticeProcedure = defineSystem({
  id: "juvenile-justice-procedure",
  kind: "case",
  blocks: ["procedure"],
  title: words("涉案未成年人特殊程序与犯罪记录封存", "Procedure for minors before the law, sealing"),
  purpose: words("特殊程序逐项落实，到期封存", "Each step done, sealed on its day"),
  sources: [sealLaw, sealMeasures],
  parties: { child: minor("涉案未成年人", "Minor"), guardian: guardian(), adult: suitableAdult() },
  fields: {
    ...procedureSteps,
    missingWhy: text("sensitive", "未落实的原因", "Why a step is missing"),
    inquiry: text("sealed", "社会调查报告", "Social inquiry"),
    result: minorResult,
    sealFrom: date("work", "应封存日期", "To be sealed on"),
    copies: text("sensitive", "持有材料的单位", "Holders of copies"),
  },
  forms: {
    open: [...people("child", "guardian")],
    first: [
      ...musts("adultStep", "lawyerStep"),
      ...asks("inquiryStep", "psychStep", "custodyStep", "missingWhy"),
      ...people("adult"),
    ],
    inquiry: musts("inquiry"),
    trial: [...musts("hearingStep"), ...asks("missingWhy")],
    result: musts("result"),
    seal: [...musts("sealFrom"), ...asks("copies")],
  },
  states: {
    inquiry: open("侦查阶段", "Investigation"),
    review: waiting("审查起诉", "With the procuratorate"),
    watched: open("附条件不起诉考察", "On probation of non-prosecution"),
    trial: waiting("审判", "Before the court"),
    concluded: open("已处理、待封存", "Concluded, to be sealed"),
    sealed: closed("已封存", "Sealed"),
    ended: closed("不需封存、已结", "Ended without sealing"),
  },
  actors: {
    opener: actor("police", "anyone", "立案单位", "Who opens"),
    police: actor("police", "owns", "未成年人案件民警", "Police for minors"),
    procurator: actor("procuratorate", "holds-referral", "未检检察官", "Procurator for minors"),
    court: actor("court", "holds-referral", "少年法庭", "Court for minors"),
    inquirer: actor("caseworker", "assigned", "社会调查员", "Social inquirer"),
    ...asked("legal-aid"),
    ...overseers,
  },
  assignGuard: backgroundChecked,
  actions: {
    open: act("建立特殊程序清单", "Open the list", "new", "inquiry", ["opener"], {
      form: "open",
      effects: [{ refer: "lawyer" }],
      isUsual: true,
    }),
    first: next(act("登记首次程序", "First steps", ["inquiry"], "same", ["police"], "first")),
    nameInquirer: act("委托社会调查", "Inquirer", ["inquiry"], "same", ["police"], {
      effects: [{ assign: "named" }],
    }),
    inquire: act("提交社会调查", "Social inquiry", "open", "same", ["inquirer"], "inquiry"),
    toReview: act("移送审查起诉", "To the procuratorate", ["inquiry"], "review", ["police"], {
      guard: [stepsKnown, "两项须已落实或写明原因", "Adult and lawyer, or a reason"],
      effects: [{ refer: "review" }],
      isUsual: true,
    }),
    watch: act("附条件不起诉", "Conditional", ["review"], "watched", ["procurator"], "result"),
    prosecute: act("提起公诉", "Prosecute", ["review"], "trial", ["procurator"], {
      effects: [{ refer: "trial" }],
    }),
    drop: act("不起诉", "Not prosecuted", ["review"], "concluded", ["procurator"], "result"),
    pass: act("考验期满、不起诉", "Probation passed", ["watched"], "concluded", ["procurator"], {
      form: "result",
      guard: [since({ state: "watched" }, "6mo"), "考验期未满", "Probation is not over yet"],
    }),
    breach: act("撤销附条件不起诉", "Conditions broken", ["watched"], "trial", ["procurator"], {
      needsReason: true,
      effects: [{ refer: "trial" }],
    }),
    hear: act("不公开审理", "Hearing in private", ["trial"], "same", ["court"], "trial"),
    judge: next(act("判决", "Judgment", ["trial"], "concluded", ["court"], "result")),
    openSupport: opens("support", "提请社会支持", "Ask for social support", "police", "procurator", "court"),
    setSeal: act("确定封存日期", "Day of sealing", ["concluded"], "same", handlers, {
      form: "seal",
      guard: [isIn("result", sealable), "超过五年有期徒刑的不封存", "Above five years is not sealed"],
      effects: [{ tell: "police" }, { tell: "procurator" }, { tell: "court" }],
      isUsual: true,
    }),
    sealRecord: act("封存犯罪记录", "Seal the record", ["concluded"], "sealed", handlers, {
      guard: [has("sealFrom"), "须先确定封存日期", "The day of sealing first"],
      effects: [{ seal: true }],
    }),
    end: act("不符合封存条件、结案", "End without sealing", ["concluded"], "ended", ["court"], {
      guard: [is("result", "heavy"), "仅超过五年有期徒刑可不封存", "Only above five years"],
      secondPerson: ["lead"],
    }),
  },
  referrals: {
    lawyer: ask("legal-aid", "通知法律援助", "Tell legal aid", { ...nextStage, fields: ["lawyerStep"] }),
    review: ask("procuratorate", "移送审查起诉", "To the procuratorate", {
      ...nextStage,
      answeredBy: ["watch", "prosecute", "drop"],
    }),
    trial: ask("court", "提起公诉", "To the court", tried),
  },
  deadlines: {
    first: clock("首次程序登记", "First steps", "do open", "24h", "do first", late("1d")),
    set: clock("确定封存日期", "Day of sealing set", "in concluded", "3d", "do setSeal", leadAtOnce, {
      source: sealMeasures,
    }),
    probation: clock("考验期", "Probation", "in watched", "12mo", "left watched", leadAtOnce, {
      warn: ["30d"],
      source: law("刑事诉讼法第二百八十三条", "Criminal Procedure Law, art. 283"),
    }),
    seal: clock("到期封存", "Sealed", "on sealFrom", "1d", "in sealed", late("1d"), { source: sealLaw }),
    ...standing(leadAtOnce, { inquiry: "2mo", review: "45d", trial: "3mo" }),
  },
  links: { support: linkTo("juvenile-case-support", "ask", "社会支持", "Social support", both) },
  sealing: { deadline: "seal", to: "sealed", readers: ["lead"], queries: handlers },
  indicators: {
    opened: counted("适用特殊程序案件数", "Cases", "件", { opened: true }, ["area", "month"]),
    adult: share("合适成年人落实率", "Suitable adult present", adultDone, { action: "first" }, ["area"]),
    lawyer: share("辩护人落实率", "Lawyer present", lawyerDone, { action: "first" }, ["area"]),
    sealed: onTime("按期封存率", "Sealed in time", "seal"),
  },
  reconcile: [courtSystems],
  keep: "240mo",
});

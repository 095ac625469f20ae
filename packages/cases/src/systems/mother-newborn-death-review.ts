import { statutoryDuty } from "../blocks/bases.ts";
import { deathReviewFields } from "../blocks/death-review-fields.ts";
import { birthSurveillance, maternalHealthPlatform } from "../blocks/outside-systems.ts";
import { act, actor, ask, clock, closed, counted, leadAtOnce, musts, next } from "../blocks/shorthand.ts";
import { onTime, open, people, share, waiting } from "../blocks/shorthand.ts";
import { standing } from "../blocks/standing.ts";
import { defineSystem } from "../definition/define-system.ts";
import { party, partsOf, unverified, words } from "../definition/fields.ts";
import { did, is } from "../expression/condition.ts";

const rules = unverified(
  "孕产妇死亡、新生儿死亡评审规范（报告时限、评审时限），待核对原文",
  "Rules on reviewing maternal and newborn deaths: times of report and review, to be checked",
);
const ended = { action: "conclude" } as const;
const avoidable = { action: "conclude", where: is("avoidable", "yes") } as const;

/**
 * 孕产妇、新生儿死亡评审: the whole file is sealed to those who review, the panel sees no names, nothing of it is for blame; only
 * recommendations leave, and come back as done.
 */
export const motherNewbornDeathReview = defineSystem({
  id: "mother-newborn-death-review",
  kind: "case",
  blocks: ["procedure"],
  title: words("孕产妇、新生儿死亡个案报告与评审", "Report and review of maternal and newborn deaths"),
  purpose: words(
    "及时报告、匿名评审、只用于改进不用于追责",
    "Reported in time, reviewed without names, to mend and not to blame",
  ),
  sources: [rules],
  parties: {
    deceased: party("死亡对象", "Who died", {
      min: 1,
      parts: partsOf("sealed", "name", "sex", "birthDate"),
      mayBeNameless: true,
    }),
  },
  fields: deathReviewFields,
  forms: {
    card: [...musts("kind", "diedAt", "place", "summary"), "cardNumber", ...people("deceased")],
    records: [...musts("records"), "cardNumber"],
    anonymous: musts("anonymous"),
    conclusion: musts("causes", "avoidable", "recommendation"),
    check: musts("effect"),
  },
  states: {
    reported: open("已报告、收集材料", "Reported, records being gathered"),
    review: waiting("评审中", "Under review"),
    recommended: open("已评审、建议落实中", "Reviewed, recommendations being carried out"),
    closed: closed("已结束", "Closed"),
  },
  actors: {
    reporter: actor("hospital", "anyone", "报告机构", "Hospital that reports"),
    clerk: actor("hospital", "assigned", "报告责任人", "Who reported"),
    lead: actor("health", "holds-referral", "评审组织单位", "Health bureau, which runs the review"),
    panel: actor("expert", "holds-referral", "评审专家组", "Panel"),
    mending: actor("rescue-centre", "holds-referral", "落实建议的机构", "Who carries it out"),
  },
  actions: {
    report: act("报告死亡个案", "Report a death", "new", "reported", ["reporter"], {
      form: "card",
      effects: [{ assign: "actor" }, { refer: "county" }, { seal: true }],
      isUsual: true,
    }),
    gather: next(act("收集材料", "Gather records", ["reported"], "same", ["clerk", "lead"], "records")),
    hideNames: act("制作隐名摘要", "Summary without names", ["reported"], "same", ["lead"], "anonymous"),
    convene: act("提交专家评审", "To the panel", ["reported"], "review", ["lead"], {
      guard: [did("hideNames"), "须先制作隐名摘要", "Only with a summary without names"],
      effects: [{ refer: "panel" }],
      isUsual: true,
    }),
    conclude: next(
      act("作出评审结论", "Conclude", ["review"], "recommended", ["panel", "lead"], "conclusion"),
    ),
    recommend: act("下发改进建议", "Send the recommendation", ["recommended"], "same", ["lead"], {
      effects: [{ refer: "mending" }],
      isUsual: true,
    }),
    check: act("核查落实", "Check", ["recommended"], "same", ["lead"], "check"),
    close: act("结束", "Close", ["recommended"], "closed", ["clerk"], {
      guard: [did("check"), "核查落实后方可结束", "Only once it was checked"],
      secondPerson: ["lead"],
    }),
    reopen: act("重新评审", "Review again", "closed", "reported", ["clerk"], {
      needsReason: true,
      effects: [{ refer: "county" }],
    }),
  },
  referrals: {
    county: ask("health", "上报卫生健康部门", "To the health bureau", {
      purpose: words("组织死亡评审", "Run the review"),
      law: statutoryDuty,
      fields: ["kind", "diedAt", "place", "summary", "records"],
      people: { deceased: ["name", "sex", "birthDate"] },
      acknowledge: "24h",
      answer: "12mo",
      answeredBy: ["recommend"],
      tell: ["clerk"],
      next: true,
    }),
    panel: ask("expert", "专家评审", "To the panel", {
      purpose: words("隐名评审死亡原因与可避免性", "Review without names"),
      law: statutoryDuty,
      fields: ["kind", "diedAt", "place", "anonymous", "causes", "avoidable", "recommendation"],
      acknowledge: "5wd",
      answer: "3mo",
      answeredBy: ["conclude"],
      answerForm: ["causes", "avoidable", "recommendation"],
      tell: ["lead"],
    }),
    mending: ask("rescue-centre", "改进建议", "Recommendation", {
      purpose: words("改进救治与服务", "Mend care"),
      law: statutoryDuty,
      fields: ["recommendation", "carriedOut"],
      acknowledge: "5wd",
      answer: "3mo",
      answerForm: ["carriedOut"],
      tell: ["lead"],
    }),
  },
  deadlines: {
    report: clock("个案报告", "Reported", "on diedAt", "24h", "do report", leadAtOnce, { source: rules }),
    gather: clock("收集材料", "Records gathered", "in reported", "1mo", "do gather", leadAtOnce),
    review: clock("评审", "Reviewed", "in review", "3mo", "left review", leadAtOnce, { source: rules }),
    check: clock("核查落实", "Checked", "in recommended", "6mo", "do check", leadAtOnce, { warn: ["14d"] }),
    ...standing(leadAtOnce, { reported: "2mo", recommended: "9mo" }),
  },
  indicators: {
    reportedInTime: onTime("按时报告率", "Reported in time", "report", ["area"]),
    reviewedInTime: onTime("按时评审率", "Reviewed in time", "review", ["area"]),
    avoidable: share("可避免死亡占比", "Avoidable of the reviewed", avoidable, ended, ["area"]),
    done: counted(
      "已落实的改进建议",
      "Recommendations done",
      "条",
      { action: "check", where: is("effect", "done") },
      ["area"],
    ),
  },
  reconcile: [maternalHealthPlatform, birthSurveillance],
  keep: "240mo",
});

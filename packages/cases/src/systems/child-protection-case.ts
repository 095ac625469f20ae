import { childHelp, partFields, tellCivilAffairs } from "../blocks/child-agencies.ts";
import { childSigns } from "../blocks/child-links.ts";
import { lights, threeLights, workerGrades } from "../blocks/grades.ts";
import { caseActors, caseStates, closeByTwo, policeAnswer, receivedFrom } from "../blocks/joint-case.ts";
import { reopen, take, tellPolice } from "../blocks/joint-case.ts";
import { childWelfareSystem } from "../blocks/outside-systems.ts";
import { accused, asReporter, backgroundChecked, guardian, minor, reporter } from "../blocks/people.ts";
import { act, actor, answeredOnTime, asked, asks, clock, counted, late } from "../blocks/shorthand.ts";
import { forLinks, linkTo, musts, next, onTime, opens, people, rhythm, sends } from "../blocks/shorthand.ts";
import { violence } from "../blocks/violence.ts";
import { standing } from "../blocks/standing.ts";
import { defineSystem } from "../definition/define-system.ts";
import { area, code, flag, law, text, words } from "../definition/fields.ts";
import { all, any, did, is } from "../expression/condition.ts";

const child = { child: ["name", "sex", "birthDate"], guardian: ["name", "phone"] } as const;
const harmAgain = { action: "review", where: is("again", true) } as const;
const moved = ["newArea", "account", "childState", "carer", "plan"] as const;
const reviewIn = lights("3mo", "1mo", "7d");
const both = { child: "child", guardian: "guardian" } as const;

/** 未成年人保护个案: the case that all doors lead to; who holds it is never empty. */
export const childProtectionCase = defineSystem({
  id: "child-protection-case",
  kind: "case",
  blocks: ["joint-case"],
  title: words("未成年人保护个案（发现—评估—处置—帮扶）", "Child protection case"),
  purpose: words("各渠道线索归到一案，每一步都有人负责", "All doors lead here; each step has an owner"),
  sources: [law("未成年人保护法第四条、第十一条、第四十三条", "Minors Protection Law, arts 4, 11, 43")],
  parties: { child: minor(), guardian: guardian(), offender: accused(), reporter: reporter() },
  fields: {
    channel: receivedFrom,
    ...childSigns,
    ...violence.ofChild,
    childState: text("sensitive", "未成年人身心状况", "State of the child"),
    carer: text("sensitive", "监护状况", "Care by the guardian"),
    carerRisk: code("sensitive", "监护风险", "Risk in the care", {
      low: ["低", "Low"],
      middle: ["中", "Middle"],
      high: ["高", "High"],
    }),
    plan: text("sensitive", "个案计划", "Plan"),
    ...partFields,
    quiet: flag("sensitive", "本期是否无新的伤害", "No new harm since the last review"),
    newArea: area("work", "移交县（市、区）", "County it is handed to"),
    policeAnswer,
    outcome: code("work", "结果", "Outcome", {
      safe: ["风险消除", "Risk over"],
      adult: ["已成年", "Came of age"],
      register: ["转入困境儿童台账", "Listed as a child in difficulty"],
      moved: ["移交外地", "Handed to another place"],
    }),
  },
  forms: {
    report: [
      ...musts("channel", "inDanger"),
      ...asks("unattended", "harmSign", "place", "account"),
      ...people("child", "guardian", "offender", "reporter"),
    ],
    visit: [...musts("inDanger", "unattended", "harmSign"), ...asks("childState")],
    assess: musts("childState", "carer", "carerRisk"),
    plan: [...musts("plan"), ...asks("part")],
    review: [...musts("quiet", "again"), ...asks("plan", "part")],
    move: musts("newArea"),
    close: musts("outcome"),
  },
  grade: {
    values: threeLights,
    unknown: "red",
    rules: [
      { when: any(is("inDanger", true), is("unattended", true)), is: "red" },
      { when: any(is("harmSign", true), is("carerRisk", "high"), is("again", true)), is: "yellow" },
      { when: all(is("inDanger", false), is("unattended", false), is("harmSign", false)), is: "green" },
    ],
    ...workerGrades,
  },
  states: caseStates,
  actors: {
    ...caseActors,
    desk: actor("hotline", "owns", "受理人", "Intake"),
    centre: actor("civil-affairs", "anyone", "未成年人保护机构", "Protection centre"),
    finder: asReporter(actor("village", "anyone", "儿童主任", "Village child director")),
    officer: actor("police", "anyone", "接警民警", "Police officer"),
    ...asked("police", "hospital", "school", "civil-affairs", "township"),
  },
  assignGuard: backgroundChecked,
  actions: {
    receive: act("受理", "Receive", "new", "received", ["desk", "centre", "finder", "officer"], {
      form: "report",
      effects: [{ refer: "police", when: is("inDanger", true), clearIn: "15m" }],
      ...forLinks,
    }),
    take,
    visit: act("见面核查", "See the child", "open", "same", ["worker"], { form: "visit", offline: true }),
    assess: next(act("评估", "Assess", ["handling", "following"], "same", ["worker"], "assess")),
    plan: next(act("制定个案计划", "Plan", ["handling"], "following", ["worker"], "plan")),
    review: next(act("评估复核", "Review", ["following"], "same", ["worker", "lead"], "review")),
    toPolice: sends("police", "移送公安", "To the police", "worker", "lead"),
    toHospital: sends("hospital", "送医救治", "To the hospital", "worker", "lead"),
    toSchool: sends("school", "请学校协同", "To the school", "worker", "lead"),
    toCivilAffairs: sends("civilAffairs", "请民政处置监护", "To civil affairs", "worker", "lead"),
    toTownship: sends("township", "请乡镇（街道）走访", "To the township", "worker", "lead"),
    openSupport: opens("support", "转心理与综合援助", "Open victim support", "worker", "lead"),
    openGuardianship: opens("guardianship", "启动监护干预", "Guardianship", "worker", "lead"),
    handOver: act("移交外地", "Hand over", ["handling", "following"], "same", ["lead"], {
      form: "move",
      effects: [{ refer: "nextCounty" }],
    }),
    close: closeByTwo([
      all({ grade: ["=", "green"] }, did("review", "≥", 2), is("quiet", true)),
      "等级为绿色且至少两次复核、本期无新的伤害后方可结案",
      "Close only at green after two reviews, the last one quiet",
    ]),
    reopen,
  },
  referrals: {
    police: tellPolice("minors", ["inDanger", "place", "account"], child, ["policeAnswer"]),
    ...childHelp(child),
    nextCounty: {
      ...tellCivilAffairs({ fields: moved, people: child, answerForm: [] }),
      handover: true,
      inArea: "newArea",
    },
  },
  deadlines: {
    firstContact: clock("首次见面", "Seen", "do receive", lights("24h", "24h", "2h"), "do visit", late("2h")),
    assess: clock("评估", "Assessed", "in handling", "5wd", "do assess", late("5wd")),
    plan: clock("个案计划", "Plan", "in handling", "10wd", "do plan", late("5wd")),
    reviews: rhythm("定期复核", "Reviews", "in following", reviewIn, "do review", late("7d")),
    ...standing([["0h", "lead"]], { received: "3d" }),
  },
  links: {
    support: linkTo("minor-victim-support", "open", "心理与综合援助", "Support", both),
    guardianship: linkTo("guardianship-intervention", "open", "监护干预", "Guardianship", both),
  },
  match: { keys: [["child.idNumber"], ["child.name", "child.birthDate"]], window: "12mo" },
  indicators: {
    opened: counted("保护个案数", "Cases", "件", { opened: true }, ["area", "month", "channel", "grade"]),
    contactOnTime: onTime("首次见面及时率", "Seen in time", "firstContact", ["area", "grade"]),
    reviewsOnTime: onTime("计划按期复核率", "Plans reviewed in time", "reviews"),
    repeated: counted("再次受到伤害数", "Harm again", "件", harmAgain, ["area"]),
    policeAnswered: answeredOnTime("公安按时反馈率", "Police answers on time", "police"),
  },
  reconcile: [childWelfareSystem],
  keep: "360mo",
});

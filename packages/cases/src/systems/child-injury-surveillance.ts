import { statutoryDuty } from "../blocks/bases.ts";
import { injuryCodes } from "../blocks/injury-codes.ts";
import { injurySurveillance } from "../blocks/outside-justice.ts";
import { holding } from "../blocks/outside-systems.ts";
import { guardian, minor } from "../blocks/people.ts";
import { act, actor, ask, asks, asksWhen, clock, closed, counted, firstThen } from "../blocks/shorthand.ts";
import { musts, next, onTime, open, people } from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { flag, law, locality, moment, reference, text, unverified, words } from "../definition/fields.ts";
import { all, any, has, is, isIn, not } from "../expression/condition.ts";

const noViolence = all(isIn("intent", ["accident", "unclear"]), not(is("cause", "violence")));
const violenceIsReported = any(noViolence, has("reportNumber"));
const byCause = ["area", "month", "cause", "ageBand"] as const;
const died = { action: "enter", where: is("outcome", "died") } as const;

/** 儿童伤害监测: a card is coded, checked, locked; one that shows violence is not saved before it was reported. */
export const childInjurySurveillance = defineSystem({
  id: "child-injury-surveillance",
  kind: "report",
  blocks: ["report-card"],
  title: words("儿童伤害监测与分析报告", "Child injury surveillance"),
  purpose: words("报卡、编码、审核、锁定，按月完成", "Card, coding, check and lock, month by month"),
  sources: [
    law(
      "未成年人保护法第十一条（侵害情形须先报告）",
      "Minors Protection Law, art. 11: violence is reported first",
    ),
    unverified("国家伤害监测报告卡，待与疾控核对", "National card, to be compared with disease control"),
  ],
  parties: { child: minor("受伤儿童", "Injured child", { min: 1, max: 1 }), guardian: guardian({ max: 1 }) },
  fields: {
    injuredAt: moment("work", "受伤时间", "Injured at", { past: true }),
    seenAt: moment("work", "就诊时间", "Seen at", { past: true }),
    locality: locality("work", "发生地乡镇（街道）", "Township of the event"),
    ...injuryCodes,
    reportNumber: reference("sensitive", "强制报告编号", "Number of the mandatory report"),
    diagnosis: reference("sensitive", "诊断编码（ICD-10 S/T）", "Diagnosis, ICD-10 S/T"),
    externalCause: reference("sensitive", "外因编码（V01—Y98）", "External cause, V01–Y98"),
    product: text("sensitive", "涉及产品", "Product involved"),
    checked: flag("work", "审核通过", "Passed the check"),
    hazard: text("sensitive", "发现的隐患", "Hazard found"),
    hazardDone: text("sensitive", "隐患处理情况", "What was done about it"),
  },
  forms: {
    card: [
      ...musts("reporterKind", "injuredAt", "cause", "intent", "ageBand", "severity", "outcome"),
      ...asksWhen(not(is("intent", "accident")), "violenceKind", "reportNumber"),
      ...asks("household", "seenAt", "locality", "place", "activity", "nature", "bodyPart", "product"),
      ...people("child", "guardian"),
    ],
    coding: asks("diagnosis", "externalCause"),
    check: musts("checked"),
    hazard: musts("hazard"),
  },
  states: {
    entered: open("已报卡、待编码", "Entered"),
    coded: open("已编码、待审核", "Coded"),
    checked: open("已审核、待锁定", "Checked"),
    locked: closed("已锁定", "Locked"),
  },
  actors: {
    hospital: { ...actor("hospital", "anyone"), ownsWhatItOpens: true },
    school: { ...actor("school", "anyone"), ownsWhatItOpens: true },
    village: { ...actor("village", "anyone"), ownsWhatItOpens: true },
    coder: actor("disease-control", "in-jurisdiction", "疾控编码、审核员", "Coder"),
    township: actor("township", "holds-referral"),
    market: actor("market", "holds-referral"),
    health: actor("health", "in-jurisdiction"),
  },
  actions: {
    enter: act("填报伤害卡", "Enter the card", "new", "entered", ["hospital", "school", "village"], {
      form: "card",
      guard: [violenceIsReported, "涉暴力、自伤的须先强制报告", "Violence is reported first"],
      isUsual: true,
    }),
    code: next(act("编码", "Code", ["entered"], "coded", ["coder"], "coding")),
    check: next(
      act("审核", "Check", ["coded"], "checked", ["coder"], {
        form: "check",
        guard: [is("checked", true), "未通过的退回重编", "What does not pass goes back to coding"],
      }),
    ),
    sendBack: act("退回重编", "Back to coding", ["coded"], "entered", ["coder"], { needsReason: true }),
    lock: next(act("锁定", "Lock", ["checked"], "locked", ["coder"], { secondPerson: ["health"] })),
    hazard: act("移交隐患", "Pass a hazard on", "open", "same", ["coder"], {
      form: "hazard",
      effects: [{ refer: "hazard" }],
    }),
    product: act("通报涉及产品", "Tell of a product", "open", "same", ["coder"], {
      effects: [{ refer: "product" }],
    }),
  },
  referrals: {
    hazard: ask("township", "隐患交办", "A hazard to the township", {
      purpose: words("消除伤害隐患", "Remove the hazard"),
      law: statutoryDuty,
      fields: ["cause", "place", "locality", "hazard", "hazardDone"],
      acknowledge: "1wd",
      answer: "10wd",
      answerForm: ["hazardDone"],
      tell: ["coder", "health"],
    }),
    product: ask("market", "产品伤害通报", "A product to market regulation", {
      purpose: words("缺陷调查与召回", "Look into a defect"),
      law: statutoryDuty,
      fields: ["cause", "nature", "severity", "product"],
      acknowledge: "3wd",
      answer: "30d",
      tell: ["coder"],
    }),
  },
  deadlines: {
    coding: clock("编码", "Coded", "in entered", "10d", "left entered", [["0h", "coder"]]),
    locking: clock("按月锁定", "Locked", "do enter", "1mo", "do lock", firstThen("coder", "7d", "health"), {
      warn: ["5d"],
    }),
  },
  indicators: {
    injuries: counted("儿童伤害报卡数", "Injuries", "例", { opened: true }, byCause),
    deaths: counted("儿童伤害死亡数", "Deaths", "例", died, byCause, "儿童伤害死亡率（1/10万）"),
    places: counted("分地点伤害数", "By place", "例", { opened: true }, ["area", "place", "severity"]),
    locked: onTime("按月锁定率", "Locked in time", "locking"),
  },
  reconcile: [
    holding(
      injurySurveillance,
      "place",
      "activity",
      "nature",
      "bodyPart",
      "product",
      "diagnosis",
      "externalCause",
    ),
  ],
  keep: "120mo",
});

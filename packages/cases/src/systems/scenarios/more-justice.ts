import { words } from "../../definition/fields.ts";
import { onReferral, step, story } from "./cast.ts";
import type { Scenario } from "./scenario.ts";

const child = { name: "测试申", sex: "male", birthDate: "2010-05-01" };
const guardian = { name: "测试酉", phone: "13500000002", relation: "父亲" };
const worker = { child: { name: "测试戌", sex: "female", birthDate: "2011-03-01" } };

/** A girl of fourteen at a sewing machine: labour, health and civil affairs are asked at once. */
const childLabour = story(
  "minor-protection-joint-enforcement",
  words(
    "使用童工：人社查处、卫健体检、民政护送",
    "Child labour: labour, health and civil affairs, each its part",
  ),
  [
    step(
      "2026-03-02 09:00",
      "worker",
      "register",
      { kind: "work", foundBy: "federation", placeName: "某服装厂", lead: "雇用十四岁女孩" },
      { parties: { child: [worker.child] } },
    ),
    step("2026-03-02 10:00", "worker", "toLabour"),
    step("2026-03-02 10:10", "worker", "toHealth"),
    step("2026-03-02 10:20", "worker", "toCivilAffairs"),
    onReferral("2026-03-03 09:00", "labour", "acknowledge", "labour"),
    onReferral("2026-03-03 09:10", "bureau", "acknowledge", "health", undefined, 2),
    onReferral("2026-03-03 09:20", "civil", "acknowledge", "civilAffairs", undefined, 3),
    onReferral("2026-03-05 09:00", "bureau", "answer", "health", { found: "体检正常", measure: "none" }, 2),
    onReferral(
      "2026-03-06 09:00",
      "civil",
      "answer",
      "civilAffairs",
      { found: "已护送回家", measure: "passed" },
      3,
    ),
    onReferral("2026-03-10 09:00", "labour", "answer", "labour", { found: "属实", measure: "fined" }),
    step("2026-03-11 09:00", "worker", "result", { measure: "fined", found: "属实，已罚款并结清工资" }),
    step("2026-03-12 09:00", "worker", "close"),
    step("2026-03-12 10:00", "lead", "confirm"),
  ],
  {
    state: "closed",
    deadlines: { pass: { inTime: 1 }, answer: { inTime: 1 }, atAnswered: { inTime: 1 } },
    escalated: [],
    indicators: { leads: [1], answered: [1, 1], passedOnTime: [1, 1], operations: [0] },
  },
);

/** Passed on late, not acknowledged by the cyberspace authority: it goes up, and the procuratorate is asked as well. */
const online = story(
  "minor-protection-joint-enforcement",
  words(
    "网络侵害：迟移送、网信未签收升级、抄送检察",
    "Online: passed on late, silence raised, the procuratorate asked",
  ),
  [
    step("2026-03-02 09:00", "worker", "register", {
      kind: "online",
      foundBy: "federation",
      lead: "网络平台传播未成年人隐私",
    }),
    step("2026-03-04 10:00", "worker", "toCyberspace"),
    onReferral("2026-03-09 09:00", "internet", "acknowledge", "cyberspace"),
    step("2026-03-09 10:00", "worker", "toProcuratorate"),
    onReferral(
      "2026-03-10 09:00",
      "procurator",
      "answer",
      "procuratorate",
      { found: "已立案监督", measure: "criminal" },
      2,
    ),
    onReferral("2026-03-17 09:00", "internet", "answer", "cyberspace", {
      found: "已责令下架",
      measure: "corrected",
    }),
    step("2026-03-18 09:00", "worker", "result", { measure: "corrected", found: "已下架，另案侦查" }),
    step("2026-03-19 09:00", "worker", "close"),
    step("2026-03-19 10:00", "lead", "confirm"),
  ],
  {
    state: "closed",
    deadlines: { pass: { late: 1 }, answer: { inTime: 1 }, atAnswered: { inTime: 1 } },
    escalated: [
      "pass → lead",
      "referral:cyberspace:1:acknowledge → lead",
      "referral:cyberspace:1:acknowledge → office",
    ],
    indicators: { leads: [1], answered: [1, 1], passedOnTime: [0, 1], operations: [0] },
  },
);

/** Three bodies at a school gate; two weeks later it is as before, and two of them are asked again. */
const campus = story(
  "minor-protection-joint-enforcement",
  words("校园周边联合执法，反弹后重新移送", "A joint operation around a school, back again, passed on anew"),
  [
    step("2026-03-02 09:00", "worker", "register", {
      kind: "tobacco",
      foundBy: "federation",
      placeName: "某便利店",
      lead: "向学生售烟",
    }),
    step("2026-03-03 09:00", "lead", "operation", { joint: true, plan: "放学时段联合检查" }),
    onReferral("2026-03-04 09:00", "police", "acknowledge", "police"),
    onReferral("2026-03-04 09:10", "market", "acknowledge", "market", undefined, 2),
    onReferral("2026-03-04 09:20", "education", "acknowledge", "education", undefined, 3),
    onReferral("2026-03-05 09:00", "police", "answer", "police", { found: "配合到场", measure: "none" }),
    onReferral("2026-03-06 09:00", "market", "answer", "market", { found: "属实", measure: "corrected" }, 2),
    onReferral(
      "2026-03-09 09:00",
      "education",
      "answer",
      "education",
      { found: "已开展教育", measure: "none" },
      3,
    ),
    step("2026-03-10 09:00", "worker", "result", { measure: "corrected", found: "属实，责令改正" }),
    step("2026-03-11 09:00", "worker", "close"),
    step("2026-03-11 10:00", "lead", "confirm"),
    step("2026-03-25 09:00", "lead", "reopen", undefined, { details: { reason: "仍在售烟" } }),
    step("2026-03-25 10:00", "worker", "toMarket"),
    step("2026-03-25 10:10", "worker", "toEducation"),
    onReferral("2026-03-26 09:00", "market", "acknowledge", "market", undefined, 4),
    onReferral("2026-03-26 09:10", "education", "acknowledge", "education", undefined, 5),
    onReferral("2026-03-30 09:00", "market", "answer", "market", { found: "属实", measure: "fined" }, 4),
    onReferral(
      "2026-03-31 09:00",
      "education",
      "answer",
      "education",
      { found: "已通报家长", measure: "none" },
      5,
    ),
    step("2026-04-01 09:00", "worker", "result", { measure: "fined", found: "罚款" }),
    step("2026-04-02 09:00", "worker", "close"),
    step("2026-04-02 10:00", "lead", "confirm"),
  ],
  {
    state: "closed",
    deadlines: { pass: { inTime: 2 }, answer: { inTime: 2 }, atAnswered: { inTime: 2 } },
    escalated: [],
    indicators: { leads: [1], answered: [2, 2], passedOnTime: [2, 2], operations: [1] },
  },
);

const untilReview = (first: string, answers: Readonly<Record<string, string>>) => [
  step("2026-03-02 09:00", "police", "open", undefined, {
    parties: { child: [child], guardian: [guardian] },
  }),
  onReferral("2026-03-02 16:00", "aid", "answer", "lawyer"),
  step(first, "police", "first", answers, { parties: { adult: [{ name: "测试亥" }] } }),
  step("2026-03-20 09:00", "police", "toReview"),
  onReferral("2026-03-23 09:00", "procurator", "acknowledge", "review", undefined, 2),
];
const conditional = step(
  "2026-04-10 09:00",
  "procurator",
  "watch",
  { result: "conditional" },
  { stands: { state: "watched" } },
);

/** Too slight to be prosecuted: the platform seals the record on its day. */
const notProsecuted = story(
  "juvenile-justice-procedure",
  words("相对不起诉、到期自动封存", "Not prosecuted, sealed on its day"),
  [
    ...untilReview("2026-03-02 15:00", { adultStep: "done", lawyerStep: "done" }),
    step("2026-04-10 09:00", "procurator", "drop", { result: "none" }, { stands: { state: "concluded" } }),
    step("2026-04-13 09:00", "procurator", "setSeal", { sealFrom: "2026-04-15" }),
    step("2026-04-16 09:00", "procurator", "wait"),
  ],
  {
    state: "sealed",
    deadlines: { first: { inTime: 1 }, set: { inTime: 1 }, seal: { inTime: 1 } },
    escalated: [],
    indicators: { opened: [1], adult: [1, 1], lawyer: [1, 1], sealed: [1, 1] },
  },
);

/** He keeps the conditions for half a year: not prosecuted, and the record is sealed before its day. */
const conditionsKept = story(
  "juvenile-justice-procedure",
  words("附条件不起诉、社会支持、期满不起诉、封存", "Conditional, supported, not prosecuted, sealed"),
  [
    ...untilReview("2026-03-02 15:00", { adultStep: "done", lawyerStep: "done" }),
    conditional,
    step("2026-04-10 10:00", "procurator", "openSupport"),
    step("2026-09-30 09:00", "procurator", "pass", { result: "none" }, { refused: "guard-not-met" }),
    step("2026-10-12 09:00", "procurator", "pass", { result: "none" }, { stands: { state: "concluded" } }),
    step("2026-10-12 10:00", "procurator", "sealRecord", undefined, { refused: "guard-not-met" }),
    step("2026-10-13 09:00", "procurator", "setSeal", { sealFrom: "2026-10-15" }),
    step("2026-10-14 09:00", "procurator", "sealRecord", undefined, { stands: { state: "sealed" } }),
  ],
  {
    state: "sealed",
    deadlines: { first: { inTime: 1 }, set: { inTime: 1 }, seal: { inTime: 1 } },
    escalated: [],
    indicators: { opened: [1], adult: [1, 1], lawyer: [1, 1], sealed: [1, 1] },
  },
);

/** No lawyer at the first hearing, and first steps a day late; he breaks the conditions, and seven years are not sealed. */
const conditionsBroken = story(
  "juvenile-justice-procedure",
  words(
    "首次程序迟登记、撤销附条件不起诉、重刑不封存",
    "First steps late, conditions broken, not sealed above five years",
  ),
  [
    ...untilReview("2026-03-03 15:00", {
      adultStep: "done",
      lawyerStep: "missing",
      missingWhy: "值班律师次日到场",
    }),
    conditional,
    step("2026-06-15 09:00", "procurator", "breach", undefined, {
      details: { reason: "考验期内再犯" },
      stands: { state: "trial" },
    }),
    onReferral("2026-06-16 09:00", "judge", "acknowledge", "trial", undefined, 3),
    step("2026-07-06 09:00", "judge", "hear", { hearingStep: "done" }),
    step("2026-07-10 09:00", "judge", "judge", { result: "heavy" }),
    step("2026-07-10 10:00", "judge", "setSeal", { sealFrom: "2026-07-13" }, { refused: "guard-not-met" }),
    step("2026-07-13 09:00", "judge", "end"),
    step("2026-07-13 10:00", "policeHead", "confirm", undefined, { stands: { state: "ended" } }),
  ],
  {
    state: "ended",
    deadlines: {
      first: { late: 1 },
      set: { cancelled: 1 },
      seal: {},
      probation: { inTime: 1 },
      atInquiry: { inTime: 1 },
      atReview: { inTime: 1 },
      atTrial: { inTime: 1 },
    },
    escalated: ["first → lead"],
    indicators: { opened: [1], adult: [1, 1], lawyer: [0, 1], sealed: [0, 0] },
  },
);

const asked = { askedBy: "police", services: ["watch", "job"], background: "略" };
const party = { parties: { child: [child] } };

/** Whom nobody here can support is declined with a reason: that is no taking over. */
const declined = story(
  "juvenile-case-support",
  words("已迁外地，不予承接", "Moved away: declined with a reason"),
  [
    step("2026-03-02 09:00", "police", "ask", asked, party),
    onReferral("2026-03-03 09:00", "civil", "accept", "takeOver"),
    step("2026-03-04 09:00", "civilHead", "decline", undefined, {
      details: { reason: "已随父母迁往外省" },
      stands: { state: "declined" },
    }),
  ],
  {
    state: "declined",
    deadlines: { take: { cancelled: 1 }, plan: {}, reports: {}, until: {} },
    escalated: [],
    indicators: { asked: [1], taken: [0, 0], reports: [0, 0], back: [0, 0], bases: [0] },
  },
);

const noted = { report: "略", conduct: "fair" };

/** Taken over a day late, a report late, at work; he offends again and is taken up again. */
const takenUp = story(
  "juvenile-case-support",
  words("迟承接、迟报告、就业、再次提请恢复帮教", "Late twice, at work, taken up again"),
  [
    step("2026-03-02 09:00", "police", "ask", asked, party),
    onReferral("2026-03-03 09:00", "civil", "accept", "takeOver"),
    step("2026-03-06 09:00", "civilHead", "take", undefined, { details: { assignee: "civilWorker" } }),
    step("2026-03-16 09:00", "civilWorker", "plan", { plan: "略", until: "2026-06-15" }),
    step("2026-04-14 09:00", "civilWorker", "report", noted),
    step("2026-05-20 09:00", "civilWorker", "report", noted),
    step("2026-06-12 09:00", "civilWorker", "end", { goal: "job", again: false }),
    step("2026-06-12 10:00", "civilHead", "confirm", undefined, { stands: { state: "ended" } }),
    step("2026-06-24 09:00", "civilHead", "reopen", undefined, {
      details: { reason: "再次违法，恢复帮教" },
      stands: { state: "watched" },
    }),
    step(
      "2026-06-25 09:00",
      "civilWorker",
      "end",
      { goal: "home", again: true },
      { refused: "guard-not-met" },
    ),
    step("2026-07-20 09:00", "civilWorker", "report", noted),
    step("2026-07-21 09:00", "civilWorker", "end", { goal: "home", again: true }),
    step("2026-07-21 10:00", "civilHead", "confirm"),
  ],
  {
    state: "ended",
    deadlines: {
      take: { late: 1 },
      plan: { inTime: 1 },
      reports: { inTime: 2, late: 1, cancelled: 2 },
      until: { inTime: 1 },
    },
    escalated: ["take → lead", "reports → lead"],
    indicators: { asked: [1], taken: [0, 1], reports: [2, 3], back: [1, 2], bases: [0] },
  },
);

/** Further stories of enforcement, of minors before the law and of their support. */
export const moreJustice: readonly Scenario[] = [
  childLabour,
  online,
  campus,
  notProsecuted,
  conditionsKept,
  conditionsBroken,
  declined,
  takenUp,
];

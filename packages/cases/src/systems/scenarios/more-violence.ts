import { words } from "../../definition/fields.ts";
import { girl, onReferral, step, story } from "./cast.ts";
import type { Scenario } from "./scenario.ts";

const woman = { name: "测试乙", sex: "female", phone: "13800000000", birthDate: "1990-05-01" };
const husband = { name: "测试丙", sex: "male", phone: "13900000000" };
const man = { ...husband, relation: "配偶" };
const both = { parties: { victim: [woman], offender: [man] } };
const because = (reason: string) => ({ details: { reason } });
const toWorker = { details: { assignee: "worker" } };
const consentTo = (scope: string) => ({ details: { consent: { scope } } });
const lowered = { details: { grade: "green", reason: "连续走访平稳" } };
const quiet = { inDanger: false, again: false, visitFindings: "平稳" };

/** Hurt, she agrees to a doctor, a bed and the police; closed, then violence again: the case begins anew. */
const hurtTwice = story(
  "dv-case",
  words(
    "经同意送医、庇护、报警，申请保护令，为孩子立案，结案后再发、重新启动",
    "Doctor, bed and police by her consent, an order, the child's case; closed, and again violence",
  ),
  [
    step(
      "2026-03-02 09:00",
      "desk",
      "receive",
      {
        channel: "police",
        capacity: "full",
        inDanger: false,
        weapon: false,
        threat: false,
        injury: "slight",
        repeat: false,
      },
      { parties: { victim: [woman], offender: [man], child: [girl] }, stands: { grade: "yellow" } },
    ),
    step("2026-03-02 09:10", "lead", "take", undefined, toWorker),
    step("2026-03-02 09:20", "worker", "toHospital", undefined, { refused: "consent-missing" }),
    step("2026-03-02 09:25", "worker", "give-consent", undefined, consentTo("share")),
    step("2026-03-02 09:30", "worker", "toHospital"),
    step("2026-03-02 09:31", "worker", "toShelter"),
    step("2026-03-02 09:35", "worker", "give-consent", undefined, consentTo("police")),
    step("2026-03-02 09:36", "worker", "toPolice"),
    onReferral("2026-03-02 09:45", "police", "acknowledge", "police", undefined, 3),
    onReferral("2026-03-02 10:00", "keeper", "acknowledge", "shelter", undefined, 2),
    onReferral("2026-03-02 11:00", "doctor", "answer", "hospital", { helpGiven: "已验伤" }),
    step("2026-03-02 16:00", "worker", "visit", quiet),
    step("2026-03-02 16:30", "worker", "openOrder"),
    step("2026-03-02 16:40", "worker", "openChild"),
    step("2026-03-02 16:50", "worker", "openChild", undefined, { refused: "guard-not-met" }),
    onReferral("2026-03-04 09:00", "keeper", "answer", "shelter", { helpGiven: "已入住" }, 2),
    onReferral("2026-03-04 10:00", "police", "answer", "police", { policeAnswer: "penalty" }, 3),
    step("2026-03-04 11:00", "worker", "follow"),
    step("2026-04-01 09:00", "worker", "visit", { ...quiet, injury: "none" }),
    step("2026-05-01 08:00", "worker", "visit", quiet),
    step("2026-05-06 09:00", "worker", "lower-grade", undefined, lowered),
    step("2026-05-06 10:00", "lead", "confirm", undefined, { stands: { grade: "green" } }),
    step("2026-05-07 09:00", "worker", "close", { outcome: "safe" }),
    step("2026-05-07 10:00", "lead", "confirm", undefined, { stands: { state: "closed" } }),
    step("2026-06-10 09:00", "lead", "reopen", undefined, {
      ...because("再次接到报警"),
      stands: { state: "handling", grade: "green" },
    }),
    step(
      "2026-06-11 09:00",
      "worker",
      "visit",
      { inDanger: true, again: true, visitFindings: "持刀威胁" },
      { stands: { grade: "red" } },
    ),
    step("2026-06-11 09:30", "worker", "toPolice"),
    onReferral("2026-06-11 09:40", "police", "acknowledge", "police", undefined, 4),
    onReferral("2026-06-12 09:00", "police", "answer", "police", { policeAnswer: "criminal" }, 4),
    step("2026-06-17 09:00", "worker", "visit", quiet),
    step("2026-06-23 09:00", "worker", "visit", quiet),
    step("2026-06-24 09:00", "worker", "follow"),
    step("2026-06-24 09:10", "worker", "lower-grade", undefined, lowered),
    step("2026-06-24 10:00", "lead", "confirm", undefined, { stands: { grade: "green" } }),
    step("2026-06-25 09:00", "worker", "close", { outcome: "separated" }),
    step("2026-06-25 10:00", "lead", "confirm"),
  ],
  {
    state: "closed",
    grade: "green",
    deadlines: {
      atReceived: { inTime: 1 },
      firstContact: { inTime: 2 },
      visits: { inTime: 6, cancelled: 2 },
      "referral:hospital:1:answer": { inTime: 1 },
      "referral:shelter:2:answer": { inTime: 1 },
    },
    escalated: [],
    indicators: { received: [1], contactOnTime: [2, 2], repeated: [1], policeAnswered: [2, 2] },
  },
);

/** A hotel reports for a woman without capacity: filed, told of it; her reporter is dismissed for it and found no more. */
const untold = story(
  "dv-report",
  words(
    "立案告知、应报未报、打击报复、转个案、报告人无法告知",
    "Filed and told, a missed report, retaliation, a joint case, the reporter not found",
  ),
  [
    step(
      "2026-03-02 10:00",
      "teacher",
      "submit",
      {
        dutyHolder: "hotel",
        foundAt: "2026-03-02T01:30:00Z",
        capacity: "none",
        inDanger: false,
        facts: "客房内有伤",
      },
      { parties: { victim: [woman], reporter: [{ name: "测试丁", phone: "13700000000" }] } },
    ),
    step("2026-03-02 10:10", "police", "accept"),
    onReferral("2026-03-02 14:00", "rights", "acknowledge", "federation", undefined, 2),
    step("2026-03-02 16:00", "police", "openCase"),
    step("2026-03-02 16:10", "police", "openCase", undefined, { refused: "guard-not-met" }),
    step("2026-03-03 09:00", "police", "recordMissed", { missedBy: "某诊所" }),
    step("2026-03-04 09:00", "police", "file", { filedOn: "2026-03-04" }),
    onReferral("2026-03-04 15:00", "rights", "answer", "federation", undefined, 2),
    step("2026-03-06 09:00", "police", "tellFiled", { toldHow: "telephone" }),
    step("2026-03-20 09:00", "teacher", "recordRetaliation", { retaliation: "因报告被辞退" }),
    step("2026-08-20 09:00", "police", "decide", { decision: "prosecuted", decidedOn: "2026-08-20" }),
    step("2026-08-21 09:00", "police", "tryTell", undefined, because("号码已停机，单位称已离职")),
    step("2026-08-22 09:00", "police", "endUntold", undefined, because("多次无法联系")),
    step("2026-08-22 10:00", "lead", "confirm", undefined, { stands: { state: "untold" } }),
  ],
  {
    state: "untold",
    deadlines: {
      atOnce: { inTime: 1 },
      accept: { inTime: 1 },
      atAccepted: { inTime: 1 },
      tellFiled: { inTime: 1 },
      investigate: { inTime: 1 },
      tell: { cancelled: 1 },
      "referral:police:1:answer": { inTime: 1 },
    },
    escalated: [],
    indicators: { missed: [1], toldFiled: [1, 1], told: [0, 1] },
  },
);

/** His file: the plan late, a warning talk and treatment, violence again: a new plan and new visits. */
const his = story(
  "dv-aftercare",
  words(
    "加害人档：计划逾期、训诫、治疗、再次发生、重新计时",
    "His file: plan late, a warning, treatment, violence again, begun anew",
  ),
  [
    step(
      "2026-03-02 09:00",
      "justice",
      "openOffender",
      { side: "victim" },
      { parties: { offender: [man] }, refused: "guard-not-met" },
    ),
    step(
      "2026-03-02 09:10",
      "justice",
      "openOffender",
      { side: "offender", need: "酗酒" },
      { parties: { offender: [man] } },
    ),
    step("2026-03-03 09:00", "justiceHead", "name", undefined, { details: { assignee: "corrector" } }),
    step("2026-03-10 09:00", "corrector", "begin", { plan: "每周矫治课程" }),
    step("2026-03-10 09:10", "corrector", "toPolice"),
    step("2026-03-10 09:20", "corrector", "toHospital", undefined, { refused: "consent-missing" }),
    step("2026-03-10 09:30", "corrector", "give-consent", undefined, consentTo("share")),
    step("2026-03-10 09:40", "corrector", "toHospital"),
    onReferral("2026-03-11 09:00", "police", "answer", "police", { helpGiven: "已训诫" }),
    onReferral("2026-03-11 10:00", "doctor", "answer", "hospital", { helpGiven: "已开始戒酒治疗" }, 2),
    step("2026-03-17 09:00", "corrector", "visitWeek", { again: false, visitFindings: "平稳" }),
    step(
      "2026-03-20 09:00",
      "corrector",
      "newViolence",
      { again: false },
      {
        ...because("妻子再次报警"),
        refused: "guard-not-met",
      },
    ),
    step(
      "2026-03-20 09:10",
      "corrector",
      "newViolence",
      { again: true },
      {
        ...because("妻子再次报警"),
        stands: { state: "received" },
      },
    ),
    step("2026-03-23 09:00", "corrector", "begin", { plan: "每周两次矫治课程" }),
    step("2026-03-30 09:00", "corrector", "visitWeek", { again: false, visitFindings: "平稳" }),
    step("2026-04-10 09:00", "corrector", "visitMonth", { again: false, visitFindings: "平稳" }),
    step("2026-05-08 09:00", "corrector", "visitTwo", { again: false, visitFindings: "平稳" }),
    step("2026-06-08 09:00", "corrector", "visitThree", { again: true, visitFindings: "又有推搡" }),
    step("2026-06-08 10:00", "corrector", "close", { outcome: "done" }, { refused: "guard-not-met" }),
    step("2026-06-22 09:00", "corrector", "visitThree", { again: false, visitFindings: "平稳" }),
    step("2026-06-23 09:00", "corrector", "close", { outcome: "done" }),
    step("2026-06-23 10:00", "justiceHead", "confirm"),
  ],
  {
    state: "closed",
    deadlines: {
      plan: { inTime: 1, late: 1 },
      week: { inTime: 2 },
      month: { inTime: 1 },
      twoMonths: { inTime: 1 },
      threeMonths: { inTime: 1 },
      "referral:police:1:answer": { inTime: 1 },
    },
    escalated: ["plan → lead"],
    indicators: { opened: [1], repeated: [1], followed: [1, 1] },
  },
);

const laterVisits = (month: string, two: string, three: string) =>
  (
    [
      [month, "visitMonth"],
      [two, "visitTwo"],
      [three, "visitThree"],
    ] as const
  ).map(([day, does]) => step(`${day} 09:00`, "worker", does, { again: false, visitFindings: "平稳" }));

/** Her file: three offices help with her consent; closed, and begun anew when it happens again. */
const hers = story(
  "dv-aftercare",
  words(
    "受害人档：经同意救助、就业、法律援助，结案后再发、重新启动",
    "Her file: aid, work and a lawyer by her consent; closed, and begun anew",
  ),
  [
    step(
      "2026-03-02 09:00",
      "rights",
      "openVictim",
      { side: "victim", need: "无收入来源" },
      { parties: { victim: [woman] } },
    ),
    step("2026-03-02 10:00", "lead", "name", undefined, toWorker),
    step("2026-03-03 09:00", "worker", "begin", { plan: "救助、就业、离婚诉讼" }),
    step("2026-03-03 09:10", "worker", "give-consent", undefined, consentTo("share")),
    step("2026-03-03 09:20", "worker", "toCivilAffairs"),
    step("2026-03-03 09:21", "worker", "toLabour"),
    step("2026-03-03 09:22", "worker", "toLegalAid"),
    // of him nothing stands in her file that the police could be told
    step("2026-03-03 09:30", "worker", "toPolice", undefined, { refused: "guard-not-met" }),
    onReferral("2026-03-04 09:00", "civil", "answer", "civilAffairs", { helpGiven: "临时救助一千元" }),
    onReferral("2026-03-04 10:00", "labour", "answer", "labour", { helpGiven: "推荐岗位" }, 2),
    step("2026-03-09 09:00", "worker", "visitWeek", { again: false, visitFindings: "平稳" }),
    onReferral("2026-03-12 09:00", "aid", "answer", "legalAid", { helpGiven: "已代理离婚诉讼" }, 3),
    ...laterVisits("2026-04-02", "2026-05-01", "2026-06-01"),
    step("2026-06-02 09:00", "worker", "close", { outcome: "done" }),
    step("2026-06-02 10:00", "lead", "confirm", undefined, { stands: { state: "closed" } }),
    step("2026-07-01 09:00", "lead", "reopen", undefined, {
      ...because("前夫再次纠缠殴打"),
      stands: { state: "received" },
    }),
    step("2026-07-02 09:00", "worker", "begin", { plan: "搬迁、心理辅导" }),
    step("2026-07-08 09:00", "worker", "visitWeek", { again: false, visitFindings: "平稳" }),
    ...laterVisits("2026-07-31", "2026-08-31", "2026-09-30"),
    step("2026-10-08 09:00", "worker", "close", { outcome: "moved" }),
    step("2026-10-08 10:00", "lead", "confirm"),
  ],
  {
    state: "closed",
    deadlines: {
      plan: { inTime: 2 },
      atFollowing: { inTime: 2 },
      week: { inTime: 2 },
      month: { inTime: 2 },
      twoMonths: { inTime: 2 },
      threeMonths: { inTime: 2 },
      "referral:legalAid:3:acknowledge": { late: 1 },
      "referral:legalAid:3:answer": { late: 1 },
    },
    escalated: ["referral:legalAid:3:acknowledge → lead", "referral:legalAid:3:answer → lead"],
    indicators: { followed: [2, 2], repeated: [0] },
  },
);

/** The federation applies for her; refused, nobody asks for review in five days, and it is closed. */
const refused = story(
  "dv-orders",
  words("妇联代为申请、驳回、逾期未复议、结案", "Applied for her, refused, no review asked for, closed"),
  [
    step("2026-03-02 09:00", "rights", "apply", { applicant: "federation", urgent: false }, both),
    step("2026-03-02 10:30", "judge", "accept", undefined, { stands: { state: "applied" } }),
    step("2026-03-04 09:00", "judge", "reject", { refusedOn: "2026-03-04" }, because("证据不足")),
    step("2026-03-10 09:00", "rights", "closeRefused", undefined, because("本人不再申请复议")),
  ],
  {
    state: "rejected",
    deadlines: { accepting: { inTime: 1 }, decision: { inTime: 1 }, review: { late: 1 } },
    escalated: ["review → lead"],
    indicators: { applied: [1], granted: [0], decidedOnTime: [1, 1] },
  },
);

const visited = (day: string) => step(`${day} 09:00`, "mediator", "visit", quiet);

/** Long apart: the police when both agree, the court, back again, violence: told by law, a case opened; later once more. */
const atOdds = story(
  "family-dispute-mediation",
  words(
    "双方同意后告知公安、移送法院后退回、升红转个案、降级办结、重新调处",
    "Police when both agree, to court and back, violence, a case opened, closed, mediated once more",
  ),
  [
    step(
      "2026-03-02 09:00",
      "township",
      "find",
      {
        channel: "visit",
        kind: "marriage",
        inDanger: false,
        weapon: false,
        threat: false,
        injury: "none",
        repeat: false,
        policeCalls: false,
        childHarmed: false,
        longLasting: true,
        habits: false,
      },
      { parties: { one: [woman], other: [husband] }, stands: { grade: "yellow" } },
    ),
    step("2026-03-02 09:30", "township", "take", undefined, { details: { assignee: "mediator" } }),
    visited("2026-03-03"),
    step("2026-03-03 10:00", "mediator", "askPolice", undefined, { refused: "consent-missing" }),
    step("2026-03-03 10:10", "mediator", "give-consent", undefined, consentTo("police")),
    step("2026-03-03 10:20", "mediator", "askPolice"),
    onReferral("2026-03-03 10:30", "police", "answer", "police", { policeOpinion: "keep" }),
    step("2026-03-10 09:00", "mediator", "give-consent", undefined, consentTo("share")),
    step("2026-03-10 09:10", "mediator", "toCourt", undefined, { stands: { state: "atCourt" } }),
    onReferral("2026-03-11 09:00", "judge", "answer", "court", { courtCase: "诉前2" }, 2),
    visited("2026-04-02"),
    step(
      "2026-04-20 09:00",
      "mediator",
      "fromCourt",
      { courtCase: "诉前2" },
      { stands: { state: "mediating" } },
    ),
    step(
      "2026-04-28 09:00",
      "mediator",
      "visit",
      { inDanger: true, again: true, visitFindings: "动手" },
      { stands: { grade: "red" } },
    ),
    step("2026-04-28 09:10", "mediator", "askPolice"),
    onReferral("2026-04-28 09:20", "police", "answer", "police", { policeOpinion: "keep" }, 3),
    step("2026-04-28 09:30", "mediator", "openDv"),
    step("2026-04-28 09:40", "mediator", "openDv", undefined, { refused: "guard-not-met" }),
    visited("2026-05-04"),
    step("2026-05-10 09:00", "mediator", "settle", { outcome: "failed", oneStop: false }),
    visited("2026-05-11"),
    visited("2026-05-16"),
    step("2026-05-16 10:00", "mediator", "askPolice"),
    onReferral("2026-05-16 10:20", "police", "answer", "police", { policeOpinion: "lower" }, 4),
    step("2026-05-18 09:00", "mediator", "lower-grade", undefined, {
      details: { grade: "green", reason: "已分居，公安同意" },
    }),
    step("2026-05-18 10:00", "townshipHead", "confirm", undefined, { stands: { grade: "green" } }),
    step("2026-05-18 11:00", "mediator", "close"),
    step("2026-05-18 12:00", "townshipHead", "confirm", undefined, { stands: { state: "closed" } }),
    step("2026-07-01 09:00", "township", "reopen", undefined, because("双方为探望孩子再起争执")),
    visited("2026-07-03"),
    step("2026-07-10 09:00", "mediator", "settle", { outcome: "agreed", oneStop: true }),
    step("2026-07-10 10:00", "mediator", "close"),
    step("2026-07-10 11:00", "townshipHead", "confirm"),
  ],
  {
    state: "closed",
    grade: "green",
    deadlines: {
      atFound: { inTime: 1 },
      respond: { inTime: 2 },
      settle: { inTime: 3 },
      court: { inTime: 1 },
      visits: { inTime: 7, cancelled: 2 },
    },
    escalated: [],
    indicators: { visits: [7, 7], agreed: [1, 2], onTime: [2, 2] },
  },
);

/** Violence and quarrels in the family: the other ways out, and what begins anew. */
export const moreViolence: readonly Scenario[] = [hurtTwice, untold, his, hers, refused, atOdds];

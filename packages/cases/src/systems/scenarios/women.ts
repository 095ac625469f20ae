import { words } from "../../definition/fields.ts";
import { onReferral, step, story } from "./cast.ts";
import type { Scenario } from "./scenario.ts";

const refused = { refused: "guard-not-met" } as const;
const woman = { name: "测试乙", sex: "female", phone: "13800000000" };
const man = { name: "测试丙", sex: "male", phone: "13900000000", relation: "配偶" };
const toWorker = { details: { assignee: "worker" } };

/** A nameless caller in danger: the police have it with the call; advised, called back, finished. */
const hotline = story(
  "women-rights-hotline",
  words("匿名来电，现实危险，报警并回访", "A nameless call in danger, police at once, called back"),
  [
    step(
      "2026-03-02 09:00",
      "desk",
      "receive",
      { inDanger: true, theme: "violence", channel: "telephone" },
      { parties: { caller: [{}] }, stands: { state: "received" } },
    ),
    onReferral("2026-03-02 09:06", "police", "acknowledge", "police"),
    step("2026-03-02 09:20", "desk", "advise", { advice: "已报警，保持通话，告知可申请人身安全保护令" }),
    onReferral("2026-03-02 11:00", "police", "answer", "police", { policeAnswer: "letter" }),
    step("2026-03-02 11:10", "desk", "finish", {}, { refused: "guard-not-met" }),
    step("2026-03-09 10:00", "desk", "callBack", { satisfied: "yes" }),
    step("2026-03-09 10:10", "desk", "finish", undefined, { stands: { state: "closed" } }),
  ],
  {
    state: "closed",
    deadlines: {
      transfer: { inTime: 1 },
      callBack: { inTime: 1 },
      "referral:police:1:acknowledge": { inTime: 1 },
    },
    escalated: [],
    indicators: { calls: [1], transferOnTime: [1, 1], content: [1, 1] },
  },
);

/** A red case: contact in time, the police silent, three visits, lowered by two, closed by two. */
const dvCase = story(
  "dv-case",
  words(
    "红色个案：公安逾期、三次走访、双人降级与结案",
    "A red case: silent police, three visits, lowered and closed by two",
  ),
  [
    step(
      "2026-03-02 09:00",
      "desk",
      "receive",
      { channel: "hotline", inDanger: true, weapon: true, injury: "slight" },
      { parties: { victim: [woman], offender: [man] }, stands: { state: "received", grade: "red" } },
    ),
    step("2026-03-02 09:10", "lead", "take", undefined, { ...toWorker, stands: { state: "handling" } }),
    step("2026-03-02 09:15", "worker", "toPolice"),
    step("2026-03-02 10:30", "worker", "visit", {
      inDanger: true,
      again: false,
      visitFindings: "已送至亲属家",
    }),
    onReferral("2026-03-03 09:00", "police", "answer", "police", { policeAnswer: "letter" }),
    step("2026-03-04 09:00", "worker", "follow"),
    step("2026-03-10 09:00", "worker", "visit", {
      inDanger: false,
      again: false,
      injury: "none",
      visitFindings: "平稳",
    }),
    step("2026-03-16 09:00", "worker", "visit", { inDanger: false, again: false, visitFindings: "平稳" }),
    step("2026-03-16 09:30", "worker", "close", { outcome: "safe" }, { refused: "guard-not-met" }),
    step("2026-03-16 10:00", "worker", "lower-grade", undefined, {
      details: { grade: "green", reason: "连续两次走访平稳" },
    }),
    step("2026-03-16 11:00", "lead", "confirm", undefined, { stands: { grade: "green" } }),
    step(
      "2026-03-17 09:00",
      "worker",
      "close",
      { outcome: "safe" },
      { stands: { state: "following", pending: 1 } },
    ),
    step("2026-03-17 10:00", "lead", "confirm", undefined, { stands: { state: "closed" } }),
  ],
  {
    state: "closed",
    grade: "green",
    deadlines: { firstContact: { inTime: 1 }, "referral:police:1:acknowledge": { late: 1 } },
    escalated: [
      "referral:police:1:acknowledge → lead",
      "referral:police:1:acknowledge → office",
      "visits → lead",
    ],
    indicators: { received: [1], contactOnTime: [1, 1], repeated: [0] },
  },
);

/** A nurse reports for a woman who cannot; the police accept, decide and tell her. */
const dvReport = story(
  "dv-report",
  words("医院代为报告，公安受理并告知", "A hospital reports, the police accept and tell"),
  [
    step(
      "2026-03-02 10:00",
      "teacher",
      "submit",
      {
        dutyHolder: "hospital",
        foundAt: "2026-03-02T01:30:00Z",
        capacity: "coerced",
        inDanger: true,
        facts: "多处新旧伤",
      },
      { parties: { victim: [woman], reporter: [{ name: "测试丁", phone: "13700000000" }] } },
    ),
    step("2026-03-02 10:10", "police", "accept"),
    onReferral("2026-03-02 15:00", "rights", "answer", "federation", undefined, 2),
    step("2026-03-03 10:00", "police", "decide", { decision: "letter", decidedOn: "2026-03-03" }),
    step("2026-03-04 10:00", "police", "tellEnd", { toldHow: "unreachable" }, { refused: "invalid-input" }),
    step("2026-03-04 10:10", "police", "endUntold", undefined, {
      details: { reason: "无人接听" },
      refused: "guard-not-met",
    }),
    step("2026-03-04 10:20", "police", "tryTell", undefined, {
      details: { reason: "两次无人接听" },
      stands: { state: "decided" },
    }),
    step("2026-03-05 10:00", "police", "tellEnd", { toldHow: "telephone" }),
  ],
  {
    state: "told",
    deadlines: { accept: { inTime: 1 }, tell: { inTime: 1 }, atOnce: { inTime: 1 } },
    escalated: [],
    indicators: { reports: [1], accepted: [1, 1], told: [1, 1], atOnce: [1, 1] },
  },
);

/** Her file: a plan, four visits, the second one late. */
const dvAftercare = story(
  "dv-aftercare",
  words("受害人档：计划、四次回访，一次逾期", "Her file: a plan, four visits, one late"),
  [
    step(
      "2026-03-02 09:00",
      "rights",
      "openVictim",
      { side: "offender" },
      { parties: { victim: [woman] }, refused: "guard-not-met" },
    ),
    step(
      "2026-03-02 09:10",
      "rights",
      "openVictim",
      { side: "victim", need: "心理支持" },
      { parties: { victim: [woman] } },
    ),
    step("2026-03-02 10:00", "lead", "name", undefined, toWorker),
    step("2026-03-03 09:00", "worker", "begin", { plan: "每周一次辅导" }),
    step("2026-03-03 09:10", "worker", "toCounsellor", undefined, { refused: "consent-missing" }),
    step("2026-03-03 09:20", "worker", "give-consent", undefined, {
      details: { consent: { scope: "share" } },
    }),
    step("2026-03-03 09:30", "worker", "toCounsellor"),
    onReferral("2026-03-04 09:00", "counsellor", "acknowledge", "counsellor"),
    onReferral("2026-03-09 09:00", "counsellor", "answer", "counsellor", { helpGiven: "已开始辅导" }),
    step("2026-03-09 10:00", "worker", "visitWeek", { again: false, visitFindings: "平稳" }),
    // a second visit in the first week is not the one of the third month
    step("2026-03-09 10:10", "worker", "visitThree", { again: false, visitFindings: "平稳" }, refused),
    step("2026-04-07 10:00", "worker", "visitMonth", { again: false, visitFindings: "平稳" }),
    step("2026-05-03 10:00", "worker", "visitTwo", { again: false, visitFindings: "平稳" }),
    step("2026-06-02 10:00", "worker", "visitThree", { again: false, visitFindings: "平稳" }),
    step("2026-06-03 09:00", "worker", "close", { outcome: "done" }),
    step("2026-06-03 10:00", "lead", "confirm"),
  ],
  {
    state: "closed",
    deadlines: { week: { inTime: 1 }, month: { late: 1 }, threeMonths: { inTime: 1 } },
    escalated: ["month → lead"],
    indicators: { opened: [1], followed: [1, 1], repeated: [0] },
  },
);

/** A red dispute: the police are told, lowering waits for their opinion, settled and closed by two. */
const dispute = story(
  "family-dispute-mediation",
  words(
    "红色纠纷：报警、公安意见后降级、双人办结",
    "A red dispute: police, lowered after their opinion, closed by two",
  ),
  [
    step(
      "2026-03-02 09:00",
      "township",
      "find",
      { channel: "patrol", kind: "marriage", inDanger: false, threat: true },
      { parties: { one: [woman] }, stands: { state: "found", grade: "red" } },
    ),
    onReferral("2026-03-02 09:20", "police", "acknowledge", "police"),
    step("2026-03-02 09:30", "township", "take", undefined, { details: { assignee: "mediator" } }),
    step("2026-03-02 15:00", "mediator", "visit", {
      inDanger: false,
      again: false,
      threat: false,
      visitFindings: "双方情绪缓和",
    }),
    step("2026-03-03 09:00", "mediator", "lower-grade", undefined, {
      details: { grade: "green", reason: "威胁已消除" },
      refused: "guard-unknown",
    }),
    onReferral("2026-03-03 10:00", "police", "answer", "police", { policeOpinion: "lower" }),
    step("2026-03-03 11:00", "mediator", "lower-grade", undefined, {
      details: { grade: "green", reason: "威胁已消除" },
    }),
    step("2026-03-03 12:00", "townshipHead", "confirm", undefined, { stands: { grade: "green" } }),
    step("2026-03-05 08:00", "mediator", "sign", {
      disputed: "家务和债务",
      agreement: "分担家务，债务由男方偿还",
      performance: "每月十日前，自四月起",
      agreedOn: "2026-03-05",
      signers: "测试甲、测试乙，身份证件已核对，住本县",
    }),
    step("2026-03-05 09:00", "mediator", "settle", { outcome: "agreed", oneStop: true }),
    step("2026-03-09 09:00", "mediator", "visit", { inDanger: false, again: false, visitFindings: "履行中" }),
    step("2026-03-09 10:00", "mediator", "toConfirm", undefined, { refused: "guard-unknown" }),
    step("2026-03-20 09:00", "mediator", "decideConfirmation", { confirmation: "joint" }),
    step("2026-03-20 09:10", "mediator", "toConfirm", undefined, { refused: "consent-missing" }),
    step("2026-03-20 09:20", "mediator", "give-consent", undefined, {
      details: { consent: { scope: "share" } },
    }),
    step("2026-03-20 09:30", "mediator", "toConfirm"),
    onReferral("2026-03-23 09:00", "judge", "acknowledge", "court", undefined, 2),
    onReferral("2026-03-25 09:00", "judge", "answer", "court", { courtCase: "调确1" }, 2),
    step("2026-04-08 09:00", "mediator", "visit", { inDanger: false, again: false, visitFindings: "和好" }),
    step("2026-04-08 10:00", "mediator", "close"),
    step("2026-04-08 11:00", "townshipHead", "confirm"),
  ],
  {
    state: "closed",
    grade: "green",
    deadlines: {
      respond: { inTime: 1 },
      settle: { inTime: 1 },
      confirmation: { inTime: 1 },
      visits: { inTime: 3, cancelled: 1 },
    },
    escalated: [],
    indicators: { found: [1], onTime: [1, 1], agreed: [1, 1] },
  },
);

/** A woman is decided on in time; a lawyer with a conflict is barred; without consent nothing is told. */
const legalAid = story(
  "legal-aid",
  words(
    "免予核查、回避利害冲突、同意后指派",
    "No means test, no conflict of interest, consent before telling",
  ),
  [
    step(
      "2026-03-02 09:00",
      "aid",
      "apply",
      { door: "counter", who: "woman", matter: "violence", exempt: "violence" },
      { parties: { applicant: [{ name: "测试戊", sex: "female", phone: "13600000000" }] } },
    ),
    step("2026-03-04 09:00", "aidHead", "approve", { decidedOn: "2026-03-04" }),
    step("2026-03-04 10:00", "aid", "appoint", { conflict: true }, { refused: "guard-not-met" }),
    step("2026-03-04 10:10", "aid", "appoint", { conflict: false }, { refused: "consent-missing" }),
    step("2026-03-04 10:20", "aid", "give-consent", undefined, { details: { consent: { scope: "lawyer" } } }),
    step("2026-03-04 10:30", "aid", "appoint", { conflict: false }, { stands: { state: "assigned" } }),
    onReferral("2026-03-04 15:00", "lawyer", "acknowledge", "lawyer"),
    step("2026-06-01 09:00", "lawyer", "finish", { report: "已开庭", result: "won" }),
    step("2026-06-03 09:00", "aid", "rate", { rating: "good" }),
  ],
  {
    state: "rated",
    deadlines: { decide: { inTime: 1 }, assign: { inTime: 1 } },
    escalated: [],
    indicators: { women: [1], minors: [0], decided: [1, 1] },
  },
);

/** A refusal is objected to in time, overturned, decided anew; what was aid ends with a reason. */
const legalAidObjection = story(
  "legal-aid",
  words("不予援助、异议、责令改正、终止", "Refused, objected to, overturned, ended"),
  [
    step(
      "2026-03-02 09:00",
      "aid",
      "apply",
      { door: "counter", who: "woman", matter: "support", exempt: "none" },
      { parties: { applicant: [{ name: "测试辛", sex: "female", phone: "13600000001" }] } },
    ),
    step("2026-03-04 09:00", "aidHead", "turnDown", {
      refusedFor: "超出经济困难标准",
      decidedOn: "2026-03-04",
    }),
    step("2026-03-04 09:30", "justice", "overturn", undefined, {
      refused: "not-allowed-now",
      details: { reason: "略" },
    }),
    step("2026-03-05 09:00", "aid", "object", undefined, {
      details: { reason: "收入证明有误" },
      stands: { state: "objected" },
    }),
    step("2026-03-09 09:00", "justice", "overturn", undefined, { details: { reason: "符合条件" } }),
    step("2026-03-10 09:00", "aid", "check", { exempt: "none", meansMet: true }),
    step("2026-03-11 09:00", "aidHead", "approve", { decidedOn: "2026-03-11" }),
    step("2026-03-12 09:00", "aidHead", "stop", { endedFor: "asked" }, { details: { reason: "申请人撤回" } }),
  ],
  {
    state: "ended",
    deadlines: { review: { inTime: 1 }, decide: { inTime: 2 } },
    escalated: [],
    indicators: { women: [1], refused: [1] },
  },
);

/** Sexual assault: the police with the report, sent to labour with consent, told, closed by two. */
const infringement = story(
  "rights-infringement-case",
  words(
    "当日移送、受保护程序、结果告知、双人办结",
    "Sent the same day, protected procedure, told, closed by two",
  ),
  [
    step(
      "2026-03-02 09:00",
      "rights",
      "report",
      { channel: "visit", kind: "work", sexual: true, protected: true },
      { parties: { victim: [woman] } },
    ),
    onReferral("2026-03-02 09:10", "police", "acknowledge", "police"),
    step("2026-03-02 10:00", "rights", "toLabour", undefined, { refused: "consent-missing" }),
    step("2026-03-02 10:10", "rights", "give-consent", undefined, {
      details: { consent: { scope: "share" } },
    }),
    step("2026-03-02 10:20", "rights", "toLabour"),
    onReferral("2026-03-03 09:00", "labour", "acknowledge", "labour", undefined, 2),
    onReferral("2026-03-04 09:00", "police", "answer", "police", { policeAnswer: "criminal" }),
    onReferral("2026-03-12 09:00", "labour", "answer", "labour", { bodyDid: "已责令改正" }, 2),
    step("2026-03-12 10:00", "rights", "result", { result: "stopped" }),
    step("2026-03-13 08:00", "rights", "close", undefined, { refused: "guard-not-met" }),
    step("2026-03-13 09:00", "rights", "tell", { told: true }),
    step("2026-03-13 10:00", "rights", "close"),
    step("2026-03-13 11:00", "lead", "confirm"),
  ],
  {
    state: "closed",
    deadlines: { send: { inTime: 1 }, result: { inTime: 1 }, tell: { inTime: 1 } },
    escalated: [],
    indicators: { reports: [1], sent: [1, 1], known: [1, 1] },
  },
);

/** An inquiry by somebody with a conflict finds nothing; another does; a measure, closed by two. */
const harassment = story(
  "sexual-harassment-handling",
  words("回避后调查、双人认定、处理、办结", "Inquiry without a conflict, found and closed by two"),
  [
    step(
      "2026-03-02 09:00",
      "desk",
      "complain",
      { unitKind: "company", minorConcerned: false, crime: false },
      { parties: { complainant: [woman], accused: [man] } },
    ),
    step("2026-03-03 09:00", "lead", "receive", undefined, toWorker),
    step("2026-03-05 09:00", "worker", "inquire", { conflict: true, inquiry: "略" }),
    step("2026-03-05 10:00", "worker", "find", { finding: "yes" }, { refused: "guard-not-met" }),
    step("2026-03-06 09:00", "worker", "inquire", { conflict: false, inquiry: "略" }),
    step("2026-03-09 09:00", "worker", "find", { finding: "yes" }),
    step("2026-03-09 10:00", "lead", "confirm", undefined, { stands: { state: "found" } }),
    step("2026-03-12 09:00", "lead", "measure", { measure: "dismissed" }),
    step("2026-03-20 09:00", "worker", "close"),
    step("2026-03-20 10:00", "lead", "confirm"),
  ],
  {
    state: "closed",
    deadlines: { receive: { inTime: 1 }, inquire: { inTime: 1 }, measure: { inTime: 1 } },
    escalated: [],
    indicators: { complaints: [1], received: [1, 1] },
  },
);

/** Stories of the systems for women. */
export const womenScenarios: readonly Scenario[] = [
  hotline,
  dvCase,
  dvReport,
  dvAftercare,
  dispute,
  legalAid,
  legalAidObjection,
  infringement,
  harassment,
];

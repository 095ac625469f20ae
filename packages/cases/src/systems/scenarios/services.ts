import { words } from "../../definition/fields.ts";
import { onReferral, step, story } from "./cast.ts";
import type { Scenario } from "./scenario.ts";

const child = { name: "测试己", sex: "male", birthDate: "2016-05-01" };
const mother = { name: "测试子", idNumber: "110101199001010023", phone: "13300000000" };

/** A card that shows violence is refused until it was reported; coded, checked, locked by two. */
const injury = story(
  "child-injury-surveillance",
  words("涉暴力先报告，编码、审核、锁定", "Violence is reported first; coded, checked, locked"),
  [
    step(
      "2026-03-02 09:00",
      "doctor",
      "enter",
      {
        reporterKind: "hospital",
        injuredAt: "2026-03-01T10:00:00Z",
        cause: "violence",
        intent: "assault",
        ageBand: "a5",
        severity: "middle",
        outcome: "admitted",
      },
      { parties: { child: [child] }, refused: "guard-not-met" },
    ),
    step(
      "2026-03-02 09:30",
      "doctor",
      "enter",
      {
        reporterKind: "hospital",
        injuredAt: "2026-03-01T10:00:00Z",
        cause: "violence",
        intent: "assault",
        violenceKind: "family",
        reportNumber: "强报1",
        ageBand: "a5",
        severity: "middle",
        outcome: "admitted",
      },
      { parties: { child: [child] }, stands: { state: "entered" } },
    ),
    step("2026-03-05 09:00", "coder", "code", { diagnosis: "S06.0", externalCause: "Y04" }),
    step("2026-03-10 09:00", "coder", "check", { checked: true }),
    step("2026-03-20 09:00", "coder", "lock", undefined, { stands: { state: "checked", pending: 1 } }),
    step("2026-03-21 09:00", "bureau", "confirm", undefined, { stands: { state: "locked" } }),
  ],
  {
    state: "locked",
    deadlines: { coding: { inTime: 1 }, locking: { inTime: 1 } },
    escalated: [],
    indicators: { injuries: [1], deaths: [0], locked: [1, 1] },
  },
);

/** Seven items at once; one is returned and stops no other; the child's number arrives on the way. */
const birth = story(
  "birth-one-thing",
  words("七件事联办，一件退回不影响其他", "Seven items, one returned, none of the others stopped"),
  [
    step(
      "2026-03-02 09:00",
      "doctor",
      "apply",
      { bornOn: "2026-02-28", hospital: "某医院", insure: true, claim: true, card: true, guidance: false },
      { parties: { child: [{ sex: "male", birthDate: "2026-02-28" }], mother: [mother] } },
    ),
    step("2026-03-02 10:00", "doctor", "accept", undefined, { stands: { state: "going" } }),
    step(
      "2026-03-02 11:00",
      "doctor",
      "finish-task",
      { certificateNumber: "出1" },
      { details: { task: "certificate" } },
    ),
    step("2026-03-02 14:00", "coder", "finish-task", undefined, { details: { task: "vaccination" } }),
    step("2026-03-03 09:00", "insurer", "return-task", undefined, {
      details: { task: "reimbursement", reason: "缺发票" },
    }),
    step(
      "2026-03-03 10:00",
      "police",
      "finish-task",
      { childNumber: "110101202602280015" },
      { details: { task: "household" } },
    ),
    step("2026-03-04 09:00", "insurer", "finish-task", undefined, { details: { task: "insurance" } }),
    step("2026-03-04 10:00", "security", "finish-task", undefined, { details: { task: "socialCard" } }),
    step("2026-03-04 11:00", "doctor", "complete", { visits: "1" }, { refused: "guard-not-met" }),
    step("2026-03-05 09:00", "doctor", "resume-task", undefined, {
      details: { task: "reimbursement", reason: "已补" },
    }),
    step("2026-03-06 09:00", "insurer", "finish-task", undefined, { details: { task: "reimbursement" } }),
    step("2026-03-06 10:00", "doctor", "complete", { visits: "1" }, { stands: { state: "complete" } }),
    step("2026-03-07 09:00", "doctor", "rate", { rating: "good" }),
  ],
  {
    state: "closed",
    deadlines: { check: { inTime: 1 }, promise: { inTime: 1 } },
    escalated: [],
    indicators: { done: [1], promise: [1, 1], visits: [1] },
  },
);

/** Triage in half an hour, hospital with an acknowledged handover, followed up, red never closed by one. */
const crisis = story(
  "psychological-crisis",
  words(
    "半小时评估、送医交接、三次随访、双人结束",
    "Half an hour to triage, handover, three follow-ups, closed by two",
  ),
  [
    step(
      "2026-03-02 09:00",
      "teacher",
      "signal",
      { door: "school", inDanger: true, means: true },
      { parties: { person: [child] }, stands: { grade: "red" } },
    ),
    onReferral("2026-03-02 09:05", "police", "answer", "police"),
    step("2026-03-02 09:05", "schoolHead", "hand", undefined, { details: { assignee: "counsellor" } }),
    step("2026-03-02 09:20", "counsellor", "triage", {
      inDanger: true,
      attempt: false,
      means: true,
      safetyPlan: "专人陪护",
      companion: true,
    }),
    step("2026-03-02 09:40", "counsellor", "toHospital"),
    onReferral("2026-03-02 10:00", "doctor", "accept", "hospital", undefined, 2),
    step("2026-03-02 11:00", "doctor", "assess", { account: "略", taken: true }),
    step("2026-03-10 09:00", "counsellor", "back", { returnPlan: "专人接送" }),
    step("2026-03-11 09:00", "counsellor", "day1", { state: "unsteady", inDanger: false }),
    step("2026-03-17 09:00", "counsellor", "day7", { state: "steady", inDanger: false }),
    step("2026-04-09 09:00", "counsellor", "day30", { state: "steady", inDanger: false }),
    step("2026-04-09 10:00", "counsellor", "close", undefined, { refused: "guard-not-met" }),
    step("2026-04-09 10:10", "counsellor", "lower-grade", undefined, {
      details: { grade: "green", reason: "三次随访平稳" },
    }),
    step("2026-04-09 11:00", "schoolHead", "confirm"),
    step("2026-04-10 09:00", "counsellor", "close"),
    step("2026-04-10 10:00", "schoolHead", "confirm"),
  ],
  {
    state: "closed",
    grade: "green",
    deadlines: { triage: { inTime: 1 }, day1: { inTime: 1 }, day7: { inTime: 1 }, day30: { inTime: 1 } },
    escalated: [],
    indicators: { crises: [1], triaged: [1, 1], handed: [1, 1], followed: [1, 1] },
  },
);

/** Clear at hiring; the yearly check hits, the hit is acted on by two. */
const check = story(
  "staff-background-check",
  words("入职无记录，次年复查有记录，当日处理", "Clear at hiring, a hit a year later, acted on the same day"),
  [
    step(
      "2026-03-02 09:00",
      "teacher",
      "list",
      { unitName: "某幼儿园", post: "driver", reason: "hiring" },
      { parties: { person: [{ name: "测试丑", sex: "male", idNumber: "110101198001010010" }] } },
    ),
    step("2026-03-02 09:10", "teacher", "notice", { told: true }),
    step("2026-03-02 09:20", "teacher", "request"),
    step("2026-03-02 10:00", "teacher", "recordClear", undefined, { refused: "guard-not-met" }),
    onReferral("2026-03-03 09:00", "police", "answer", "query", {
      result: "clear",
      answeredOn: "2026-03-03",
    }),
    step("2026-03-03 10:00", "teacher", "recordHit", undefined, { refused: "guard-not-met" }),
    step("2026-03-03 10:10", "teacher", "recordClear", undefined, { stands: { state: "clear" } }),
    step("2027-02-20 09:00", "teacher", "again", { reason: "yearly" }, { stands: { state: "requested" } }),
    step("2027-02-20 10:00", "teacher", "recordClear", undefined, { refused: "guard-not-met" }),
    step(
      "2027-02-22 09:00",
      "police",
      "answer-referral",
      { result: "hit", answeredOn: "2027-02-22" },
      { details: { referral: { name: "query", number: 2 } } },
    ),
    step("2027-02-22 10:00", "teacher", "recordHit", undefined, { stands: { state: "hit" } }),
    step("2027-02-22 15:00", "teacher", "decide", { action: "moved" }),
    step("2027-02-22 16:00", "education", "confirm", undefined, { stands: { state: "barred" } }),
  ],
  {
    state: "barred",
    deadlines: { act: { inTime: 1 }, yearly: { inTime: 1 } },
    escalated: [],
    indicators: { obliged: [1], coverage: [1, 1], acted: [1, 1], yearly: [1, 1] },
  },
);

/** Approved by the person in charge, answered, destroyed by two. */
const query = story(
  "offender-record-query",
  words("审批、答复、用后销毁", "Approved, answered, destroyed"),
  [
    step(
      "2026-03-02 09:00",
      "education",
      "request",
      { purpose: "hiring", because: "拟聘" },
      { parties: { person: [{ name: "测试寅", idNumber: "110101198001010010" }] } },
    ),
    step("2026-03-02 09:10", "education", "approve", undefined, { refused: "not-permitted" }),
    step("2026-03-02 10:00", "educationHead", "approve"),
    step("2026-03-02 10:10", "education", "take", undefined, { refused: "guard-not-met" }),
    onReferral("2026-03-03 09:00", "police", "answer", "query", { answer: "no", answeredOn: "2026-03-03" }),
    step("2026-03-03 10:00", "education", "take"),
    step("2026-03-04 09:00", "education", "destroy"),
    step("2026-03-04 10:00", "educationHead", "confirm"),
  ],
  {
    state: "destroyed",
    deadlines: { approve: { inTime: 1 }, destroy: { inTime: 1 } },
    escalated: [],
    indicators: { queries: [1], refused: [0], answered: [1, 1], destroyed: [1, 1] },
  },
);

/** Ten minutes of silence tell the bureau; then a bed, a vehicle, the handover, the outcome. */
const rescue = story(
  "critical-rescue-transfer",
  words("十分钟无应答告知卫健，其后留床、发车、交接", "Ten minutes of silence, then bed, vehicle, handover"),
  [
    step(
      "2026-03-02 09:00",
      "obstetrician",
      "call",
      { who: "mother", condition: ["bleeding"] },
      { parties: { patient: [{ name: "测试卯" }] } },
    ),
    step("2026-03-02 09:12", "centre", "consult", { advice: "立即转诊" }),
    step("2026-03-02 09:15", "centre", "holdBed", { bed: "重症一科" }),
    step("2026-03-02 09:30", "obstetrician", "depart", { vehicle: "120-1" }),
    step("2026-03-02 10:20", "centre", "handOver", { onArrival: "生命体征平稳" }),
    step("2026-03-06 09:00", "centre", "record", { outcome: "cured" }),
  ],
  {
    state: "closed",
    deadlines: {
      answer: { late: 1 },
      bed: { inTime: 1 },
      out: { inTime: 1 },
      arrive: { inTime: 1 },
      outcome: { inTime: 1 },
    },
    escalated: ["answer → bureau", "referral:centre:1:acknowledge → bureau"],
    indicators: { calls: [1], answered: [0, 1], saved: [1, 1], refusals: [0] },
  },
);

/** A child sold by the parents is placed after a decision only, and by two; three visits to the end. */
const trafficking = story(
  "anti-trafficking",
  words("被出卖儿童：先有决定再安置、三次回访", "A child who was sold: decision, placement, three visits"),
  [
    step("2026-03-02 09:00", "police", "alarm", { kind: "child" }, { parties: { victim: [child] } }),
    step("2026-03-02 15:00", "police", "shareLeads", { leads: "略", otherArea: "331102" }),
    onReferral("2026-03-02 16:00", "constable", "answer", "search"),
    step("2026-03-04 09:00", "police", "find", { origin: "sold" }),
    onReferral("2026-03-04 10:00", "civil", "answer", "civilAffairs", { care: "临时照料" }, 2),
    onReferral("2026-03-04 10:30", "bureau", "answer", "health", { care: "体检正常" }, 3),
    step("2026-03-05 09:00", "police", "place", { placement: "略" }, { refused: "guard-not-met" }),
    step("2026-03-06 09:00", "police", "place", { placement: "略", ruling: "民决1" }),
    step("2026-03-06 10:00", "policeHead", "confirm", undefined, { stands: { state: "placed" } }),
    step("2026-04-03 09:00", "civil", "visit", { visit: "略", again: false }),
    step("2026-04-30 09:00", "civil", "visit", { visit: "略", again: false }),
    step("2026-05-28 09:00", "civil", "visit", { visit: "略", again: false }),
    step("2026-05-29 09:00", "police", "close", { outcome: "newHome" }),
    step("2026-05-29 10:00", "policeHead", "confirm"),
  ],
  {
    state: "closed",
    deadlines: { share: { inTime: 1 }, place: { inTime: 1 } },
    escalated: [],
    indicators: { cases: [1], rescued: [1], placed: [1, 1] },
  },
);

/** A letter is not answered, the supervisor hears of it, then it is, and two persons close it. */
const letter = story(
  "rights-supervision",
  words("督办函逾期未复、升级、回复后双人办结", "A letter without reply, raised, answered, closed by two"),
  [
    step("2026-03-02 09:00", "rights", "draft", {
      kind: "letter",
      issuer: "federation",
      matter: "stalled",
      content: "个案逾期未办",
    }),
    step("2026-03-03 09:00", "worker", "toLabour", { letterNumber: "妇督1", issuedOn: "2026-03-03" }),
    onReferral("2026-03-04 09:00", "labour", "acknowledge", "labour"),
    onReferral("2026-03-20 09:00", "labour", "answer", "labour", { adopted: "yes", reply: "已整改" }),
    step("2026-03-20 10:00", "worker", "recordReply", { adopted: "yes", reply: "已整改" }),
    step("2026-03-23 09:00", "worker", "close"),
    step("2026-03-23 10:00", "lead", "confirm"),
  ],
  {
    state: "closed",
    deadlines: { reply: { late: 1 } },
    escalated: ["reply → lead", "referral:labour:1:answer → lead", "referral:labour:1:answer → office"],
    indicators: { issued: [1], replied: [0, 1], adopted: [1, 1], stalled: [1] },
  },
);

/** Stories of health, birth, crisis, checks, rescue and letters. */
export const serviceScenarios: readonly Scenario[] = [
  injury,
  birth,
  crisis,
  check,
  query,
  rescue,
  trafficking,
  letter,
];

import { words } from "../../definition/fields.ts";
import { cast, onReferral, step, story } from "./cast.ts";
import { row } from "./row.ts";
import type { Scenario } from "./scenario.ts";

const mother = { name: "测试酉", idNumber: "110101199101010020", phone: "13300000001" };
const baby = { child: [{ sex: "female", birthDate: "2026-02-27" }], mother: [mother] };
const item = (task: string, reason?: string) => ({
  details: reason === undefined ? { task } : { task, reason },
});

/** A form that does not belong here is turned down with a reason; nothing is sent out. */
const birthElsewhere = story(
  "birth-one-thing",
  words("不属本地受理，说明理由不予受理", "Not to be done here: turned down with a reason"),
  [
    step(
      "2026-03-02 09:00",
      "doctor",
      "apply",
      { bornOn: "2026-02-27", hospital: "某医院", insure: true, claim: false, card: false, guidance: false },
      { parties: baby },
    ),
    step("2026-03-02 10:00", "doctor", "turnDown", undefined, { refused: "invalid-input" }),
    step("2026-03-02 10:10", "doctor", "turnDown", undefined, {
      details: { reason: "父母户籍均在外省，拟回户籍地办理" },
      stands: { state: "refused" },
    }),
  ],
  {
    state: "refused",
    deadlines: { check: { inTime: 1 }, promise: {} },
    escalated: [],
    indicators: { done: [0], promise: [0, 0], visits: [0] },
  },
);

/** The household item comes back, the parents object, it stands still meanwhile; the promise is missed and the bureau hears of it. */
const birthObjection = story(
  "birth-one-thing",
  words("户口事项退回、家长异议、逾期一日办结", "An item returned, objected to, a day late"),
  [
    step(
      "2026-03-02 09:00",
      "doctor",
      "apply",
      { bornOn: "2026-02-27", hospital: "某医院", insure: false, claim: true, card: false, guidance: true },
      { parties: baby },
    ),
    step("2026-03-02 10:00", "doctor", "accept"),
    step("2026-03-02 11:00", "doctor", "finish-task", { certificateNumber: "出2" }, item("certificate")),
    step("2026-03-02 14:00", "coder", "finish-task", undefined, item("vaccination")),
    step("2026-03-04 10:00", "police", "return-task", undefined, item("household", "姓名用字无法录入")),
    step("2026-03-05 09:00", "doctor", "object", { objection: "所用字在通用规范汉字表内" }),
    step("2026-03-05 10:00", "bureau", "finish-task", undefined, item("guidance")),
    step("2026-03-06 08:30", "bureau", "answer", { objectionAnswer: "异议属实，已请公安按原名登记" }),
    step("2026-03-06 08:40", "bureau", "answer", { objectionAnswer: "同上" }, { refused: "guard-not-met" }),
    step("2026-03-06 09:00", "insurer", "finish-task", undefined, item("reimbursement")),
    step("2026-03-06 10:00", "doctor", "resume-task", undefined, item("household", "异议属实，请按原名登记")),
    step(
      "2026-03-09 09:00",
      "police",
      "finish-task",
      { childNumber: "110101202602270028" },
      item("household"),
    ),
    step("2026-03-10 09:00", "doctor", "complete", { visits: "2" }),
    step("2026-03-10 10:00", "doctor", "object", { objection: "报销金额少于清单" }),
    step("2026-03-11 09:00", "doctor", "rate", { rating: "fair" }, { refused: "guard-not-met" }),
    step("2026-03-16 09:00", "doctor", "answer", { objectionAnswer: "自费项目不在报销范围，已说明" }),
    step("2026-03-16 10:00", "doctor", "rate", { rating: "fair" }),
  ],
  {
    state: "closed",
    deadlines: {
      check: { inTime: 1 },
      promise: { late: 1 },
      objection: { inTime: 2 },
      "task:household": { inTime: 1 },
      "task:reimbursement": { inTime: 1 },
      atComplete: { inTime: 1 },
    },
    escalated: ["promise → lead"],
    answers: { objected: false },
    indicators: { done: [1], promise: [0, 1], visits: [2], answered: [2, 2] },
  },
);

const asked = { person: [{ name: "测试寅", idNumber: "110101198001010010" }] };

/** What nobody is allowed to ask is refused by the person in charge; the procuratorate looks at that as well. */
const queryRefused = story(
  "offender-record-query",
  words("理由不足不予查询，事后抽查", "Refused for want of a reason, audited afterwards"),
  [
    step(
      "2026-03-02 09:00",
      "education",
      "request",
      { purpose: "case", because: "邻里纠纷" },
      { parties: asked },
    ),
    step("2026-03-03 09:00", "educationHead", "turnDown", undefined, {
      details: { reason: "与未成年人保护无关" },
    }),
    step("2026-03-16 09:00", "procurator", "audit", { unusual: true }),
  ],
  {
    state: "refused",
    deadlines: { approve: { inTime: 1 }, destroy: {} },
    escalated: [],
    indicators: { queries: [1], refused: [1], answered: [0, 0], destroyed: [0, 0], unusual: [1] },
  },
);

/** Nobody approves for a day and nobody destroys for a week: the person in charge hears of it, then the procuratorate, which audits. */
const queryKept = story(
  "offender-record-query",
  words("迟批、迟销毁，检察监督抽查", "Approved late, kept too long, audited by the procuratorate"),
  [
    step(
      "2026-03-02 09:00",
      "civil",
      "request",
      { purpose: "adoption", because: "收养评估" },
      { parties: asked },
    ),
    step("2026-03-04 09:00", "civilHead", "approve"),
    onReferral("2026-03-05 09:00", "police", "answer", "query", { answer: "no", answeredOn: "2026-03-05" }),
    step("2026-03-06 10:00", "civil", "take"),
    step("2026-03-13 09:00", "procurator", "audit", { unusual: false }),
    step("2026-03-13 10:00", "civil", "destroy"),
    step("2026-03-13 11:00", "civilHead", "confirm"),
  ],
  {
    state: "destroyed",
    deadlines: { approve: { late: 1 }, destroy: { late: 1 }, atAsked: { inTime: 1 } },
    escalated: ["approve → head", "destroy → head", "destroy → auditor"],
    indicators: { queries: [1], refused: [0], answered: [1, 1], destroyed: [0, 1], unusual: [0] },
  },
);

const neighbour = "331103";

/** The same cast, and the centre of the neighbouring county. */
function withNeighbour(one: Scenario): Scenario {
  return {
    ...one,
    people: {
      ...cast,
      otherCentre: { organisation: "city-hospital", area: neighbour, roles: ["rescue-centre"] },
    },
    elsewhere: { [neighbour]: { "rescue-centre": "city-hospital" } },
  };
}

const nextReferral = { details: { referral: { name: "nextCentre", number: 2 } } };

/** No bed here: the next centre takes her, and she dies on the way. */
const diedOnWay = withNeighbour(
  story(
    "critical-rescue-transfer",
    words("无床位转下一中心、转运途中死亡", "No bed, the next centre, died on the way"),
    [
      step(
        "2026-03-02 09:00",
        "obstetrician",
        "call",
        { who: "mother", condition: ["embolism"] },
        { parties: { patient: [{ name: "测试戌" }] } },
      ),
      step("2026-03-02 09:05", "centre", "decline", { refusedFor: "bed", nextArea: neighbour }),
      row("2026-03-02 09:12", "otherCentre", "holdBed", { bed: "重症二科" }),
      step("2026-03-02 09:40", "obstetrician", "depart", { vehicle: "120-2" }),
      row("2026-03-02 10:30", "otherCentre", "record", { outcome: "diedOnWay" }),
    ],
    {
      state: "closed",
      deadlines: {
        answer: { late: 1 },
        bed: { inTime: 1 },
        out: { inTime: 1 },
        arrive: { inTime: 1 },
        outcome: {},
      },
      escalated: ["answer → bureau"],
      indicators: { calls: [1], answered: [0, 1], refusals: [1], saved: [0, 1], diedOnWay: [1] },
    },
  ),
);

/** Nobody answers: the bureau names the next centre, which advises against moving her; she is treated where she is. */
const treatedHere = withNeighbour(
  story(
    "critical-rescue-transfer",
    words("无应答、卫健指定下一中心、会诊后就地救治", "Silence, the next centre, treated where she is"),
    [
      step(
        "2026-03-02 09:00",
        "obstetrician",
        "call",
        { who: "mother", condition: ["eclampsia"] },
        { parties: { patient: [{ name: "测试亥" }] } },
      ),
      step("2026-03-02 09:12", "bureau", "callNext", { nextArea: neighbour }),
      row("2026-03-02 09:16", "otherCentre", "consult", { advice: "不宜搬动，远程指导" }),
      row(
        "2026-03-02 09:18",
        "otherCentre",
        "answer-referral",
        { advice: "不宜搬动，远程指导" },
        nextReferral,
      ),
      step("2026-03-02 09:20", "centre", "return-referral", undefined, {
        details: { referral: { name: "centre", number: 1 }, reason: "值班医师均在手术" },
      }),
      step("2026-03-02 09:25", "obstetrician", "stay", undefined, {
        details: { reason: "会诊意见不宜搬动" },
        stands: { state: "handedOver" },
      }),
      step("2026-03-06 09:00", "obstetrician", "record", { outcome: "stable" }),
    ],
    {
      state: "closed",
      deadlines: { answer: { late: 1 }, bed: { cancelled: 1 }, out: {}, outcome: { inTime: 1 } },
      escalated: ["answer → bureau", "referral:centre:1:acknowledge → bureau"],
      indicators: { calls: [1], answered: [0, 1], refusals: [0], saved: [1, 1], diedOnWay: [0] },
    },
  ),
);

/** Further stories of birth, queries and rescue: the other ways out. */
export const moreServices: readonly Scenario[] = [
  birthElsewhere,
  birthObjection,
  queryRefused,
  queryKept,
  diedOnWay,
  treatedHere,
];

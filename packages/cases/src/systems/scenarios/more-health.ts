import { words } from "../../definition/fields.ts";
import { county, healthAgencies, healthPeople } from "./people.ts";
import { row } from "./row.ts";
import type { Scenario, ScenarioStep } from "./scenario.ts";

const because = (reason: string) => ({ details: { reason } });
const agreed = (scope: string) => ({ details: { consent: { scope } } });
const referral = (name: string, number: number) => ({ details: { referral: { name, number } } });
const midwife = { organisation: "hospital-2", area: county, roles: ["hospital"] } as const;

/** A story of newborns: the hospital of birth, the one that diagnoses, the township doctor, the bureau. */
function ofNewborn(
  title: Scenario["title"],
  steps: readonly ScenarioStep[],
  ends: Scenario["ends"],
): Scenario {
  const people = { ...healthPeople, midwife };
  const born = row(
    "2026-03-01 10:00",
    "midwife",
    "enrol",
    { bornAt: "2026-03-01T01:00:00Z", locality: "331102001" },
    {
      parties: {
        child: [{ name: "测试丁", sex: "female", birthDate: "2026-03-01" }],
        guardian: [{ name: "测试戊", phone: "13800000022", relation: "母亲" }],
      },
    },
  );
  return {
    system: "newborn-screening",
    title,
    area: county,
    people,
    agencies: healthAgencies,
    steps: [born, ...steps],
    ends,
  };
}

/** The sample is spoilt and taken again; nothing is found, two days after it should have been known. */
const negative = ofNewborn(
  words("重采样、复筛阴性、结果迟两日", "Sampled again, negative, the result two days late"),
  [
    row("2026-03-04 08:30", "midwife", "invite", { sampledOn: "2026-03-04", items: ["metabolic"] }),
    row("2026-03-18 08:30", "midwife", "remind", { sampledOn: "2026-03-18", items: ["metabolic"] }),
    row("2026-03-26 09:00", "midwife", "clear", undefined, { stands: { state: "done" } }),
    // nothing was found of which there could be a next step to find again; nor had anybody declined
    row("2026-03-27 09:00", "midwife", "rejoin", undefined, {
      ...because("家长来电"),
      refused: "not-allowed-now",
    }),
  ],
  {
    state: "done",
    deadlines: { invite: { inTime: 1 }, attend: { late: 1 }, recall: {}, nextStep: {}, atDue: { inTime: 1 } },
    escalated: ["attend → clinic"],
    indicators: {
      eligible: [1],
      examined: [1, 1],
      sampled: [1, 1],
      byAge: [1, 1],
      found: [0],
      recalled: [0, 0],
      followedUp: [0, 0],
    },
  },
);

/** Positive for hearing, recalled in two days, ruled out at the hospital. */
const ruledOut = ofNewborn(
  words("听力初筛未过、按时召回、诊断排除", "Hearing: recalled in time, ruled out"),
  [
    row("2026-03-04 08:30", "midwife", "invite", { sampledOn: "2026-03-04", items: ["hearing"] }),
    row("2026-03-12 09:00", "midwife", "find", { finding: "hearing" }),
    row("2026-03-13 09:00", "midwife", "recall", { reached: true }),
    row("2026-03-13 09:10", "midwife", "give-consent", undefined, agreed("hospital")),
    row("2026-03-13 09:20", "midwife", "arrange"),
    row("2026-03-16 09:00", "hospital", "acknowledge-referral", undefined, referral("hospital", 1)),
    row("2026-03-30 09:00", "hospital", "answer-referral", { confirmed: "none" }, referral("hospital", 1)),
    row("2026-03-30 10:00", "midwife", "ruleOut", { confirmed: "none" }, { stands: { state: "done" } }),
  ],
  {
    state: "done",
    deadlines: {
      attend: { inTime: 1 },
      recall: { inTime: 1 },
      nextStep: { inTime: 1 },
      "schedule:byAge:diagnosis": { inTime: 1 },
    },
    escalated: [],
    indicators: {
      eligible: [1],
      examined: [1, 1],
      byAge: [2, 2],
      found: [1],
      recalled: [1, 1],
      nextStepOnTime: [1, 1],
      answered: [1, 1],
    },
  },
);

/** Declined, then sampled too late; not found for weeks, given up by two, found again at a kindergarten's door, treated. */
const lostAndFound = ofNewborn(
  words(
    "先不参加后采样、召回不到、双人登记失访、重新联系上、治疗随访",
    "Declined, sampled late, not reached, lost by two, found again, treated",
  ),
  [
    row("2026-03-02 09:00", "midwife", "decline", undefined, because("家长不愿采血")),
    row("2026-03-05 09:00", "midwife", "resume", undefined, {
      ...because("家长来电"),
      refused: "guard-not-met",
    }),
    row("2026-03-06 09:00", "midwife", "rejoin", undefined, {
      ...because("家长改变主意"),
      stands: { state: "due" },
    }),
    row("2026-03-09 09:00", "midwife", "invite", { sampledOn: "2026-03-09", items: ["metabolic"] }),
    row("2026-03-16 09:00", "midwife", "find", { finding: "thyroid" }),
    row("2026-03-17 09:00", "midwife", "unreached", { reached: false }),
    row("2026-03-17 15:00", "doctor", "acknowledge-referral", undefined, referral("township", 1)),
    row(
      "2026-03-19 09:00",
      "doctor",
      "answer-referral",
      { reached: false, visited: "已搬离" },
      referral("township", 1),
    ),
    row("2026-04-20 09:00", "midwife", "giveUp", undefined, because("多方查找未果")),
    row("2026-04-20 10:00", "bureau", "confirm", undefined, { stands: { state: "lost" } }),
    row("2026-05-11 09:00", "bureau", "resume", undefined, {
      ...because("邻县接种门诊登记"),
      stands: { state: "found" },
    }),
    row("2026-05-12 09:00", "midwife", "recall", { reached: true }),
    row("2026-05-12 09:10", "midwife", "give-consent", undefined, agreed("hospital")),
    row("2026-05-12 09:20", "midwife", "arrange"),
    row("2026-05-13 09:00", "hospital", "acknowledge-referral", undefined, referral("hospital", 2)),
    row("2026-05-18 09:00", "hospital", "answer-referral", { confirmed: "yes" }, referral("hospital", 2)),
    row("2026-05-19 09:00", "midwife", "diagnose", { confirmed: "yes" }),
    row("2026-06-05 09:00", "midwife", "treat", { treatment: "medicine" }),
    row("2026-09-10 09:00", "midwife", "followUp", { steps: "指标正常" }),
    row("2026-09-11 09:00", "midwife", "finish", { outcome: "continues" }, { stands: { state: "done" } }),
  ],
  {
    state: "done",
    deadlines: {
      invite: { inTime: 1, cancelled: 1 },
      atDue: { inTime: 2 },
      attend: { inTime: 1 },
      recall: { inTime: 1, late: 1 },
      nextStep: { inTime: 1, late: 1 },
      treat: { late: 1 },
      followUp: { late: 1, cancelled: 1 },
    },
    escalated: [
      "schedule:byAge:sample → clinic",
      "recall → clinic",
      "recall → county",
      "nextStep → clinic",
      "nextStep → county",
      "treat → clinic",
      "followUp → clinic",
    ],
    indicators: {
      eligible: [1],
      examined: [1, 1],
      sampled: [1, 1],
      byAge: [2, 3],
      found: [1],
      recalled: [1, 2],
      nextStepOnTime: [1, 2],
      treated: [1, 1],
      followedUp: [0, 1],
      answered: [1, 1],
      unreached: [1],
    },
  },
);

const couple = {
  parties: {
    woman: [{ name: "测试己", birthDate: "1996-03-01" }],
    partner: [{ name: "测试庚", birthDate: "1995-03-01" }],
  },
};

/** Invited late, reminded, everything done that she agreed to, nothing found. */
const ordinaryPregnancy: Scenario = {
  system: "birth-defect-prevention",
  title: words("迟通知、再提醒、逐项登记、未见异常", "Invited late, reminded, step by step, nothing found"),
  area: county,
  people: healthPeople,
  agencies: healthAgencies,
  steps: [
    row("2026-01-05 09:00", "doctor", "enrol", { locality: "331102001" }, couple),
    row("2026-01-05 09:10", "doctor", "record", {
      premarital: "refused",
      preconception: "done",
      folicAcid: "done",
      payer: "free",
    }),
    row("2026-02-05 09:00", "doctor", "invite"),
    row("2026-03-09 09:00", "doctor", "remind"),
    row("2026-03-16 09:00", "doctor", "record", { prenatal: "done", payer: "free" }),
    row("2026-03-20 09:00", "doctor", "clear", undefined, { stands: { state: "done" } }),
  ],
  ends: {
    state: "done",
    deadlines: { invite: { late: 1 }, attend: { inTime: 1 }, nextStep: {}, treat: {}, followUp: {} },
    escalated: ["invite → clinic"],
    indicators: {
      eligible: [1],
      byPayer: [1],
      examined: [1, 1],
      premarital: [0, 1],
      preconception: [1, 1],
      folicAcid: [1, 1],
      prenatal: [1, 1],
      found: [0],
      nextStepOnTime: [0, 0],
      treated: [0, 0],
      followedUp: [0, 0],
    },
  },
};

/** She takes part after all; her husband is told when she agrees; lost in treatment, found again, treated and followed. */
const highRisk: Scenario = {
  system: "birth-defect-prevention",
  title: words(
    "改变主意参加、经同意告知配偶、治疗中失访后重新联系",
    "Takes part after all, her husband told with consent, lost in treatment, found again",
  ),
  area: county,
  people: healthPeople,
  agencies: healthAgencies,
  steps: [
    row("2026-03-02 09:00", "doctor", "enrol", { locality: "331102001" }, couple),
    row("2026-03-03 09:00", "doctor", "decline", undefined, because("暂不考虑")),
    row("2026-04-01 09:00", "doctor", "rejoin", undefined, because("本人改变主意")),
    row("2026-04-01 09:10", "doctor", "record", { prenatal: "done", payer: "insurance" }),
    row("2026-04-02 09:00", "doctor", "find", { finding: "ultrasound", resultOf: "pregnancy" }),
    row("2026-04-02 10:00", "doctor", "counsel", { told: "已告知本人" }),
    row("2026-04-03 09:00", "doctor", "give-consent", undefined, agreed("partner")),
    row("2026-04-03 09:10", "doctor", "tellPartner", { told: "夫妻共同咨询" }),
    row("2026-04-03 09:20", "doctor", "give-consent", undefined, agreed("hospital")),
    row("2026-04-03 09:30", "doctor", "arrange"),
    row("2026-04-07 09:00", "hospital", "acknowledge-referral", undefined, referral("hospital", 1)),
    row("2026-04-13 09:00", "hospital", "answer-referral", { confirmed: "yes" }, referral("hospital", 1)),
    row("2026-04-14 09:00", "doctor", "diagnose", { confirmed: "yes" }),
    row("2026-05-20 09:00", "doctor", "giveUp", undefined, because("电话停机、已离开住地")),
    row("2026-05-20 10:00", "bureau", "confirm", undefined, { stands: { state: "lost" } }),
    row("2026-06-10 09:00", "bureau", "resume", undefined, because("在市级医院就诊")),
    row("2026-06-11 09:00", "doctor", "arrange"),
    row("2026-06-12 09:00", "hospital", "acknowledge-referral", undefined, referral("hospital", 2)),
    row("2026-06-18 09:00", "hospital", "answer-referral", { confirmed: "yes" }, referral("hospital", 2)),
    row("2026-06-19 09:00", "doctor", "diagnose", { confirmed: "yes" }),
    row("2026-06-26 09:00", "doctor", "treat"),
    row("2026-12-20 09:00", "doctor", "followUp", { steps: "母婴平安" }),
    row("2026-12-21 09:00", "doctor", "finish", { outcome: "recovered" }, { stands: { state: "done" } }),
  ],
  meanwhile: [{ until: "2026-05-31", indicators: { examined: [1, 1], treated: [0, 1], found: [1] } }],
  ends: {
    state: "done",
    deadlines: {
      invite: { inTime: 2 },
      attend: {},
      nextStep: { inTime: 2 },
      treat: { inTime: 1, late: 1 },
      followUp: { inTime: 1, cancelled: 1 },
    },
    escalated: ["treat → clinic"],
    indicators: {
      eligible: [1],
      byPayer: [1],
      examined: [1, 1],
      preconception: [0, 1],
      found: [1],
      nextStepOnTime: [2, 2],
      treated: [1, 1],
      followedUp: [1, 1],
      diagnosed: [2, 2],
    },
  },
};

/** Further stories of screening and follow-up. */
export const moreHealth: readonly Scenario[] = [
  negative,
  ruledOut,
  lostAndFound,
  ordinaryPregnancy,
  highRisk,
];

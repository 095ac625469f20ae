import { words } from "../../definition/fields.ts";
import { onReferral, step, story } from "./cast.ts";
import { county, healthAgencies, healthPeople } from "./people.ts";
import { row } from "./row.ts";
import type { Scenario } from "./scenario.ts";

const newborn = { name: "测试丑", sex: "female", birthDate: "2026-03-01" };
const agreed = (scope: string) => ({ details: { consent: { scope } } });

/** Positive for the thyroid; the number is wrong, the township's doctor finds the family; recalled, diagnosed, treated. */
const newbornScreening: Scenario = {
  system: "newborn-screening",
  title: words("阳性、电话错误、社区上门、确诊治疗", "Positive, wrong number, found at home, treated"),
  area: county,
  people: {
    ...healthPeople,
    midwife: { organisation: "hospital-2", area: county, roles: ["hospital"] },
  },
  agencies: healthAgencies,
  steps: [
    row(
      "2026-03-01 10:00",
      "midwife",
      "enrol",
      { bornAt: "2026-03-01T01:00:00Z", locality: "331102001" },
      {
        parties: { child: [newborn], guardian: [{ name: "测试寅", phone: "13800000021", relation: "母亲" }] },
      },
    ),
    row("2026-03-04 08:30", "midwife", "invite", {
      sampledOn: "2026-03-04",
      items: ["metabolic", "hearing"],
    }),
    row("2026-03-12 09:00", "midwife", "find", { finding: "thyroid" }, { stands: { state: "found" } }),
    row("2026-03-12 09:30", "midwife", "arrange", undefined, { refused: "guard-unknown" }),
    row("2026-03-12 10:00", "midwife", "unreached", { reached: false }),
    row(
      "2026-03-13 09:00",
      "doctor",
      "answer-referral",
      { reached: true, visited: "已上门" },
      {
        details: { referral: { name: "township", number: 1 } },
      },
    ),
    row("2026-03-13 10:00", "midwife", "recall", { reached: true }),
    row("2026-03-14 08:50", "midwife", "give-consent", undefined, agreed("hospital")),
    row("2026-03-14 09:00", "midwife", "arrange", undefined, { stands: { state: "confirming" } }),
    row(
      "2026-03-16 09:00",
      "hospital",
      "answer-referral",
      { confirmed: "yes" },
      {
        details: { referral: { name: "hospital", number: 2 } },
      },
    ),
    row("2026-03-16 10:00", "midwife", "diagnose", { confirmed: "yes" }),
    row(
      "2026-03-17 09:00",
      "midwife",
      "treat",
      { treatment: "medicine" },
      { stands: { state: "following" } },
    ),
    row("2026-06-10 09:00", "midwife", "followUp", { steps: "服药规范，指标正常" }),
    row("2026-06-11 09:00", "midwife", "finish", { outcome: "continues" }, { stands: { state: "done" } }),
  ],
  ends: {
    state: "done",
    deadlines: { invite: { inTime: 1 }, recall: { inTime: 1 }, treat: { inTime: 1 } },
    escalated: [],
    indicators: { examined: [1, 1], sampled: [1, 1], recalled: [1, 1], treated: [1, 1], unreached: [1] },
  },
};

/** High risk in the screening: not told to her husband before she agrees; diagnosed late, and the county hears of it. */
const birthDefects: Scenario = {
  system: "birth-defect-prevention",
  title: words("婚检、孕前、产前高风险、逾期升级、诊断排除", "Step by step; high risk, late, ruled out"),
  area: county,
  people: healthPeople,
  agencies: healthAgencies,
  steps: [
    row(
      "2026-01-05 09:00",
      "doctor",
      "enrol",
      { locality: "331102001" },
      { parties: { woman: [{ name: "测试卯", birthDate: "1995-03-01" }], partner: [{ name: "测试辰" }] } },
    ),
    row("2026-01-05 09:10", "doctor", "record", { premarital: "done", preconception: "done", payer: "free" }),
    row("2026-01-06 09:00", "doctor", "invite"),
    row("2026-03-02 09:00", "doctor", "record", { prenatal: "done", folicAcid: "done", payer: "free" }),
    row("2026-03-05 09:00", "doctor", "find", { finding: "screening", resultOf: "pregnancy" }),
    row("2026-03-05 09:30", "doctor", "tellPartner", { told: "略" }, { refused: "guard-not-met" }),
    row("2026-03-05 10:00", "doctor", "counsel", { told: "已告知本人" }),
    row("2026-03-10 09:00", "doctor", "give-consent", undefined, agreed("hospital")),
    row("2026-03-10 09:10", "doctor", "arrange", undefined, { stands: { state: "confirming" } }),
    row("2026-03-11 09:00", "hospital", "acknowledge-referral", undefined, {
      details: { referral: { name: "hospital", number: 1 } },
    }),
    row(
      "2026-03-23 09:00",
      "hospital",
      "answer-referral",
      { confirmed: "none" },
      {
        details: { referral: { name: "hospital", number: 1 } },
      },
    ),
    row("2026-03-23 10:00", "doctor", "ruleOut", { confirmed: "none" }, { stands: { state: "done" } }),
  ],
  ends: {
    state: "done",
    deadlines: { nextStep: { late: 1 } },
    escalated: ["nextStep → clinic", "nextStep → county"],
    indicators: { examined: [1, 1], premarital: [1, 1], prenatal: [1, 1], diagnosed: [1, 1] },
  },
};

/** Reported in a day, reviewed without names, a recommendation carried out and checked, closed by two; nobody else sees it. */
const deathReview = story(
  "mother-newborn-death-review",
  words("二十四小时报告、隐名评审、建议落实", "Reported in a day, reviewed without names, mended"),
  [
    step(
      "2026-03-02 09:00",
      "doctor",
      "report",
      { kind: "newborn", diedAt: "2026-03-01T08:00:00Z", place: "hospital", summary: "略" },
      { parties: { deceased: [{}] } },
    ),
    onReferral("2026-03-02 11:00", "bureau", "acknowledge", "county"),
    step("2026-03-10 09:00", "doctor", "gather", { records: ["hospital", "survey"] }),
    step("2026-03-20 09:00", "bureau", "convene", undefined, { refused: "guard-not-met" }),
    step("2026-03-20 09:10", "bureau", "hideNames", { anonymous: "略" }),
    step("2026-03-20 09:20", "bureau", "convene", undefined, { stands: { state: "review" } }),
    onReferral("2026-03-23 09:00", "panelist", "acknowledge", "panel", undefined, 2),
    step("2026-04-20 09:00", "panelist", "conclude", {
      causes: "略",
      avoidable: "yes",
      recommendation: "转运前须由救治中心会诊",
    }),
    step("2026-04-21 09:00", "bureau", "recommend"),
    onReferral("2026-04-22 09:00", "centre", "acknowledge", "mending", undefined, 3),
    onReferral("2026-06-20 09:00", "centre", "answer", "mending", { carriedOut: "已修订流程" }, 3),
    step("2026-07-01 09:00", "doctor", "close", undefined, { refused: "guard-not-met" }),
    step("2026-07-01 09:10", "bureau", "check", { effect: "done" }),
    step("2026-07-01 10:00", "doctor", "close"),
    step("2026-07-01 11:00", "bureau", "confirm"),
  ],
  {
    state: "closed",
    deadlines: { report: { inTime: 1 }, gather: { inTime: 1 }, review: { inTime: 1 }, check: { inTime: 1 } },
    indicators: { reportedInTime: [1, 1], reviewedInTime: [1, 1], avoidable: [1, 1], done: [1] },
  },
);

/** In the register of migrants and without a booking: found late, served, taken off by two. */
const missedCare: Scenario = {
  system: "vulnerable-group-health",
  title: words("比对缺漏、逾期升级、上门补服务、双人移出", "Found missing, late, served, taken off by two"),
  area: county,
  people: healthPeople,
  agencies: healthAgencies,
  steps: [
    row(
      "2026-03-02 09:00",
      "doctor",
      "note",
      { locality: "331102001", group: "migrantMother", missing: ["booking", "check"], foundBy: "match" },
      { parties: { person: [{ name: "测试巳", birthDate: "1999-01-01" }] } },
    ),
    row("2026-03-05 09:00", "doctor", "tryAgain", { notes: "电话无人接听" }),
    row("2026-03-18 09:00", "doctor", "find", { notes: "上门联系上" }, { stands: { state: "found" } }),
    row(
      "2026-03-20 09:00",
      "doctor",
      "serve",
      { served: ["booking", "check"] },
      { stands: { state: "listed" } },
    ),
    row(
      "2026-04-01 09:00",
      "doctor",
      "leave",
      { leftBecause: "settled" },
      {
        details: { reason: "已纳入孕产妇常规管理" },
        stands: { pending: 1 },
      },
    ),
    row("2026-04-01 10:00", "bureau", "confirm", undefined, { stands: { state: "left" } }),
  ],
  ends: {
    state: "left",
    deadlines: { find: { late: 1 }, serve: { inTime: 1 }, again: { cancelled: 1 } },
    escalated: ["find → clinic"],
    indicators: { gaps: [1], closed: [1, 1], migrantMothers: [1, 1], inTime: [1, 1] },
  },
};

/** Stories of newborns, couples, reviews of deaths and care that was missed. */
export const healthScenarios: readonly Scenario[] = [newbornScreening, birthDefects, deathReview, missedCare];

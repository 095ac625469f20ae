import { words } from "../../definition/fields.ts";
import { civil, county, healthAgencies, healthPeople, township, townshipPeople } from "./people.ts";
import { row } from "./row.ts";
import type { Scenario } from "./scenario.ts";

const agreed = (scope: string) => ({ details: { consent: { scope } } });
const referral = (name: string) => ({ details: { referral: { name, number: 1 } } });

/** Told first, then referred; the hospital finds it early, she is treated and followed to a known end. */
const twoCancers: Scenario = {
  system: "two-cancer-screening",
  title: words("筛查异常、三月内诊断、早诊早治", "A finding, a diagnosis in time, early and treated"),
  area: county,
  people: healthPeople,
  agencies: healthAgencies,
  steps: [
    row(
      "2026-03-02 09:00",
      "doctor",
      "enrol",
      { locality: "331102001", round: "2026", cohort: "rural", item: "cervical" },
      { parties: { woman: [{ name: "测试一", birthDate: "1980-05-01", phone: "13800000011" }] } },
    ),
    row("2026-03-09 09:00", "doctor", "invite", undefined, { stands: { state: "invited" } }),
    row(
      "2026-04-01 09:00",
      "doctor",
      "find",
      { examinedOn: "2026-03-30", finding: "hpv", told: false },
      { refused: "guard-not-met" },
    ),
    row("2026-04-02 09:00", "doctor", "find", { examinedOn: "2026-03-30", finding: "hpv", told: true }),
    row("2026-04-03 09:00", "doctor", "arrange", { nextExam: "colposcopy" }, { refused: "consent-missing" }),
    row("2026-04-03 09:05", "doctor", "give-consent", undefined, agreed("hospital")),
    row(
      "2026-04-03 09:10",
      "doctor",
      "arrange",
      { nextExam: "colposcopy" },
      { stands: { state: "confirming" } },
    ),
    row(
      "2026-04-14 09:00",
      "hospital",
      "answer-referral",
      { confirmed: "early", earlyStage: true },
      referral("hospital"),
    ),
    row("2026-04-15 09:00", "doctor", "diagnose", { confirmed: "early", earlyStage: true }),
    row("2026-05-06 09:00", "doctor", "treat", undefined, { stands: { state: "following" } }),
    row("2026-10-12 09:00", "doctor", "followUp", { steps: "复查正常" }),
    row("2026-10-13 09:00", "doctor", "finish", { outcome: "recovered" }, { stands: { state: "done" } }),
  ],
  ends: {
    state: "done",
    deadlines: { nextStep: { inTime: 1 }, treat: { inTime: 1 }, followUp: { inTime: 1, cancelled: 1 } },
    escalated: ["referral:hospital:1:acknowledge → clinic", "referral:hospital:1:acknowledge → county"],
    indicators: {
      examined: [1, 1],
      early: [1, 1],
      treated: [1, 1],
      nextStepOnTime: [1, 1],
      followedUp: [1, 1],
      answered: [1, 1],
    },
  },
};

/** One named doctor from the first entry to the child's state; a colleague of the same hospital can do nothing. */
const transmission: Scenario = {
  system: "mother-to-child-transmission",
  title: words("专人服务到婴儿结局明确", "One doctor until the infant is known"),
  area: county,
  people: {
    named: { organisation: "hospital-1", area: county, roles: ["hospital"] },
    colleague: { organisation: "hospital-1", area: county, roles: ["hospital"] },
  },
  steps: [
    row(
      "2026-01-05 09:00",
      "named",
      "enter",
      { infection: "c", foundAt: "early", foundOn: "2026-01-04" },
      { parties: { mother: [{ name: "测试二" }] } },
    ),
    row("2026-01-06 09:00", "colleague", "treat", { treatment: "started" }, { refused: "not-permitted" }),
    row("2026-01-07 09:00", "named", "treat", { treatment: "started" }),
    row("2026-02-10 09:00", "named", "contact"),
    row(
      "2026-03-05 09:00",
      "named",
      "birth",
      { infantBornOn: "2026-03-05", medicine: true },
      { parties: { infant: [{ name: "测试二之女", sex: "female", birthDate: "2026-03-05" }] } },
    ),
    row("2026-03-10 09:00", "named", "contact"),
    row("2026-04-08 09:00", "named", "contact"),
    row("2026-04-20 09:00", "named", "test"),
    row("2026-05-07 09:00", "named", "contact"),
    row("2026-06-05 09:00", "named", "test"),
    row("2026-06-05 09:10", "named", "contact"),
    row("2026-07-03 09:00", "named", "contact"),
    row("2026-08-01 09:00", "named", "contact"),
    row("2026-08-30 09:00", "named", "contact"),
    // three months after the last test none was due: the next belongs to the age of twelve months
    row("2026-09-20 09:10", "named", "know", { infantState: "clear" }, { stands: { state: "following" } }),
    row("2026-09-21 09:00", "named", "finish", undefined, { stands: { state: "done" } }),
  ],
  ends: {
    state: "done",
    deadlines: {
      treatment: { inTime: 1 },
      infant: { inTime: 1 },
      contact: { late: 1, inTime: 7, cancelled: 1 },
      "schedule:tests:w6": { inTime: 1 },
      "schedule:tests:m3": { inTime: 1 },
      // known to be clear: no further test is asked
      "schedule:tests:m12": { cancelled: 1 },
    },
    escalated: ["contact → doctor"],
    indicators: { treated: [1, 1], known: [1, 1], contactOnTime: [7, 8], tested: [2, 2] },
  },
};

/** Suspected, diagnosed, and over to the disabled federation only with the guardian's consent. */
const disability: Scenario = {
  system: "child-disability-screening",
  title: words("疑似、诊断、征得同意后转残联康复", "Suspected, diagnosed, over to rehabilitation"),
  area: county,
  people: {
    ...healthPeople,
    federation: { organisation: "disabled-federation", area: county, roles: ["disabled-federation"] },
  },
  agencies: { ...healthAgencies, "disabled-federation": "disabled-federation" },
  steps: [
    row(
      "2026-03-02 09:00",
      "doctor",
      "enrol",
      { locality: "331102001", bornOn: "2024-01-01", checkAge: "toddler" },
      { parties: { child: [{ name: "测试三", sex: "male", birthDate: "2024-01-01" }] } },
    ),
    row("2026-03-02 09:30", "doctor", "find", { kind: "hearing" }, { stands: { state: "found" } }),
    row("2026-03-02 09:40", "doctor", "give-consent", undefined, agreed("hospital")),
    row("2026-03-03 09:00", "doctor", "arrange"),
    row("2026-03-04 09:00", "hospital", "acknowledge-referral", undefined, referral("hospital")),
    row("2026-04-01 09:00", "hospital", "answer-referral", { confirmed: "yes" }, referral("hospital")),
    row("2026-04-02 09:00", "doctor", "diagnose", { confirmed: "yes" }),
    row("2026-04-02 09:10", "doctor", "handOver", { need: "device" }, { refused: "guard-not-met" }),
    row("2026-04-02 09:20", "doctor", "give-consent", undefined, agreed("rehab")),
    row("2026-04-02 09:30", "doctor", "handOver", { need: "device" }, { stands: { state: "handed" } }),
    row("2026-04-03 09:00", "federation", "acknowledge-referral", undefined, {
      details: { referral: { name: "rehab", number: 2 } },
    }),
    row(
      "2026-04-20 09:00",
      "federation",
      "treat",
      { rehabBody: "县康复中心", rehabFrom: "2026-04-20", certificate: true },
      { stands: { state: "following" } },
    ),
    row("2026-10-10 09:00", "doctor", "followUp", { steps: "佩戴助听器，训练中" }),
    row("2026-10-11 09:00", "doctor", "finish", { outcome: "continues" }, { stands: { state: "done" } }),
  ],
  ends: {
    state: "done",
    deadlines: {
      nextStep: { inTime: 1 },
      rehab: { inTime: 1 },
      // handed over, it is the other clock that runs
      treat: { inTime: 1 },
      followUp: { inTime: 1, cancelled: 1 },
      "schedule:round:toddler": { inTime: 1 },
    },
    escalated: [],
    indicators: {
      rehabilitated: [1, 1],
      rehabOnTime: [1, 1],
      byAge: [1, 1],
      found: [1],
      nextStepOnTime: [1, 1],
      treated: [1, 1],
      followedUp: [1, 1],
      handedOver: [1, 1],
    },
  },
};

const good = {
  absent: false,
  alone: false,
  hit: false,
  hungry: false,
  addicted: false,
  ill: false,
  school: false,
};

/** Two questions nobody could answer count as risk; a bruise raises to red, and a case is opened within the day. */
const guardianship: Scenario = {
  system: "guardianship-risk",
  title: words(
    "未答即视为风险、伤痕转个案、异议答复",
    "Not known counts as risk; a bruise; an objection answered",
  ),
  area: county,
  people: { ...townshipPeople, civil },
  agencies: { township, "civil-affairs": "civil-affairs" },
  steps: [
    row(
      "2026-03-02 09:00",
      "director",
      "propose",
      { ...good, locality: "331102001", found: "visit", version: "2025-1", contact: { unknown: true } },
      {
        parties: { child: [{ name: "测试四", sex: "female", birthDate: "2017-01-01" }] },
        stands: { grade: "yellow" },
      },
    ),
    row("2026-03-03 09:00", "director", "verify", { findings: "父亲在外，母亲看护" }),
    row(
      "2026-03-04 09:00",
      "civil",
      "enlist",
      { ...good, hit: true, contact: false },
      { details: { assignee: "director" }, stands: { state: "listed", grade: "red" } },
    ),
    row("2026-03-04 15:00", "clerk", "openCase"),
    row("2026-03-05 09:00", "director", "contest", { objection: "监护人称系摔伤" }),
    row("2026-03-10 09:00", "civil", "answer", { upheld: false }),
    row("2026-03-10 10:00", "director", "visit", {
      ...good,
      contact: false,
      visitKind: "home",
      visitNotes: "已改善",
    }),
    row("2026-03-11 09:00", "clerk", "lower-grade", undefined, {
      details: { grade: "green", reason: "连续改善" },
    }),
    row("2026-03-11 10:00", "civil", "confirm", undefined, { stands: { grade: "green" } }),
    row("2026-03-12 09:00", "clerk", "leave", { leftBecause: "moved" }, { details: { reason: "全家迁出" } }),
    row("2026-03-12 10:00", "civil", "confirm", undefined, { stands: { state: "left" } }),
  ],
  ends: {
    state: "left",
    grade: "green",
    deadlines: { openCase: { inTime: 1 }, answer: { inTime: 1 }, visits: { inTime: 1, cancelled: 1 } },
    escalated: [],
    indicators: { objections: [1], answered: [1, 1], left: [1] },
  },
};

/** Programmes of screening and follow-up, and the watch over guardians. */
export const programmeScenarios: readonly Scenario[] = [twoCancers, transmission, disability, guardianship];

import { words } from "../../definition/fields.ts";
import { onReferral, step, story } from "./cast.ts";
import type { Scenario } from "./scenario.ts";

const child = { name: "测试午", sex: "male", birthDate: "2010-05-01" };
const checked = { "background-check": true };

/** Assessed before anything else, living together, registered by two, visited twice. */
const adopted = story(
  "adoption",
  words("评估、融合、登记、两次回访", "Assessed, living together, registered, visited twice"),
  [
    step(
      "2026-01-05 09:00",
      "civil",
      "apply",
      { kind: "welfare", origin: "略" },
      {
        parties: {
          adopter: [{ name: "测试未" }],
          child: [{ sex: "female" }],
        },
      },
    ),
    step("2026-01-05 10:00", "civil", "begin", { livingFrom: "2026-01-06" }, { refused: "guard-unknown" }),
    step("2026-01-06 09:00", "civil", "give-consent", undefined, {
      details: { consent: { scope: "police" } },
    }),
    step("2026-01-06 09:10", "civil", "askPolice"),
    onReferral("2026-01-07 09:00", "police", "answer", "police", { backgroundClear: true }),
    step("2026-02-02 09:00", "civil", "assess", { assessor: "third", assessment: "略", fit: "fit" }),
    step("2026-02-03 09:00", "civil", "begin", { livingFrom: "2026-02-04" }, { stands: { state: "living" } }),
    step("2026-02-20 09:00", "civil", "look", { living: "略", worry: false }),
    step("2026-03-06 17:00", "civil", "finishLiving", undefined, { refused: "guard-not-met" }),
    step("2026-03-07 09:00", "civil", "finishLiving", undefined, { stands: { state: "ready" } }),
    step("2026-03-07 10:00", "civil", "register", { registration: "收1" }),
    step("2026-03-07 11:00", "civilHead", "confirm", undefined, { stands: { state: "visits" } }),
    step("2026-08-20 09:00", "civil", "visit", { visit: "略", worry: false }),
    step("2026-08-20 10:00", "civil", "finish", undefined, { refused: "guard-not-met" }),
    step("2027-02-10 09:00", "civil", "visit", { visit: "略", worry: false }),
    step("2027-02-10 10:00", "civil", "finish"),
    step("2027-02-11 09:00", "civilHead", "confirm"),
  ],
  {
    state: "done",
    deadlines: { assess: { inTime: 1 }, living: { inTime: 1 }, visits: { inTime: 2, cancelled: 1 } },
    escalated: [],
    indicators: { applied: [1], assessed: [1, 1], visited: [2, 2] },
  },
);

/** No name is asked of a child who asks about growing up; one who was harmed is asked, and reported before the end. */
const line = story(
  "child-sexual-health-hotline",
  words("发现侵害迹象：先依法报告，再结束", "Signs of harm: reported before the call is closed"),
  [
    step(
      "2026-03-02 19:00",
      "counsellor",
      "receive",
      {
        channel: "telephone",
        ageBand: "to13",
        theme: "harm",
        inDanger: false,
        abuseSign: true,
        account: "略",
      },
      { parties: { caller: [{}] } },
    ),
    step("2026-03-02 19:20", "counsellor", "advise", { advice: "略" }, { stands: { state: "advised" } }),
    step("2026-03-02 19:30", "counsellor", "finish", { takenUp: false }, { refused: "guard-not-met" }),
    step("2026-03-02 19:40", "counsellor", "report"),
    step("2026-03-02 19:50", "counsellor", "give-consent", undefined, {
      details: { consent: { scope: "clinic" } },
    }),
    step("2026-03-02 19:55", "counsellor", "toClinic", undefined, { stands: { state: "referred" } }),
    onReferral("2026-03-03 09:00", "doctor", "acknowledge", "clinic"),
    onReferral("2026-03-05 09:00", "doctor", "answer", "clinic", { takenUp: true }),
    step("2026-03-05 10:00", "counsellor", "back"),
    step("2026-03-05 10:10", "counsellor", "finish", { takenUp: true }, { stands: { state: "closed" } }),
  ],
  {
    state: "closed",
    deadlines: { report: { inTime: 1 }, advise: { inTime: 1 } },
    escalated: [],
    indicators: { calls: [1], advised: [1, 1], takenUp: [1, 1] },
  },
);

/** Taken over in three working days by somebody who was checked, reported each month, back at school without a reason told. */
const supported = story(
  "juvenile-case-support",
  words("检察提请、社工承接、月度报告、复学", "Asked for, taken over, reported, back at school"),
  [
    step(
      "2026-03-02 09:00",
      "procurator",
      "ask",
      { askedBy: "procuratorate", services: ["watch", "school"], background: "略" },
      { parties: { child: [child] } },
    ),
    onReferral("2026-03-02 14:00", "civil", "accept", "takeOver"),
    step("2026-03-03 09:00", "civilHead", "take", undefined, {
      details: { assignee: "civilWorker" },
      stands: { state: "handling" },
    }),
    step("2026-03-10 09:00", "civilWorker", "plan", { plan: "略", until: "2026-06-10", base: "示例基地" }),
    step("2026-03-10 10:00", "civilWorker", "toBase"),
    onReferral("2026-03-11 09:00", "mentor", "answer", "base", { taken: true }, 2),
    step("2026-04-08 09:00", "civilWorker", "report", { report: "略", conduct: "good" }),
    step("2026-05-08 09:00", "civilWorker", "report", { report: "略", conduct: "good" }),
    step("2026-05-20 09:00", "civilWorker", "toSchool", { place: "示例中学" }),
    onReferral("2026-05-21 09:00", "teacher", "answer", "school", { taken: true }, 3),
    step("2026-06-08 09:00", "civilWorker", "report", { report: "略", conduct: "good" }),
    step("2026-06-11 09:00", "civilWorker", "end", { goal: "school", again: false }),
    step("2026-06-11 10:00", "civilHead", "confirm", undefined, { stands: { state: "ended" } }),
  ],
  {
    state: "ended",
    deadlines: { plan: { inTime: 1 }, reports: { inTime: 3, cancelled: 1 }, until: { inTime: 1 } },
    escalated: [],
    indicators: { asked: [1], taken: [1, 1], back: [1, 1], bases: [1] },
  },
  checked,
);

/** A unit with its posts, a row each; a quarter late; appraised; closed down by two. */
const units = story(
  "juvenile-units",
  words("少年法庭：配齐人员、按季上报、考评", "A court for minors: staffed, reported, appraised"),
  [
    step("2026-01-05 09:00", "judge", "register", {
      body: "court",
      unitName: "示例少年法庭",
      locality: "331102001",
    }),
    step("2026-01-05 09:30", "judge", "start", undefined, { refused: "invalid-input" }),
    step("2026-01-06 09:00", "judge", "start", undefined, {
      groups: {
        team: [
          { post: "head", woman: true, qualified: true, trainedOn: "2025-11-01" },
          { post: "handler", woman: false, qualified: true, trainedOn: "2025-11-01" },
        ],
      },
      stands: { state: "open" },
    }),
    step("2026-04-10 09:00", "judge", "quarter", { handled: "12", supported: "5" }),
    step("2026-07-08 09:00", "judge", "quarter", { handled: "21", supported: "11" }),
    step("2026-09-01 09:00", "office", "appraise", { quality: "good" }),
    step("2026-09-02 09:00", "judge", "abolish", undefined, { details: { reason: "并入中心法庭" } }),
    step("2026-09-02 10:00", "office", "confirm", undefined, { stands: { state: "abolished" } }),
  ],
  {
    state: "abolished",
    deadlines: { quarter: { inTime: 1, late: 1, cancelled: 1 }, appraise: { inTime: 1, cancelled: 1 } },
    escalated: ["quarter → lead"],
    indicators: { handled: [21], supported: [11], quartersInTime: [1, 2] },
  },
);

/** Two leads on one place become one operation; a body is late, the place is looked at again, closed by two. */
const operation = story(
  "minor-protection-joint-operation",
  words(
    "两条线索合成一次联合执法、回头看、双人办结",
    "Two leads, one operation, looked at again, closed by two",
  ),
  [
    step(
      "2026-03-02 09:00",
      "worker",
      "open",
      { subject: "place" },
      {
        groups: { leads: [{ leadNumber: "线索1", placeName: "某网吧", leadFrom: "police" }] },
      },
    ),
    step("2026-03-03 09:00", "worker", "gather", undefined, {
      groups: {
        leads: [
          { leadNumber: "线索1", placeName: "某网吧", leadFrom: "police" },
          { leadNumber: "线索2", placeName: "某网吧", leadFrom: "education" },
        ],
      },
    }),
    step("2026-03-04 09:00", "worker", "start", {
      bodies: ["police", "market"],
      operationOn: "2026-03-06",
      plan: "略",
    }),
    step(
      "2026-03-09 09:00",
      "police",
      "finish-task",
      { found: "接纳未成年人" },
      { details: { task: "police" } },
    ),
    step("2026-03-10 09:00", "worker", "finish", { measure: ["fined"] }, { refused: "guard-not-met" }),
    step("2026-03-25 09:00", "market", "finish-task", { found: "无证经营" }, { details: { task: "market" } }),
    step("2026-03-25 10:00", "worker", "finish", { measure: ["corrected", "fined"] }),
    step("2026-04-20 09:00", "worker", "look", { again: false }),
    step("2026-04-20 10:00", "worker", "close"),
    step("2026-04-20 11:00", "lead", "confirm", undefined, { stands: { state: "closed" } }),
  ],
  {
    state: "closed",
    deadlines: { prepare: { inTime: 1 }, answer: { late: 1 }, look: { inTime: 1 } },
    escalated: ["task:market → owner", "answer → lead"],
    indicators: { operations: [1], answered: [0, 1], again: [0, 1] },
  },
);

/** Stories of adoption, the confidential line, support of minors before the law, and joint operations. */
export const supportScenarios: readonly Scenario[] = [adopted, line, supported, units, operation];

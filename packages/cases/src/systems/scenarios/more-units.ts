import { words } from "../../definition/fields.ts";
import { step, story } from "./cast.ts";
import type { Scenario } from "./scenario.ts";

const team = (woman: boolean) => ({
  groups: { team: [{ post: "head", woman, qualified: true, trainedOn: "2025-11-01" }] },
});

/** A unit without a head is put right in its three months, staffed anew, and appraised as good. */
const unit = story(
  "juvenile-units",
  words("未检部门：责令整改、补齐人员、考评优秀", "Put right in time, staffed anew, appraised as good"),
  [
    step("2026-01-05 09:00", "procurator", "register", {
      body: "procuratorate",
      unitName: "示例未检部",
      locality: "331102001",
    }),
    step("2026-01-06 09:00", "procurator", "start", undefined, team(false)),
    step("2026-04-03 09:00", "procurator", "quarter", { handled: "4", supported: "2" }),
    step("2026-04-20 09:00", "office", "fail", undefined, { details: { reason: "无女性办案人员" } }),
    step("2026-05-06 09:00", "procurator", "restaff", undefined, team(true)),
    step("2026-05-08 09:00", "office", "mend", undefined, { stands: { state: "open" } }),
    step("2026-07-02 09:00", "procurator", "quarter", { handled: "9", supported: "6" }),
    step("2026-09-30 09:00", "procurator", "quarter", { handled: "15", supported: "9" }),
    step("2026-12-10 09:00", "office", "appraise", { quality: "good" }),
    step("2026-12-21 09:00", "procurator", "abolish", undefined, { details: { reason: "机构改革" } }),
    step("2026-12-21 10:00", "office", "confirm"),
  ],
  {
    state: "abolished",
    deadlines: {
      quarter: { inTime: 3, cancelled: 1 },
      appraise: { inTime: 1, cancelled: 1 },
      mend: { inTime: 1 },
      atPlanned: { inTime: 1 },
    },
    escalated: [],
    indicators: { quartersInTime: [3, 3], handled: [15], supported: [9], units: [0] },
  },
);

/** A base that is not put right in three months is told to the office that asked for it. */
const base = story(
  "juvenile-units",
  words("观护基地：逾期整改后恢复、停办", "A base: put right late, at work again, closed down"),
  [
    step("2026-01-05 09:00", "procurator", "register", {
      body: "base",
      unitName: "示例观护基地",
      locality: "331102001",
      capacity: "6",
    }),
    step("2026-01-06 09:00", "procurator", "start", undefined, {
      groups: { team: [{ post: "mentor", woman: false, qualified: true, trainedOn: "2025-11-01" }] },
    }),
    step("2026-02-02 09:00", "office", "fail", undefined, { details: { reason: "无安全制度" } }),
    step("2026-04-03 09:00", "procurator", "quarter", { handled: "0", supported: "3" }),
    step("2026-05-11 09:00", "office", "mend"),
    step("2026-06-01 09:00", "procurator", "abolish", undefined, { details: { reason: "企业停业" } }),
    step("2026-06-01 10:00", "office", "confirm"),
  ],
  {
    state: "abolished",
    deadlines: {
      quarter: { inTime: 1, cancelled: 1 },
      appraise: { cancelled: 1 },
      mend: { late: 1 },
    },
    escalated: ["mend → lead"],
    indicators: { quartersInTime: [1, 1], supported: [3], bases: [0], goodBases: [0, 0] },
  },
);

const bodies = { bodies: ["education", "labour"], operationOn: "2026-03-06", plan: "略" };
const task = (name: string) => ({ details: { task: name } });

/** At the second look it is as before: the operation begins anew, and each body is sent its task again. */
const againOperation = story(
  "minor-protection-joint-operation",
  words(
    "回头看反弹，重新开展，各单位再领任务",
    "Back again at the second look, reopened, tasks sent out anew",
  ),
  [
    step(
      "2026-03-02 09:00",
      "worker",
      "open",
      { subject: "street" },
      { groups: { leads: [{ leadNumber: "线索3", placeName: "某培训点", leadFrom: "education" }] } },
    ),
    step("2026-03-03 09:00", "worker", "start", bodies),
    step("2026-03-09 09:00", "education", "finish-task", { found: "无证办学" }, task("education")),
    step("2026-03-10 09:00", "labour", "finish-task", { found: "未订合同" }, task("labour")),
    step("2026-03-11 09:00", "worker", "finish", { measure: ["corrected"] }),
    step("2026-06-01 09:00", "worker", "look", { again: true }),
    step("2026-06-02 09:00", "worker", "close"),
    step("2026-06-02 10:00", "lead", "confirm"),
    step("2026-06-03 09:00", "lead", "reopen", undefined, { details: { reason: "回头看发现反弹" } }),
    step("2026-06-04 09:00", "worker", "start", { ...bodies, operationOn: "2026-06-05" }),
    step("2026-06-04 10:00", "worker", "finish", { measure: ["fined"] }, { refused: "guard-not-met" }),
    step("2026-06-08 09:00", "education", "finish-task", { found: "仍无证" }, task("education")),
    step("2026-06-09 09:00", "labour", "finish-task", { found: "已补订" }, task("labour")),
    step("2026-06-10 09:00", "worker", "finish", { measure: ["fined"] }),
    step("2026-08-31 09:00", "worker", "look", { again: false }),
    step("2026-09-01 09:00", "worker", "close"),
    step("2026-09-01 10:00", "lead", "confirm"),
  ],
  {
    state: "closed",
    deadlines: {
      prepare: { inTime: 2 },
      answer: { inTime: 2 },
      look: { inTime: 2 },
      "task:education": { inTime: 2 },
      atDone: { inTime: 2 },
    },
    escalated: [],
    indicators: { operations: [1], answered: [2, 2], again: [1, 2] },
  },
);

/** Further stories of units, bases and joint operations. */
export const moreUnits: readonly Scenario[] = [
  {
    ...unit,
    meanwhile: [{ until: "2026-12-15", indicators: { units: [1], goodBases: [1, 1], bases: [0] } }],
  },
  {
    ...base,
    meanwhile: [{ until: "2026-05-20", indicators: { units: [0], bases: [1], goodBases: [0, 1] } }],
  },
  againOperation,
];

import { code, date, flag, number, unverified, words } from "../definition/fields.ts";
import { any, did, is, isIn } from "../expression/condition.ts";
import { schedule, step } from "./schedule.ts";

/*
 * What is due by a child's age (systems.md, family 12). No text of the windows was read: each is marked, and a place sets its
 * own.
 */

const checkRules = unverified(
  "高危儿随访管理规范（各次检查的月龄、早产儿矫正月龄），待核对原文",
  "Rules on following children at risk: months of the checks, corrected for those born early; to be checked",
);
const eyeRules = unverified(
  "早产儿治疗用氧和视网膜病变防治指南、新生儿听力筛查技术规范，待核对原文",
  "Guide on eyes of children born early, rules on hearing screening; to be checked",
);
const atRisk = { when: { grade: ["≥", "high"] } } as const;
const nearThenCounty = [
  ["0h", "doctor"],
  ["0h", "clinic"],
  ["14d", "county"],
] as const;

/** 高危儿: checks by corrected age while the file is open, eyes and hearing by the days since birth, in hospital too. */
export const highRiskSchedules = {
  checks: schedule(
    "专案定期检查",
    "Checks of the file",
    [{ birth: "bornAt" }],
    {
      m3: step("3月龄检查", "At 3 months", "3mo", "3mo", ["visit"], atRisk),
      m6: step("6月龄检查", "At 6 months", "6mo", "6mo", ["visit"], atRisk),
      m8: step("8月龄检查", "At 8 months", "8mo", "8mo", ["visit"], atRisk),
      m12: step("12月龄检查", "At 12 months", "12mo", "12mo", ["visit"], atRisk),
    },
    nearThenCounty,
    { corrected: { weeks: "weeksAtBirth", days: "daysAtBirth" }, warn: ["7d"], source: checkRules },
  ),
  screening: schedule(
    "眼底、听力筛查",
    "Eyes and hearing",
    [{ birth: "bornAt" }],
    {
      eyes: step("眼底筛查", "Eyes", "28d", "42d", ["visit", "screen"], {
        needs: is("eyes", true),
        when: isIn("risks", ["early", "veryEarly", "small"]),
      }),
      hearing: step("听力筛查", "Hearing", "2d", "42d", ["visit", "screen"], { needs: is("hearing", true) }),
    },
    nearThenCounty,
    { warn: ["7d"], source: eyeRules },
  ),
};

/** Weeks of gestation at birth, with the days beyond them: by these an age is corrected. */
export const weeksAtBirth = {
  weeksAtBirth: number("work", "出生孕周", "Weeks at birth", words("周", "weeks"), { min: "20", max: "45" }),
  daysAtBirth: number("work", "出生孕周的天数（0—6）", "Days beyond them (0–6)", words("天", "days"), {
    min: "0",
    max: "6",
  }),
};

/** 新生儿疾病筛查: sampled in the first days; who is positive is diagnosed and treated by an age. */
export const newbornSchedules = {
  byAge: schedule(
    "采样与召回",
    "Sample and recall",
    [{ birth: "bornAt" }],
    {
      sample: step("采样、初筛", "Sample", "2d", "7d", ["invite", "remind"], { on: "sampledOn" }),
      diagnosis: step(
        "阳性3月龄内确诊",
        "Positive: diagnosed before 3 months",
        "0mo",
        "2mo",
        ["diagnose", "ruleOut"],
        {
          // who was lost and found again has still to be diagnosed
          when: any(did("find"), did("resume")),
        },
      ),
      treatment: step("确诊6月龄内干预", "Diagnosed: treated before 6 months", "0mo", "5mo", ["treat"], {
        when: did("diagnose"),
      }),
    },
    [
      ["0h", "clinic"],
      ["3d", "county"],
    ],
    {
      source: unverified(
        "新生儿疾病筛查技术规范（采血、复筛与确诊干预的日龄月龄），待核对原文",
        "Technical rules on newborn screening: ages of sample, diagnosis and treatment; to be checked",
      ),
    },
  ),
};

/** 0—6岁残疾筛查: a round belongs to an age, and is done before the child outgrows it. */
export const screeningRound = {
  fields: {
    checkAge: code("work", "筛查月龄", "Check at", {
      infant: ["1岁以内", "Under 1"],
      toddler: ["1—3岁", "1–3"],
      preschool: ["3—6岁", "3–6"],
    }),
    bornOn: date("work", "出生日期", "Born on", { past: true }),
  },
  schedules: {
    round: schedule(
      "按月龄筛查",
      "Screened by age",
      [{ birth: "bornOn" }],
      {
        infant: step("1岁以内筛查", "Under 1", "0mo", "11mo", ["clear", "find"], {
          when: is("checkAge", "infant"),
        }),
        toddler: step("1—3岁筛查", "1 to 3", "12mo", "35mo", ["clear", "find"], {
          when: is("checkAge", "toddler"),
        }),
        preschool: step("3—6岁筛查", "3 to 6", "36mo", "83mo", ["clear", "find"], {
          when: is("checkAge", "preschool"),
        }),
      },
      [
        ["0h", "clinic"],
        ["14d", "county"],
      ],
      {
        warn: ["30d"],
        source: unverified(
          "0—6岁儿童残疾筛查工作规范（筛查月龄），待核对原文",
          "Rules on screening at 0–6: the ages; to be checked",
        ),
      },
    ),
  },
};

/** 母婴传播: what is known of the infant; all of it sealed. */
export const infantFields = {
  medicine: flag("sealed", "婴儿是否按时用药或免疫", "Infant's medicine or vaccine in time"),
  infantBornOn: date("sealed", "婴儿出生日期", "Infant born on", { past: true }),
  infantState: code("sealed", "婴儿结局", "The infant", {
    clear: ["未感染", "Not infected"],
    infected: ["感染", "Infected"],
    died: ["死亡", "Died"],
  }),
};

/** 母婴传播: the infant's tests by age. No word says of what. */
export const infantTests = {
  tests: schedule(
    "婴儿检测",
    "Infant's tests",
    [{ birth: "infantBornOn" }],
    {
      w6: step("6周", "At 6 weeks", "6w", "6w", ["test"]),
      m3: step("3月龄", "At 3 months", "3mo", "3mo", ["test"]),
      m12: step("12月龄", "At 12 months", "12mo", "12mo", ["test"]),
      m18: step("18月龄", "At 18 months", "18mo", "18mo", ["test"]),
    },
    [["0h", "doctor"]],
    {
      ends: isIn("infantState", ["clear", "infected", "died"]),
      warn: ["7d"],
      source: unverified(
        "预防母婴传播工作规范（婴儿检测月龄），待核对原文",
        "Rules: ages of the infant's tests; to be checked",
      ),
    },
  ),
};

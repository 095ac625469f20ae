import { rungs } from "@halfsky/supervision";
import { z } from "zod";
import { areaCode, stamp } from "./areas.ts";

const reason = z.string().trim().min(1).max(1000);
const day = z.iso.date();
const rung = z.enum(rungs);

/** Working days; GET /api/supervision/rules?area= and PUT (supervision.issue) → supervisionRulesRecord */
const workingDays = z.number().int().min(1).max(250);
const ladder = z.array(z.object({ after: workingDays, rung })).max(10);
export const supervisionRules = z.object({
  periods: z.object({
    acknowledge: workingDays,
    explain: workingDays,
    plan: workingDays,
    resubmit: workingDays,
    answerUrging: workingDays,
    check: workingDays,
  }),
  /** so many working days before */
  reminders: z.array(workingDays).max(5),
  /** a supervision letter goes by itself so many working days after a missed explanation, plan or step; null: never */
  urgingAfter: workingDays.nullable(),
  /** who is told so many working days after: a duty of the unit, an unanswered supervision letter, a check of the office */
  ladders: z.object({ unit: ladder, urging: ladder, office: ladder }),
});
export type SupervisionRulesShown = z.infer<typeof supervisionRules>;
export const supervisionRulesInput = z.object({
  areaCode,
  baseVersion: z.number().int().min(0),
  rules: supervisionRules,
  reason,
});
export const supervisionRulesRecord = z.object({
  areaCode,
  /** 0: the defaults of the program */
  version: z.number().int(),
  rules: supervisionRules,
  versions: z.array(
    z.object({ version: z.number().int(), rules: supervisionRules, reason: z.string(), set: stamp }),
  ),
  mayChange: z.boolean(),
});

/** GET and PUT /api/supervision/letterhead?area= : what letters of an area carry. */
export const letterheadInput = z.object({
  areaCode,
  /** full name above the red line, e.g. 云汀市人民政府妇女儿童工作委员会办公室 */
  issuer: z.string().trim().min(1).max(60),
  /** before 〔year〕number号, e.g. 云妇儿工委办函 */
  prefix: z.string().trim().min(1).max(20),
  contact: z.string().trim().max(100),
  /** 抄送 of supervision letters */
  copies: z.array(z.string().trim().min(1).max(100)).max(10),
});
export const letterhead = letterheadInput.extend({
  /** nobody has set it: made of the names of the area and its office */
  isDefault: z.boolean(),
  mayChange: z.boolean(),
});

/** GET /api/calendar?from=&to= : days that the published schedules speak of; every other day follows the week. */
export const calendar = z.object({
  days: z.array(
    z.object({ date: day, kind: z.enum(["holiday", "workday"]), name: z.string(), source: z.string() }),
  ),
  /** years whose schedule is published */
  years: z.array(z.number().int()),
});
export type Calendar = z.infer<typeof calendar>;

import { words } from "../../definition/fields.ts";
import { county, healthAgencies, healthPeople } from "./people.ts";
import { row } from "./row.ts";
import type { Scenario } from "./scenario.ts";

const because = (reason: string) => ({ details: { reason } });
const clinics = { area: county, people: healthPeople, agencies: healthAgencies } as const;
const mother = (name: string, birthDate: string) => ({
  parties: { mother: [{ name, birthDate, phone: "13800000013" }] },
});

const older = { general: ["age"], higher: ["none"], severe: ["none"], purple: false } as const;

/** Moved away and back; a visit missed until the county hears of it; after the birth no visit is due any more. */
const movedBack: Scenario = {
  ...clinics,
  system: "pregnancy-risk",
  title: words(
    "迁出结案、迁回恢复、漏检上报、产后不再催检",
    "Moved away, back, a visit missed and told above, none due after the birth",
  ),
  steps: [
    row(
      "2026-03-02 09:00",
      "doctor",
      "book",
      { ...older, locality: "331102001", expectedOn: "2026-07-25", nextVisitOn: "2026-03-30" },
      { ...mother("测试申", "1985-01-01"), stands: { grade: "yellow" } },
    ),
    row("2026-03-31 09:00", "doctor", "visit", { ...older, nextVisitOn: "2026-04-27" }),
    row("2026-04-10 09:00", "doctor", "end", undefined, because("随丈夫迁出")),
    row("2026-04-10 15:00", "bureau", "confirm", undefined, { stands: { state: "done" } }),
    row("2026-06-01 09:00", "doctor", "resume", undefined, {
      ...because("迁回待产"),
      stands: { state: "booked" },
    }),
    row("2026-06-02 09:00", "doctor", "visit", { ...older, nextVisitOn: "2026-06-29" }),
    row("2026-07-07 09:00", "doctor", "visit", { ...older, nextVisitOn: "2026-07-21" }),
    row("2026-07-20 09:00", "doctor", "deliver", { bornAt: "other" }, { stands: { state: "delivered" } }),
    row("2026-08-31 09:00", "doctor", "finish", undefined, { stands: { state: "done" } }),
  ],
  ends: {
    state: "done",
    grade: "yellow",
    deadlines: {
      missed: { inTime: 2, late: 1, cancelled: 2 },
      missedAbove: { inTime: 2, late: 1, cancelled: 2 },
      atDelivered: { inTime: 1 },
    },
    escalated: ["missed → doctor", "missed → clinic", "missedAbove → county"],
    indicators: { booked: [1], missed: [2, 3], bornInHospital: [0, 1], managed: [0, 0] },
  },
};

const visit = { haemoglobin: "118", anaemia: false };

/** Closed by mistake as ended, taken up again; then she moves away for good. */
const ended: Scenario = {
  ...clinics,
  system: "maternal-care-continuity",
  title: words(
    "误登终止、恢复、漏检上报、迁出",
    "Ended by mistake, taken up again, a visit missed, moved away",
  ),
  steps: [
    row(
      "2026-03-02 09:00",
      "doctor",
      "book",
      {
        locality: "331102001",
        expectedOn: "2026-09-28",
        gestationOn: "2026-03-02",
        gestationWeeks: "10",
        gestationDays: "0",
        early: true,
        nextVisitOn: "2026-03-30",
      },
      mother("测试酉", "1995-03-01"),
    ),
    row("2026-03-30 09:00", "doctor", "visit", { ...visit, weeks: "14", nextVisitOn: "2026-04-20" }),
    row("2026-04-10 09:00", "doctor", "end", undefined, because("登记为终止妊娠")),
    row("2026-04-10 15:00", "bureau", "confirm", undefined, { stands: { state: "done" } }),
    row("2026-04-17 09:00", "bureau", "resume", undefined, because("登记有误，妊娠继续")),
    row("2026-04-20 09:00", "doctor", "visit", { ...visit, weeks: "17", nextVisitOn: "2026-05-11" }),
    row("2026-05-19 09:00", "doctor", "visit", { ...visit, weeks: "21", nextVisitOn: "2026-06-15" }),
    row("2026-05-20 09:00", "doctor", "end", undefined, because("随丈夫迁往外省")),
    row("2026-05-20 15:00", "bureau", "confirm", undefined, { stands: { state: "done" } }),
  ],
  ends: {
    state: "done",
    deadlines: {
      missed: { inTime: 2, late: 1, cancelled: 2 },
      missedAbove: { inTime: 2, late: 1, cancelled: 2 },
      "schedule:antenatal:w12": { inTime: 1 },
      // an end stops them, and they run again with the case
      "schedule:antenatal:w16": { inTime: 1, cancelled: 1 },
      "schedule:antenatal:w21": { inTime: 1, cancelled: 1 },
    },
    escalated: ["missed → doctor", "missed → clinic", "missedAbove → county"],
    indicators: { booked: [1], handedBack: [0, 0], systematic: [0, 0] },
  },
};

/** Well at birth; three months later her hearing is not: the file is opened after all, asked of the right clinic at the second try. */
const heardLater: Scenario = {
  ...clinics,
  system: "high-risk-newborn",
  title: words(
    "一般新生儿转常规、听力异常恢复、社区退回后再联系、漏检上报、结案",
    "Ordinary at birth, her hearing later, sent back by the clinic, asked again, a check missed",
  ),
  steps: [
    row(
      "2026-03-02 03:00",
      "hospital",
      "grade",
      {
        locality: "331102001",
        bornAt: "2026-03-01T18:50:00.000Z",
        weeksAtBirth: "39",
        daysAtBirth: "0",
        risks: ["none"],
      },
      {
        parties: {
          child: [{ name: "测试戌之女", sex: "female", birthDate: "2026-03-02" }],
          guardian: [{ name: "测试戌", phone: "13800000014" }],
        },
        stands: { grade: "ordinary" },
      },
    ),
    row("2026-03-04 09:00", "hospital", "screen", { hearing: true }),
    row("2026-03-04 10:00", "hospital", "ordinary", undefined, { stands: { state: "done" } }),
    row("2026-06-10 09:00", "bureau", "resume", undefined, {
      ...because("复查听力未通过"),
      stands: { state: "born" },
    }),
    row("2026-06-10 09:30", "hospital", "raise-grade", undefined, {
      details: { grade: "high", reason: "听力复查未通过" },
      stands: { grade: "high" },
    }),
    row("2026-06-10 09:40", "hospital", "give-consent", undefined, {
      details: { consent: { scope: "hospital" } },
    }),
    row("2026-06-10 10:00", "hospital", "offer"),
    row("2026-06-10 10:10", "hospital", "offer", undefined, { refused: "guard-not-met" }),
    row("2026-06-10 15:00", "doctor", "return-referral", undefined, {
      details: { referral: { name: "clinic", number: 1 }, reason: "转由出生地医生随访，须补充复查结果" },
    }),
    row("2026-06-11 09:00", "hospital", "offer", undefined, { stands: { state: "discharging" } }),
    row(
      "2026-06-11 15:00",
      "doctor",
      "answer-referral",
      { accepted: true },
      { details: { referral: { name: "clinic", number: 2 } } },
    ),
    row(
      "2026-06-12 09:00",
      "hospital",
      "discharge",
      { nextVisitOn: "2026-06-25" },
      { details: { assignee: "doctor" }, stands: { state: "filed" } },
    ),
    row("2026-06-29 09:00", "doctor", "visit", { nextVisitOn: "2026-08-03", development: "normal" }),
    row("2026-08-12 09:00", "doctor", "visit", { nextVisitOn: "2026-09-30", development: "normal" }),
    row("2026-09-10 09:00", "doctor", "close", { outcome: "well" }),
    row("2026-09-10 15:00", "bureau", "confirm", undefined, { stands: { state: "done" } }),
  ],
  ends: {
    state: "done",
    grade: "high",
    deadlines: {
      accept: { inTime: 1 },
      atBorn: { inTime: 2 },
      atFiled: { inTime: 1 },
      missed: { late: 2, cancelled: 1 },
      missedAbove: { inTime: 1, late: 1, cancelled: 1 },
      "schedule:checks:m3": { inTime: 1 },
      "schedule:screening:hearing": { inTime: 1 },
    },
    escalated: [
      "missed → doctor",
      "missed → clinic",
      "missed → doctor",
      "missed → clinic",
      "missedAbove → county",
    ],
    indicators: { graded: [1], visits: [0, 2], answered: [0, 0], accepted: [1, 1] },
  },
};

/** Mothers and newborns: who moves away and comes back, and who is found later. */
export const moreMothers: readonly Scenario[] = [movedBack, ended, heardLater];

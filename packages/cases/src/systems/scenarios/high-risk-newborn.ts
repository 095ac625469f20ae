import { words } from "../../definition/fields.ts";
import { county, healthAgencies, healthPeople } from "./people.ts";
import type { Scenario } from "./scenario.ts";

/** Born at 31 weeks: to the rescue centre in minutes, home only after the township's doctor accepts, file closed by two. */
export const highRiskNewbornScenario: Scenario = {
  system: "high-risk-newborn",
  title: words("早产儿救治、社区接收、专案结案", "Born early: rescue, accepted, file closed"),
  area: county,
  people: {
    ...healthPeople,
    centre: { organisation: "rescue-1", area: county, roles: ["rescue-centre"] },
  },
  agencies: { ...healthAgencies, clinic: "clinic-2", "rescue-centre": "rescue-1" },
  // the doctor's clinic serves the township where the child lives, another one the rest of the county
  localAgencies: { "331102001": { clinic: "clinic-1" } },
  steps: [
    {
      at: "2026-03-02 03:00",
      by: "hospital",
      does: "grade",
      answers: {
        locality: "331102001",
        bornAt: "2026-03-01T18:50:00.000Z",
        weeksAtBirth: "31",
        daysAtBirth: "0",
        risks: ["veryEarly", "small"],
      },
      parties: {
        child: [{ name: "测试癸之子", sex: "male", birthDate: "2026-03-02" }],
        guardian: [{ name: "测试癸", phone: "13800000007" }],
      },
      stands: { grade: "critical" },
    },
    { at: "2026-03-02 03:02", by: "hospital", does: "ordinary", refused: "guard-not-met" },
    {
      at: "2026-03-02 03:03",
      by: "hospital",
      does: "give-consent",
      details: { consent: { scope: "hospital" } },
    },
    { at: "2026-03-02 03:05", by: "hospital", does: "toCentre", stands: { state: "rescue" } },
    {
      at: "2026-03-02 03:09",
      by: "centre",
      does: "acknowledge-referral",
      details: { referral: { name: "centre", number: 1 } },
    },
    {
      at: "2026-04-08 09:00",
      by: "centre",
      does: "screen",
      answers: { eyes: true, hearing: true },
    },
    {
      at: "2026-04-09 09:00",
      by: "centre",
      does: "answer-referral",
      details: { referral: { name: "centre", number: 1 }, reason: "救治结束，可出院" },
    },
    { at: "2026-04-10 09:00", by: "hospital", does: "offer", stands: { state: "discharging" } },
    {
      at: "2026-04-10 09:30",
      by: "doctor",
      does: "acknowledge-referral",
      details: { referral: { name: "clinic", number: 2 } },
    },
    {
      at: "2026-04-10 10:00",
      by: "hospital",
      does: "discharge",
      answers: { nextVisitOn: "2026-04-24" },
      details: { assignee: "doctor" },
      refused: "guard-unknown",
    },
    {
      at: "2026-04-11 09:00",
      by: "doctor",
      does: "answer-referral",
      answers: { accepted: true },
      details: { referral: { name: "clinic", number: 2 } },
    },
    {
      at: "2026-04-11 10:00",
      by: "hospital",
      does: "discharge",
      answers: { nextVisitOn: "2026-04-24" },
      details: { assignee: "doctor" },
      stands: { state: "filed" },
    },
    {
      at: "2026-04-24 10:00",
      by: "doctor",
      does: "visit",
      answers: { nextVisitOn: "2026-10-24", development: "normal", eyes: true, hearing: true },
    },
    // 31 weeks: three months of corrected age are from 4 August on
    {
      at: "2026-08-20 10:00",
      by: "doctor",
      does: "visit",
      answers: { nextVisitOn: "2026-10-24", development: "normal" },
    },
    {
      at: "2026-10-23 10:00",
      by: "doctor",
      does: "close",
      answers: { outcome: "well" },
      stands: { state: "filed", pending: 1 },
    },
    { at: "2026-10-23 11:00", by: "bureau", does: "confirm", stands: { state: "done" } },
  ],
  ends: {
    state: "done",
    deadlines: {
      accept: { inTime: 1 },
      atRescue: { inTime: 1 },
      missed: { inTime: 2, cancelled: 1 },
      "schedule:checks:m3": { inTime: 1 },
      "schedule:checks:m6": { cancelled: 1 },
      "schedule:screening:eyes": { inTime: 1 },
      "schedule:screening:hearing": { inTime: 1 },
    },
    escalated: [],
    indicators: {
      graded: [1],
      answered: [1, 1],
      visits: [2, 2],
      allChecks: [1, 1],
      accepted: [1, 1],
      checks: [1, 1],
      complete: [1, 1],
    },
  },
};

import { words } from "../../definition/fields.ts";
import { county, healthAgencies, healthPeople } from "./people.ts";
import type { Scenario } from "./scenario.ts";

const visit = { weeks: "16", haemoglobin: "112", anaemia: false };

/** Five visits, hospital and back with an acknowledgement, two visits at home, 42 days. */
export const maternalCareContinuityScenario: Scenario = {
  system: "maternal-care-continuity",
  title: words("建册到42天，一次交接未及时签收", "From booking to 42 days, one handover late"),
  area: county,
  people: healthPeople,
  agencies: healthAgencies,
  steps: [
    {
      at: "2026-01-05 09:00",
      by: "doctor",
      does: "book",
      answers: {
        locality: "331102001",
        expectedOn: "2026-07-20",
        gestationOn: "2026-01-05",
        gestationWeeks: "12",
        gestationDays: "0",
        early: true,
        nextVisitOn: "2026-02-02",
      },
      parties: { mother: [{ name: "测试壬", birthDate: "1995-03-01", phone: "13800000006" }] },
    },
    {
      at: "2026-01-05 09:10",
      by: "doctor",
      does: "give-consent",
      details: { consent: { scope: "hospital" } },
    },
    { at: "2026-02-02 09:00", by: "doctor", does: "visit", answers: { ...visit, nextVisitOn: "2026-03-02" } },
    {
      at: "2026-03-02 09:00",
      by: "doctor",
      does: "visit",
      answers: { ...visit, weeks: "20", nextVisitOn: "2026-04-01" },
    },
    {
      at: "2026-04-01 09:00",
      by: "doctor",
      does: "visit",
      answers: { ...visit, weeks: "24", nextVisitOn: "2026-05-06" },
    },
    {
      at: "2026-05-06 09:00",
      by: "doctor",
      does: "visit",
      answers: { ...visit, weeks: "29", nextVisitOn: "2026-06-10" },
    },
    {
      at: "2026-06-10 09:00",
      by: "doctor",
      does: "visit",
      answers: { ...visit, weeks: "34", haemoglobin: "102", anaemia: true, nextVisitOn: "2026-07-18" },
    },
    { at: "2026-07-14 08:00", by: "doctor", does: "toHospital", stands: { state: "atHospital" } },
    {
      at: "2026-07-14 09:00",
      by: "hospital",
      does: "acknowledge-referral",
      details: { referral: { name: "ward", number: 1 } },
    },
    {
      at: "2026-07-15 10:00",
      by: "hospital",
      does: "deliver",
      answers: { bornAt: "hospital", bornOn: "2026-07-15T01:20:00.000Z" },
    },
    {
      at: "2026-07-18 10:00",
      by: "hospital",
      does: "discharge",
      answers: { leftHospitalOn: "2026-07-18" },
      stands: { state: "handedBack" },
    },
    { at: "2026-07-22 10:00", by: "doctor", does: "receive", stands: { state: "home" } },
    {
      at: "2026-07-23 10:00",
      by: "doctor",
      does: "visitHome",
      answers: { motherWell: true, feeding: true },
    },
    {
      at: "2026-07-24 10:00",
      by: "doctor",
      does: "finish",
      answers: { motherWell: true, feeding: true },
      refused: "guard-not-met",
    },
    { at: "2026-08-10 10:00", by: "doctor", does: "visitHome", answers: { motherWell: true, feeding: true } },
    {
      at: "2026-08-26 10:00",
      by: "doctor",
      does: "finish",
      answers: { motherWell: true, feeding: true },
      stands: { state: "done" },
    },
  ],
  ends: {
    state: "done",
    deadlines: {
      receive: { late: 1 },
      visitHome: { inTime: 1 },
      finish: { inTime: 1 },
      "schedule:antenatal:w12": { inTime: 1 },
      "schedule:antenatal:w16": { inTime: 1 },
      "schedule:antenatal:w33": { inTime: 1 },
      // born before its window had passed
      "schedule:antenatal:w37": { cancelled: 1 },
      "schedule:afterBirth:week": { late: 1 },
      "schedule:afterBirth:month": { inTime: 1 },
      // in hospital and at home no visit before birth is due any more
      missed: { inTime: 5, cancelled: 1 },
      atAtHospital: { inTime: 1 },
      atHome: { inTime: 1 },
    },
    escalated: [
      "referral:back:2:acknowledge → county",
      "receive → clinic",
      "referral:back:2:answer → county",
      "schedule:afterBirth:week → clinic",
    ],
    indicators: {
      handedBack: [0, 1],
      systematic: [1, 1],
      afterBirth: [1, 1],
      anaemia: [1, 1],
      received: [0, 1],
      inTime: [5, 5],
      complete: [1, 1],
    },
  },
};

import { words } from "../../definition/fields.ts";
import { county, healthAgencies, healthPeople } from "./people.ts";
import type { Scenario } from "./scenario.ts";

const none = { general: ["none"], higher: ["none"], severe: ["none"], purple: false };

/** Green at booking, red at the next visit, a file in a day, one missed visit told to the county the same night, a birth. */
export const pregnancyRiskScenario: Scenario = {
  system: "pregnancy-risk",
  title: words(
    "绿转红、建专案、漏检当日上报、住院分娩",
    "Green to red, a file, a missed visit told, born in hospital",
  ),
  area: county,
  people: healthPeople,
  agencies: healthAgencies,
  steps: [
    {
      at: "2026-03-02 09:00",
      by: "doctor",
      does: "book",
      answers: { ...none, locality: "331102001", expectedOn: "2026-09-20", nextVisitOn: "2026-03-30" },
      parties: { mother: [{ name: "测试辛", birthDate: "1996-04-01", phone: "13800000005" }] },
      stands: { state: "booked", grade: "green" },
    },
    {
      at: "2026-03-30 09:00",
      by: "doctor",
      does: "openFile",
      answers: { deliverAt: "县妇幼保健院", safety: ["screen"] },
      details: { assignee: "doctor" },
      refused: "guard-not-met",
    },
    {
      at: "2026-03-30 09:30",
      by: "doctor",
      does: "visit",
      answers: { ...none, severe: ["placenta"], nextVisitOn: "2026-04-06" },
      stands: { grade: "red" },
    },
    {
      at: "2026-03-30 15:00",
      by: "doctor",
      does: "openFile",
      answers: { deliverAt: "市妇幼保健院", safety: ["screen", "file", "rescue"] },
      details: { assignee: "doctor" },
      stands: { state: "filed" },
    },
    {
      at: "2026-03-30 15:10",
      by: "doctor",
      does: "give-consent",
      details: { consent: { scope: "hospital" } },
    },
    { at: "2026-03-30 15:15", by: "doctor", does: "assess" },
    {
      at: "2026-03-31 09:00",
      by: "hospital",
      does: "answer-referral",
      answers: { opinion: "keep" },
      details: { referral: { name: "hospital", number: 1 } },
    },
    {
      at: "2026-04-07 10:00",
      by: "doctor",
      does: "visit",
      answers: { ...none, severe: ["placenta"], nextVisitOn: "2026-04-14" },
    },
    {
      at: "2026-04-13 10:00",
      by: "hospital",
      does: "deliver",
      answers: { bornAt: "hospital" },
      stands: { state: "delivered" },
    },
    { at: "2026-04-13 12:00", by: "doctor", does: "finish", stands: { state: "done" } },
  ],
  ends: {
    state: "done",
    grade: "red",
    deadlines: { missed: { inTime: 1, late: 1, cancelled: 1 }, file: { inTime: 1 } },
    escalated: ["missed → doctor", "missed → clinic", "missedAbove → county"],
    indicators: { managed: [1, 1], bornInHospital: [1, 1], missed: [1, 2], answered: [1, 1] },
  },
};

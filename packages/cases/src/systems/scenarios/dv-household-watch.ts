import { words } from "../../definition/fields.ts";
import { county } from "./people.ts";
import type { Scenario } from "./scenario.ts";

/** A household with a warning letter: a visit missed, violence again raises to red, quiet again, taken off by two. */
export const dvHouseholdWatchScenario: Scenario = {
  system: "dv-household-watch",
  title: words(
    "告诫后列入、漏访、再发、平稳退出",
    "Letter, missed visit, violence again, quiet, off the list",
  ),
  area: county,
  people: {
    officer: { organisation: "police-station", area: county, roles: ["police"] },
    grid: { organisation: "township-1", area: county, roles: ["village"] },
    neighbour: { organisation: "township-1", area: county, roles: ["village"] },
    lead: { organisation: "federation", area: county, roles: ["supervisor"] },
    federation: { organisation: "federation", area: county, roles: ["federation"] },
  },
  agencies: { supervisor: "federation", federation: "federation", police: "police-station" },
  steps: [
    {
      at: "2026-03-02 22:00",
      by: "officer",
      does: "propose",
      answers: {
        locality: "331102001",
        found: "agency",
        grounds: ["letter"],
        account: "出警后出具告诫书",
        threat: false,
      },
      parties: {
        victim: [{ name: "测试丁", sex: "female", birthDate: "1991-04-09", phone: "13800000003" }],
        offender: [{ name: "测试戊", sex: "male" }],
      },
      stands: { state: "proposed", grade: "yellow" },
    },
    { at: "2026-03-03 09:00", by: "lead", does: "verify", answers: { findings: "核实无误" } },
    {
      at: "2026-03-03 10:00",
      by: "federation",
      does: "enlist",
      answers: { grounds: ["letter"] },
      details: { assignee: "grid" },
      stands: { state: "listed" },
    },
    {
      at: "2026-03-20 10:00",
      by: "neighbour",
      does: "visit",
      answers: { visitKind: "home", visitNotes: "听说", violenceAgain: false, threat: false, quiet: true },
      refused: "not-permitted",
    },
    {
      at: "2026-04-07 10:00",
      by: "grid",
      does: "visit",
      answers: {
        visitKind: "home",
        visitNotes: "近日有争吵",
        violenceAgain: false,
        threat: false,
        quiet: false,
      },
    },
    {
      at: "2026-04-10 21:00",
      by: "grid",
      does: "again",
      answers: { violenceAgain: true, threat: true },
      stands: { grade: "red" },
    },
    { at: "2026-04-10 21:30", by: "lead", does: "askPolice" },
    {
      at: "2026-04-11 09:00",
      by: "officer",
      does: "answer-referral",
      answers: { policeVisited: true },
      details: { referral: { name: "police", number: 1 } },
    },
    {
      at: "2026-04-15 10:00",
      by: "grid",
      does: "visit",
      answers: {
        visitKind: "home",
        visitNotes: "已分开居住",
        violenceAgain: false,
        threat: false,
        quiet: true,
      },
    },
    {
      at: "2026-04-15 11:00",
      by: "lead",
      does: "lower-grade",
      details: { grade: "green", reason: "已分开居住，连续平稳" },
      stands: { grade: "red", pending: 1 },
    },
    { at: "2026-04-15 15:00", by: "federation", does: "confirm", stands: { grade: "green" } },
    {
      at: "2026-04-20 09:00",
      by: "lead",
      does: "leave",
      answers: { leftBecause: "better" },
      details: { reason: "双方已离婚分居" },
      stands: { state: "listed", pending: 1 },
    },
    { at: "2026-04-20 10:00", by: "federation", does: "confirm", stands: { state: "left" } },
  ],
  ends: {
    state: "left",
    grade: "green",
    deadlines: { visits: { inTime: 1, late: 1, cancelled: 1 }, "referral:police:1:answer": { inTime: 1 } },
    escalated: ["visits → station"],
    indicators: { again: [1], visitsOnTime: [1, 2], policeAnswered: [1, 1] },
  },
};

import { words } from "../../definition/fields.ts";
import { county, township, townshipPeople } from "./people.ts";
import type { Scenario } from "./scenario.ts";

/** A girl without a school place is listed, placed, moves on to another county and is counted there once it accepts. */
export const migrantChildrenScenario: Scenario = {
  system: "migrant-children",
  title: words("入学协调与异地接收", "A school place, then another county takes over"),
  area: county,
  people: {
    ...townshipPeople,
    civil: { organisation: "civil-affairs", area: county, roles: ["civil-affairs"] },
    schools: { organisation: "education-bureau", area: county, roles: ["education"] },
    there: { organisation: "civil-affairs-2", area: "331121", roles: ["civil-affairs", "township"] },
  },
  agencies: { township, "civil-affairs": "civil-affairs", education: "education-bureau", clinic: "clinic-1" },
  elsewhere: { "331121": { "civil-affairs": "civil-affairs-2" } },
  steps: [
    {
      at: "2026-05-06 09:00",
      by: "director",
      does: "propose",
      answers: { locality: "331102001", found: "agency", homeArea: "360100", since: "2025-09-01" },
      parties: { child: [{ name: "测试丙", sex: "female", birthDate: "2019-02-01" }] },
    },
    { at: "2026-05-08 09:00", by: "director", does: "verify", answers: { findings: "随父母租住" } },
    {
      at: "2026-05-11 09:00",
      by: "civil",
      does: "enlist",
      answers: {
        homeArea: "360100",
        since: "2025-09-01",
        atSchool: "absent",
        vaccinated: true,
        healthManaged: true,
        insured: true,
      },
      details: { assignee: "director" },
      stands: { state: "listed" },
    },
    { at: "2026-05-11 10:00", by: "clerk", does: "noteNeed", answers: { need: "school" } },
    { at: "2026-05-11 10:05", by: "clerk", does: "askSchool" },
    {
      at: "2026-05-11 15:00",
      by: "schools",
      does: "acknowledge-referral",
      details: { referral: { name: "school", number: 1 } },
    },
    {
      at: "2026-05-20 15:00",
      by: "schools",
      does: "answer-referral",
      answers: { schoolPlace: "public" },
      details: { referral: { name: "school", number: 1 } },
    },
    {
      at: "2026-05-25 09:00",
      by: "director",
      does: "serve",
      answers: { atSchool: "enrolled", vaccinated: true, healthManaged: true, insured: true },
    },
    { at: "2026-06-08 09:00", by: "clerk", does: "offerMove", answers: { newArea: "331121" } },
    {
      at: "2026-06-08 14:00",
      by: "there",
      does: "acknowledge-referral",
      details: { referral: { name: "nextCounty", number: 2 } },
      stands: { state: "listed" },
    },
    {
      at: "2026-06-09 09:00",
      by: "there",
      does: "accept-referral",
      details: { referral: { name: "nextCounty", number: 2 } },
      stands: { state: "listed" },
    },
    {
      at: "2026-06-09 09:30",
      by: "there",
      does: "leave",
      answers: { leftBecause: "moved" },
      details: { reason: "又随父母返回户籍地" },
      stands: { pending: 1 },
    },
    { at: "2026-06-10 09:00", by: "civil", does: "confirm", stands: { state: "left" } },
  ],
  ends: {
    state: "left",
    deadlines: { need: { inTime: 1 }, "referral:school:1:answer": { inTime: 1 } },
    indicators: { needsOnTime: [1, 1], placesAnswered: [1, 1], left: [1] },
  },
};

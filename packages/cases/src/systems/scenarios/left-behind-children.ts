import { words } from "../../definition/fields.ts";
import { county, township, townshipPeople } from "./people.ts";
import type { Scenario } from "./scenario.ts";

/** A boy's grandmother falls ill: a carer is due in a day, nobody finds one in time, and he goes along to his parents. */
export const leftBehindChildrenScenario: Scenario = {
  system: "left-behind-children",
  title: words("祖母病倒、当日未补位、随父母外出", "No carer in a day, then along to the parents"),
  area: county,
  people: {
    ...townshipPeople,
    civil: { organisation: "civil-affairs", area: county, roles: ["civil-affairs"] },
  },
  agencies: { township, "civil-affairs": "civil-affairs" },
  elsewhere: { "331121": { "civil-affairs": "civil-affairs-2" } },
  steps: [
    {
      at: "2026-03-02 09:00",
      by: "director",
      does: "propose",
      answers: { locality: "331102001", found: "visit", situation: "both", livesWith: "grandparents" },
      parties: {
        child: [{ name: "测试乙", sex: "male", birthDate: "2015-09-01" }],
        entrusted: [{ name: "测试祖母", phone: "13800000001", relation: "祖母" }],
      },
    },
    { at: "2026-03-03 09:00", by: "clerk", does: "verify", answers: { findings: "父母均在外省务工" } },
    {
      at: "2026-03-04 09:00",
      by: "civil",
      does: "enlist",
      answers: { situation: "both", livesWith: "grandparents", entrustment: true, atSchool: "enrolled" },
      details: { assignee: "director" },
      stands: { state: "listed" },
    },
    {
      at: "2026-04-02 16:00",
      by: "director",
      does: "visit",
      answers: {
        visitKind: "home",
        visitNotes: "正常",
        unattended: false,
        harmSign: false,
        livesWith: "grandparents",
      },
    },
    {
      at: "2026-04-20 08:00",
      by: "director",
      does: "loseCarer",
      answers: { livesWith: "nobody", entrustment: false },
    },
    {
      at: "2026-04-21 15:00",
      by: "clerk",
      does: "settleCarer",
      answers: { livesWith: "relatives", entrustment: true },
      parties: { entrusted: [{ name: "测试舅母", phone: "13800000002", relation: "舅母" }] },
    },
    {
      at: "2026-04-28 09:00",
      by: "clerk",
      does: "goAlong",
      answers: { newArea: "331121" },
      stands: { state: "left" },
    },
  ],
  ends: {
    state: "left",
    deadlines: { verify: { inTime: 1 }, visits: { inTime: 1, cancelled: 1 }, carer: { late: 1 } },
    escalated: ["compare → county", "carer → station", "carer → county"],
    answers: { leftBecause: "moved" },
    indicators: { carersInTime: [0, 1], visitsOnTime: [1, 1], left: [1], listed: [0] },
  },
};

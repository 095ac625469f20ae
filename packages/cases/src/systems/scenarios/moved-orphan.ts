import { words } from "../../definition/fields.ts";
import { civil, county, township, townshipPeople } from "./people.ts";
import { row } from "./row.ts";
import type { Scenario } from "./scenario.ts";

const neighbour = "331121";
const atHome = { visitKind: "home", visitNotes: "一切正常", unattended: false, harmSign: false } as const;
const because = (reason: string) => ({ details: { reason } });

/** An orphan goes to her aunt in another county: that county takes over, its township visits, and she comes of age there. */
export const movedOrphan: Scenario = {
  system: "children-in-difficulty",
  title: words(
    "随姑母迁往邻县、迁入地走访、到龄退出",
    "To her aunt in the next county, visited there, of age",
  ),
  area: county,
  people: {
    ...townshipPeople,
    civil,
    there: { organisation: "civil-affairs-2", area: neighbour, roles: ["civil-affairs"] },
    clerkThere: { organisation: "township-9", area: neighbour, roles: ["township"] },
  },
  agencies: { township, "civil-affairs": "civil-affairs" },
  elsewhere: { [neighbour]: { "civil-affairs": "civil-affairs-2", township: "township-9" } },
  steps: [
    row(
      "2026-03-02 09:00",
      "clerk",
      "propose",
      { locality: "331102001", found: "agency", unattended: false, harmSign: false, cause: ["dead"] },
      { parties: { child: [{ name: "测试癸", sex: "female", birthDate: "2008-04-01" }] } },
    ),
    row("2026-03-02 10:00", "clerk", "verify", { findings: "父母均已去世" }),
    row(
      "2026-03-03 09:00",
      "civil",
      "enlist",
      { class: "orphan", benefitsFull: true, insured: true },
      { details: { assignee: "director" } },
    ),
    row("2026-03-09 09:00", "civil", "offerMove", { newArea: neighbour }),
    row("2026-03-10 09:00", "there", "accept-referral", undefined, {
      details: { referral: { name: "nextCounty", number: 1 } },
    }),
    row(
      "2026-03-10 09:10",
      "civil",
      "reportGap",
      { benefitsFull: false, insured: true },
      {
        refused: "not-permitted",
      },
    ),
    row("2026-03-10 09:20", "there", "reportGap", { benefitsFull: false, insured: true }),
    row("2026-03-10 09:30", "there", "settleIn", { locality: "331121001" }),
    row("2026-03-11 09:00", "clerkThere", "accept-referral", undefined, {
      details: { referral: { name: "township", number: 2 } },
    }),
    row("2026-03-11 10:00", "clerkThere", "visit", atHome),
    row("2026-03-16 09:00", "there", "closeGap", { benefitsFull: true, insured: true }),
    row("2026-04-01 09:00", "clerkThere", "leave", { leftBecause: "age" }, because("年满十八周岁")),
    row("2026-04-01 10:00", "there", "confirm", undefined, { stands: { state: "left" } }),
  ],
  ends: {
    state: "left",
    grade: "yellow",
    deadlines: {
      gap: { inTime: 1 },
      visits: { inTime: 1, cancelled: 1 },
      "referral:nextCounty:1:answer": { inTime: 1 },
      "referral:township:2:answer": { inTime: 1 },
    },
    escalated: [],
    indicators: { listed: [0], left: [1], visitsOnTime: [1, 1] },
  },
};

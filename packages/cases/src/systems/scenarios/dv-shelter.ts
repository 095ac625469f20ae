import { words } from "../../definition/fields.ts";
import { county } from "./people.ts";
import type { Scenario } from "./scenario.ts";

/** A shelter opens, reports its beds, once refuses for want of one, and closes down by two persons. */
export const dvShelterScenario: Scenario = {
  system: "dv-shelter",
  title: words("庇护所启用、满员、撤销", "A shelter opens, is full, closes down"),
  area: county,
  people: {
    keeper: { organisation: "shelter-1", area: county, roles: ["shelter"] },
    civil: { organisation: "civil-affairs", area: county, roles: ["civil-affairs"] },
  },
  steps: [
    {
      at: "2026-03-02 09:00",
      by: "keeper",
      does: "plan",
      answers: {
        kind: "shelter",
        placeName: "一号庇护所",
        locality: "331102001",
        capacity: "12",
        dayAndNight: true,
        children: true,
      },
      stands: { state: "planned" },
    },
    {
      at: "2026-03-10 09:00",
      by: "civil",
      does: "openUp",
      answers: { standard: "本地庇护所标准2025", meetsStandard: true, staff: "6", openedOn: "2026-03-10" },
      details: { assignee: "keeper" },
      stands: { state: "open" },
    },
    {
      at: "2026-03-16 09:00",
      by: "keeper",
      does: "report",
      answers: { activityOn: "2026-03-16", free: "2" },
    },
    { at: "2026-03-20 02:00", by: "keeper", does: "full", answers: { free: "0" } },
    {
      at: "2026-03-27 09:00",
      by: "keeper",
      does: "report",
      answers: { activityOn: "2026-03-27", free: "3" },
    },
    {
      at: "2026-04-01 09:00",
      by: "keeper",
      does: "abolish",
      details: { reason: "迁址新建" },
      stands: { pending: 1 },
    },
    { at: "2026-04-01 10:00", by: "civil", does: "confirm", stands: { state: "abolished" } },
  ],
  ends: {
    state: "abolished",
    deadlines: { activity: { inTime: 1, late: 1, cancelled: 1 }, check: { cancelled: 1 } },
    escalated: ["activity → keeper"],
    indicators: { refused: [1], activities: [2], beds: [12] },
  },
};

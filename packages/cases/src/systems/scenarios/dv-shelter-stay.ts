import { words } from "../../definition/fields.ts";
import { county } from "./people.ts";
import type { Scenario } from "./scenario.ts";

/** A bed at midnight for a woman with a child: asked, held, in, out; a colleague of the case worker sees nothing of it. */
export const dvShelterStayScenario: Scenario = {
  system: "dv-shelter-stay",
  title: words("深夜求助、留床、入住、离所", "Asked at midnight, held, admitted, out"),
  area: county,
  people: {
    worker: { organisation: "federation", area: county, roles: ["caseworker"] },
    colleague: { organisation: "federation", area: county, roles: ["caseworker"] },
    lead: { organisation: "federation", area: county, roles: ["supervisor"] },
    shelter: { organisation: "shelter-1", area: county, roles: ["shelter"] },
  },
  agencies: { shelter: "shelter-1", supervisor: "federation" },
  steps: [
    {
      at: "2026-03-02 23:40",
      by: "worker",
      does: "ask",
      answers: { askedAt: "2026-03-02T15:40:00.000Z", meetAt: "车站东广场", needs: ["doctor"] },
      parties: {
        victim: [{ name: "测试己", phone: "13800000004" }],
        child: [{ name: "测试庚", sex: "male", birthDate: "2021-01-01" }],
      },
      stands: { state: "asked" },
    },
    { at: "2026-03-02 23:50", by: "colleague", does: "hold", refused: "not-permitted" },
    {
      at: "2026-03-02 23:55",
      by: "shelter",
      does: "acknowledge-referral",
      details: { referral: { name: "shelter", number: 1 } },
    },
    { at: "2026-03-03 00:10", by: "shelter", does: "hold", stands: { state: "held" } },
    { at: "2026-03-03 01:10", by: "shelter", does: "admit", stands: { state: "inside" } },
    { at: "2026-03-04 09:00", by: "shelter", does: "serve", answers: { services: ["lodging", "medical"] } },
    {
      at: "2026-03-11 09:00",
      by: "shelter",
      does: "leave",
      answers: { nights: "8", goesTo: "relatives", services: ["lodging", "medical", "legal"] },
      stands: { state: "left" },
    },
  ],
  ends: {
    state: "left",
    deadlines: {
      bed: { inTime: 1 },
      plan: { inTime: 1 },
      "referral:shelter:1:acknowledge": { inTime: 1 },
      "referral:shelter:1:answer": { inTime: 1 },
    },
    escalated: [],
    indicators: { asked: [1], admitted: [1], nights: [8], inTime: [1, 1], refused: [0] },
  },
};

import { words } from "../../definition/fields.ts";
import { cast, onReferral, step, story } from "./cast.ts";
import type { Scenario } from "./scenario.ts";

const child = { name: "测试癸丑", sex: "male", birthDate: "2014-05-01" };
const guardian = { name: "测试壬寅", phone: "13500000003", relation: "父亲" };
const notPermitted = { refused: "not-permitted" } as const;
const neighbour = "331121";

/** A boy found here is at home in the next county: civil affairs there take over, and end it. */
export const guardianshipElsewhereStory: Scenario = {
  ...story(
    "guardianship-intervention",
    words("户籍在邻县：移交、接收、评估后送返", "At home in the next county: handed over, assessed, home"),
    [
      step(
        "2026-03-02 09:00",
        "police",
        "open",
        { ground: "lost", alone: true },
        { parties: { child: [child], guardian: [guardian] }, stands: { grade: "red" } },
      ),
      step("2026-03-02 11:00", "civil", "place", { placement: "略" }),
      step("2026-03-03 09:00", "civil", "handOver", { newArea: neighbour }),
      { ...onReferral("2026-03-03 10:00", "civil", "accept", "takeOver"), by: "there" },
      step("2026-03-03 11:00", "civil", "assess", { assessment: "略", fit: "fit" }, notPermitted),
      { ...step("2026-03-16 09:00", "civil", "assess", { assessment: "略", fit: "fit" }), by: "there" },
      { ...step("2026-03-17 09:00", "civil", "returnHome"), by: "there" },
      { ...step("2026-03-17 10:00", "civil", "confirm"), by: "headThere" },
    ],
    {
      state: "returned",
      deadlines: {
        guardian: { inTime: 1 },
        assess: { inTime: 1 },
        "referral:takeOver:1:acknowledge": { inTime: 1 },
        "referral:takeOver:1:answer": { inTime: 1 },
      },
      escalated: [],
    },
  ),
  people: {
    ...cast,
    there: { organisation: "civil-affairs-2", area: neighbour, roles: ["civil-affairs"] },
    headThere: { organisation: "civil-affairs-2", area: neighbour, roles: ["supervisor"] },
  },
  elsewhere: { [neighbour]: { "civil-affairs": "civil-affairs-2" } },
};

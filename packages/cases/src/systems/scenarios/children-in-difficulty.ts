import { words } from "../../definition/fields.ts";
import { county, township, townshipPeople } from "./people.ts";
import type { Scenario } from "./scenario.ts";

const quiet = {
  visitKind: "home",
  visitNotes: "一切正常",
  unattended: false,
  harmSign: false,
  insured: true,
};

/** An orphan is listed, a visit is missed, a benefit has a gap, and she leaves by two persons. */
export const childrenInDifficultyScenario: Scenario = {
  system: "children-in-difficulty",
  title: words("孤儿从发现到退出", "An orphan, from the first visit to leaving"),
  area: "331102",
  people: {
    ...townshipPeople,
    civil: { organisation: "civil-affairs", area: county, roles: ["civil-affairs"] },
  },
  agencies: { township, "civil-affairs": "civil-affairs" },
  steps: [
    {
      at: "2026-03-02 09:00",
      by: "director",
      does: "propose",
      answers: { locality: "331102001", found: "visit", unattended: false, harmSign: false, cause: ["dead"] },
      parties: {
        child: [{ name: "测试甲", sex: "female", birthDate: "2016-05-01", idNumber: "110101201605010024" }],
      },
      stands: { state: "proposed" },
    },
    {
      at: "2026-03-05 10:00",
      by: "director",
      does: "verify",
      answers: { findings: "父母均已去世，随祖母生活" },
    },
    {
      at: "2026-03-05 11:00",
      by: "clerk",
      does: "enlist",
      refused: "not-permitted",
      details: { assignee: "director" },
    },
    {
      at: "2026-03-10 09:00",
      by: "civil",
      does: "enlist",
      answers: { class: "orphan", benefitsFull: true, insured: true, benefits: ["basic"] },
      details: { assignee: "director" },
      stands: { state: "listed", grade: "yellow" },
    },
    {
      at: "2026-04-08 10:00",
      by: "clerk",
      does: "compare",
      answers: { systemState: "missing", comparedOn: "2026-04-07", differenceFound: "2026-04-08" },
    },
    { at: "2026-04-10 10:00", by: "civil", does: "settle", answers: { settlement: "已在业务系统补录" } },
    { at: "2026-06-25 10:00", by: "director", does: "visit", answers: quiet },
    {
      at: "2026-07-01 09:00",
      by: "director",
      does: "reportGap",
      answers: { benefitsFull: false, insured: true },
    },
    { at: "2026-07-08 09:00", by: "clerk", does: "closeGap", answers: { benefitsFull: true, insured: true } },
    {
      at: "2026-09-01 09:00",
      by: "clerk",
      does: "leave",
      answers: { leftBecause: "moved" },
      details: { reason: "随亲属迁往外省" },
      stands: { state: "listed", pending: 1 },
    },
    { at: "2026-09-01 09:30", by: "clerk", does: "confirm", refused: "not-permitted" },
    { at: "2026-09-02 09:00", by: "civil", does: "confirm", stands: { state: "left" } },
  ],
  ends: {
    state: "left",
    grade: "yellow",
    deadlines: {
      verify: { inTime: 1 },
      decide: { inTime: 1 },
      visits: { late: 1, cancelled: 1 },
      settle: { inTime: 1 },
      gap: { inTime: 1 },
    },
    escalated: ["compare → county", "visits → station", "visits → county"],
    indicators: { left: [1], gapsOnTime: [1, 1], settledOnTime: [1, 1], visitsOnTime: [0, 1] },
  },
};

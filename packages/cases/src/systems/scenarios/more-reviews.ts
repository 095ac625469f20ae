import { words } from "../../definition/fields.ts";
import { onReferral, step, story } from "./cast.ts";
import { county, healthAgencies, healthPeople } from "./people.ts";
import { row } from "./row.ts";
import type { Scenario } from "./scenario.ts";

const because = (reason: string) => ({ details: { reason } });

const reviewed = (causes: string, avoidable: string) => ({
  causes,
  avoidable,
  recommendation: "高危孕产妇须住院待产",
});

/** Reported too late; a year on there is new evidence, and the panel reads a new summary. */
const reviewedAgain = story(
  "mother-newborn-death-review",
  words("迟报、评审落实后有新证据、重新评审", "Reported late, reviewed, reviewed again on new evidence"),
  [
    step(
      "2026-03-02 09:00",
      "doctor",
      "report",
      { kind: "maternal", diedAt: "2026-02-28T20:00:00Z", place: "home", summary: "略" },
      { parties: { deceased: [{}] } },
    ),
    onReferral("2026-03-02 11:00", "bureau", "acknowledge", "county"),
    step("2026-03-09 09:00", "doctor", "gather", { records: ["clinic", "survey"] }),
    step("2026-03-11 09:00", "bureau", "hideNames", { anonymous: "略" }),
    step("2026-03-12 09:00", "bureau", "convene"),
    onReferral("2026-03-16 09:00", "panelist", "acknowledge", "panel", undefined, 2),
    step("2026-04-13 09:00", "panelist", "conclude", reviewed("略", "unclear")),
    step("2026-04-14 09:00", "bureau", "recommend"),
    onReferral("2026-04-15 09:00", "centre", "acknowledge", "mending", undefined, 3),
    onReferral("2026-05-20 09:00", "centre", "answer", "mending", { carriedOut: "已部分执行" }, 3),
    step("2026-06-01 09:00", "bureau", "check", { effect: "partly" }),
    step("2026-06-03 09:00", "doctor", "close"),
    step("2026-06-03 10:00", "bureau", "confirm"),
    step("2026-09-01 09:00", "doctor", "reopen", undefined, because("尸检结果改变死因")),
    onReferral("2026-09-01 11:00", "bureau", "acknowledge", "county", undefined, 4),
    step("2026-09-02 09:00", "doctor", "gather", { records: ["clinic", "survey", "hospital"] }),
    step("2026-09-03 09:00", "bureau", "convene", undefined, { refused: "guard-not-met" }),
    step("2026-09-03 09:10", "bureau", "hideNames", { anonymous: "略（含尸检）" }),
    step("2026-09-03 09:20", "bureau", "convene"),
    onReferral("2026-09-07 09:00", "panelist", "acknowledge", "panel", undefined, 5),
    step("2026-10-12 09:00", "panelist", "conclude", reviewed("略", "yes")),
    step("2026-10-13 09:00", "bureau", "recommend"),
    onReferral("2026-10-14 09:00", "centre", "acknowledge", "mending", undefined, 6),
    onReferral("2026-11-20 09:00", "centre", "answer", "mending", { carriedOut: "已全面执行" }, 6),
    step("2026-12-01 09:00", "bureau", "check", { effect: "done" }),
    step("2026-12-02 09:00", "doctor", "close"),
    step("2026-12-02 10:00", "bureau", "confirm"),
  ],
  {
    state: "closed",
    deadlines: {
      report: { late: 1 },
      gather: { inTime: 2 },
      review: { inTime: 2 },
      check: { inTime: 2 },
      atReported: { inTime: 2 },
      atRecommended: { inTime: 2 },
    },
    escalated: [],
    indicators: { reportedInTime: [0, 1], reviewedInTime: [2, 2], avoidable: [1, 2], done: [1] },
  },
);

const neighbour = "331103";

/** A child in need moves before the gap is closed: the clinic there takes over, late; taken off too early, taken up again. */
const movedOn: Scenario = {
  system: "vulnerable-group-health",
  title: words(
    "迁移交接、接收地迟补服务、移出后又缺、恢复",
    "Moved on, served late there, taken off, a gap again",
  ),
  area: county,
  people: {
    ...healthPeople,
    otherDoctor: { organisation: "clinic-2", area: neighbour, roles: ["clinic"] },
    otherBureau: { organisation: "health-bureau-2", area: neighbour, roles: ["health"] },
  },
  agencies: healthAgencies,
  elsewhere: { [neighbour]: { clinic: "clinic-2" } },
  steps: [
    row(
      "2026-03-02 09:00",
      "doctor",
      "note",
      { locality: "331102001", group: "childInNeed", missing: ["vaccination"], foundBy: "visit" },
      { parties: { person: [{ name: "测试辛", birthDate: "2022-01-01" }] } },
    ),
    row("2026-03-04 09:00", "doctor", "find", { notes: "随祖母居住" }),
    row("2026-03-05 09:00", "doctor", "offerMove", { newArea: neighbour }),
    row("2026-03-06 09:00", "otherDoctor", "accept-referral", undefined, {
      details: { referral: { name: "nextCounty", number: 1 } },
    }),
    row("2026-04-08 09:00", "otherDoctor", "serve", { served: ["vaccination"] }),
    row("2026-04-10 09:00", "otherDoctor", "leave", { leftBecause: "settled" }, because("已补齐")),
    row("2026-04-10 09:30", "bureau", "confirm", undefined, { refused: "not-permitted" }),
    row("2026-04-10 10:00", "otherBureau", "confirm", undefined, { stands: { state: "left" } }),
    row("2026-05-04 09:00", "otherDoctor", "restore", undefined, because("又漏种一剂")),
    row("2026-05-06 09:00", "otherDoctor", "find", { notes: "已约" }),
    row("2026-05-11 09:00", "otherDoctor", "serve", { served: ["vaccination"] }),
    row("2026-05-12 09:00", "otherDoctor", "leave", { leftBecause: "settled" }, because("已补齐")),
    row("2026-05-12 10:00", "otherBureau", "confirm", undefined, { stands: { state: "left" } }),
  ],
  meanwhile: [
    { until: "2026-03-03", indicators: { open: [1], closed: [0, 1] } },
    { until: "2026-04-30", indicators: { open: [0], closed: [1, 1] } },
    { until: "2026-05-05", indicators: { open: [1], closed: [0, 1] } },
  ],
  ends: {
    state: "left",
    deadlines: {
      find: { inTime: 2 },
      serve: { inTime: 1, late: 1 },
      again: { cancelled: 2 },
      "referral:nextCounty:1:answer": { inTime: 1 },
    },
    escalated: ["serve → clinic"],
    indicators: { gaps: [1], open: [0], closed: [1, 1], migrantMothers: [0, 0], inTime: [1, 2] },
  },
};

/** Further stories of reviews and of care that was missed. */
export const moreReviews: readonly Scenario[] = [reviewedAgain, movedOn];

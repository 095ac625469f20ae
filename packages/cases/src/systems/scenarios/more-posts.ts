import { words } from "../../definition/fields.ts";
import { onReferral, step, story } from "./cast.ts";
import { civil, county, townshipPeople } from "./people.ts";
import { row } from "./row.ts";
import type { Scenario } from "./scenario.ts";

const because = (reason: string) => ({ details: { reason } });
const holds = (name: string, since: string, checkedOn: string) =>
  row(
    `${since} 09:00`,
    "civil",
    "fill",
    { since, checked: true, checkedOn, level: "certified" },
    { parties: { holder: [{ name, sex: "female", phone: "13800000017" }] }, stands: { state: "filled" } },
  );

/** Empty for more than a month, the yearly check late; of an empty post nothing is asked, and who comes next was checked. */
const post: Scenario = {
  system: "child-worker-roster",
  title: words(
    "补岗逾期、年度查询逾期、离岗期间不催、新任即查询",
    "Filled late, checked late, nothing asked of an empty post, the next one checked",
  ),
  area: county,
  people: { ...townshipPeople, civil },
  gates: { "background-check holder": true },
  steps: [
    row(
      "2026-03-02 09:00",
      "clerk",
      "create",
      { locality: "331102001002", post: "director", children: "7" },
      { parties: { deputy: [{ name: "测试五", phone: "13800000015" }] } },
    ),
    row("2026-03-02 15:00", "clerk", "handOver", { deputyTook: true, children: "7" }),
    holds("测试六", "2026-04-07", "2026-04-03"),
    row("2026-05-11 09:00", "clerk", "train", { trainedOn: "2026-05-10", hours: "16" }),
    row("2027-04-12 09:00", "clerk", "checkAgain", { checked: true, checkedOn: "2027-04-12" }),
    row("2027-04-20 09:00", "clerk", "vacate", undefined, because("考取公务员")),
    row("2027-04-20 15:00", "clerk", "handOver", { deputyTook: true, children: "9" }),
    holds("测试七", "2027-05-06", "2027-05-05"),
    row("2027-05-20 09:00", "clerk", "train", { trainedOn: "2027-05-19", hours: "24" }),
    row("2027-06-01 09:00", "clerk", "vacate", undefined, because("随子女迁居")),
    row("2027-06-01 15:00", "clerk", "handOver", { deputyTook: true, children: "9" }),
    row("2027-06-03 09:00", "clerk", "abolish", undefined, because("村庄撤并")),
    row("2027-06-03 15:00", "civil", "confirm", undefined, { stands: { state: "abolished" } }),
  ],
  meanwhile: [
    { until: "2026-03-31", indicators: { vacant: [1], filled: [0], children: [7], trained: [0, 0] } },
    { until: "2026-04-30", indicators: { vacant: [0], filled: [1], trained: [0, 1] } },
    { until: "2026-05-31", indicators: { filled: [1], trained: [1, 1] } },
  ],
  ends: {
    state: "abolished",
    deadlines: {
      deputy: { inTime: 3 },
      vacancy: { inTime: 1, late: 1, cancelled: 1 },
      training: { inTime: 2, cancelled: 1 },
      check: { inTime: 1, late: 1, cancelled: 1 },
    },
    escalated: ["vacancy → township", "check → county"],
    indicators: { deputies: [3, 3], checks: [1, 2], children: [9], filled: [0] },
  },
};

const round = (at: string, by: string, fence = true) =>
  row(at, by, "inspect", { sign: true, fence, gear: true });

/** A pond with an owner, sent back once with a new day, out of season for the winter, looked at before summer. */
const pond: Scenario = {
  system: "drowning-hazards",
  title: words(
    "落实管护、复查不合格限期再改、转入非重点时段、夏季前排查、回填注销",
    "An owner found, sent back with a new day, out of season, looked at before summer, filled in",
  ),
  area: county,
  people: { ...townshipPeople, water: { organisation: "water-bureau", area: county, roles: ["water"] } },
  steps: [
    row(
      "2026-04-01 09:00",
      "clerk",
      "map",
      { waterName: "后山塘", kind: "pond", locality: "331102001002", nearHomes: false, deep: true },
      { stands: { state: "ownerless", grade: "yellow" } },
    ),
    row(
      "2026-04-20 09:00",
      "clerk",
      "takeCharge",
      { owner: "中心村村委会" },
      { details: { assignee: "director" } },
    ),
    round("2026-05-18 09:00", "director"),
    round("2026-06-17 09:00", "director", false),
    row("2026-06-17 09:10", "director", "findFault", {
      faultOwner: "中心村村委会",
      mendBy: "2026-06-25",
      fault: "护栏倒塌一段",
    }),
    row("2026-06-24 09:00", "director", "mend", { proven: true }),
    row(
      "2026-06-26 09:00",
      "clerk",
      "sendBack",
      { recheckNotes: "仅拉警戒绳", mendBy: "2026-07-03" },
      { ...because("未恢复护栏"), stands: { state: "faulty" } },
    ),
    row("2026-07-02 09:00", "director", "mend", { proven: true }),
    round("2026-07-03 09:00", "clerk"),
    row("2026-07-03 09:10", "clerk", "pass", { recheckNotes: "护栏已恢复" }),
    row("2026-07-03 15:00", "water", "confirm", undefined, { stands: { state: "sound" } }),
    round("2026-08-01 09:00", "director"),
    round("2026-08-31 09:00", "director"),
    row("2026-09-15 09:00", "water", "endSeason", undefined, { stands: { state: "rest" } }),
    row(
      "2027-04-20 09:00",
      "water",
      "beginSeason",
      { seasonFrom: "2027-05-01" },
      { stands: { state: "sound" } },
    ),
    round("2027-05-04 09:00", "director"),
    row("2027-05-20 09:00", "clerk", "remove", undefined, because("已回填复垦")),
    row("2027-05-20 15:00", "water", "confirm", undefined, { stands: { state: "gone" } }),
  ],
  meanwhile: [
    { until: "2026-04-15", indicators: { ownerless: [1], waters: [0], owned: [0], protected: [0, 0] } },
    {
      until: "2026-05-31",
      indicators: { ownerless: [0], waters: [1], owned: [1], protected: [1, 1], open: [0] },
    },
    { until: "2026-06-20", indicators: { open: [1], waters: [0] } },
  ],
  ends: {
    state: "gone",
    deadlines: {
      owner: { inTime: 1 },
      mend: { inTime: 2 },
      recheck: { inTime: 2 },
      rounds: { inTime: 6, cancelled: 1 },
      season: { inTime: 1 },
      atRest: { inTime: 1 },
    },
    escalated: [],
    indicators: { roundsOnTime: [6, 6], season: [1, 1], mendedOnTime: [2, 2], open: [0] },
  },
};

/** A fall on a playground: coded anew after it did not pass; the hazard to the township, the slide to market regulation. */
const fall = story(
  "child-injury-surveillance",
  words(
    "游乐设施跌落：退回重编、隐患交办、产品通报、锁定",
    "A fall: back to coding, the hazard and the product passed on, locked",
  ),
  [
    step(
      "2026-03-02 09:00",
      "doctor",
      "enter",
      {
        reporterKind: "hospital",
        injuredAt: "2026-03-01T10:00:00Z",
        cause: "fall",
        intent: "accident",
        place: "school",
        ageBand: "a5",
        severity: "middle",
        outcome: "home",
        product: "儿童滑梯",
      },
      { parties: { child: [{ name: "测试一一", sex: "male", birthDate: "2016-05-01" }] } },
    ),
    step("2026-03-05 09:00", "coder", "code", { diagnosis: "S52.5", externalCause: "W10" }),
    step("2026-03-06 09:00", "coder", "check", { checked: false }, { refused: "guard-not-met" }),
    step("2026-03-06 09:10", "coder", "sendBack", undefined, {
      ...because("外因编码应为W09"),
      stands: { state: "entered" },
    }),
    step("2026-03-06 10:00", "coder", "code", { diagnosis: "S52.5", externalCause: "W09" }),
    step("2026-03-09 09:00", "coder", "check", { checked: true }, { stands: { state: "checked" } }),
    step("2026-03-09 09:10", "coder", "hazard", { hazard: "滑梯底部无缓冲地面" }),
    step("2026-03-09 09:20", "coder", "product"),
    onReferral("2026-03-10 09:00", "township", "acknowledge", "hazard"),
    onReferral("2026-03-11 09:00", "market", "acknowledge", "product", undefined, 2),
    onReferral("2026-03-20 09:00", "township", "answer", "hazard", { hazardDone: "已铺设地垫" }),
    onReferral("2026-03-27 09:00", "market", "answer", "product", undefined, 2),
    step("2026-03-30 09:00", "coder", "lock"),
    step("2026-03-30 15:00", "bureau", "confirm", undefined, { stands: { state: "locked" } }),
  ],
  {
    state: "locked",
    deadlines: {
      coding: { inTime: 2 },
      locking: { inTime: 1 },
      "referral:hazard:1:answer": { inTime: 1 },
      "referral:product:2:answer": { inTime: 1 },
    },
    escalated: [],
    indicators: { injuries: [1], places: [1], deaths: [0], locked: [1, 1] },
  },
);

/** Posts, waters, and cards of injuries. */
export const morePosts: readonly Scenario[] = [post, pond, fall];

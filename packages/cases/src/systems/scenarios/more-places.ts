import { words } from "../../definition/fields.ts";
import { civil, county, townshipPeople } from "./people.ts";
import { row } from "./row.ts";
import type { Scenario } from "./scenario.ts";

const because = (reason: string) => ({ details: { reason } });
const toDirector = { details: { assignee: "director" } };
const keepers = { area: county, people: { ...townshipPeople, civil, civilHead: civil } } as const;

const homeStandard = {
  standard: "本地标准2025",
  meetsStandard: true,
  staff: "2",
  openedOn: "2026-03-09",
  halfDays: "4",
  freeOfCharge: true,
  staffChecked: true,
};
const homeActivity = (day: string) =>
  row(`${day} 15:00`, "director", "report", { activityOn: day, activity: "learning", attendance: "12" });

/** Tied to a model home, below the standard for a month, shut for repairs, refused the title and given it, looked at again. */
const home: Scenario = {
  ...keepers,
  system: "childrens-homes",
  title: words(
    "联结、整改逾期、暂停恢复、首次公示不予认定、认定示范型、到期复核、年检、撤销",
    "Tied, put right late, paused, the title refused and given, looked at again, checked, closed down",
  ),
  steps: [
    row("2026-03-02 09:00", "clerk", "plan", {
      placeName: "中心村儿童之家",
      locality: "331102001002",
      level: "basic",
      runBy: "village",
      floorArea: "90",
      capacity: "40",
    }),
    row("2026-03-03 09:00", "clerk", "tie", { modelHome: "示-1" }),
    row("2026-03-09 09:00", "civil", "openUp", homeStandard, toDirector),
    row(
      "2026-03-10 09:00",
      "civil",
      "renew",
      { level: "model", modelUntil: "2029-03-10" },
      { refused: "guard-not-met" },
    ),
    homeActivity("2026-05-06"),
    row("2026-05-20 09:00", "civil", "fail", { shortfalls: ["safety"] }, { stands: { state: "faulty" } }),
    row("2026-06-25 09:00", "civil", "mend", homeStandard, { stands: { state: "open" } }),
    row("2026-06-29 09:00", "clerk", "pause", undefined, { ...because("装修"), stands: { state: "paused" } }),
    row("2026-07-20 09:00", "clerk", "resume", undefined, { stands: { state: "open" } }),
    homeActivity("2026-08-20"),
    row("2026-09-01 09:00", "civil", "nominate", { noticeOn: "2026-09-01" }),
    row("2026-09-05 09:00", "civil", "reject", undefined, {
      ...because("公示期有异议"),
      stands: { state: "open" },
    }),
    row("2026-09-06 09:00", "civil", "nominate", { noticeOn: "2026-09-06" }),
    row("2026-09-14 09:00", "civil", "award", { level: "model", modelUntil: "2026-12-31" }),
    row("2026-09-14 15:00", "civilHead", "confirm", undefined, { stands: { state: "open" } }),
    homeActivity("2026-10-15"),
    homeActivity("2026-12-10"),
    row("2026-12-20 09:00", "civil", "renew", { level: "model", modelUntil: "2027-12-31" }),
    homeActivity("2027-02-05"),
    row("2027-03-05 09:00", "clerk", "check", {
      meetsStandard: true,
      staff: "2",
      halfDays: "4",
      freeOfCharge: true,
      staffChecked: true,
    }),
    row("2027-03-20 09:00", "clerk", "abolish", undefined, because("村庄撤并")),
    row("2027-03-20 15:00", "civil", "confirm", undefined, { stands: { state: "abolished" } }),
  ],
  meanwhile: [
    { until: "2026-03-31", indicators: { places: [1], tied: [1, 1], models: [0], modelShare: [0, 1] } },
    { until: "2026-06-20", indicators: { places: [0], asleep: [0] } },
    { until: "2026-09-30", indicators: { places: [1], tied: [0, 0], models: [1], modelShare: [1, 1] } },
  ],
  ends: {
    state: "abolished",
    deadlines: {
      // it stands still below the standard and while the home is shut
      activity: { inTime: 5, cancelled: 1 },
      mend: { late: 1 },
      notice: { inTime: 2 },
      renew: { inTime: 1, cancelled: 1 },
      check: { inTime: 1, cancelled: 1 },
      atPlanned: { inTime: 1 },
      atPaused: { inTime: 1 },
    },
    escalated: ["mend → county"],
    indicators: { activities: [5], alive: [5, 5], checksOnTime: [1, 1], mendedOnTime: [0, 1], places: [0] },
  },
};

const stationMonth = (day: string) => ({
  activityOn: day,
  served: "3",
  calls: "8",
  staff: "1",
  dayAndNight: false,
});
const stationStandard = {
  standard: "乡镇未保站要求2025",
  meetsStandard: true,
  staff: "1",
  openedOn: "2026-03-03",
  legalPerson: false,
  dayAndNight: false,
  posts: "1",
};

/** A township's station sleeps and wakes, is put right, shut for a while, checked, and merged. */
const station: Scenario = {
  ...keepers,
  system: "child-protection-institutions",
  title: words(
    "乡镇未保站沉睡、恢复、整改、暂停、年检、合并",
    "A station asleep, woken, put right, paused, checked, merged",
  ),
  steps: [
    row("2026-03-02 09:00", "clerk", "plan", {
      placeName: "试验镇未保站",
      locality: "331102001",
      kind: "station",
      legalPerson: false,
      capacity: "6",
    }),
    row("2026-03-03 09:00", "civil", "openUp", stationStandard, toDirector),
    row("2026-04-01 09:00", "clerk", "report", stationMonth("2026-03-31")),
    row("2026-04-20 09:00", "clerk", "fallAsleep", undefined, { stands: { state: "asleep" } }),
    row("2026-05-10 09:00", "director", "wake", stationMonth("2026-05-10"), { stands: { state: "open" } }),
    row("2026-05-20 09:00", "civil", "fail", { shortfalls: ["files"] }),
    row("2026-05-29 09:00", "civil", "mend", stationStandard),
    row("2026-06-01 09:00", "clerk", "pause", undefined, because("搬迁")),
    row("2026-06-10 09:00", "clerk", "resume"),
    row("2026-06-20 09:00", "clerk", "report", stationMonth("2026-06-20")),
    row("2026-07-01 09:00", "clerk", "check", { meetsStandard: true, staff: "1" }),
    row("2026-07-15 09:00", "clerk", "report", stationMonth("2026-07-15")),
    row("2026-07-16 09:00", "clerk", "abolish", undefined, because("乡镇合并")),
    row("2026-07-16 15:00", "civil", "confirm", undefined, { stands: { state: "abolished" } }),
  ],
  meanwhile: [
    { until: "2026-03-31", indicators: { places: [1], stations: [1], beds: [6], asleep: [0] } },
    { until: "2026-04-30", indicators: { places: [0], stations: [0], asleep: [1] } },
  ],
  ends: {
    state: "abolished",
    deadlines: {
      activity: { inTime: 4, cancelled: 1 },
      mend: { inTime: 1 },
      check: { inTime: 1, cancelled: 1 },
      atPlanned: { inTime: 1 },
      atPaused: { inTime: 1 },
    },
    escalated: [],
    indicators: { monthly: [4, 4], checksOnTime: [1, 1], mendedOnTime: [1, 1], activities: [4] },
  },
};

const beds = (day: string, free: string) => ({ activityOn: day, free });
const shelterStandard = {
  standard: "本地庇护所标准2025",
  meetsStandard: true,
  staff: "4",
  openedOn: "2026-03-10",
};

/** A shelter without staff sleeps for two days, is put right, shut for repairs, checked, and moved. */
const shelter: Scenario = {
  system: "dv-shelter",
  title: words(
    "庇护所停摆、恢复、整改、暂停、检查、迁址",
    "A shelter asleep, woken, put right, paused, checked, moved",
  ),
  area: county,
  people: { keeper: { organisation: "shelter-1", area: county, roles: ["shelter"] }, civil },
  steps: [
    row("2026-03-02 09:00", "keeper", "plan", {
      kind: "shelter",
      placeName: "二号庇护所",
      locality: "331102002",
      capacity: "8",
      dayAndNight: true,
      children: true,
    }),
    row("2026-03-10 09:00", "civil", "openUp", shelterStandard, { details: { assignee: "keeper" } }),
    row("2026-03-16 09:00", "keeper", "report", beds("2026-03-16", "2")),
    row("2026-03-18 09:00", "keeper", "fallAsleep"),
    row("2026-03-20 09:00", "keeper", "wake", beds("2026-03-20", "4")),
    row("2026-03-24 09:00", "civil", "fail", { shortfalls: ["staff"] }),
    row("2026-03-31 09:00", "civil", "mend", shelterStandard),
    row("2026-04-01 09:00", "keeper", "report", beds("2026-04-01", "4")),
    row("2026-04-03 09:00", "keeper", "pause", undefined, because("消防改造")),
    row("2026-04-20 09:00", "keeper", "resume"),
    row("2026-04-24 09:00", "keeper", "report", beds("2026-04-24", "8")),
    row("2026-04-27 09:00", "keeper", "check", { meetsStandard: true, staff: "4" }),
    row("2026-04-28 09:00", "keeper", "abolish", undefined, because("迁址")),
    row("2026-04-28 10:00", "civil", "confirm", undefined, { stands: { state: "abolished" } }),
  ],
  meanwhile: [
    { until: "2026-03-16", indicators: { places: [1], asleep: [0] } },
    { until: "2026-03-19", indicators: { places: [0], asleep: [1] } },
  ],
  ends: {
    state: "abolished",
    deadlines: {
      activity: { inTime: 4, cancelled: 1 },
      mend: { inTime: 1 },
      check: { inTime: 1, cancelled: 1 },
      atPlanned: { inTime: 1 },
      atPaused: { inTime: 1 },
    },
    escalated: [],
    indicators: { checksOnTime: [1, 1], mendedOnTime: [1, 1], places: [0], beds: [8] },
  },
};

/** No bed at night, asked again in the morning: to be refused is not to be given one. */
const askedAgain: Scenario = {
  system: "dv-shelter-stay",
  title: words("夜间无床、次晨再次请求、入住、离所", "No bed at night, asked again, admitted, out"),
  area: county,
  people: {
    worker: { organisation: "federation", area: county, roles: ["caseworker"] },
    lead: { organisation: "federation", area: county, roles: ["supervisor"] },
    shelter: { organisation: "shelter-1", area: county, roles: ["shelter"] },
  },
  agencies: { shelter: "shelter-1", supervisor: "federation" },
  steps: [
    row(
      "2026-03-02 23:00",
      "worker",
      "ask",
      { askedAt: "2026-03-02T15:00:00.000Z" },
      { parties: { victim: [{ name: "测试亥", phone: "13800000016" }] }, stands: { state: "asked" } },
    ),
    row("2026-03-02 23:20", "shelter", "noBed", undefined, {
      ...because("满员"),
      stands: { state: "refused" },
    }),
    row("2026-03-03 08:00", "worker", "again", undefined, { stands: { state: "asked" } }),
    row("2026-03-03 08:05", "shelter", "acknowledge-referral", undefined, {
      details: { referral: { name: "shelter", number: 2 } },
    }),
    row("2026-03-03 08:20", "shelter", "hold"),
    row("2026-03-03 09:00", "shelter", "admit"),
    row("2026-03-03 10:00", "shelter", "serve", { services: ["lodging"] }),
    row("2026-03-06 09:00", "shelter", "leave", { nights: "3", goesTo: "own", services: ["lodging"] }),
  ],
  ends: {
    state: "left",
    deadlines: { bed: { inTime: 1, cancelled: 1 }, plan: { inTime: 1 }, atHeld: { inTime: 1 } },
    escalated: [],
    indicators: { asked: [1], refused: [1], admitted: [1], helped: [1], inTime: [1, 1] },
  },
};

/** Places: asleep and woken, put right, shut, and checked. */
export const morePlaces: readonly Scenario[] = [home, station, shelter, askedAgain];

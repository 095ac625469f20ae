import { words } from "../../definition/fields.ts";
import { step, story } from "./cast.ts";
import { civil, county, townshipPeople } from "./people.ts";
import { row } from "./row.ts";
import type { Scenario, ScenarioStep } from "./scenario.ts";

/** No home opens with people who were not checked; sixty quiet days are asked about; a title by notice and two persons. */
const homes: Scenario = {
  system: "childrens-homes",
  title: words("入职查询、启用、沉睡唤醒、示范型认定", "Checked, opened, asleep, woken, a model home"),
  area: county,
  people: { ...townshipPeople, civil, civilHead: civil },
  steps: [
    row("2026-03-02 09:00", "clerk", "plan", {
      placeName: "试验村儿童之家",
      locality: "331102001001",
      level: "basic",
      runBy: "village",
      floorArea: "60",
      capacity: "30",
    }),
    row("2026-03-05 09:00", "civil", "openUp", opened(false), {
      details: { assignee: "director" },
      refused: "guard-not-met",
    }),
    row("2026-03-09 09:00", "civil", "openUp", opened(true), {
      details: { assignee: "director" },
      stands: { state: "open" },
    }),
    row("2026-03-20 15:00", "director", "report", {
      activityOn: "2026-03-20",
      activity: "play",
      attendance: "18",
    }),
    row("2026-06-10 09:00", "clerk", "fallAsleep", undefined, { stands: { state: "asleep" } }),
    row("2026-06-20 15:00", "director", "wake", {
      activityOn: "2026-06-20",
      activity: "safety",
      attendance: "22",
    }),
    // what woke it was an activity: the sixty days begin anew
    row("2026-07-01 09:00", "civil", "nominate", { noticeOn: "2026-07-01" }, { stands: { state: "notice" } }),
    row("2026-07-05 15:00", "director", "report", {
      activityOn: "2026-07-05",
      activity: "learning",
      attendance: "20",
    }),
    row(
      "2026-07-08 17:00",
      "civil",
      "award",
      { level: "model", modelUntil: "2029-07-01" },
      { refused: "guard-not-met" },
    ),
    row(
      "2026-07-09 09:00",
      "civil",
      "award",
      { level: "model", modelUntil: "2029-07-01" },
      { stands: { pending: 1 } },
    ),
    row("2026-07-09 10:00", "civilHead", "confirm", undefined, { stands: { state: "open" } }),
    ...["2026-08-15", "2026-10-12"].map((day) =>
      row(`${day} 15:00`, "director", "report", { activityOn: day, activity: "play", attendance: "16" }),
    ),
    row("2026-12-01 09:00", "clerk", "abolish", undefined, { details: { reason: "并入中心村" } }),
    row("2026-12-02 09:00", "civil", "confirm", undefined, { stands: { state: "abolished" } }),
  ],
  meanwhile: [
    { until: "2026-06-15", indicators: { places: [0], asleep: [1], activities: [1] } },
    // on public notice it is open as ever
    { until: "2026-07-06", indicators: { places: [1], asleep: [0], activities: [3], tied: [0, 1] } },
  ],
  ends: {
    state: "abolished",
    deadlines: {
      activity: { inTime: 4, late: 1, cancelled: 1 },
      notice: { inTime: 1 },
      renew: { cancelled: 1 },
      check: { cancelled: 1 },
    },
    escalated: ["activity → keeper", "activity → station", "activity → county"],
    indicators: { activities: [5], alive: [4, 5], places: [0] },
  },
};

function opened(checked: boolean): ScenarioStep["answers"] {
  return {
    standard: "本地标准2025",
    meetsStandard: true,
    staff: "2",
    openedOn: "2026-03-09",
    halfDays: "4",
    freeOfCharge: true,
    staffChecked: checked,
  };
}

/** A protection centre shows by its months that it runs; one month late. */
const institutions: Scenario = {
  system: "child-protection-institutions",
  title: words("救助保护中心按月以事实证明运转", "A protection centre shows by its months that it runs"),
  area: county,
  people: { ...townshipPeople, civil },
  steps: [
    row("2026-03-02 09:00", "clerk", "plan", {
      placeName: "试验县未成年人救助保护中心",
      locality: "331102001",
      kind: "centre",
      legalPerson: true,
      capacity: "20",
    }),
    row(
      "2026-03-03 09:00",
      "civil",
      "openUp",
      {
        standard: "实体化要求2025",
        meetsStandard: true,
        staff: "5",
        openedOn: "2026-03-03",
        legalPerson: true,
        dayAndNight: true,
        posts: "6",
      },
      { details: { assignee: "director" } },
    ),
    row("2026-04-02 09:00", "clerk", "report", month("2026-03-31")),
    row("2026-05-06 09:00", "clerk", "report", month("2026-04-30")),
    row("2026-05-20 09:00", "clerk", "abolish", undefined, { details: { reason: "与福利机构合并" } }),
    row("2026-05-21 09:00", "civil", "confirm", undefined, { stands: { state: "abolished" } }),
  ],
  ends: {
    state: "abolished",
    deadlines: { activity: { inTime: 1, late: 1, cancelled: 1 } },
    escalated: ["activity → keeper"],
    indicators: { monthly: [1, 2], activities: [2], running: [0, 1] },
  },
};

function month(day: string): ScenarioStep["answers"] {
  return { activityOn: day, served: "12", calls: "40", staff: "5", dayAndNight: true };
}

/** Nobody takes a post without a clear check; the post falls empty and the deputy is late by a day. */
const workers: Scenario = {
  system: "child-worker-roster",
  title: words("查询后任职、离岗、代理人迟一日接手", "Checked, appointed, gone, the deputy a day late"),
  area: county,
  people: { ...townshipPeople, civil },
  gates: { "background-check holder": true },
  steps: [
    row(
      "2026-03-02 09:00",
      "clerk",
      "create",
      { locality: "331102001001", post: "director", children: "9" },
      { parties: { deputy: [{ name: "测试五", phone: "13800000015" }] }, stands: { state: "vacant" } },
    ),
    row("2026-03-02 15:00", "clerk", "handOver", { deputyTook: true, children: "9" }),
    row("2026-03-05 09:00", "civil", "fill", appointed(false), { refused: "guard-not-met" }),
    row("2026-03-06 09:00", "civil", "fill", appointed(true), { stands: { state: "filled" } }),
    row("2026-05-11 09:00", "clerk", "train", { trainedOn: "2026-05-10", hours: "16" }),
    row("2026-09-01 09:00", "clerk", "vacate", undefined, { details: { reason: "换届离任" } }),
    row("2026-09-03 09:00", "clerk", "handOver", { deputyTook: true, children: "9" }),
    row("2026-09-10 09:00", "clerk", "abolish", undefined, { details: { reason: "村合并" } }),
    row("2026-09-10 10:00", "civil", "confirm", undefined, { stands: { state: "abolished" } }),
  ],
  ends: {
    state: "abolished",
    deadlines: { deputy: { inTime: 1, late: 1 }, training: { inTime: 1, cancelled: 1 } },
    escalated: ["deputy → township", "deputy → county"],
    indicators: { deputies: [1, 2] },
  },
};

function appointed(checked: boolean): ScenarioStep["answers"] {
  return { since: "2026-03-06", checked, checkedOn: "2026-03-04", level: "college" };
}

/** A pit near a school without an owner; a broken fence, mended late with a photograph, passed by two. */
const waters: Scenario = {
  system: "drowning-hazards",
  title: words(
    "无主水域、护栏损坏、逾期整改、复查合格",
    "A water without owner, a broken fence, mended late, passed",
  ),
  area: county,
  people: {
    ...townshipPeople,
    water: { organisation: "water-bureau", area: county, roles: ["water"] },
  },
  steps: [
    row(
      "2026-05-06 09:00",
      "clerk",
      "map",
      { waterName: "试验村取土坑", kind: "pit", locality: "331102001001", nearHomes: true, deep: true },
      { stands: { state: "ownerless", grade: "red" } },
    ),
    row(
      "2026-05-20 09:00",
      "clerk",
      "takeCharge",
      { owner: "试验村村委会" },
      { details: { assignee: "director" } },
    ),
    row("2026-06-01 09:00", "director", "inspect", { sign: true, fence: false, gear: true }),
    row("2026-06-01 09:10", "director", "findFault", {
      faultOwner: "试验村村委会",
      mendBy: "2026-06-05",
      fault: "护栏缺口约两米",
    }),
    row("2026-06-08 09:00", "director", "mend", { proven: false }, { refused: "guard-not-met" }),
    row("2026-06-08 10:00", "director", "mend", { proven: true }, { stands: { state: "mended" } }),
    row("2026-06-09 09:00", "clerk", "pass", { recheckNotes: "已补齐" }, { refused: "guard-not-met" }),
    row("2026-06-09 09:10", "clerk", "inspect", { sign: true, fence: true, gear: true }),
    row("2026-06-09 09:20", "clerk", "pass", { recheckNotes: "已补齐" }, { stands: { pending: 1 } }),
    row("2026-06-10 09:00", "water", "confirm", undefined, { stands: { state: "sound" } }),
    row("2026-09-01 09:00", "clerk", "remove", undefined, { details: { reason: "已回填" } }),
    row("2026-09-01 10:00", "water", "confirm", undefined, { stands: { state: "gone" } }),
  ],
  ends: {
    state: "gone",
    grade: "red",
    deadlines: {
      owner: { inTime: 1 },
      mend: { late: 1 },
      recheck: { inTime: 1 },
      // nobody walked there after it was mended
      rounds: { inTime: 2, late: 1 },
    },
    escalated: ["mend → station", "mend → county", "rounds → station", "rounds → county"],
    indicators: { faults: [1], mendedOnTime: [0, 1], rounds: [2] },
  },
};

const mechanismParts = {
  hasRules: true,
  hasBody: true,
  hasChannel: true,
  hasProcedure: true,
  inquiresOutsideLine: true,
  contactName: "受理人甲",
};

/** A company's mechanism: refused while a part of it is missing, trained, looked at late, put right, off the list by two. */
const mechanism = story(
  "harassment-prevention-units",
  words("机制补齐后建册、培训、检查、改正", "Set up when nothing is missing, trained, looked at, put right"),
  [
    step("2026-01-05 09:00", "labour", "list", {
      unitName: "示例制衣厂",
      locality: "331102001",
      unitKind: "company",
      staff: "320",
    }),
    step(
      "2026-02-02 09:00",
      "labour",
      "setUp",
      { ...mechanismParts, hasChannel: false },
      { refused: "guard-not-met" },
    ),
    step("2026-02-09 09:00", "labour", "setUp", mechanismParts, { stands: { state: "inPlace" } }),
    step("2026-03-05 09:00", "labour", "train", { trainedOn: "2026-03-04", trained: "96" }),
    step("2027-02-15 09:00", "labour", "check", { ...mechanismParts, checkedOn: "2027-02-12" }),
    step("2027-02-16 09:00", "labour", "fail", undefined, { details: { reason: "受理联系人离职后未更换" } }),
    step("2027-03-01 09:00", "labour", "mend", mechanismParts, { stands: { state: "inPlace" } }),
    step("2027-06-01 09:00", "labour", "end", undefined, { details: { reason: "企业注销" } }),
    step("2027-06-01 10:00", "office", "confirm", undefined, { stands: { state: "ended" } }),
  ],
  {
    state: "ended",
    deadlines: {
      setUp: { inTime: 1 },
      train: { inTime: 1, late: 1 },
      check: { late: 1, cancelled: 1 },
      mend: { inTime: 1 },
    },
    // nobody was trained in the second year
    escalated: [
      "check → educationAbove",
      "check → labourAbove",
      "train → educationAbove",
      "train → labourAbove",
      "train → office",
    ],
    indicators: { trained: [96], mendedInTime: [1, 1] },
  },
);

/** Places, posts and inspections. */
export const placeScenarios: readonly Scenario[] = [homes, institutions, workers, waters, mechanism];

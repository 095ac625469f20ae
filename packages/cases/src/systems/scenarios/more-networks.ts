import { words } from "../../definition/fields.ts";
import { county } from "./people.ts";
import { row } from "./row.ts";
import type { Scenario, ScenarioStep } from "./scenario.ts";

function monthOfCentre(day: string): ScenarioStep["answers"] {
  return { activityOn: day, free: "2", staff: "12", drills: "1" };
}

/** A centre for newborns: paused for building, quiet for a month, woken; below the standard, and given up before it is mended. */
const newbornCentre: Scenario = {
  system: "rescue-centres",
  title: words(
    "改造暂停、长期未报列为沉睡、恢复、整改期间撤销",
    "Paused, asleep, woken, given up before it was mended",
  ),
  area: county,
  people: {
    centre: { organisation: "maternal-hospital", area: county, roles: ["rescue-centre"] },
    health: { organisation: "health-bureau", area: county, roles: ["health"] },
  },
  steps: [
    row("2026-01-05 09:00", "centre", "plan", {
      placeName: "试验县妇幼保健院",
      locality: "331102001",
      kind: "newborn",
      level: "county",
      capacity: "8",
      icuBeds: "4",
    }),
    row(
      "2026-01-12 09:00",
      "health",
      "openUp",
      {
        standard: "救治中心建设标准（示例）",
        meetsStandard: true,
        staff: "12",
        openedOn: "2026-01-12",
        dayAndNight: false,
        team: true,
        recognisedUntil: "2027-01-11",
      },
      { details: { assignee: "centre" } },
    ),
    row("2026-02-10 09:00", "centre", "report", monthOfCentre("2026-02-09")),
    row("2026-03-02 09:00", "centre", "pause", undefined, { details: { reason: "病区改造" } }),
    row("2026-04-01 09:00", "centre", "resume", undefined, { stands: { state: "open" } }),
    row("2026-04-08 09:00", "centre", "report", monthOfCentre("2026-04-07")),
    row("2026-05-20 09:00", "health", "fallAsleep", undefined, { stands: { state: "asleep" } }),
    row("2026-06-10 09:00", "centre", "wake", monthOfCentre("2026-06-09"), { stands: { state: "open" } }),
    row("2026-06-15 09:00", "centre", "report", monthOfCentre("2026-06-14")),
    row("2026-06-16 09:00", "health", "fail", { shortfalls: ["hours"] }, { stands: { state: "faulty" } }),
    row("2026-07-01 09:00", "centre", "abolish", undefined, { details: { reason: "并入县人民医院" } }),
    row("2026-07-02 09:00", "health", "confirm", undefined, { stands: { state: "abolished" } }),
  ],
  meanwhile: [
    {
      until: "2026-02-28",
      indicators: { places: [1], newborns: [1], mothers: [0], dayAndNight: [0, 1], asleep: [0] },
    },
    { until: "2026-03-31", indicators: { places: [0], newborns: [0], dayAndNight: [0, 0] } },
    { until: "2026-05-31", indicators: { places: [0], asleep: [1] } },
  ],
  ends: {
    state: "abolished",
    deadlines: {
      // what runs while a centre cannot work stands still: the month after the pause is in time
      activity: { inTime: 3, late: 1, cancelled: 1 },
      check: { cancelled: 1 },
      mend: { cancelled: 1 },
      assess: { cancelled: 1 },
      atPlanned: { inTime: 1 },
      atPaused: { inTime: 1 },
    },
    escalated: ["activity → keeper", "activity → station"],
    indicators: { activities: [4], mendedOnTime: [0, 0], asleep: [0], places: [0], beds: [8] },
  },
};

const ready = {
  standard: "“一站式”办案场所标准（示例）",
  meetsStandard: true,
  staff: "6",
  apart: true,
  recorded: true,
  examRoom: true,
  counselRoom: true,
  dayAndNight: true,
} as const;

/** A place in a hospital: moved within the house, quiet in its first winter, checked late while it sleeps, woken. */
const inHospital: Scenario = {
  system: "one-stop-places",
  title: words("搬迁暂停、列为沉睡、迟检查、恢复、撤销", "Paused, asleep, checked late, woken, given up"),
  area: county,
  people: {
    police: { organisation: "police", area: county, roles: ["police"] },
    procurator: { organisation: "procuratorate", area: county, roles: ["procuratorate"] },
  },
  steps: [
    row("2026-02-24 09:00", "police", "plan", {
      placeName: "试验县妇幼保健院“一站式”场所",
      locality: "331102001",
      kind: "hospital",
      capacity: "1",
    }),
    row(
      "2026-03-02 09:00",
      "procurator",
      "openUp",
      { ...ready, openedOn: "2026-03-02", women: "2" },
      { details: { assignee: "police" } },
    ),
    row("2026-05-28 09:00", "police", "report", used("2026-05-27")),
    row("2026-07-01 09:00", "police", "pause", undefined, { details: { reason: "院内搬迁" } }),
    row("2026-07-15 09:00", "procurator", "resume"),
    row("2026-09-08 09:00", "police", "report", used("2026-09-07")),
    row("2026-12-01 09:00", "police", "report", used("2026-11-30")),
    row("2027-03-05 09:00", "procurator", "fallAsleep", undefined, { stands: { state: "asleep" } }),
    row("2027-03-18 09:00", "procurator", "check", {
      meetsStandard: true,
      staff: "6",
      apart: true,
      recorded: true,
      examRoom: true,
      counselRoom: true,
      dayAndNight: false,
    }),
    row("2027-03-20 09:00", "police", "wake", used("2027-03-19"), { stands: { state: "open" } }),
    row("2027-03-24 09:00", "police", "report", used("2027-03-23")),
    row("2027-04-05 09:00", "police", "abolish", undefined, { details: { reason: "与县局场所合并" } }),
    row("2027-04-06 09:00", "procurator", "confirm", undefined, { stands: { state: "abolished" } }),
  ],
  meanwhile: [
    { until: "2026-03-31", indicators: { places: [1], ready: [1], dayAndNight: [1, 1], asleep: [0] } },
    { until: "2026-07-10", indicators: { places: [0], ready: [0], asleep: [0] } },
    { until: "2027-03-10", indicators: { places: [0], asleep: [1] } },
    { until: "2027-03-31", indicators: { places: [1], dayAndNight: [0, 1], asleep: [0] } },
  ],
  ends: {
    state: "abolished",
    deadlines: {
      activity: { inTime: 4, late: 1, cancelled: 1 },
      check: { late: 1, cancelled: 1 },
      atPlanned: { inTime: 1 },
      atPaused: { inTime: 1 },
      mend: {},
    },
    // the year is longer by the two weeks of moving
    escalated: ["activity → keeper", "check → station"],
    indicators: { activities: [5], checksOnTime: [0, 1], mendedOnTime: [0, 0], places: [0] },
  },
};

function used(day: string): ScenarioStep["answers"] {
  return { activityOn: day, used: "1", women: "2" };
}

/** Further stories of networks: places that rest, sleep and wake. */
export const moreNetworks: readonly Scenario[] = [newbornCentre, inHospital];

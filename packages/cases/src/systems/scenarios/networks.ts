import { words } from "../../definition/fields.ts";
import { county } from "./people.ts";
import { row } from "./row.ts";
import type { Scenario, ScenarioStep } from "./scenario.ts";

function recognised(more: ScenarioStep["answers"]): ScenarioStep["answers"] {
  return {
    standard: "救治中心建设标准（示例）",
    meetsStandard: true,
    staff: "36",
    openedOn: "2026-01-12",
    dayAndNight: true,
    team: true,
    recognisedUntil: "2027-01-11",
    ...more,
  };
}

/** A centre is recognised, one month late, doubted by a hospital, assessed before its recognition ends, mended, given up. */
const centre: Scenario = {
  system: "rescue-centres",
  title: words(
    "认定、迟报一月、医院反映后核实、到期前评估整改、撤销",
    "Recognised, a month late, doubted and looked into, assessed in time, mended, given up",
  ),
  area: county,
  people: {
    centre: { organisation: "people-hospital", area: county, roles: ["rescue-centre"] },
    doctor: { organisation: "hospital-2", area: county, roles: ["hospital"] },
    health: { organisation: "health-bureau", area: county, roles: ["health"] },
    healthHead: { organisation: "health-bureau", area: county, roles: ["health"] },
  },
  steps: [
    row("2026-01-05 09:00", "centre", "plan", {
      placeName: "试验县人民医院",
      locality: "331102001",
      kind: "both",
      level: "county",
      capacity: "18",
      icuBeds: "6",
    }),
    row("2026-01-12 09:00", "health", "openUp", recognised({}), {
      details: { assignee: "centre" },
      stands: { state: "open" },
    }),
    row("2026-02-10 09:00", "centre", "report", monthOfCentre("2026-02-09")),
    row("2026-03-16 09:00", "doctor", "doubt", undefined, { details: { reason: "夜间无新生儿转运车" } }),
    row("2026-03-16 09:30", "doctor", "verify", undefined, { refused: "not-permitted" }),
    row("2026-03-19 09:00", "health", "verify", {
      meetsStandard: true,
      staff: "36",
      dayAndNight: true,
      team: true,
    }),
    row("2026-03-20 09:00", "centre", "report", monthOfCentre("2026-03-19")),
    row("2026-11-10 09:00", "health", "check", {
      meetsStandard: true,
      staff: "36",
      dayAndNight: true,
      team: true,
    }),
    row(
      "2026-12-21 09:00",
      "health",
      "assess",
      { ...assessed("mend"), recognisedUntil: "2028-01-11" },
      {
        refused: "invalid-input",
      },
    ),
    row(
      "2026-12-21 09:10",
      "health",
      "assess",
      { ...assessed("mend"), shortfalls: ["transport"], recognisedUntil: "2028-01-11" },
      { stands: { pending: 1 } },
    ),
    row("2026-12-22 09:00", "healthHead", "confirm", undefined, { stands: { pending: 0 } }),
    row("2026-12-22 10:00", "health", "fail", { shortfalls: ["transport"] }, { stands: { state: "faulty" } }),
    row("2027-01-15 09:00", "health", "mend", recognised({ recognisedUntil: "2028-01-11" }), {
      stands: { state: "open" },
    }),
    row("2027-01-20 09:00", "centre", "abolish", undefined, {
      details: { reason: "并入市妇幼保健院" },
      stands: { pending: 1 },
    }),
    row("2027-01-21 09:00", "health", "confirm", undefined, { stands: { state: "abolished" } }),
  ],
  ends: {
    state: "abolished",
    deadlines: {
      activity: { inTime: 1, late: 2 },
      check: { inTime: 1, cancelled: 1 },
      mend: { inTime: 1 },
      verify: { inTime: 1 },
      assess: { inTime: 1, cancelled: 1 },
    },
    escalated: ["activity → keeper", "activity → keeper", "activity → station", "activity → county"],
    indicators: { assessed: [1, 1], checksOnTime: [1, 1], mothers: [0], newborns: [0], beds: [18] },
  },
};

function monthOfCentre(day: string): ScenarioStep["answers"] {
  return { activityOn: day, free: "4", staff: "36", drills: "1" };
}

function assessed(verdict: string): ScenarioStep["answers"] {
  return { assessedOn: "2026-12-18", verdict, meetsStandard: true };
}

const completePlace = {
  standard: "“一站式”办案场所标准（示例）",
  meetsStandard: true,
  staff: "8",
  openedOn: "2026-03-02",
  apart: true,
  recorded: true,
  examRoom: true,
  counselRoom: true,
  dayAndNight: true,
  women: "3",
};

/** A place is not opened without means for examination; doubted by a hospital, looked into and put right late, moved. */
const oneStop: Scenario = {
  system: "one-stop-places",
  title: words(
    "设施不齐不得启用、按季上报、反映后迟迟核实整改、迁址撤销",
    "Not opened while incomplete, reported, doubted, looked into and put right late, given up",
  ),
  area: county,
  people: {
    police: { organisation: "police", area: county, roles: ["police"] },
    procurator: { organisation: "procuratorate", area: county, roles: ["procuratorate"] },
    doctor: { organisation: "hospital-1", area: county, roles: ["hospital"] },
  },
  steps: [
    row("2026-02-24 09:00", "police", "plan", {
      placeName: "试验县“一站式”办案场所",
      locality: "331102001",
      kind: "police",
      capacity: "2",
    }),
    row(
      "2026-02-25 09:00",
      "procurator",
      "openUp",
      { ...completePlace, examRoom: false },
      {
        details: { assignee: "police" },
        refused: "guard-not-met",
      },
    ),
    row("2026-03-02 09:00", "procurator", "openUp", completePlace, {
      details: { assignee: "police" },
      stands: { state: "open" },
    }),
    row("2026-05-28 09:00", "police", "report", { activityOn: "2026-05-27", used: "3", women: "3" }),
    row("2026-06-08 09:00", "doctor", "doubt", undefined, { details: { reason: "检查室被挪作他用" } }),
    row("2026-06-16 09:00", "procurator", "verify", {
      meetsStandard: false,
      staff: "8",
      apart: true,
      recorded: true,
      examRoom: false,
      counselRoom: true,
      dayAndNight: true,
    }),
    row(
      "2026-06-16 10:00",
      "procurator",
      "fail",
      { shortfalls: ["examination"] },
      {
        stands: { state: "faulty" },
      },
    ),
    row("2026-07-20 09:00", "procurator", "mend", completePlace, { stands: { state: "open" } }),
    row("2026-08-03 09:00", "police", "abolish", undefined, {
      details: { reason: "迁入定点医院" },
      stands: { pending: 1 },
    }),
    row("2026-08-04 09:00", "procurator", "confirm", undefined, { stands: { state: "abolished" } }),
  ],
  ends: {
    state: "abolished",
    deadlines: { activity: { inTime: 1, cancelled: 1 }, mend: { late: 1 }, verify: { late: 1 } },
    escalated: ["verify → county", "mend → county"],
    indicators: { activities: [1], mendedOnTime: [0, 1], ready: [0] },
  },
};

/** Networks that others send people to: rescue centres, one-stop places. */
export const networkScenarios: readonly Scenario[] = [centre, oneStop];

import type { CountRule, Period } from "../definition/definition.ts";
import {
  codes,
  code,
  date,
  flag,
  locality,
  name,
  number,
  point,
  reference,
  usual,
  words,
} from "../definition/fields.ts";
import type { ServiceRole } from "../definition/roles.ts";
import type { Condition } from "../expression/condition.ts";
import { act, actor, clock, closed, counted, musts, onTime, open, share, waiting } from "./shorthand.ts";
import { standing } from "./standing.ts";

/*
 * Place register with standards and coverage (systems.md, part c): a place is planned, opened against a version of a
 * standard, lives by what happens in it, is looked at each year, sleeps when nothing happens, and closes by two persons.
 * Only open places count for coverage, so every other state that is not an end is of phase "waiting".
 */

const persons = words("人", "people");

/** What every place is asked. */
const placeFields = {
  placeName: name("open", "名称", "Name"),
  locality: locality("open", "所在乡镇（街道）、村（社区）", "Township and village"),
  at: point("open", "位置", "Position"),
  openedOn: date("open", "启用日期", "Opened on"),
  standard: reference("open", "执行标准及版本", "Standard and version"),
  meetsStandard: flag("open", "是否达标", "Meets the standard"),
  capacity: number("open", "可容纳人数", "Capacity", persons, { min: "0" }),
  staff: number("open", "在岗人员", "Staff", persons, { min: "0" }),
  activityOn: date("open", "日期", "Day", { past: true }),
  shortfalls: codes("open", "不达标事项", "What falls short", {
    space: ["场地", "Space"],
    staff: ["人员", "Staff"],
    hours: ["开放时间", "Opening hours"],
    safety: ["安全", "Safety"],
    files: ["制度档案", "Rules and files"],
  }),
};

/** What is asked beside of a place that people come to. */
const visitedPlaceFields = {
  floorArea: number("open", "面积", "Floor area", words("平方米", "m²"), { min: "0" }),
  halfDays: number("open", "每周开放半天数", "Half-days open a week", words("个半天", "half-days"), {
    min: "0",
    max: "14",
  }),
  activity: code("open", "活动类别", "Kind of activity", {
    learning: ["学习辅导", "Learning"],
    play: ["文体娱乐", "Play and sport"],
    safety: ["安全与自护", "Safety"],
    counselling: ["心理疏导", "Counselling"],
    parents: ["家庭教育", "For parents"],
    visit: ["走访慰问", "Visits"],
  }),
  attendance: number("open", "参加人次", "Attendance", persons, { min: "0" }),
};

const placeForms = {
  standard: musts("standard", "meetsStandard", "staff", "openedOn"),
  activity: musts("activityOn"),
  check: musts("meetsStandard", "staff"),
  shortfall: musts("shortfalls"),
} as const;

const placeStates = {
  planned: waiting("筹建", "Planned"),
  open: open("开放", "Open"),
  asleep: waiting("沉睡（长期无活动）", "Asleep: nothing happens"),
  faulty: waiting("不达标、整改中", "Below the standard"),
  paused: waiting("暂停开放", "Paused"),
  abolished: closed("撤销", "Closed down"),
};

/** Who keeps a place: the person on the spot, the organisation that runs it, the county. */
function placeActors(keeper: ServiceRole, station: ServiceRole, county: ServiceRole) {
  return {
    keeper: actor(keeper, "assigned"),
    station: actor(station, "owns"),
    county: actor(county, "in-jurisdiction"),
  };
}

/** The life of a place. What happens in it can be put down by telephone, without network. */
const placeActions = {
  plan: act("登记阵地", "Register a place", "new", "planned", ["station", "county"], {
    form: "place",
    isUsual: true,
  }),
  openUp: act("启用", "Open", ["planned"], "open", ["county"], {
    form: "standard",
    effects: [{ assign: "named" }],
    isUsual: true,
  }),
  report: act("登记活动", "Note an activity", ["open"], "same", ["keeper", "station"], {
    form: "activity",
    offline: true,
    isUsual: true,
  }),
  check: act("检查", "Check", ["open", "asleep"], "same", ["station", "county"], { form: "check" }),
  fallAsleep: act("列为沉睡", "Put down as asleep", ["open"], "asleep", ["station", "county"]),
  wake: act("恢复活动", "Wake", ["asleep"], "open", ["keeper", "station"], { form: "activity" }),
  fail: act("责令整改", "Below the standard", ["open", "asleep"], "faulty", ["county"], {
    form: "shortfall",
  }),
  mend: act("整改合格", "Meets it again", ["faulty"], "open", ["county"], { form: "standard" }),
  pause: act("暂停开放", "Pause", ["open"], "paused", ["station", "county"], { needsReason: true }),
  resume: act("恢复开放", "Open again", ["paused"], "open", ["station", "county"]),
  abolish: act("撤销", "Close down", "open", "abolished", ["station"], {
    needsReason: true,
    secondPerson: ["county"],
  }),
};

/**
 * Of a network that others send people to, where a place cannot say of itself that it meets the standard: the county checks
 * it, and whoever finds it otherwise than the register says tells the county, which looks and says how it is.
 */
function placeNetwork<const W extends string>(...by: readonly W[]) {
  return {
    actions: {
      check: { ...placeActions.check, by: ["county"] },
      abolish: { ...placeActions.abolish, by: ["station", "keeper", "county"] },
      doubt: act("反映与台账不符", "Not as the register says", ["open"], "same", by, {
        needsReason: true,
        effects: [{ tell: "county" }],
      }),
      verify: act("核实反映", "Look into what was told", ["open"], "same", ["county"], { form: "check" }),
    },
    deadlines: {
      verify: clock("核实反映", "Looked into", { action: "doubt" }, "5wd", { action: "verify" }, [
        ["0h", "county"],
      ]),
    },
  } as const;
}

/** Something happens at least so often, a check each year, what falls short is put right in thirty days. */
function placeClocks({
  activity = "60d",
  check = "12mo",
  mend = "30d",
}: { readonly activity?: Period; readonly check?: Period; readonly mend?: Period } = {}) {
  const pausedIn = ["asleep", "faulty", "paused"] as const;
  return {
    activity: clock(
      "活动间隔",
      "Something happens",
      { state: "open" },
      activity,
      // what wakes a place is an activity, too
      { field: "activityOn" },
      [
        ["0h", "keeper"],
        ["10d", "station"],
        ["20d", "county"],
      ],
      { repeats: true, pausedIn, warn: ["7d"] },
    ),
    check: clock(
      "年度检查",
      "Yearly check",
      { action: "openUp" },
      check,
      { action: "check" },
      [
        ["0h", "station"],
        ["1mo", "county"],
      ],
      { repeats: true, pausedIn: ["faulty", "paused"], warn: ["10d"] },
    ),
    ...standing([["0h", "county"]], { planned: "12mo", paused: "6mo" }),
    mend: clock("整改期限", "Put right", { state: "faulty" }, mend, { action: "mend" }, [["0h", "county"]], {
      source: usual(),
    }),
  };
}

/** Places that stand in one of the states in which they are open to people, those of which something holds. */
function placesAtWork(where?: Condition, working: readonly string[] = ["open"]): CountRule {
  const asked = where === undefined ? {} : { where };
  const [state = "open", ...more] = working;
  return more.length === 0
    ? { state, ...asked }
    : { anyOf: working.map((one) => ({ state: one })), ...asked };
}

/** What every register of places counts; `working` names the states in which a place is open to people. */
function placeIndicators<const B extends string>(
  zh: string,
  en: string,
  by: readonly B[],
  { where, working }: { readonly where?: Condition; readonly working?: readonly string[] } = {},
) {
  const kept = placesAtWork(where, working);
  return {
    places: counted(`开放的${zh}数`, `${en} open`, "个", kept, by),
    // what wakes a place is an activity, too
    activities: counted(
      "活动场次",
      "Activities",
      "场",
      { eachOf: [{ action: "report" }, { action: "wake" }] },
      ["area", "month"],
    ),
    asleep: counted(`沉睡的${zh}数`, `${en} asleep`, "个", { state: "asleep" }, ["area"]),
    checksOnTime: onTime("年度检查及时率", "Yearly checks on time", "check"),
    mendedOnTime: onTime("整改按时完成率", "Put right on time", "mend"),
  };
}

/** Who reaches a place within the standard of minutes, of all who should; of whom it is not known stands beside. */
const placeReach = {
  reached: share("阵地通行时间达标率", "Within reach of a place", { units: "covered" }, { units: "all" }, [
    "area",
  ]),
  unmeasured: share("通行时间未知率", "Reach not known", { units: "unknown" }, { units: "all" }, ["area"]),
};

/** The parts of a register of places under one name. */
export const places = {
  fields: placeFields,
  visited: visitedPlaceFields,
  forms: placeForms,
  states: placeStates,
  actors: placeActors,
  actions: placeActions,
  clocks: placeClocks,
  network: placeNetwork,
  indicators: placeIndicators,
  atWork: placesAtWork,
  reach: placeReach,
};

import { words } from "../../definition/fields.ts";
import { civil, county, township, townshipPeople } from "./people.ts";
import { row } from "./row.ts";
import type { Scenario } from "./scenario.ts";

const because = (reason: string) => ({ details: { reason } });
const sameThere = (comparedOn: string) => ({ systemState: "same", comparedOn });
const good = {
  absent: false,
  alone: false,
  hit: false,
  hungry: false,
  addicted: false,
  ill: false,
  school: false,
  contact: false,
} as const;
const atHome = { visitKind: "home", visitNotes: "家中整洁，孩子在校" } as const;

const watched = {
  system: "guardianship-risk",
  area: county,
  people: { ...townshipPeople, civil },
  agencies: { township, "civil-affairs": "civil-affairs" },
} as const satisfies Partial<Scenario>;

/** Nothing at first, then a drinking father: guidance, visits, never a case; a year of no high risk tells nobody anything. */
const guided: Scenario = {
  ...watched,
  title: words(
    "迁出不列入、迁回恢复、监护指导、漏访、差异处理、改善退出",
    "Moved away, back again, the father guided, a visit missed, better",
  ),
  steps: [
    row(
      "2026-03-02 09:00",
      "clerk",
      "propose",
      { ...good, locality: "331102001", found: "visit", version: "2025-1" },
      {
        parties: {
          child: [{ name: "测试癸", sex: "female", birthDate: "2018-09-01", idNumber: "110101201809010026" }],
        },
        stands: { grade: "green" },
      },
    ),
    row("2026-03-04 09:00", "clerk", "decline", undefined, because("全家已迁往外省")),
    row("2026-06-01 09:00", "clerk", "restore", undefined, because("全家迁回")),
    row("2026-06-08 09:00", "clerk", "verify", { findings: "父亲酗酒，母亲照料" }),
    row(
      "2026-06-09 09:00",
      "civil",
      "enlist",
      { ...good, addicted: true },
      { details: { assignee: "director" }, stands: { state: "listed", grade: "yellow" } },
    ),
    row("2026-06-10 09:00", "clerk", "guide", { guidance: "告知监护职责，介绍戒酒门诊" }),
    row("2026-07-08 09:00", "clerk", "compare", {
      systemState: "missing",
      comparedOn: "2026-07-07",
      differenceFound: "2026-07-08",
    }),
    row("2026-07-09 09:00", "director", "visit", { ...atHome, ...good, addicted: true }),
    row("2026-07-20 09:00", "civil", "settle", { settlement: "已在业务系统登记" }),
    row("2026-08-07 09:00", "clerk", "compare", sameThere("2026-08-07")),
    row("2026-08-10 09:00", "director", "visit", { ...atHome, ...good }),
    ...[
      "2026-09-07",
      "2026-10-07",
      "2026-11-06",
      "2026-12-06",
      "2027-01-05",
      "2027-02-04",
      "2027-03-04",
    ].flatMap((day) => [
      row(`${day} 09:00`, "clerk", "compare", sameThere(day)),
      row(`${day} 10:00`, "director", "visit", { ...atHome, ...good }),
    ]),
    row("2027-04-02 09:00", "clerk", "compare", sameThere("2027-04-02")),
    row("2027-04-02 10:00", "director", "visit", { ...atHome, ...good }),
    row("2027-04-30 09:00", "clerk", "compare", sameThere("2027-04-30")),
    row("2027-04-30 10:00", "director", "visit", { ...atHome, ...good }),
    row("2027-05-28 09:00", "clerk", "compare", sameThere("2027-05-28")),
    row("2027-05-28 10:00", "director", "visit", { ...atHome, ...good }),
    row("2027-06-01 09:00", "clerk", "review", { reviewResult: "leaves" }),
    row("2027-06-14 09:00", "clerk", "leave", { leftBecause: "better" }, because("父亲戒酒一年")),
    row("2027-06-14 15:00", "civil", "confirm", undefined, { stands: { state: "left" } }),
  ],
  meanwhile: [{ until: "2026-12-31", indicators: { listed: [1], highWithCase: [0, 0] } }],
  ends: {
    state: "left",
    grade: "yellow",
    deadlines: {
      verify: { late: 1, cancelled: 1 },
      decide: { inTime: 1 },
      openCase: { cancelled: 2 },
      compare: { inTime: 12, cancelled: 1 },
      settle: { inTime: 1 },
      visits: { inTime: 11, late: 1, cancelled: 1 },
      review: { inTime: 1, cancelled: 1 },
    },
    escalated: ["verify → station", "visits → station"],
    indicators: {
      left: [1],
      visitsOnTime: [11, 12],
      reviewsOnTime: [1, 1],
      settledOnTime: [1, 1],
      highWithCase: [0, 0],
    },
  },
};

/** Marks on a child: the township opens the case before the county has listed him, and it is not asked of it again. */
const caseFirst: Scenario = {
  ...watched,
  title: words("高风险当日先立案、后列入", "High risk: the case comes first, the list after"),
  steps: [
    row(
      "2026-03-02 09:00",
      "director",
      "propose",
      { ...good, hit: true, locality: "331102001", found: "visit", version: "2025-1" },
      {
        parties: {
          child: [{ name: "测试子", sex: "male", birthDate: "2016-06-01", idNumber: "110101201606010034" }],
        },
        stands: { grade: "red" },
      },
    ),
    row("2026-03-02 15:00", "clerk", "openCase"),
    row("2026-03-03 09:00", "director", "verify", { findings: "手臂有淤青" }),
    row("2026-03-04 09:00", "civil", "enlist", { ...good, hit: true }, { details: { assignee: "director" } }),
    row("2026-03-10 09:00", "director", "visit", { ...atHome, ...good }),
    row("2026-03-11 09:00", "director", "leave", { leftBecause: "moved" }, because("随祖母迁出")),
    row("2026-03-11 15:00", "civil", "confirm"),
  ],
  meanwhile: [{ until: "2026-03-10", indicators: { listed: [1], highWithCase: [1, 1] } }],
  ends: {
    state: "left",
    deadlines: {
      openCase: { inTime: 1 },
      verify: { inTime: 1 },
      decide: { inTime: 1 },
      visits: { inTime: 1, cancelled: 1 },
    },
    escalated: [],
    indicators: { highWithCase: [0, 0] },
  },
};

const looksQuiet = { ...atHome, visitNotes: "平稳", violenceAgain: false, threat: false, quiet: true };

/** Neighbours at odds at first, then two calls more: looked at late, listed late, never visited for a month, then quiet. */
const calls: Scenario = {
  system: "dv-household-watch",
  title: words(
    "初不列入、多次报警恢复、核实与认定逾期、按月走访、差异处理、退出",
    "Not listed, more calls, looked at and listed late, visited, a difference settled, off the list",
  ),
  area: county,
  people: {
    officer: { organisation: "police-station", area: county, roles: ["police"] },
    grid: { organisation: township, area: county, roles: ["village"] },
    lead: { organisation: "federation", area: county, roles: ["supervisor"] },
    federation: { organisation: "federation", area: county, roles: ["federation"] },
  },
  agencies: { supervisor: "federation", federation: "federation", police: "police-station" },
  steps: [
    row(
      "2026-03-02 22:00",
      "officer",
      "propose",
      {
        locality: "331102001",
        found: "agency",
        grounds: ["calls"],
        account: "一月内两次报警",
        threat: false,
      },
      {
        parties: {
          victim: [{ name: "测试丑", sex: "female", phone: "13800000005", birthDate: "1990-05-01" }],
          offender: [{ name: "测试寅", sex: "male" }],
        },
        stands: { grade: "yellow" },
      },
    ),
    row("2026-03-03 09:00", "lead", "decline", undefined, because("核实为邻里纠纷")),
    row("2026-03-20 09:00", "lead", "restore", undefined, because("又有两次报警，均为家庭暴力")),
    row("2026-03-26 09:00", "lead", "verify", { findings: "属实" }),
    row(
      "2026-04-10 09:00",
      "federation",
      "enlist",
      { grounds: ["calls"] },
      { details: { assignee: "grid" }, stands: { state: "listed" } },
    ),
    row("2026-05-08 09:00", "grid", "visit", looksQuiet),
    row("2026-06-01 09:00", "lead", "compare", {
      systemState: "different",
      comparedOn: "2026-05-31",
      differenceFound: "2026-06-01",
    }),
    row("2026-06-02 09:00", "grid", "visit", looksQuiet),
    row("2026-06-05 09:00", "lead", "review", { reviewResult: "leaves" }),
    row("2026-06-10 09:00", "federation", "settle", { settlement: "警情编号已更正" }),
    row("2026-06-11 09:00", "lead", "leave", { leftBecause: "better" }, because("三个月无警情")),
    row("2026-06-12 09:00", "federation", "confirm", undefined, { stands: { state: "left" } }),
  ],
  meanwhile: [
    { until: "2026-04-30", indicators: { listed: [1], neverVisited: [1], visited: [0] } },
    { until: "2026-06-10", indicators: { listed: [1], neverVisited: [0], visited: [2], left: [0] } },
  ],
  ends: {
    state: "left",
    grade: "yellow",
    deadlines: {
      verify: { late: 1, cancelled: 1 },
      decide: { late: 1 },
      visits: { inTime: 2, cancelled: 1 },
      compare: { inTime: 1, cancelled: 1 },
      settle: { inTime: 1 },
      review: { inTime: 1, cancelled: 1 },
    },
    escalated: ["verify → station", "decide → county"],
    indicators: { left: [1], reviewsOnTime: [1, 1], settledOnTime: [1, 1], visited: [2], neverVisited: [0] },
  },
};

/** Stories of those who are watched over: guardians, and households at risk of violence. */
export const watchedOver: readonly Scenario[] = [guided, caseFirst, calls];

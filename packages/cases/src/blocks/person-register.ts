import type { Period, Source } from "../definition/definition.ts";
import { code, date, locality, reference, text, usual } from "../definition/fields.ts";
import type { ServiceRole } from "../definition/roles.ts";
import { is, not } from "../expression/condition.ts";
import type { Condition } from "../expression/condition.ts";
import { knowing } from "./people.ts";
import { act, actor, clock, closed, counted, musts, onTime, open } from "./shorthand.ts";

/*
 * Person register with a review clock (systems.md, part c): somebody is proposed, looked at, listed by the county, visited
 * in a rhythm, looked at again each year, and leaves by two persons. Registers of mothers, children and households are this
 * block with their own questions.
 */

/** What every register asks beside its own questions. */
const registerFields = {
  locality: locality("work", "所在乡镇（街道）、村（社区）", "Township and village"),
  found: code("work", "发现途径", "How found", {
    visit: ["走访发现", "On a visit"],
    asked: ["本人或家庭申请", "Asked for it"],
    match: ["数据比对", "Comparison of lists"],
    agency: ["部门转来", "From another agency"],
  }),
  findings: text("sensitive", "核实情况", "What was found"),
  visitKind: code("work", "走访方式", "Kind of contact", {
    home: ["入户", "At home"],
    telephone: ["电话", "By telephone"],
    school: ["到校", "At school"],
    clinic: ["到院", "At the clinic"],
  }),
  visitNotes: text("sensitive", "走访情况", "What the visit found"),
  reviewResult: code("work", "复核结论", "Review", {
    stays: ["继续在册", "Stays"],
    changed: ["情况变化，已调整", "Changed and adjusted"],
    leaves: ["应予退出", "Should leave"],
  }),
  leftBecause: code("work", "退出原因", "Why left", {
    age: ["超过年龄", "Above the age"],
    better: ["情形消除", "The ground is gone"],
    moved: ["迁出", "Moved away"],
    died: ["死亡", "Died"],
    mistake: ["认定有误", "Listed by mistake"],
  }),
  systemKey: reference("sensitive", "业务系统编号", "Number in the owner's system"),
  systemState: code("work", "与业务系统比对", "Compared with the owner's system", {
    same: ["一致", "The same"],
    missing: ["业务系统无记录", "Not there"],
    different: ["状态不一致", "Another state there"],
  }),
  comparedOn: date("work", "比对数据截至", "Data as of", { past: true }),
  differenceFound: date("work", "差异发现日期", "Difference found on", { past: true }),
  settlement: text("sensitive", "差异处理情况", "How it was settled"),
};

/** The forms of those questions; a register adds "proposal" and "listing", and may widen the others. */
const registerForms = {
  verification: musts("findings"),
  visit: musts("visitKind", "visitNotes"),
  review: musts("reviewResult"),
  leaving: musts("leftBecause"),
  comparison: [
    ...musts("systemState", "comparedOn"),
    "systemKey",
    // a difference without its day would have no clock
    { field: "differenceFound", required: true, when: not(is("systemState", "same")) },
  ],
  settlement: musts("settlement"),
} as const;

/** Nobody is listed, and counted, of whom it is not known who she is; `party` are the people whom the register lists. */
function registerStates<const P extends string>(party: P) {
  return {
    proposed: open("待核实", "To be looked at"),
    verified: open("已核实", "Looked at"),
    listed: knowing(open("在册", "Listed"), party),
    left: closed("已退出", "Left"),
    declined: closed("未列入", "Not listed"),
  };
}

/**
 * Who keeps a register: finders propose, the carer visits her own people only, the station (township, clinic) those of its
 * organisation, the county decides. Colleagues of the same village see nothing of each other's people.
 */
function registerActors(carer: ServiceRole, station: ServiceRole, county: ServiceRole) {
  return {
    // her township keeps what she proposes; she herself sees it while it is assigned to her
    finder: { ...actor(carer, "anyone", "发现人", "Finder"), ownsWhatItOpens: true },
    carer: actor(carer, "assigned"),
    station: actor(station, "owns"),
    county: actor(county, "in-jurisdiction"),
  };
}

/** The way through a register. `propose` opens it; leaving takes effect when the county agrees. */
const registerActions = {
  propose: act("申报", "Propose", "new", "proposed", ["finder", "station", "county"], {
    form: "proposal",
    effects: [{ assign: "actor" }],
    isUsual: true,
  }),
  verify: act("核实", "Look at", ["proposed"], "verified", ["carer", "station", "county"], {
    form: "verification",
    offline: true,
    isUsual: true,
  }),
  enlist: act("认定列入", "List", ["verified"], "listed", ["county"], {
    form: "listing",
    effects: [{ assign: "named" }],
    isUsual: true,
  }),
  decline: act("不予列入", "Do not list", ["proposed", "verified"], "declined", ["station", "county"], {
    needsReason: true,
  }),
  visit: act("走访", "Visit", ["listed"], "same", ["carer", "station"], {
    form: "visit",
    offline: true,
    isUsual: true,
  }),
  review: act("复核", "Review", ["listed"], "same", ["station", "county"], { form: "review" }),
  compare: act("比对业务系统", "Compare", ["listed"], "same", ["station", "county"], { form: "comparison" }),
  settle: act("处理差异", "Settle a difference", ["listed"], "same", ["county"], { form: "settlement" }),
  leave: act("退出", "Leave", ["listed"], "left", ["carer", "station"], {
    form: "leaving",
    needsReason: true,
    secondPerson: ["county"],
  }),
  restore: act("恢复", "Take up again", "closed", "proposed", ["station", "county"], { needsReason: true }),
};

/**
 * The clocks of a register: looked at in ten working days and decided in ten more, visits by grade, a review each year, the
 * comparison with the owner's system (monthly for children), a difference settled in ten working days. The station is told
 * at the end, the county a little later.
 */
function registerClocks<const G extends string = never>(rhythm: {
  readonly visits: Period | Readonly<Record<G, Period>>;
  readonly verify?: Period;
  readonly compare?: Period;
  readonly review?: Period;
  readonly source?: Source;
}) {
  const more = { repeats: true, source: rhythm.source ?? usual() } as const;
  const first = [
    ["0h", "station"],
    ["7d", "county"],
  ] as const;
  return {
    verify: clock(
      "核实时限",
      "Looked at",
      { state: "proposed" },
      rhythm.verify ?? "10wd",
      { state: "verified" },
      first,
      { warn: ["2d"] },
    ),
    decide: clock("认定时限", "Decided", { state: "verified" }, "10wd", { state: "listed" }, [
      ["0h", "county"],
    ]),
    visits: clock("定期走访", "Visits", { state: "listed" }, rhythm.visits, { action: "visit" }, first, {
      ...more,
      warn: ["2d"],
    }),
    review: clock(
      "定期复核",
      "Review",
      { state: "listed" },
      rhythm.review ?? "12mo",
      { action: "review" },
      first,
      { ...more, warn: ["10d"] },
    ),
    compare: clock(
      "与业务系统比对",
      "Compared with the owner's system",
      { state: "listed" },
      rhythm.compare ?? "1mo",
      { action: "compare" },
      [["0h", "county"]],
      { repeats: true },
    ),
    settle: clock(
      "差异处理",
      "Differences settled",
      { field: "differenceFound" },
      "10wd",
      { action: "settle" },
      [["0h", "county"]],
    ),
  };
}

/** What every register counts: who is listed, who left, and how many visits, reviews and settlements came in time. */
function registerIndicators<const B extends string = "area">(
  zh: string,
  en: string,
  by: readonly B[],
  more: { readonly unit?: string; readonly feeds?: string; readonly where?: Condition } = {},
) {
  const { unit = "人", feeds, where } = more;
  const kept = { state: "listed", ...(where === undefined ? {} : { where }) };
  return {
    listed: counted(`${zh}数`, `${en} listed`, unit, kept, by, feeds),
    left: counted(`退出${zh}数`, `${en} who left`, unit, { action: "leave" }, [
      "area",
      "month",
      "leftBecause",
    ]),
    visitsOnTime: onTime("走访及时率", "Visits on time", "visits"),
    reviewsOnTime: onTime("复核及时率", "Reviews on time", "review"),
    settledOnTime: onTime("差异按时处理率", "Differences settled on time", "settle"),
  };
}

/** A register is loaded from the list of the system that holds its people. */
function registerLoads<const P extends string, const F extends string = never>(
  party: P,
  ...fields: readonly F[]
) {
  return { by: "propose", party, fields: ["locality", "found", ...fields] } as const;
}

/** Who moves a grade in a register: those who visit raise at once; lowering waits for the county. */
const registerRights = {
  raise: ["carer", "station", "county"],
  lower: ["station", "county"],
  lowerConfirm: ["county"],
} as const;

/** The parts of a register under one name. */
export const register = {
  fields: registerFields,
  forms: registerForms,
  states: registerStates,
  actors: registerActors,
  actions: registerActions,
  clocks: registerClocks,
  indicators: registerIndicators,
  rights: registerRights,
  loads: registerLoads,
};

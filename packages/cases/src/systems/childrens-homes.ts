import { feeds } from "../blocks/adapt.ts";
import { places } from "../blocks/place-register.ts";
import { act, clock, counted, musts, onTime, open, share } from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, date, flag, law, reference, unverified, words } from "../definition/fields.ts";
import { all, did, has, is, since } from "../expression/condition.ts";
import type { Condition } from "../expression/condition.ts";

const standard = unverified(
  "当地儿童之家建设标准（面积、开放时间、人员）",
  "Local standard: area, hours, staff",
);
const model = is("level", "model");
// while it stands on public notice a home is open, too
const working = ["open", "notice"] as const;
const atWork = (where?: Condition) => places.atWork(where, working);

/** 儿童之家1+N: every basic home is tied to a model home; what happens is noted by telephone, attendance is a count. */
export const childrensHomes = defineSystem({
  id: "childrens-homes",
  kind: "register",
  blocks: ["place-register"],
  title: words("儿童之家（示范型＋基础型1+N）", "Children's homes: model and basic, one with many"),
  purpose: words(
    "处处有、常开放、有活动；示范型带基础型",
    "One in each place, open and alive; each model home leads some",
  ),
  sources: [
    law("未成年人保护法第四十四条（免费开放）", "Minors Protection Law, art. 44: free of charge"),
    standard,
  ],
  parties: {},
  fields: {
    ...places.fields,
    ...places.visited,
    level: code("open", "类型", "Type", { basic: ["基础型", "Basic"], model: ["示范型", "Model"] }),
    runBy: code("open", "建设主体", "Run by", {
      village: ["村（社区）", "Village or community"],
      school: ["学校", "School"],
      social: ["社会组织", "Social organisation"],
      other: ["其他", "Other"],
    }),
    modelHome: reference("open", "联结的示范型儿童之家编号", "Number of its model home"),
    freeOfCharge: flag("open", "是否免费开放", "Free of charge"),
    staffChecked: flag("work", "人员是否经入职查询", "Staff checked before hiring"),
    noticeOn: date("open", "公示开始日期", "Public notice from"),
    modelUntil: date("open", "示范型有效期至", "Model until"),
  },
  forms: {
    ...places.forms,
    activity: musts("activityOn", "activity", "attendance"),
    place: [...musts("placeName", "locality", "level", "runBy", "floorArea", "capacity"), "at", "modelHome"],
    standard: [...places.forms.standard, ...musts("halfDays", "freeOfCharge", "staffChecked"), "modelHome"],
    check: [...places.forms.check, ...musts("halfDays", "freeOfCharge", "staffChecked")],
    notice: musts("noticeOn"),
    award: musts("level", "modelUntil"),
    tie: musts("modelHome"),
  },
  states: { ...places.states, notice: open("示范型公示中", "Public notice as a model home") },
  actors: places.actors("village", "township", "civil-affairs"),
  actions: {
    ...places.actions,
    report: { ...places.actions.report, from: working },
    check: { ...places.actions.check, from: ["open", "asleep", "notice"] },
    openUp: {
      ...places.actions.openUp,
      guard: {
        when: is("staffChecked", true),
        otherwise: words("人员须先经入职查询", "Staff are checked first"),
      },
    },
    tie: act("联结示范型", "Tie to a model home", ["planned", "open"], "same", ["station", "county"], "tie"),
    nominate: act("示范型公示", "Public notice as a model home", ["open"], "notice", ["county"], "notice"),
    award: act("认定示范型", "Becomes a model home", ["notice"], "open", ["county"], {
      form: "award",
      guard: [
        all(since("noticeOn", "7d"), is("meetsStandard", true)),
        "公示期满且达标后方可认定",
        "After the notice, where it meets the standard",
      ],
      secondPerson: ["county"],
    }),
    reject: act("不予认定", "Not a model home", ["notice"], "open", ["county"], { needsReason: true }),
    renew: act("示范型复核", "Looked at again as a model home", ["open"], "same", ["county"], {
      form: "award",
      guard: [did("award"), "示范型须先公示、认定", "The title is given after a notice"],
    }),
  },
  deadlines: {
    ...places.clocks({ activity: "60d" }),
    notice: clock("公示后认定", "Decided after the notice", "on noticeOn", "15d", "left notice", [
      ["0h", "county"],
    ]),
    renew: clock(
      "示范型到期复核",
      "The title ends",
      { field: "modelUntil" },
      "0d",
      "do renew",
      [["0h", "county"]],
      {
        warn: ["60d"],
      },
    ),
  },
  indicators: {
    ...places.reach,
    ...places.indicators("儿童之家", "Children's homes", ["area", "level"], { working }),
    modelShare: feeds(
      share("示范型儿童之家占儿童之家总数比例", "Share of model homes", atWork(model), atWork(), ["area"]),
    ),
    models: counted("示范型儿童之家数", "Model homes", "个", atWork(model), ["locality"]),
    tied: share(
      "基础型联结率",
      "Basic homes tied to a model",
      atWork(all(is("level", "basic"), has("modelHome"))),
      atWork(is("level", "basic")),
      ["area"],
    ),
    alive: onTime("活动不间断率", "Never sixty days without an activity", "activity"),
  },
  coverage: {
    level: "village",
    counts: is("freeOfCharge", true),
    capacity: "capacity",
    point: "at",
    within: {
      time: "15m",
      mode: "walk",
      from: "village",
      source: unverified("十五分钟生活圈（当地标准）", "Local standard: a quarter of an hour on foot"),
    },
  },
  keep: "120mo",
});

import { guarded } from "../blocks/adapt.ts";
import { threeLights } from "../blocks/grades.ts";
import { inspection } from "../blocks/inspection.ts";
import { waterNetwork } from "../blocks/outside-systems.ts";
import {
  act,
  actor,
  clock,
  closed,
  counted,
  musts,
  next,
  onTime,
  share,
  waiting,
} from "../blocks/shorthand.ts";
import { standing } from "../blocks/standing.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, date, flag, locality, name, point, usual, words } from "../definition/fields.ts";
import { all, any, has, is, not } from "../expression/condition.ts";

/** 溺水隐患: every water on the map with its owner, sign, fence and rescue gear; looked at before summer and monthly in season. */
export const drowningHazards = defineSystem({
  id: "drowning-hazards",
  kind: "register",
  blocks: ["inspection", "place-register"],
  title: words("溺水隐患排查与水域防护", "Waters that are dangerous to children"),
  purpose: words("水域有主、警示有牌、隐患有改", "Each water has an owner, a sign, and its faults mended"),
  sources: [usual("夏季前集中排查、汛期每月巡查", "before summer, then monthly in season")],
  parties: {},
  fields: {
    ...inspection.fields,
    waterName: name("open", "水域名称", "Name of the water"),
    kind: code("open", "类型", "Kind", {
      river: ["河道", "River"],
      reservoir: ["水库", "Reservoir"],
      pond: ["山塘、鱼塘", "Pond"],
      pit: ["取土坑、施工坑", "Pit"],
      canal: ["水渠", "Canal"],
    }),
    locality: locality("open", "所在乡镇（街道）、村（社区）", "Township and village"),
    at: point("open", "位置", "Position"),
    owner: name("open", "管护责任单位", "Who is in charge"),
    nearHomes: flag("open", "是否临近学校或居民区", "Near a school or homes"),
    deep: flag("open", "是否水深岸陡", "Deep with steep banks"),
    sign: flag("open", "警示牌是否完好", "Sign in order"),
    fence: flag("open", "护栏是否完好", "Fence in order"),
    gear: flag("open", "救生设施是否完好", "Rescue gear in order"),
    seasonFrom: date("open", "重点时段开始", "Season from"),
  },
  forms: {
    ...inspection.forms,
    map: [...musts("waterName", "kind", "locality", "nearHomes", "deep"), "at", "owner"],
    owner: musts("owner"),
    round: musts("sign", "fence", "gear"),
    season: musts("seasonFrom"),
    back: [...inspection.forms.recheck, ...musts("mendBy")],
  },
  grade: {
    values: threeLights,
    unknown: "red",
    rules: [
      { when: any(is("nearHomes", true), is("kind", "pit")), is: "red" },
      { when: is("deep", true), is: "yellow" },
      { when: is("deep", false), is: "green" },
    ],
    raise: ["keeper", "station", "county"],
    lower: ["station"],
    lowerConfirm: ["county"],
  },
  states: {
    ...inspection.states,
    ownerless: waiting("无管护主体", "Nobody is in charge"),
    rest: waiting("非重点时段", "Out of season"),
    gone: closed("已填埋或注销", "Filled in"),
  },
  actors: {
    keeper: actor("village", "assigned", "巡查员", "Who walks the rounds"),
    station: actor("township", "owns"),
    county: actor("water", "in-jurisdiction"),
  },
  actions: {
    map: act("登记水域", "Map a water", "new", "ownerless", ["station", "county"], "map"),
    takeCharge: act("落实管护主体", "Somebody is in charge", ["ownerless"], "sound", ["station", "county"], {
      form: "owner",
      effects: [{ assign: "named" }],
      isUsual: true,
    }),
    ...inspection.actions,
    inspect: next(inspection.actions.inspect),
    sendBack: { ...inspection.actions.sendBack, form: "back" },
    pass: guarded(
      inspection.actions.pass,
      not(any(is("sign", false), is("fence", false), is("gear", false))),
      "警示牌、护栏、救生设施须完好",
      "Sign, fence and gear must be in order",
    ),
    endSeason: act("转入非重点时段", "Out of season", ["sound"], "rest", ["county", "station"]),
    beginSeason: act("进入重点时段", "The season begins", ["rest"], "sound", ["county", "station"], "season"),
    remove: act("注销", "Filled in", ["sound", "rest", "ownerless"], "gone", ["station"], {
      needsReason: true,
      secondPerson: ["county"],
    }),
  },
  deadlines: {
    ...inspection.clocks({ green: "1mo", yellow: "1mo", red: "15d" }, ["rest"]),
    owner: clock("落实管护主体", "Somebody is in charge", "in ownerless", "30d", "left ownerless", [
      ["0h", "county"],
    ]),
    season: clock("夏季前排查", "Looked at before summer", { field: "seasonFrom" }, "15d", "do inspect", [
      ["0h", "station"],
      ["0h", "county"],
    ]),
    ...standing([["0h", "station"]], { rest: "9mo" }),
  },
  indicators: {
    ...inspection.indicators("水域", "Waters", ["area", "kind"]),
    waters: counted("在册水域数", "Waters on the map", "处", { state: "sound" }, ["area", "kind", "grade"]),
    ownerless: counted("无管护主体水域数", "Waters without an owner", "处", { state: "ownerless" }, [
      "area",
      "kind",
    ]),
    protected: share(
      "防护设施完好率",
      "Sign, fence and gear in order",
      { state: "sound", where: all(is("sign", true), is("fence", true), is("gear", true)) },
      { state: "sound" },
      ["area", "kind"],
    ),
    season: onTime("夏季前排查完成率", "Looked at before summer", "season"),
    owned: counted(
      "有管护主体水域数",
      "Waters with an owner",
      "处",
      { state: "sound", where: has("owner") },
      ["area"],
    ),
  },
  reconcile: [waterNetwork],
  coverage: { level: "township", counts: is("gear", true), point: "at" },
  keep: "120mo",
});

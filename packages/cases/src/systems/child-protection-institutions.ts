import { feeds } from "../blocks/adapt.ts";
import { childWelfareSystem } from "../blocks/outside-systems.ts";
import { places } from "../blocks/place-register.ts";
import { counted, musts, onTime, share } from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, flag, number, unverified, words } from "../definition/fields.ts";
import { all, compare, did, is } from "../expression/condition.ts";

const people = words("人", "people");
const centre = is("kind", "centre");

/** Really running is shown by what happened month after month, never by a declaration. */
const running = all(
  centre,
  is("legalPerson", true),
  is("dayAndNight", true),
  compare("staff", "≥", "1"),
  did("report"),
);

/** 未成年人保护机构四级网络: from the county's centre to the village's point; the tree of contacts that routes every child's case. */
export const childProtectionInstitutions = defineSystem({
  id: "child-protection-institutions",
  kind: "register",
  blocks: ["place-register"],
  title: words("未成年人保护机构与四级网络", "Child protection institutions on four levels"),
  purpose: words(
    "县有中心、乡有站、村有点，按月以事实证明在运转",
    "Each level has one; monthly facts prove that it runs",
  ),
  sources: [unverified("未成年人救助保护中心实体化要求", "What makes a protection centre a body of its own")],
  parties: {},
  fields: {
    ...places.fields,
    kind: code("open", "机构类别", "Kind", {
      home: ["儿童福利机构", "Welfare home"],
      centre: ["未成年人救助保护中心", "Protection centre"],
      station: ["乡镇（街道）未保站", "Township station"],
      point: ["村（社区）服务点", "Village point"],
    }),
    legalPerson: flag("open", "是否独立法人", "A legal person of its own"),
    dayAndNight: flag("open", "是否24小时值守", "Reached day and night"),
    posts: number("open", "核定编制（岗位）", "Posts", people, { min: "0" }),
    served: number("work", "当月服务儿童人次", "Children served in the month", people, { min: "0" }),
    calls: number("work", "当月接听来电", "Calls in the month", words("次", "calls"), { min: "0" }),
  },
  forms: {
    ...places.forms,
    place: [...musts("placeName", "locality", "kind", "legalPerson", "capacity"), "at", "posts"],
    standard: [...places.forms.standard, ...musts("legalPerson", "dayAndNight", "posts")],
    activity: musts("activityOn", "served", "calls", "staff", "dayAndNight"),
  },
  states: places.states,
  actors: places.actors("village", "township", "civil-affairs"),
  actions: {
    ...places.actions,
    report: { ...places.actions.report, title: words("上报当月运行情况", "Report the month") },
  },
  deadlines: places.clocks({ activity: "1mo" }),
  indicators: {
    ...places.reach,
    ...places.indicators("未成年人保护机构", "Institutions", ["area", "kind"]),
    running: feeds(
      share(
        "未成年人救助保护中心实体化运行率",
        "Protection centres that really run",
        { state: "open", where: running },
        { opened: true, where: centre },
        ["area"],
      ),
    ),
    stations: counted(
      "建有未保站的乡镇（街道）数",
      "Townships with a station",
      "个",
      { state: "open", where: is("kind", "station") },
      ["area", "locality"],
    ),
    monthly: onTime("按月上报及时率", "Months reported on time", "activity"),
    beds: counted("可容纳人数", "Capacity", "人", { sum: "capacity" }, ["area", "kind"]),
  },
  reconcile: [childWelfareSystem],
  coverage: {
    level: "township",
    counts: is("kind", "station"),
    capacity: "capacity",
    point: "at",
    within: {
      time: "60m",
      mode: "drive",
      from: "township",
      serves: all(centre, is("dayAndNight", true)),
      source: unverified(
        "救助保护中心到达时间（当地标准）",
        "Local standard: an hour to a protection centre",
      ),
    },
  },
  keep: "120mo",
});

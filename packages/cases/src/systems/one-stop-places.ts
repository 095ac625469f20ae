import { feeds, guarded } from "../blocks/adapt.ts";
import { places } from "../blocks/place-register.ts";
import { actor, counted, musts, share } from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, codes, flag, law, number, unverified, words } from "../definition/fields.ts";
import { all, is } from "../expression/condition.ts";

const persons = words("人", "people");
const rooms = words("间", "rooms");
const complete = all(is("recorded", true), is("examRoom", true), is("apart", true));

/** 未成年被害人“一站式”办案场所: where all is done in one visit, apart from suspects, recorded, with a room for the doctor. */
export const oneStopPlaces = defineSystem({
  id: "one-stop-places",
  kind: "register",
  blocks: ["place-register"],
  covers: ["one-stop-minor-victim"],
  title: words("未成年被害人“一站式”办案场所", "One-stop places for minor victims"),
  purpose: words(
    "县县有场所、设施齐、随时可用，孩子不必奔波",
    "One in each county, complete, ready at any hour, so that no child is sent about",
  ),
  sources: [
    law(
      "未成年人保护法第一百一十二条（同步录音录像、尽量一次完成、女性工作人员）",
      "Minors Protection Law, art. 112: recorded, once if possible, by women for girls",
    ),
    unverified(
      "“一站式”办案场所建设要求（最高人民检察院；设施与每县设置以当地规定为准），待核对原文",
      "What a one-stop place must have (Supreme People's Procuratorate; one a county by local rule), to be checked",
    ),
  ],
  parties: {},
  fields: {
    ...places.fields,
    kind: code("open", "所在场所", "Where it is", {
      police: ["公安办案场所", "With the police"],
      hospital: ["医院", "In a hospital"],
      centre: ["未成年人救助保护机构", "With a protection centre"],
      other: ["其他", "Other"],
    }),
    capacity: number("open", "询问室", "Interview rooms", rooms, { min: "0" }),
    apart: flag("open", "是否与嫌疑人分开、不设警械标识", "Apart from suspects, without arms or signs"),
    recorded: flag("open", "是否能同步录音录像", "Records sound and picture"),
    examRoom: flag("open", "是否有身体检查与生物样本提取条件", "Room and means for examination"),
    counselRoom: flag("open", "是否有心理疏导室", "Room for counselling"),
    dayAndNight: flag("open", "是否24小时可启用", "Ready day and night"),
    women: number("work", "可到场的女性办案人员", "Women officers who can come", persons, { min: "0" }),
    used: number("work", "当月使用次数", "Used in the month", words("次", "times"), { min: "0" }),
    shortfalls: codes("open", "不达标事项", "What falls short", {
      apart: ["未与嫌疑人分开", "Not apart from suspects"],
      recording: ["录音录像", "Recording"],
      examination: ["检查取证条件", "Examination"],
      counselling: ["心理疏导", "Counselling"],
      staff: ["人员与培训", "Staff and training"],
      hours: ["不能随时启用", "Not ready at any hour"],
      secrecy: ["保密制度", "Secrecy"],
    }),
  },
  forms: {
    ...places.forms,
    place: [...musts("placeName", "locality", "kind", "capacity"), "at"],
    standard: [
      ...places.forms.standard,
      ...musts("apart", "recorded", "examRoom", "counselRoom", "dayAndNight", "women"),
    ],
    activity: musts("activityOn", "used", "women"),
    check: [...places.forms.check, ...musts("apart", "recorded", "examRoom", "counselRoom", "dayAndNight")],
  },
  states: places.states,
  actors: {
    ...places.actors("police", "police", "procuratorate"),
    keeper: { ...actor("police", "assigned"), ofOtherBodies: true },
    arranger: actor("police", "in-jurisdiction", "区域内公安机关", "Police of the area"),
    doctor: actor("hospital", "in-jurisdiction", "检查医院", "Examining hospital"),
    lead: actor("leading-group-office", "in-jurisdiction"),
  },
  actions: {
    ...places.actions,
    ...places.network("arranger", "doctor", "lead").actions,
    openUp: guarded(
      places.actions.openUp,
      complete,
      "须与嫌疑人分开、能同步录音录像、有检查条件",
      "Only where it is apart, records, and has means for examination",
    ),
    report: { ...places.actions.report, title: words("上报当月使用情况", "Report the month") },
  },
  deadlines: { ...places.clocks({ activity: "3mo" }), ...places.network().deadlines },
  indicators: {
    ...places.reach,
    ...places.indicators("“一站式”办案场所", "One-stop places", ["area", "kind"]),
    ready: feeds(
      counted(
        "未成年被害人“一站式”办案场所数",
        "One-stop places that are complete",
        "个",
        { state: "open", where: complete },
        ["area"],
      ),
    ),
    dayAndNight: share(
      "24小时可启用比例",
      "Ready day and night",
      { state: "open", where: is("dayAndNight", true) },
      { state: "open" },
      ["area"],
    ),
  },
  coverage: {
    level: "county",
    counts: all(is("meetsStandard", true), complete),
    capacity: "capacity",
    point: "at",
    within: {
      time: "60m",
      mode: "drive",
      from: "township",
      serves: all(is("meetsStandard", true), complete, is("dayAndNight", true)),
      source: unverified("到达“一站式”场所时间（当地标准）", "Local standard: an hour to a one-stop place"),
    },
  },
  keep: "240mo",
});

import { places } from "../blocks/place-register.ts";
import { act, counted, musts } from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, flag, law, locality, name, number, point, unverified, words } from "../definition/fields.ts";
import { is } from "../expression/condition.ts";

const beds = words("张", "beds");

/** 家庭暴力庇护、伤情鉴定与举报站点: that there is a place is known to all who help, where it is to nobody who needs not. */
export const dvShelter = defineSystem({
  id: "dv-shelter",
  kind: "register",
  blocks: ["place-register"],
  title: words("家庭暴力庇护、伤情鉴定与举报站点", "Shelters, injury appraisal and report stations"),
  purpose: words(
    "市内有无床位人人可查，地点只对承接机构可见",
    "Whether a bed is free is known, where it is not",
  ),
  sources: [law("反家庭暴力法第十八条", "Anti-Domestic Violence Law, art. 18")],
  parties: {},
  fields: {
    ...places.fields,
    placeName: name("sealed", "名称", "Name"),
    locality: locality("sealed", "所在乡镇（街道）", "Township"),
    at: point("sealed", "位置", "Position"),
    kind: code("work", "类别", "Kind", {
      shelter: ["庇护所", "Shelter"],
      appraisal: ["伤情鉴定中心", "Injury appraisal"],
      station: ["举报站点", "Report station"],
    }),
    free: number("work", "空余床位", "Free beds", beds, { min: "0" }),
    dayAndNight: flag("work", "是否24小时接收", "Admits day and night"),
    children: flag("work", "是否可带子女", "Children may come along"),
  },
  forms: {
    ...places.forms,
    place: [...musts("kind", "placeName", "locality", "capacity", "dayAndNight", "children"), "at"],
    activity: musts("activityOn", "free"),
    free: musts("free"),
  },
  states: places.states,
  actors: places.actors("shelter", "shelter", "civil-affairs"),
  actions: {
    ...places.actions,
    report: { ...places.actions.report, title: words("更新空余床位", "Free beds today") },
    full: act("登记满员谢绝", "Refused for want of a bed", ["open"], "same", ["keeper", "station"], "free"),
  },
  deadlines: places.clocks({ activity: "7d" }),
  indicators: {
    ...places.reach,
    ...places.indicators("庇护与站点", "Places", ["area", "kind"], {
      where: is("kind", "shelter"),
    }),
    beds: counted("庇护床位数", "Beds", "张", { sum: "capacity" }, ["area"]),
    refused: counted("因无床位谢绝次数", "Refused for want of a bed", "次", { action: "full" }, [
      "area",
      "month",
    ]),
  },
  coverage: {
    level: "county",
    counts: is("kind", "shelter"),
    capacity: "capacity",
    within: {
      time: "60m",
      mode: "drive",
      from: "township",
      free: "free",
      source: unverified(
        "庇护所到达时间（当地标准）",
        "Local standard: an hour to a shelter with a free bed",
      ),
    },
  },
  keep: "120mo",
});

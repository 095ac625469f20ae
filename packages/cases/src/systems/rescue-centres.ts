import { feeds } from "../blocks/adapt.ts";
import { places } from "../blocks/place-register.ts";
import { act, actor, clock, counted, musts, onTime, share } from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, codes, date, flag, number, unverified, words } from "../definition/fields.ts";
import { all, is, isIn } from "../expression/condition.ts";

const beds = words("张", "beds");
const times = words("次", "times");
const forMothers = isIn("kind", ["mother", "both"]);
const forNewborns = isIn("kind", ["newborn", "both"]);

/** 危重孕产妇、危重新生儿救治中心: in each county one of each, open day and night, assessed before its recognition ends. */
export const rescueCentres = defineSystem({
  id: "rescue-centres",
  kind: "register",
  blocks: ["place-register"],
  covers: ["critical-rescue-transfer"],
  title: words("危重孕产妇、危重新生儿救治中心", "Rescue centres for mothers and for newborns"),
  purpose: words(
    "县县都有两类中心、全天接收、到期评估、路程有数",
    "Both kinds in each county, day and night, assessed in time, minutes known",
  ),
  sources: [
    unverified(
      "《危重孕产妇和新生儿救治中心建设与管理指南》（2017年，市、县至少各一个），文号与人员、床位、评估条款待核对原文",
      "National guide on rescue centres, 2017 (at least one of each a city and county): number, staff, beds and assessment to be checked",
    ),
  ],
  parties: {},
  fields: {
    ...places.fields,
    kind: code("open", "救治对象", "For whom", {
      mother: ["危重孕产妇", "Mothers"],
      newborn: ["危重新生儿", "Newborns"],
      both: ["危重孕产妇和新生儿", "Mothers and newborns"],
    }),
    level: code("open", "级别", "Level", {
      county: ["县级", "County"],
      city: ["市级", "City"],
      province: ["省级", "Province"],
    }),
    capacity: number("open", "救治床位", "Rescue beds", beds, { min: "0" }),
    icuBeds: number("open", "其中重症监护床位", "Of them, intensive care", beds, { min: "0" }),
    dayAndNight: flag("open", "是否24小时接收转诊", "Takes transfers day and night"),
    team: flag("open", "是否有多学科救治小组", "A rescue team of several departments"),
    recognisedUntil: date("open", "认定有效期至", "Recognised until"),
    free: number("work", "当前空余救治床位", "Rescue beds free now", beds, { min: "0" }),
    drills: number("work", "当月急救演练次数", "Drills in the month", times, { min: "0" }),
    assessedOn: date("work", "评估日期", "Assessed on", { past: true }),
    verdict: code("open", "评估结论", "Assessment", {
      pass: ["合格", "Pass"],
      mend: ["限期整改", "To be mended"],
      fail: ["不合格", "Fail"],
    }),
    shortfalls: codes("open", "不达标事项", "What falls short", {
      beds: ["床位", "Beds"],
      staff: ["人员与资质", "Staff and their training"],
      equipment: ["设备", "Equipment"],
      blood: ["用血保障", "Blood"],
      transport: ["转运能力", "Transport"],
      hours: ["全天接收", "Day and night"],
      quality: ["质量管理与病例评审", "Quality and review of cases"],
    }),
  },
  forms: {
    ...places.forms,
    place: [...musts("placeName", "locality", "kind", "level", "capacity", "icuBeds"), "at"],
    standard: [...places.forms.standard, ...musts("dayAndNight", "team", "recognisedUntil")],
    activity: musts("activityOn", "free", "staff", "drills"),
    check: [...places.forms.check, ...musts("dayAndNight", "team")],
    assess: [
      ...musts("assessedOn", "verdict", "meetsStandard", "recognisedUntil"),
      { field: "shortfalls", required: true, when: isIn("verdict", ["mend", "fail"]) },
    ],
  },
  states: places.states,
  actors: {
    ...places.actors("rescue-centre", "rescue-centre", "health"),
    keeper: { ...actor("rescue-centre", "assigned"), ofOtherBodies: true },
    network: actor("rescue-centre", "in-jurisdiction", "区域内救治中心", "Centres of the area"),
    caller: actor("hospital", "in-jurisdiction", "呼叫医院", "Calling hospital"),
    clinic: actor("clinic", "in-jurisdiction", "呼叫卫生院", "Calling clinic"),
  },
  actions: {
    ...places.actions,
    ...places.network("network", "caller", "clinic").actions,
    report: { ...places.actions.report, title: words("上报当月运行情况", "Report the month") },
    assess: act("评估", "Assess", ["open", "faulty"], "same", ["county"], {
      form: "assess",
      secondPerson: ["county"],
    }),
  },
  deadlines: {
    ...places.clocks({ activity: "1mo" }),
    ...places.network().deadlines,
    assess: clock(
      "认定到期前评估",
      "Assessed before it ends",
      "on recognisedUntil",
      "0d",
      "do assess",
      [["0h", "county"]],
      { warn: ["60d"], source: unverified("救治中心评估周期（当地规定）", "How often centres are assessed") },
    ),
  },
  indicators: {
    ...places.reach,
    ...places.indicators("救治中心", "Rescue centres", ["area", "level", "kind"]),
    mothers: feeds(
      counted("危重孕产妇救治中心数", "Centres for mothers", "个", { state: "open", where: forMothers }, [
        "area",
        "level",
      ]),
    ),
    newborns: feeds(
      counted("危重新生儿救治中心数", "Centres for newborns", "个", { state: "open", where: forNewborns }, [
        "area",
        "level",
      ]),
    ),
    dayAndNight: share(
      "24小时接收比例",
      "Open day and night",
      { state: "open", where: is("dayAndNight", true) },
      { state: "open" },
      ["area"],
    ),
    beds: counted("救治床位数", "Rescue beds", "张", { sum: "capacity" }, ["area", "kind"]),
    assessed: onTime("到期前评估率", "Assessed before recognition ends", "assess"),
  },
  coverage: {
    level: "county",
    counts: all(is("meetsStandard", true), is("dayAndNight", true)),
    capacity: "capacity",
    point: "at",
    needs: {
      mother: { title: words("危重孕产妇救治", "Rescue of mothers"), when: forMothers },
      newborn: { title: words("危重新生儿救治", "Rescue of newborns"), when: forNewborns },
    },
    within: {
      time: "60m",
      mode: "drive",
      from: "township",
      source: unverified("转运到达时间（当地标准）", "Local standard: an hour to a centre of either kind"),
    },
  },
  keep: "240mo",
});

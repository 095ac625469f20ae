import { amongKept } from "../blocks/adapt.ts";
import { childWelfareSystem } from "../blocks/outside-systems.ts";
import {
  act,
  actor,
  clock,
  closed,
  counted,
  firstThen,
  musts,
  next,
  onTime,
  open,
  people,
  rhythm,
} from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, date, flag, law, locality, number, party, partsOf, words } from "../definition/fields.ts";
import { all, compare, is } from "../expression/condition.ts";

const yearly = law("未成年人保护法第六十二条（每年查询）", "Minors Protection Law, art. 62: each year");

/** 儿童督导员、儿童主任: a post a village and a township, who holds it, and who cares for its children on the day it is empty. */
export const childWorkerRoster = defineSystem({
  id: "child-worker-roster",
  kind: "register",
  blocks: ["person-register", "check-and-gate"],
  title: words("儿童督导员、儿童主任与儿童社工队伍", "Child supervisors, child directors and social workers"),
  purpose: words(
    "岗岗有人、人人培训，空岗当日由代理人接上",
    "No post empty, nobody untrained, a deputy the same day",
  ),
  sources: [law("未成年人保护法第四十三条、第六十二条", "Minors Protection Law, arts 43 and 62")],
  parties: {
    holder: party("在岗人员", "Holder", {
      parts: { ...partsOf("personal", "name", "sex", "phone"), ...partsOf("sensitive", "idNumber") },
    }),
    deputy: party("代理人", "Deputy", { min: 1, parts: partsOf("personal", "name", "phone") }),
  },
  fields: {
    locality: locality("open", "所在乡镇（街道）、村（社区）", "Township and village"),
    post: code("open", "岗位", "Post", {
      director: ["儿童主任", "Child director"],
      supervisor: ["儿童督导员", "Child supervisor"],
      social: ["儿童社工", "Social worker for children"],
    }),
    level: code("work", "学历或资质", "Qualification", {
      certified: ["持社会工作者证书", "Certified social worker"],
      college: ["大专及以上", "College"],
      other: ["其他", "Other"],
    }),
    since: date("work", "任职日期", "Since"),
    checked: flag("work", "是否经入职查询且无记录", "Checked, nothing found"),
    checkedOn: date("work", "查询日期", "Checked on", { past: true }),
    trainedOn: date("work", "最近培训日期", "Trained on", { past: true }),
    hours: number("work", "当年培训学时", "Hours of training", words("学时", "hours"), { min: "0" }),
    children: number("work", "服务儿童数", "Children cared for", words("人", "children"), { min: "0" }),
    deputyTook: flag("work", "代理人是否已接手", "The deputy has taken over"),
  },
  forms: {
    post: [...musts("locality", "post", "children"), ...people("deputy")],
    fill: [...people("holder"), ...musts("since", "checked", "checkedOn", "level")],
    training: musts("trainedOn", "hours"),
    check: musts("checked", "checkedOn"),
    hand: musts("deputyTook", "children"),
  },
  states: {
    vacant: open("空岗", "Vacant"),
    filled: open("在岗", "Filled"),
    abolished: closed("撤销", "Abolished"),
  },
  actors: {
    township: actor("township", "owns"),
    county: actor("civil-affairs", "in-jurisdiction"),
  },
  actions: {
    create: act("设岗", "Create a post", "new", "vacant", ["township", "county"], "post"),
    fill: act("任职", "Fill", ["vacant"], "filled", ["township", "county"], {
      form: "fill",
      guard: [
        all(is("checked", true), { gate: "background-check", of: "holder" }),
        "须有有效的入职查询结果",
        "A valid clear background check is needed",
      ],
      isUsual: true,
    }),
    train: next(act("登记培训", "Trained", ["filled"], "same", ["township", "county"], "training")),
    checkAgain: act("年度查询", "Checked again", ["filled"], "same", ["township", "county"], "check"),
    vacate: act("离岗", "Vacate", ["filled"], "vacant", ["township", "county"], { needsReason: true }),
    handOver: next(act("代理人接手", "The deputy takes over", ["vacant"], "same", ["township"], "hand")),
    abolish: act("撤销岗位", "Abolish", ["vacant"], "abolished", ["township"], {
      needsReason: true,
      secondPerson: ["county"],
    }),
  },
  deadlines: {
    deputy: clock("代理接手", "The deputy takes over", "in vacant", "24h", "do handOver", [
      ["0h", "township"],
      ["0h", "county"],
    ]),
    vacancy: clock("补岗", "Filled", "in vacant", "30d", "in filled", firstThen("township", "15d", "county")),
    // of an empty post nothing is asked, and whoever takes it was checked for it
    training: {
      ...rhythm(
        "年度培训",
        "Training",
        "in filled",
        "12mo",
        "do train",
        firstThen("township", "1mo", "county"),
      ),
      pausedIn: ["vacant"],
    },
    check: {
      ...rhythm(
        "年度查询",
        "Checked each year",
        "in filled",
        "12mo",
        "on checkedOn",
        [["0h", "county"]],
        yearly,
      ),
      pausedIn: ["vacant"],
    },
  },
  indicators: {
    filled: counted(
      "在岗人数",
      "Posts filled",
      "人",
      { state: "filled" },
      ["area", "post", "locality"],
      "儿童督导员、儿童主任数",
    ),
    vacant: counted("空岗数", "Posts vacant", "个", { state: "vacant" }, ["area", "post"]),
    trained: amongKept("年度培训达标率", "Trained", "filled", compare("hours", "≥", "1"), ["area", "post"]),
    deputies: onTime("空岗当日接手率", "Deputies in a day", "deputy"),
    checks: onTime("年度查询及时率", "Checks on time", "check"),
    children: counted("服务儿童数", "Children cared for", "人", { sum: "children" }, ["area"]),
  },
  reconcile: [childWelfareSystem],
  coverage: { level: "village", counts: is("post", "director") },
  keep: "120mo",
});

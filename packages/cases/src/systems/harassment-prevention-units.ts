import { amongOpened } from "../blocks/adapt.ts";
import { overseers } from "../blocks/joint-case.ts";
import { act, actor, clock, closed, counted, musts, next, onTime, open } from "../blocks/shorthand.ts";
import { rhythm, waiting } from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, date, flag, locality, name, number, unverified, usual, words } from "../definition/fields.ts";
import { all, is } from "../expression/condition.ts";

const keepers = ["contact", "labour", "education"] as const;
/** who looks at every unit of the area, at those too that they listed themselves */
const authorities = ["labourAbove", "educationAbove"] as const;
/** a unit is one of either bureau's; who keeps it has the clock in the queue anyway */
const thenOffice = [
  ["0h", "educationAbove"],
  ["0h", "labourAbove"],
  ["7d", "office"],
] as const;
const mechanism = [
  "hasRules",
  "hasBody",
  "hasChannel",
  "hasProcedure",
  "contactName",
  "inquiresOutsideLine",
] as const;

/** All that the law asks of a unit; what is not known does not count as there. */
const complete = all(
  is("hasRules", true),
  is("hasBody", true),
  is("hasChannel", true),
  is("hasProcedure", true),
  is("inquiresOutsideLine", true),
);

/** 建立性骚扰防治机制的单位: who has rules, somebody to turn to, a channel and a way to inquire; never a word of a complaint. */
export const harassmentPreventionUnits = defineSystem({
  id: "harassment-prevention-units",
  kind: "register",
  blocks: ["inspection"],
  covers: ["sexual-harassment-handling"],
  title: words("性骚扰防治机制单位名册", "Units with a mechanism against sexual harassment"),
  purpose: words(
    "单位有制度、有专人、有渠道、有程序，每年有培训、有检查",
    "Rules, somebody to turn to, a channel and a procedure; trained and looked at each year",
  ),
  sources: [
    unverified(
      "妇女权益保障法第二十四条（学校）、第二十五条（用人单位），待核对原文",
      "Law on women's rights, art. 24 (schools) and 25 (employers), to be checked",
    ),
    usual(),
  ],
  parties: {},
  fields: {
    unitName: name("open", "单位名称", "Unit"),
    locality: locality("open", "所在乡镇（街道）", "Township"),
    unitKind: code("open", "单位类型", "Kind of unit", {
      company: ["企业", "Company"],
      school: ["学校", "School"],
      organ: ["机关事业单位", "Organ"],
      other: ["其他", "Other"],
    }),
    staff: number("open", "职工（教职工）人数", "Staff", words("人", "people"), { min: "0" }),
    hasRules: flag("open", "已制定禁止性骚扰的制度", "Has rules against it"),
    hasBody: flag("open", "已明确负责机构或人员", "Somebody is in charge"),
    hasChannel: flag("open", "投诉渠道畅通", "Has a channel for complaints"),
    hasProcedure: flag("open", "有调查处置程序并保护隐私", "Has a procedure that protects privacy"),
    inquiresOutsideLine: flag("open", "由无隶属关系的人员调查", "Inquirers are out of the line of command"),
    contactName: name("work", "受理联系人", "Named contact"),
    trainedOn: date("open", "培训日期", "Trained on", { past: true }),
    trained: number("open", "参加培训人次", "People trained", words("人次", "people"), { min: "0" }),
    checkedOn: date("open", "检查日期", "Looked at on", { past: true }),
  },
  forms: {
    unit: musts("unitName", "locality", "unitKind", "staff"),
    mechanism: musts(...mechanism),
    training: musts("trainedOn", "trained"),
    check: musts("checkedOn", ...mechanism),
  },
  states: {
    listed: waiting("在册、机制未建", "Listed, no mechanism yet"),
    inPlace: open("机制在运行", "At work"),
    mending: waiting("整改中", "Being put right"),
    ended: closed("移出名册", "Off the list"),
  },
  actors: {
    contact: actor("employer", "owns", "单位受理联系人", "Contact of the unit"),
    labour: actor("labour", "owns"),
    education: actor("education", "owns"),
    labourAbove: actor("labour", "in-jurisdiction", "辖区人社部门", "Labour bureau of the area"),
    educationAbove: actor("education", "in-jurisdiction", "辖区教育部门", "Education bureau of the area"),
    federation: actor("federation", "in-jurisdiction"),
    office: overseers.office,
  },
  actions: {
    list: act("登记单位", "List a unit", "new", "listed", keepers, { form: "unit", isUsual: true }),
    setUp: act("登记防治机制", "Mechanism set up", ["listed"], "inPlace", keepers, {
      form: "mechanism",
      guard: [complete, "制度、专人、渠道、程序和回避须齐备", "All parts of the mechanism are there"],
      isUsual: true,
    }),
    urge: act("提醒、建议", "Urge", ["listed", "mending"], "same", ["federation"], { needsReason: true }),
    train: next(act("登记培训", "Training given", ["inPlace"], "same", keepers, "training")),
    check: next(act("年度检查", "Yearly check", ["inPlace"], "same", authorities, "check")),
    fail: act("责令改正", "To be put right", ["inPlace"], "mending", authorities, { needsReason: true }),
    mend: act("改正到位", "Put right", ["mending"], "inPlace", authorities, {
      form: "mechanism",
      guard: [complete, "制度、专人、渠道、程序和回避须齐备", "All parts of the mechanism are there"],
      isUsual: true,
    }),
    end: act("移出名册", "Take off the list", "open", "ended", authorities, {
      needsReason: true,
      secondPerson: ["office"],
    }),
  },
  deadlines: {
    setUp: clock("建立机制", "Mechanism set up", "in listed", "3mo", "left listed", thenOffice, {
      warn: ["14d"],
    }),
    train: rhythm("每年培训", "Yearly training", "in inPlace", "12mo", "do train", thenOffice),
    check: rhythm("每年检查", "Yearly check", "in inPlace", "12mo", "do check", thenOffice),
    mend: clock("改正期限", "Put right", "in mending", "30d", "do mend", thenOffice),
  },
  indicators: {
    units: counted("建立性骚扰防治机制的单位数", "Units with a mechanism", "个", { state: "inPlace" }, [
      "area",
      "unitKind",
    ]),
    share: amongOpened("性骚扰防治机制覆盖率", "Units with a mechanism, of those listed", complete, null),
    trained: counted("性骚扰防治培训人次", "People trained", "人次", { sum: "trained" }, [
      "area",
      "unitKind",
    ]),
    checkedInTime: onTime("年度检查及时率", "Yearly checks on time", "check"),
    mendedInTime: onTime("改正及时率", "Put right on time", "mend"),
  },
  keep: "120mo",
});

import { amongKept } from "../blocks/adapt.ts";
import { juvenileTeam, juvenileUnitFields } from "../blocks/juvenile-unit-fields.ts";
import {
  act,
  actor,
  clock,
  closed,
  counted,
  leadAtOnce,
  musts,
  next,
  onTime,
  open,
} from "../blocks/shorthand.ts";
import { rhythm, waiting } from "../blocks/shorthand.ts";
import { standing } from "../blocks/standing.ts";
import { defineSystem } from "../definition/define-system.ts";
import { unverified, usual, words } from "../definition/fields.ts";
import { is, isIn } from "../expression/condition.ts";

const keepers = ["police", "procuratorate", "court"] as const;
const base = is("body", "base");

/** 未成年人司法专门机构与观护基地: units, posts and bases by county; their work is scored by counts, never by cases. */
export const juvenileUnits = defineSystem({
  id: "juvenile-units",
  kind: "register",
  blocks: ["place-register", "person-register"],
  covers: ["juvenile-justice-procedure", "juvenile-case-support"],
  title: words(
    "未成年人司法专门机构、人员与观护基地",
    "Juvenile units, their staff, and bases of watched probation",
  ),
  purpose: words(
    "县县有机构、有专人、有基地，考评只用数量",
    "Each county has units, people and bases; scored by counts alone",
  ),
  sources: [
    unverified("未成年人保护法第一百零一条，待核对原文", "Minors Protection Law, art. 101, to be checked"),
    usual(),
  ],
  parties: {},
  fields: juvenileUnitFields,
  forms: {
    unit: [...musts("body", "unitName", "locality"), "at", "capacity"],
    team: [juvenileTeam],
    quarter: musts("handled", "supported"),
    appraisal: musts("quality"),
  },
  states: {
    planned: waiting("筹建", "Planned"),
    open: open("运行", "At work"),
    mending: waiting("整改中", "Being put right"),
    abolished: closed("撤销", "Closed down"),
  },
  actors: {
    police: actor("police", "owns"),
    procuratorate: actor("procuratorate", "owns"),
    court: actor("court", "owns"),
    lead: actor("leading-group-office", "in-jurisdiction"),
  },
  actions: {
    register: act("登记机构（基地）", "Register a unit or base", "new", "planned", keepers, {
      form: "unit",
      isUsual: true,
    }),
    start: next(act("配齐人员、投入运行", "Staffed, at work", ["planned"], "open", keepers, "team")),
    restaff: act("更新专办人员", "Staff as it is now", ["open", "mending"], "same", keepers, "team"),
    quarter: next(
      act("按季上报累计工作量", "Counts of the year so far", ["open", "mending"], "same", keepers, "quarter"),
    ),
    appraise: act("年度考评", "Yearly appraisal", ["open"], "same", ["lead"], "appraisal"),
    fail: act("责令整改", "To be put right", ["open"], "mending", ["lead"], { needsReason: true }),
    mend: act("整改完成", "Put right", ["mending"], "open", ["lead"]),
    abolish: act("撤销", "Close down", "open", "abolished", keepers, {
      needsReason: true,
      secondPerson: ["lead"],
    }),
  },
  deadlines: {
    ...standing(leadAtOnce, { planned: "12mo" }),
    quarter: rhythm("按季上报", "The quarter", "in open", "3mo", "do quarter", leadAtOnce),
    appraise: rhythm("年度考评", "Yearly appraisal", "in open", "12mo", "do appraise", leadAtOnce),
    mend: clock("整改期限", "Put right", "in mending", "3mo", "left mending", leadAtOnce),
  },
  indicators: {
    units: counted(
      "未成年人司法专门机构数",
      "Juvenile units",
      "个",
      { state: "open", where: isIn("body", ["police", "procuratorate", "court"]) },
      ["area", "body"],
    ),
    bases: counted("观护基地数", "Bases", "个", { state: "open", where: base }, ["area"]),
    goodBases: amongKept("考评优秀占比", "Appraised as good", "open", is("quality", "good"), [
      "area",
      "body",
    ]),
    handled: counted("办理未成年人案件数", "Cases of minors", "件", { sum: "handled" }, ["area", "body"]),
    supported: counted("帮教未成年人数", "Minors supported", "人次", { sum: "supported" }, ["area", "body"]),
    quartersInTime: onTime("按季上报及时率", "Quarters in time", "quarter"),
  },
  coverage: {
    level: "county",
    counts: isIn("body", ["police", "procuratorate", "court"]),
    capacity: "capacity",
    point: "at",
  },
  keep: "240mo",
});

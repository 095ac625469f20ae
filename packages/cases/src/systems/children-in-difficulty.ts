import { amongKept } from "../blocks/adapt.ts";
import { childSigns, harmClock, protect, protectionLink } from "../blocks/child-links.ts";
import { foundByBirth } from "../blocks/found-by.ts";
import { threeLights } from "../blocks/grades.ts";
import { countedOnce, movingRegister } from "../blocks/moving.ts";
import { childWelfareSystem, holding } from "../blocks/outside-systems.ts";
import { backgroundChecked, guardian, minor } from "../blocks/people.ts";
import { register } from "../blocks/person-register.ts";
import { act, asks, clock, counted, musts, onTime, people } from "../blocks/shorthand.ts";
import { where } from "../blocks/trigger-words.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, codes, flag, law, unverified, words } from "../definition/fields.ts";
import { all, any, has, is, isIn, not } from "../expression/condition.ts";

const shown = {
  child: ["name", "sex", "birthDate", "idNumber"],
  guardian: ["name", "phone", "relation"],
} as const;

const mayLack = not(all(is("benefitsFull", true), is("insured", true), has("benefitsFull"), has("insured")));

/** A gap is found by an answer, and closed by the action that says that there is none any more. */
const gapOf = (zh: string, en: string, field: "benefitsFull" | "insured") =>
  clock(zh, en, where(`on ${field}`, is(field, false)), "10wd", where("do closeGap", is(field, true)), [
    ["0h", "county"],
  ]);

/** 困境儿童: who is listed in which class, at what risk, with which benefits, seen how often. */
export const childrenInDifficulty = defineSystem({
  id: "children-in-difficulty",
  kind: "register",
  blocks: ["person-register"],
  title: words(
    "困境儿童与孤儿、事实无人抚养儿童",
    "Children in difficulty, orphans and children without care",
  ),
  purpose: words(
    "主动发现、分类认定、按级走访，待遇不断档",
    "Found early, classed, visited by level, no benefit lost",
  ),
  sources: [
    law("未成年人保护法第四十三条", "Minors Protection Law, art. 43"),
    unverified("民发〔2019〕62号（事实无人抚养儿童保障）", "Notice 2019 no. 62 on children without care"),
  ],
  parties: { child: minor("儿童", "Child"), guardian: guardian() },
  fields: {
    ...register.fields,
    ...movingRegister.fields,
    ...childSigns,
    class: code("work", "类别", "Class", {
      orphan: ["孤儿", "Orphan"],
      uncared: ["事实无人抚养儿童", "Without care in fact"],
      destitute: ["特困儿童", "In extreme poverty"],
      ill: ["重病、重残儿童", "Gravely ill or disabled"],
      lacking: ["监护缺失或监护不当", "Guardianship lacking or unfit"],
      other: ["其他困境儿童", "Other"],
    }),
    cause: codes("sensitive", "困境情形", "What makes it hard", {
      dead: ["父母死亡或失踪", "Parents dead or missing"],
      custody: ["父母服刑或强制戒毒", "A parent in custody"],
      disabled: ["父母重病重残", "A parent gravely ill or disabled"],
      poor: ["家庭贫困", "Poor family"],
      hurt: ["遭受侵害或虐待", "Hurt or abused"],
      strayed: ["流浪、被拐解救", "Strayed or trafficked"],
    }),
    benefits: codes("sensitive", "已享受待遇", "Benefits in place", {
      basic: ["基本生活保障", "Living allowance"],
      medical: ["医疗救助", "Medical aid"],
      disability: ["残疾人补贴", "Disability allowance"],
      education: ["教育资助", "Aid at school"],
      assistance: ["低保、特困供养", "Social assistance"],
    }),
    benefitsFull: flag("work", "应享待遇是否到位", "All benefits in place"),
    insured: flag("work", "是否参加医保", "Medically insured"),
  },
  forms: {
    ...register.forms,
    ...movingRegister.forms,
    proposal: [
      ...people("child", "guardian"),
      ...musts("locality", "found", "unattended", "harmSign"),
      ...asks("class", "cause", "benefits"),
    ],
    listing: [...musts("benefitsFull", "insured"), "class", "cause", "benefits"],
    visit: [...register.forms.visit, ...musts("unattended", "harmSign"), "insured"],
    review: [...register.forms.review, ...musts("benefitsFull", "insured"), "class", "benefits", "cause"],
    gap: musts("benefitsFull", "insured"),
  },
  grade: {
    values: threeLights,
    unknown: "yellow",
    rules: [
      { when: any(is("unattended", true), is("harmSign", true), is("cause", "hurt")), is: "red" },
      { when: isIn("class", ["orphan", "uncared", "lacking"]), is: "yellow" },
      { when: isIn("class", ["destitute", "ill", "other"]), is: "green" },
    ],
    ...register.rights,
  },
  states: register.states("child"),
  actors: {
    ...register.actors("village", "township", "civil-affairs"),
    ...movingRegister.actors,
  },
  assignGuard: backgroundChecked,
  actions: {
    ...register.actions,
    ...movingRegister.actions,
    protect,
    reportGap: act("登记待遇或参保中断", "Note a gap", ["listed"], "same", ["carer", "station", "county"], {
      form: "gap",
      guard: [mayLack, "没有中断", "There is no gap"],
    }),
    closeGap: act("待遇恢复", "Gap closed", ["listed"], "same", ["station", "county"], {
      form: "gap",
      guard: [any(is("benefitsFull", true), is("insured", true)), "仍未恢复", "The gap is still there"],
    }),
  },
  referrals: movingRegister.referrals(["class", "cause", "benefits"], shown),
  deadlines: {
    ...harmClock,
    ...register.clocks({ visits: { red: "1mo", yellow: "3mo", green: "6mo" } }),
    // whoever finds a gap, at listing, a visit or a review, starts these
    gap: gapOf("待遇中断处理", "Gap closed", "benefitsFull"),
    cover: gapOf("参保中断处理", "Insured again", "insured"),
  },
  links: protectionLink,
  match: { ...foundByBirth("child", "240mo"), once: countedOnce("child", "children-in-difficulty") },
  indicators: {
    ...register.indicators("困境儿童", "Children in difficulty", ["area", "class", "grade"]),
    orphans: counted(
      "孤儿数",
      "Orphans",
      "人",
      { state: "listed", where: is("class", "orphan") },
      ["area"],
      "孤儿数",
    ),
    benefitsInPlace: amongKept("待遇到位率", "Benefits in place", "listed", is("benefitsFull", true), [
      "area",
      "class",
    ]),
    gapsOnTime: onTime("待遇中断按时恢复率", "Gaps closed in time", "gap"),
    coverOnTime: onTime("参保中断按时恢复率", "Insured again in time", "cover"),
  },
  reconcile: [holding(childWelfareSystem, "class", "cause", "benefits")],
  loads: register.loads("child", "unattended", "harmSign", "class", "cause", "benefits"),
  keep: "360mo",
});

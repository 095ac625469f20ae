import { threeLights } from "../blocks/grades.ts";
import { gridPlatform, policeCalls } from "../blocks/outside-systems.ts";
import { accused, helped } from "../blocks/people.ts";
import { register } from "../blocks/person-register.ts";
import { act, actor, answeredOnTime, ask, counted, linkTo, musts, people } from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { address, codes, flag, law, text, unverified, words } from "../definition/fields.ts";
import { any, did, is } from "../expression/condition.ts";

/** 家庭暴力重点家庭: listed by a person on written grounds, visited by grade, taken off by two; neighbours' staff see nothing. */
export const dvHouseholdWatch = defineSystem({
  id: "dv-household-watch",
  kind: "register",
  blocks: ["person-register"],
  title: words("家庭暴力重点家庭监控与预警", "Households at risk of violence"),
  purpose: words(
    "按级走访、漏访上报、再发即转个案",
    "Visited by grade; a missed visit is told; new violence opens a case",
  ),
  sources: [law("反家庭暴力法第十七条", "Anti-Domestic Violence Law, art. 17")],
  parties: {
    victim: helped("受害人", "Victim", { min: 1 }),
    offender: accused("加害人", "Offender"),
  },
  fields: {
    ...register.fields,
    grounds: codes("sensitive", "列入依据", "Grounds", {
      letter: ["告诫书", "Warning letter"],
      order: ["人身安全保护令", "Protection order"],
      calls: ["多次报警", "Repeated calls"],
      signal: ["风险信号", "Risk signals"],
    }),
    account: text("sensitive", "依据说明", "Grounds in words"),
    home: address("sealed", "住处", "Where they live"),
    threat: flag("sensitive", "是否扬言伤害或持有凶器", "Threats or a weapon"),
    violenceAgain: flag("sensitive", "是否再次发生暴力", "Violence again"),
    quiet: flag("sensitive", "近期是否平稳", "Quiet of late"),
    policeVisited: flag("work", "民警是否上门", "The police were there"),
  },
  forms: {
    ...register.forms,
    proposal: [
      ...people("victim", "offender"),
      ...musts("locality", "found", "grounds", "account", "threat"),
      "home",
    ],
    listing: musts("grounds"),
    visit: [...register.forms.visit, ...musts("violenceAgain", "threat", "quiet")],
    again: [...musts("violenceAgain"), "threat"],
  },
  grade: {
    values: threeLights,
    unknown: "yellow",
    rules: [
      { when: any(is("threat", true), is("violenceAgain", true)), is: "red" },
      { when: any(is("grounds", "letter"), is("grounds", "order"), is("grounds", "calls")), is: "yellow" },
      { when: is("quiet", true), is: "green" },
    ],
    ...register.rights,
  },
  states: register.states("victim"),
  actors: {
    ...register.actors("village", "supervisor", "federation"),
    // what she finds goes to the county's federation, not to her township
    finder: actor("village", "anyone", "网格员", "Grid worker"),
    policeFinder: actor("police", "anyone", "出警民警", "Police who were called"),
    police: actor("police", "holds-referral"),
  },
  actions: {
    ...register.actions,
    propose: { ...register.actions.propose, by: ["finder", "station", "county", "policeFinder"] },
    again: act("登记再次发生暴力", "Violence again", ["listed"], "same", ["carer", "station", "county"], {
      form: "again",
      effects: [{ raiseTo: "red" }, { open: "dvCase" }],
    }),
    askPolice: act("请民警联合走访", "Ask for a joint visit", ["listed"], "same", ["station", "county"], {
      effects: [{ refer: "police" }],
    }),
  },
  referrals: {
    police: ask("police", "请派出所查访", "The police station is asked to visit", {
      purpose: words("告诫、保护令后的查访", "Visits after a letter or an order"),
      law: law("反家庭暴力法第十七条", "Anti-Domestic Violence Law, art. 17").cite,
      fields: ["home", "threat", "violenceAgain"],
      people: { victim: ["name", "phone"], offender: ["name", "phone"] },
      acknowledge: "24h",
      answer: "3d",
      answerForm: ["policeVisited"],
      tell: ["station", "county"],
    }),
  },
  deadlines: register.clocks({
    visits: { red: "7d", yellow: "1mo", green: "3mo" },
    verify: "3wd",
    compare: "3mo",
    source: unverified("告诫书后查访期限各地不一", "Visits after a letter differ by place"),
  }),
  links: {
    dvCase: linkTo("dv-case", "receive", "家庭暴力个案", "Violence case", {
      victim: "victim",
      offender: "offender",
    }),
  },
  match: {
    keys: [["victim.idNumber"], ["victim.name", "victim.phone"]],
    window: "24mo",
    residence: "locality",
  },
  indicators: {
    ...register.indicators("重点家庭", "Households", ["area", "grade"], { unit: "户" }),
    again: counted("列入后再次发生暴力户次", "Violence after listing", "次", { action: "again" }, [
      "area",
      "month",
    ]),
    visited: counted("走访户次", "Visits", "次", { action: "visit" }, ["area", "month"]),
    neverVisited: counted(
      "从未走访户数",
      "Never visited",
      "户",
      { state: "listed", where: did("visit", "=", 0) },
      ["area"],
    ),
    policeAnswered: answeredOnTime("派出所按时反馈率", "The police answer in time", "police"),
  },
  reconcile: [policeCalls, gridPlatform],
  keep: "240mo",
});

import { amongKept, guarded } from "../blocks/adapt.ts";
import { consentTo, statutoryDuty } from "../blocks/bases.ts";
import { atSchool, childSigns, harmClock, protect, protectionLink } from "../blocks/child-links.ts";
import { foundByBirth } from "../blocks/found-by.ts";
import { childCountedOnce, movingRegister } from "../blocks/moving.ts";
import { heldOfMoved as held, systemsOfMoved } from "../blocks/outside-systems.ts";
import { backgroundChecked, guardian, minor } from "../blocks/people.ts";
import { register } from "../blocks/person-register.ts";
import { act, answeredOnTime, ask, clock, musts, onTime, people } from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { area, code, date, flag, law, unverified, words } from "../definition/fields.ts";
import { age, all, is } from "../expression/condition.ts";

const shown = { child: ["name", "sex", "birthDate"], guardian: ["name", "phone"] } as const;

/** 流动儿童: counted where they live, with school, vaccination, health care and insurance looked after. */
export const migrantChildren = defineSystem({
  id: "migrant-children",
  kind: "register",
  blocks: ["person-register"],
  title: words("流动儿童登记与服务", "Migrant children: registration and services"),
  purpose: words(
    "在哪里居住就在哪里登记，入学、接种、健康、参保逐项落实",
    "Counted where they live; four services seen to",
  ),
  sources: [
    law("未成年人保护法第四十三条", "Minors Protection Law, art. 43"),
    unverified(
      "认定口径：不满十六周岁、跨县居住满六个月",
      "Under sixteen, six months outside the home county",
    ),
  ],
  parties: { child: minor("儿童", "Child"), guardian: guardian() },
  fields: {
    ...register.fields,
    ...movingRegister.fields,
    ...childSigns,
    atSchool,
    homeArea: area("work", "户籍地", "Home county"),
    since: date("work", "来本地居住日期", "Living here since", { past: true }),
    vaccinated: flag("work", "免疫接种是否无缺漏", "No dose missing"),
    healthManaged: flag("work", "是否纳入健康管理", "In health care here"),
    insured: flag("work", "是否参加医保", "Medically insured"),
    need: code("work", "未落实事项", "What is missing", {
      school: ["入学", "School"],
      vaccine: ["接种", "Vaccination"],
      health: ["健康管理", "Health care"],
      insurance: ["参保", "Insurance"],
      care: ["照护", "Care"],
    }),
    schoolPlace: code("work", "入学安排", "School place", {
      public: ["公办学校", "State school"],
      other: ["民办学校", "Private school"],
      waiting: ["轮候", "Waiting"],
    }),
  },
  forms: {
    ...register.forms,
    ...movingRegister.forms,
    proposal: [...people("child", "guardian"), ...musts("locality", "found"), "homeArea", "since", ...held],
    listing: [...musts("homeArea", "since", "insured"), ...held],
    visit: [...register.forms.visit, ...musts("unattended", "harmSign")],
    review: [...register.forms.review, ...musts("insured"), ...held],
    need: musts("need"),
    served: [...musts("insured"), ...held],
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
    propose: { ...register.actions.propose, byPlatform: true },
    enlist: guarded(register.actions.enlist, age("child", "<", 16), "须不满十六周岁", "Under sixteen only"),
    protect,
    noteNeed: act("登记未落实事项", "Note what is missing", ["listed"], "same", ["carer", "station"], {
      form: "need",
    }),
    askSchool: act("协调入学", "Ask for a school place", ["listed"], "same", ["station", "county"], {
      effects: [{ refer: "school" }],
    }),
    askClinic: act("协调接种建档", "Ask the clinic", ["listed"], "same", ["station", "county"], {
      effects: [{ refer: "clinic" }],
    }),
    serve: act("事项已落实", "It is in place", ["listed"], "same", ["carer", "station"], { form: "served" }),
  },
  consents: { health: consentTo("同意将儿童信息转交接种、保健机构", "Tell the clinic") },
  referrals: {
    ...movingRegister.referrals(["homeArea", "since", "need"], shown),
    school: ask("education", "协调入学", "To the education bureau", {
      purpose: words("落实随迁子女入学", "Find a school place"),
      law: statutoryDuty,
      fields: ["since", "locality"],
      people: shown,
      acknowledge: "1wd",
      answer: "15wd",
      answerForm: ["schoolPlace"],
      tell: ["county"],
    }),
    clinic: ask("clinic", "协调接种与健康管理", "To the township clinic", {
      purpose: words("补种疫苗、纳入健康管理", "Give missing doses and take into health care"),
      consent: "health",
      fields: ["since", "locality"],
      people: shown,
      acknowledge: "1wd",
      answer: "15wd",
      answerForm: ["vaccinated", "healthManaged"],
      tell: ["county"],
    }),
  },
  deadlines: {
    ...harmClock,
    ...register.clocks({ visits: "3mo" }),
    need: clock(
      "未落实事项办理",
      "What is missing is put in place",
      { action: "noteNeed" },
      "20wd",
      { action: "serve" },
      [
        ["0h", "station"],
        ["5wd", "county"],
      ],
    ),
  },
  links: protectionLink,
  match: { ...foundByBirth("child", "192mo"), once: childCountedOnce },
  indicators: {
    ...register.indicators("流动儿童", "Migrant children", ["area", "atSchool"], { feeds: "流动儿童数" }),
    served: amongKept(
      "接种、健康管理、参保落实率",
      "Vaccination, health care and insurance in place",
      "listed",
      all(is("vaccinated", true), is("healthManaged", true), is("insured", true)),
      ["area"],
    ),
    needsOnTime: onTime("未落实事项按时办结率", "Needs met in time", "need"),
    placesAnswered: answeredOnTime("入学协调按时反馈率", "School places answered in time", "school"),
  },
  reconcile: systemsOfMoved,
  loads: register.loads("child", "since", ...held),
  keep: "240mo",
});

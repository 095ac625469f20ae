import { guarded } from "../blocks/adapt.ts";
import { atSchool, childSigns, harmClock, protect, protectionLink } from "../blocks/child-links.ts";
import { foundByBirth } from "../blocks/found-by.ts";
import { childCountedOnce, movingFields, movingForms } from "../blocks/moving.ts";
import { childWelfareSystem, holding } from "../blocks/outside-systems.ts";
import { backgroundChecked, guardian, minor } from "../blocks/people.ts";
import { register } from "../blocks/person-register.ts";
import { act, clock, counted, firstThen, musts, onTime, people } from "../blocks/shorthand.ts";
import { where } from "../blocks/trigger-words.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, flag, law, party, partsOf, unverified, words } from "../definition/fields.ts";
import { age, any, has, is, isIn, not } from "../expression/condition.ts";

const known = ["proposed", "verified", "listed"] as const;
const caredFor = ["grandparents", "relatives", "boarding"] as const;
const alone = any(is("livesWith", "nobody"), not(has("livesWith")));

/** 农村留守儿童: listed at the home place with guardian and carer, contacted each month, never without a guardian. */
export const leftBehindChildren = defineSystem({
  id: "left-behind-children",
  kind: "register",
  blocks: ["person-register"],
  title: words("农村留守儿童关爱保护", "Children left behind in the countryside"),
  purpose: words(
    "一人一档、月月联系，监护缺失当日补位",
    "One file a child, contact each month, a guardian the same day",
  ),
  sources: [
    law("未成年人保护法第四十三条", "Minors Protection Law, art. 43"),
    unverified("国发〔2016〕13号（认定口径：不满十六周岁）", "State Council 2016 no. 13: under sixteen"),
  ],
  parties: {
    child: minor("儿童", "Child"),
    guardian: guardian(),
    entrusted: party("受委托照护人", "Entrusted carer", {
      max: 2,
      parts: partsOf("sensitive", "name", "phone", "relation"),
    }),
  },
  fields: {
    ...register.fields,
    ...movingFields,
    ...childSigns,
    atSchool,
    situation: code("work", "留守情形", "Situation", {
      both: ["父母双方外出务工", "Both parents away"],
      one: ["一方外出、另一方无监护能力", "One away, the other unable"],
    }),
    livesWith: code("work", "现照护情况", "Cared for by", {
      grandparents: ["祖父母、外祖父母", "Grandparents"],
      relatives: ["其他亲属、朋友", "Relatives or friends"],
      boarding: ["学校寄宿", "Boarding school"],
      nobody: ["无人照护", "Nobody"],
    }),
    entrustment: flag("work", "是否签订委托照护协议", "Written entrustment"),
  },
  forms: {
    ...register.forms,
    ...movingForms,
    proposal: [
      ...people("child", "guardian", "entrusted"),
      ...musts("locality", "found", "situation", "livesWith"),
    ],
    listing: [...musts("livesWith", "entrustment", "atSchool"), "situation", ...people("entrusted")],
    visit: [...register.forms.visit, ...musts("unattended", "harmSign", "livesWith"), "atSchool"],
    carer: [...musts("livesWith", "entrustment"), ...people("entrusted")],
  },
  states: register.states("child"),
  actors: register.actors("village", "township", "civil-affairs"),
  assignGuard: backgroundChecked,
  actions: {
    ...register.actions,
    enlist: guarded(register.actions.enlist, age("child", "<", 16), "须不满十六周岁", "Under sixteen only"),
    protect,
    loseCarer: act(
      "登记监护缺失",
      "Note a missing guardian",
      [...known],
      "same",
      ["carer", "station", "county"],
      {
        form: "carer",
        guard: [alone, "已有人照护的，请落实照护人", "Where somebody cares for the child, note who does"],
      },
    ),
    settleCarer: act("落实照护人", "A carer is found", [...known], "same", ["carer", "station"], {
      form: "carer",
      guard: [isIn("livesWith", caredFor), "仍无人照护，不能视为落实", "Nobody cares for the child yet"],
    }),
    goAlong: act(
      "随父母外出，转流动儿童",
      "Goes with the parents",
      ["listed"],
      "left",
      ["station", "county"],
      {
        form: "move",
        sets: { leftBecause: "moved" },
        effects: [{ open: "migrant" }],
      },
    ),
  },
  deadlines: {
    ...harmClock,
    ...register.clocks({ visits: "1mo" }),
    carer: clock(
      "监护补位",
      "A carer is found",
      where("on livesWith", is("livesWith", "nobody")),
      "24h",
      "do settleCarer",
      firstThen("station", "0h", "county"),
    ),
  },
  links: {
    ...protectionLink,
    migrant: {
      title: words("流动儿童登记", "Register of migrant children"),
      system: "migrant-children",
      by: "propose",
      parties: { child: "child", guardian: "guardian" },
      inArea: "newArea",
    },
  },
  match: { ...foundByBirth("child", "192mo"), once: childCountedOnce },
  indicators: {
    ...register.indicators("留守儿童", "Children left behind", ["area", "situation"], {
      feeds: "留守儿童数",
    }),
    // whoever goes along with the parents has left as well
    left: counted(
      "退出留守儿童数",
      "Children left behind who left",
      "人",
      { anyOf: [{ action: "leave" }, { action: "goAlong" }] },
      ["area", "month", "leftBecause"],
    ),
    unguarded: counted(
      "无人照护留守儿童数",
      "Left-behind children without a carer",
      "人",
      { state: "listed", where: is("livesWith", "nobody") },
      ["area"],
    ),
    carersInTime: onTime("监护补位及时率", "Carers found in time", "carer"),
  },
  reconcile: [holding(childWelfareSystem, "situation")],
  loads: register.loads("child", "situation", "livesWith"),
  keep: "240mo",
});

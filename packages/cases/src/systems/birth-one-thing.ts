import { objectionActions, objectionClocks, objectionFields } from "../blocks/objection.ts";
import { objectionForms, objectionSettled } from "../blocks/objection.ts";
import { birthRegisters, oneThingPlatform } from "../blocks/outside-justice.ts";
import { minor } from "../blocks/people.ts";
import { rating } from "../blocks/rating.ts";
import { act, actor, asks, clock, closed, counted, item, leadAtOnce, musts } from "../blocks/shorthand.ts";
import { next, onTime, open, people, tasked, waiting } from "../blocks/shorthand.ts";
import { standing } from "../blocks/standing.ts";
import { defineSystem } from "../definition/define-system.ts";
import { date, flag, locality, name, number, partsOf, party, reference } from "../definition/fields.ts";
import { usual, words } from "../definition/fields.ts";
import { is } from "../expression/condition.ts";

const parents = { mother: ["name", "idNumber", "phone"], father: ["name", "idNumber"] } as const;
const parentParts = {
  ...partsOf("personal", "name", "phone"),
  ...partsOf("sensitive", "idNumber"),
} as const;
const baby = { child: ["name", "sex", "birthDate"] } as const;
const withChild = { people: { ...baby, ...parents } } as const;

/** 出生“一件事”: one form for seven items; a returned one says what is missing and stops no other. */
export const birthOneThing = defineSystem({
  id: "birth-one-thing",
  kind: "bundle",
  blocks: ["one-thing"],
  title: words("出生“一件事”联办", "Birth as one matter"),
  purpose: words("一张表、七件事、五个工作日", "One form, seven items, five working days"),
  sources: [usual("各地事项和条件不一，由当地设定", "Items and conditions are the place's")],
  parties: {
    child: minor("新生儿", "Newborn"),
    mother: party("母亲", "Mother", { min: 1, parts: parentParts }),
    father: party("父亲", "Father", { parts: parentParts }),
  },
  fields: {
    bornOn: date("work", "出生日期", "Born on", { past: true }),
    hospital: name("work", "助产机构", "Hospital of birth"),
    householdAt: locality("work", "拟落户地", "Where to be registered"),
    insure: flag("work", "是否参加本地居民医保", "To be insured here"),
    claim: flag("work", "是否申请生育医疗费用报销", "Claims costs of birth"),
    card: flag("work", "是否申领社保卡", "Wants the social security card"),
    guidance: flag("work", "是否登记科学育儿指导", "Wants guidance"),
    certificateNumber: reference("sensitive", "出生医学证明编号", "Number of the certificate"),
    childNumber: reference("sensitive", "新生儿身份证号", "The child's ID number"),
    visits: number("work", "群众跑动次数", "Visits", words("次", "times"), { min: "0", max: "20" }),
    rating,
    ...objectionFields,
  },
  forms: {
    application: [
      ...musts("bornOn", "hospital"),
      ...asks("householdAt", "insure", "claim", "card", "guidance"),
      ...people("child", "mother", "father"),
    ],
    finish: musts("visits"),
    rating: musts("rating"),
    ...objectionForms,
  },
  states: {
    applied: open("待预审", "Applied"),
    going: waiting("联办中", "With the offices"),
    complete: open("已办结、待评价", "Complete, to be rated"),
    closed: closed("已评价", "Rated"),
    refused: closed("不予受理", "Not taken up"),
  },
  actors: {
    window: actor("hospital", "owns", "助产机构联办窗口", "Window at the hospital"),
    lead: actor("health", "in-jurisdiction", "卫生健康部门（牵头）", "Health bureau, in the lead"),
    ...tasked("hospital", "disease-control", "police", "social-security", "medical-insurance", "health"),
  },
  actions: {
    apply: next(act("申请", "Apply", "new", "applied", ["window"], "application")),
    accept: act("预审通过、分发", "Accept and send out", ["applied"], "going", ["window"], {
      effects: [{ fanOut: true }],
      isUsual: true,
    }),
    turnDown: act("不予受理", "Turn down", ["applied"], "refused", ["window"], { needsReason: true }),
    complete: act("全部办结", "Complete", ["going"], "complete", ["window"], {
      form: "finish",
      guard: [{ tasksDone: true }, "尚有事项未办结", "An item is not done yet"],
      isUsual: true,
    }),
    ...objectionActions(["going", "complete"], "window", "lead"),
    rate: act("评价", "Rate", ["complete"], "closed", ["window"], {
      form: "rating",
      guard: [objectionSettled, "异议尚未答复", "An objection is not answered yet"],
      isUsual: true,
    }),
  },
  tasks: {
    certificate: item("hospital", "出生医学证明（首签）", "Birth certificate", "1wd", {
      ...withChild,
      brings: ["certificateNumber"],
    }),
    vaccination: item("disease-control", "预防接种证", "Vaccination card", "1wd", { people: baby }),
    household: item("police", "户口登记", "Household registration", "3wd", {
      ...withChild,
      fields: ["householdAt", "certificateNumber"],
      after: ["certificate"],
      brings: ["childNumber"],
    }),
    socialCard: item("social-security", "社会保障卡", "Social security card", "5wd", {
      people: baby,
      fields: ["childNumber"],
      when: is("card", true),
      after: ["household"],
    }),
    insurance: item("medical-insurance", "城乡居民医保参保登记", "Insurance", "2wd", {
      people: baby,
      fields: ["childNumber"],
      when: is("insure", true),
      after: ["household"],
    }),
    reimbursement: item("medical-insurance", "生育医疗费用报销", "Costs of birth", "5wd", {
      people: { mother: ["name", "idNumber"] },
      fields: ["bornOn", "hospital"],
      when: is("claim", true),
    }),
    guidance: item("health", "科学育儿指导登记", "Guidance", "5wd", {
      people: baby,
      when: is("guidance", true),
    }),
  },
  deadlines: {
    check: clock("预审", "Checked", "in applied", "1wd", "left applied", leadAtOnce),
    promise: clock("承诺时限", "The promise", "in going", "5wd", "left going", leadAtOnce, {
      warn: ["1d"],
    }),
    ...objectionClocks,
    ...standing(leadAtOnce, { complete: "5wd" }),
  },
  match: { keys: [["mother.idNumber"]], window: "3mo" },
  indicators: {
    done: counted("出生“一件事”办理量", "Bundles done", "件", { action: "complete" }, ["area", "month"]),
    promise: onTime("承诺时限内办结率", "Done within the promise", "promise"),
    answered: onTime("异议按时答复率", "Objections answered in time", "objection"),
    visits: counted("群众跑动次数", "Visits", "次", { sum: "visits" }, ["area", "month"]),
  },
  reconcile: [oneThingPlatform, birthRegisters],
  keep: "60mo",
});

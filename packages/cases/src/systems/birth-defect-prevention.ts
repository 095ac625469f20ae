import { amongOpened, feeds } from "../blocks/adapt.ts";
import { consentTo } from "../blocks/bases.ts";
import { foundByBirth } from "../blocks/found-by.ts";
import { birthSurveillance, maternalHealthPlatform } from "../blocks/outside-systems.ts";
import { helped } from "../blocks/people.ts";
import { programme } from "../blocks/programme.ts";
import { act, answeredOnTime, ask, asks, clock, counted, musts, next, people } from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, text, unverified, words } from "../definition/fields.ts";
import { is } from "../expression/condition.ts";

/** A step before or in a pregnancy: done, refused, missed, or not due yet. */
function stage(zh: string, en: string) {
  return code("work", zh, en, {
    done: ["已做", "Done"],
    refused: ["本人不做", "Refused"],
    missed: ["应做未做", "Missed"],
    later: ["未到时间", "Not due yet"],
  });
}

/** 出生缺陷三级预防: a couple through the steps before and in a pregnancy; high risk without a diagnosis in two weeks is chased. */
export const birthDefectPrevention = defineSystem({
  id: "birth-defect-prevention",
  kind: "register",
  blocks: ["programme"],
  title: words("出生缺陷三级预防", "Prevention of birth defects, step by step"),
  purpose: words(
    "婚前、孕前、孕期环环相接，高风险必诊断，各人结果各自知情",
    "Each step follows the one before; high risk is diagnosed; results are each one's own",
  ),
  sources: [
    unverified(
      "母婴保健法及产前诊断技术管理办法，时限待核对原文",
      "Law on maternal and infant health; times to be checked",
    ),
  ],
  parties: { woman: helped("女方", "Woman", { min: 1 }), partner: helped("男方", "Partner") },
  fields: {
    ...programme.fields,
    premarital: stage("婚前医学检查", "Premarital examination"),
    preconception: stage("孕前优生健康检查", "Preconception examination"),
    folicAcid: stage("增补叶酸", "Folic acid"),
    prenatal: stage("产前筛查", "Prenatal screening"),
    payer: code("work", "费用", "Paid by", {
      free: ["免费项目", "Free programme"],
      insurance: ["医保", "Insurance"],
      self: ["自费", "Herself"],
    }),
    finding: code("sensitive", "高风险情形", "High risk", {
      screening: ["产前筛查高风险", "High risk in the screening"],
      ultrasound: ["超声异常", "Ultrasound"],
      carrier: ["携带者筛查阳性", "Carrier"],
      history: ["不良孕产史、家族史", "Earlier loss or family history"],
      age: ["高龄", "Age"],
    }),
    resultOf: code("sensitive", "结果属于", "Whose result", {
      woman: ["女方", "The woman's"],
      partner: ["男方", "The partner's"],
      pregnancy: ["胎儿", "The pregnancy's"],
    }),
    told: text("sensitive", "告知与遗传咨询情况", "What was told and advised"),
  },
  forms: {
    ...programme.forms,
    list: [...people("woman", "partner"), ...musts("locality"), "round", "systemKey"],
    step: [...asks("premarital", "preconception", "folicAcid", "prenatal"), ...musts("payer")],
    find: musts("finding", "resultOf"),
    told: musts("told"),
  },
  states: programme.states("woman"),
  actors: programme.actors("health"),
  actions: {
    ...programme.actions,
    record: next(
      act("登记环节", "Note a step", ["due", "invited"], "same", ["clinic"], { form: "step", offline: true }),
    ),
    find: { ...programme.actions.find, title: words("登记高风险", "High risk"), form: "find" },
    counsel: act(
      "告知本人、遗传咨询",
      "Tell and advise the person herself",
      ["found", "confirming", "treating"],
      "same",
      ["clinic", "manager", "hospital"],
      "told",
    ),
    tellPartner: act(
      "经同意告知配偶",
      "Tell the other, with consent",
      ["found", "confirming", "treating", "following"],
      "same",
      ["clinic", "manager"],
      { form: "told", guard: [{ consent: "partner" }, "未经本人同意不得告知配偶", "Not without consent"] },
    ),
    arrange: { ...programme.actions.arrange, title: words("转产前诊断", "For prenatal diagnosis") },
  },
  consents: {
    hospital: consentTo("同意转诊产前诊断（遗传咨询）", "Refer for prenatal diagnosis or counselling"),
    partner: consentTo("同意将本人结果告知配偶", "Tell my partner my result"),
  },
  referrals: {
    hospital: ask("hospital", "转产前诊断", "For prenatal diagnosis", {
      purpose: words("高风险产前诊断、遗传咨询", "Diagnosis and counselling of a high risk"),
      consent: "hospital",
      fields: ["finding", "resultOf"],
      people: { woman: ["name", "birthDate", "phone"] },
      acknowledge: "2wd",
      answer: "14d",
      answeredBy: ["clear", "ruleOut", "diagnose"],
      answerForm: ["confirmed"],
      tell: ["clinic", "county"],
    }),
  },
  deadlines: {
    ...programme.clocks({ invite: "20wd", attend: "3mo", nextStep: "14d", treat: "30d", followUp: "6mo" }),
    nextStep: clock(
      "高风险产前诊断",
      "High risk diagnosed",
      "in found",
      "14d",
      "left confirming",
      [
        ["0h", "clinic"],
        ["0h", "county"],
      ],
      { warn: ["3d"] },
    ),
  },
  match: foundByBirth("woman", "12mo"),
  indicators: {
    ...programme.indicators(["出生缺陷筛查完成率", "Screened of those due"]),
    premarital: feeds(
      amongOpened("婚前医学检查率", "Premarital examination", is("premarital", "done"), null),
    ),
    preconception: feeds(
      amongOpened("孕前优生健康检查率", "Preconception examination", is("preconception", "done"), null),
    ),
    prenatal: feeds(amongOpened("产前筛查率", "Prenatal screening", is("prenatal", "done"), null)),
    folicAcid: amongOpened("叶酸增补率", "Folic acid taken", is("folicAcid", "done"), null),
    byPayer: counted("按费用来源人数", "By who paid", "人", { opened: true }, ["area", "payer"]),
    diagnosed: answeredOnTime("产前诊断按时反馈率", "Diagnosed in time", "hospital"),
  },
  reconcile: [maternalHealthPlatform, birthSurveillance],
  keep: "240mo",
  loads: programme.loads("woman"),
});

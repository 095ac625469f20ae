import { consentTo } from "../blocks/bases.ts";
import { newbornSchedules } from "../blocks/child-schedules.ts";
import { foundByBirth } from "../blocks/found-by.ts";
import { newbornFields } from "../blocks/newborn-fields.ts";
import { birthSurveillance, holding, maternalHealthPlatform } from "../blocks/outside-systems.ts";
import { backgroundChecked, guardian, minor } from "../blocks/people.ts";
import { programme } from "../blocks/programme.ts";
import { stepsInTime } from "../blocks/schedule.ts";
import { act, actor, answeredOnTime, ask, clock, counted, musts, next } from "../blocks/shorthand.ts";
import { onTime, people, waiting } from "../blocks/shorthand.ts";
import { standing } from "../blocks/standing.ts";
import { defineSystem } from "../definition/define-system.ts";
import { unverified, words } from "../definition/fields.ts";
import { is } from "../expression/condition.ts";

const known = { child: ["name", "sex", "birthDate"], guardian: ["name", "phone"] } as const;
const rules = unverified(
  "新生儿疾病筛查管理办法及技术规范（采血与召回时限），待核对原文",
  "Measures and technical rules on newborn screening: times of sampling and recall, to be checked",
);
const { bulk: _invited, ...invite } = programme.actions.invite;
const { bulk: _reminded, ...remind } = programme.actions.remind;
const bothTold = [
  ["0h", "clinic"],
  ["1d", "county"],
] as const;

/** 新生儿疾病筛查: sampled by the clock from birth, nobody positive lost, a wrong telephone number is the township doctor's at once. */
export const newbornScreening = defineSystem({
  id: "newborn-screening",
  kind: "register",
  blocks: ["programme", "handover"],
  title: words("新生儿疾病筛查、诊断与干预", "Screening of newborns, diagnosis and treatment"),
  purpose: words("按时采样、阳性必召回、确诊必干预", "Sampled in time, every positive recalled and treated"),
  sources: [rules],
  parties: { child: minor("新生儿", "Newborn"), guardian: guardian() },
  fields: { ...programme.fields, ...newbornFields },
  forms: {
    ...programme.forms,
    list: [...people("child", "guardian"), ...musts("bornAt", "locality"), "round", "systemKey"],
    sample: [...musts("sampledOn"), "items"],
    find: musts("finding"),
    recall: musts("reached"),
    treat: musts("treatment"),
  },
  states: { ...programme.states(), invited: waiting("已采样、待结果", "Sampled, the result is due") },
  actors: {
    clinic: actor("hospital", "owns", "助产机构", "Hospital of birth"),
    manager: actor("hospital", "assigned", "召回责任人", "Named for the recall"),
    hospital: actor("hospital", "holds-referral", "诊治机构", "Hospital that diagnoses"),
    township: actor("clinic", "holds-referral", "社区医生", "Township doctor"),
    county: actor("health", "in-jurisdiction"),
  },
  assignGuard: backgroundChecked,
  actions: {
    ...programme.actions,
    enrol: {
      ...programme.actions.enrol,
      title: words("登记活产新生儿", "Register a live birth"),
      by: ["clinic"],
    },
    invite: { ...invite, title: words("采样、初筛", "Sample"), form: "sample" },
    remind: { ...remind, title: words("重采样、复筛", "Sample again"), form: "sample" },
    clear: {
      ...programme.actions.clear,
      title: words("结果：阴性", "Negative"),
      from: ["invited"],
      by: ["clinic"],
    },
    find: {
      ...programme.actions.find,
      title: words("结果：阳性", "Positive"),
      from: ["invited"],
      by: ["clinic"],
      form: "find",
    },
    unreached: act(
      "联系不上，请社区医生上门",
      "Not reached: the township doctor",
      ["found"],
      "same",
      ["manager"],
      {
        form: "recall",
        effects: [{ refer: "township" }],
      },
    ),
    recall: next(act("召回", "Recall", ["found"], "same", ["manager"], "recall")),
    arrange: {
      ...programme.actions.arrange,
      guard: {
        when: is("reached", true),
        otherwise: words("须先联系上监护人", "The guardian is reached first"),
      },
    },
    treat: { ...programme.actions.treat, form: "treat" },
  },
  consents: { hospital: consentTo("同意转诊诊治", "Refer for diagnosis and treatment") },
  referrals: {
    hospital: ask("hospital", "转诊诊断", "For diagnosis", {
      purpose: words("确诊并及早干预", "Diagnose and treat early"),
      consent: "hospital",
      fields: ["bornAt", "items", "finding"],
      people: known,
      acknowledge: "1wd",
      answer: "20d",
      answeredBy: ["ruleOut", "diagnose"],
      answerForm: ["confirmed"],
      tell: ["clinic", "county"],
    }),
    township: ask("clinic", "请社区医生上门联系", "The township doctor calls in person", {
      purpose: words("阳性新生儿召回", "Recall of a newborn with a positive result"),
      law: words(
        "母婴保健法（新生儿访视、疾病筛查，条款待核对）",
        "Law on maternal and infant health, article to be checked",
      ),
      fields: ["locality", "reached", "visited"],
      people: known,
      acknowledge: "24h",
      answer: "3d",
      answerForm: ["reached", "visited"],
      tell: ["county"],
    }),
  },
  deadlines: {
    ...programme.clocks({ invite: "3d", attend: "20d", nextStep: "1mo", treat: "14d", followUp: "3mo" }),
    invite: clock("采样最迟时限", "Sampled at the latest", "on bornAt", "20d", "do invite", bothTold, {
      source: rules,
    }),
    ...standing(bothTold, { due: "20d" }),
    recall: clock("阳性召回", "Recalled", "in found", "7d", "in confirming", bothTold, {
      warn: ["2d"],
      source: rules,
    }),
  },
  schedules: newbornSchedules,
  match: foundByBirth("child", "12mo"),
  indicators: {
    ...programme.indicators(["新生儿疾病筛查率", "Newborns screened", "新生儿疾病筛查率"]),
    sampled: onTime("二十日内采样率", "Sampled within twenty days", "invite"),
    byAge: stepsInTime("按日龄月龄完成率", "Done by age in time", "byAge"),
    recalled: onTime("阳性按时召回率", "Recalled in time", "recall"),
    unreached: counted("请社区医生上门数", "Asked of the township doctor", "次", { action: "unreached" }, [
      "area",
    ]),
    answered: answeredOnTime("诊断按时反馈率", "Diagnosed in time", "hospital"),
  },
  reconcile: [maternalHealthPlatform, holding(birthSurveillance, "items")],
  keep: "240mo",
});

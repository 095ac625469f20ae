import { amongOpened, feeds, guarded } from "../blocks/adapt.ts";
import { consentTo } from "../blocks/bases.ts";
import { screeningRound } from "../blocks/child-schedules.ts";
import { foundByBirth } from "../blocks/found-by.ts";
import { disabilityBase, maternalHealthPlatform } from "../blocks/outside-systems.ts";
import { backgroundChecked, guardian, minor } from "../blocks/people.ts";
import { programme } from "../blocks/programme.ts";
import { stepsInTime } from "../blocks/schedule.ts";
import { act, actor, answeredOnTime, ask, clock, musts, onTime, open, people } from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, date, flag, name, unverified, words } from "../definition/fields.ts";
import { age, all, did } from "../expression/condition.ts";

const shown = { child: ["name", "sex", "birthDate"], guardian: ["name", "phone"] } as const;

/** 0—6岁儿童残疾筛查: from a suspicion to rehabilitation, and never between the health side and the disabled federation. */
export const childDisabilityScreening = defineSystem({
  id: "child-disability-screening",
  kind: "register",
  blocks: ["programme", "handover"],
  title: words(
    "0—6岁儿童残疾筛查与诊断康复衔接",
    "Screening for disability at 0–6, diagnosis and rehabilitation",
  ),
  purpose: words(
    "早发现、三个月内诊断、康复接得上",
    "Found early, diagnosed in three months, rehabilitation begun",
  ),
  sources: [unverified("0—6岁儿童残疾筛查工作规范", "Rules on screening children of 0–6 for disability")],
  parties: { child: minor("儿童", "Child"), guardian: guardian() },
  fields: {
    ...programme.fields,
    ...screeningRound.fields,
    kind: code("sensitive", "疑似类别", "Kind suspected", {
      sight: ["视力", "Sight"],
      hearing: ["听力", "Hearing"],
      limbs: ["肢体", "Limbs"],
      mind: ["智力", "Mind"],
      autism: ["孤独症", "Autism"],
    }),
    certificate: flag("work", "是否取得残疾人证", "Certificate issued"),
    rehabBody: name("work", "康复机构", "Rehabilitation body"),
    rehabFrom: date("work", "康复开始日期", "Rehabilitation from"),
    need: code("sensitive", "康复需求", "What it needs", {
      training: ["康复训练", "Training"],
      device: ["辅助器具", "Device"],
      surgery: ["手术", "Surgery"],
      family: ["家庭指导", "Guidance at home"],
    }),
  },
  forms: {
    ...programme.forms,
    list: [...people("child", "guardian"), ...musts("locality", "bornOn", "checkAge"), "round", "systemKey"],
    suspect: musts("kind"),
    need: musts("need"),
    rehab: musts("rehabBody", "rehabFrom", "certificate"),
  },
  states: { ...programme.states("child"), handed: open("转残联、待康复", "Before rehabilitation") },
  actors: {
    ...programme.actors("health"),
    federation: actor("disabled-federation", "holds-referral"),
    above: actor("disabled-federation", "in-jurisdiction", "县级残联", "County federation"),
  },
  assignGuard: backgroundChecked,
  actions: {
    ...programme.actions,
    enrol: guarded(
      programme.actions.enrol,
      age("child", "<", 7),
      "筛查对象为0—6岁儿童",
      "Children of 0 to 6 only",
    ),
    find: { ...programme.actions.find, form: "suspect" },
    handOver: act(
      "转残联康复",
      "Hand over for rehabilitation",
      ["treating"],
      "handed",
      ["clinic", "manager"],
      {
        form: "need",
        guard: [{ consent: "rehab" }, "须先取得监护人同意", "The guardian's consent is needed"],
        effects: [{ refer: "rehab" }],
        isUsual: true,
      },
    ),
    treat: {
      ...programme.actions.treat,
      title: words("登记康复开始", "Rehabilitation begun"),
      from: ["treating", "handed"],
      by: ["clinic", "manager", "federation"],
      form: "rehab",
    },
  },
  consents: {
    hospital: consentTo("同意转诊诊断", "Refer for diagnosis"),
    rehab: consentTo("同意将信息转交残联", "Tell the disabled federation", "36mo"),
  },
  referrals: {
    hospital: ask("hospital", "转诊诊断", "To the body that diagnoses", {
      purpose: words("三个月内明确诊断", "A diagnosis in three months"),
      consent: "hospital",
      fields: ["kind", "checkAge"],
      people: shown,
      acknowledge: "2wd",
      answer: "60d",
      answeredBy: ["clear", "ruleOut", "diagnose"],
      answerForm: ["confirmed"],
      tell: ["clinic", "county"],
    }),
    rehab: ask("disabled-federation", "转康复救助", "To the disabled federation", {
      purpose: words("康复评估与救助", "Assessment and aid for rehabilitation"),
      consent: "rehab",
      fields: ["kind", "confirmed", "need", "locality"],
      people: shown,
      acknowledge: "3wd",
      answer: "20wd",
      answeredBy: ["treat"],
      answerForm: ["certificate", "rehabBody", "rehabFrom"],
      tell: ["clinic", "above", "county"],
    }),
  },
  deadlines: {
    ...programme.clocks({ invite: "20wd", attend: "3mo", nextStep: "3mo", treat: "60d", followUp: "6mo" }),
    rehab: clock("康复衔接", "Rehabilitation begins", { state: "handed" }, "30d", { left: "handed" }, [
      ["0h", "above"],
      ["0h", "county"],
    ]),
  },
  schedules: screeningRound.schedules,
  match: foundByBirth("child", "84mo"),
  indicators: {
    ...programme.indicators(["0—6岁儿童残疾筛查率", "Screened of those due"]),
    rehabilitated: feeds(
      amongOpened(
        "0—6岁残疾儿童抢救性康复率",
        "Rehabilitation begun of the diagnosed",
        all(did("diagnose"), did("treat")),
        did("diagnose"),
      ),
    ),
    byAge: stepsInTime("按月龄筛查及时率", "Screened by age in time", "round"),
    rehabOnTime: onTime("康复衔接及时率", "Rehabilitation on time", "rehab"),
    handedOver: answeredOnTime("残联按时反馈率", "The federation answers in time", "rehab"),
  },
  reconcile: [maternalHealthPlatform, disabilityBase],
  loads: programme.loads("child", { fields: ["bornOn"], apart: ["checkAge"] }),
  keep: "240mo",
});

import { amongOpened, feeds, guarded } from "../blocks/adapt.ts";
import { consentTo } from "../blocks/bases.ts";
import { holding, maternalHealthPlatform } from "../blocks/outside-systems.ts";
import { helped } from "../blocks/people.ts";
import { attended, examined, programme } from "../blocks/programme.ts";
import { act, answeredOnTime, ask, counted, musts, people } from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, date, flag, unverified, words } from "../definition/fields.ts";
import { age, all, any, did, is } from "../expression/condition.ts";

/** “两癌”筛查: one woman in one round, from the list to a known end; she is told first, an employer never learns a result. */
export const twoCancerScreening = defineSystem({
  id: "two-cancer-screening",
  kind: "register",
  blocks: ["programme"],
  title: words("妇女“两癌”和常见病筛查", "Screening for the two cancers and common diseases"),
  purpose: words("应查尽查，查出异常的人不丢", "Everybody due is examined and nobody with a finding is lost"),
  sources: [
    unverified(
      "国卫办妇幼函〔2021〕635号（35—64岁，异常三个月内随访）",
      "Health notice 2021 no. 635: 35–64, three months",
    ),
  ],
  parties: { woman: helped("受检妇女", "Woman", { min: 1 }) },
  fields: {
    ...programme.fields,
    cohort: code("work", "人群", "Group", {
      rural: ["农村妇女", "Rural"],
      town: ["城镇低保等妇女", "Urban, low income"],
      worker: ["女职工", "Worker"],
      other: ["其他", "Other"],
    }),
    item: code("work", "项目", "What for", {
      cervical: ["宫颈癌", "Cervical cancer"],
      breast: ["乳腺癌", "Breast cancer"],
      common: ["常见病", "Common diseases"],
    }),
    examinedOn: date("work", "检查日期", "Examined on", { past: true }),
    told: flag("work", "是否已当面或电话告知本人", "She was told herself"),
    finding: code("sensitive", "初筛结果", "First result", {
      hpv: ["高危型HPV阳性", "High-risk HPV"],
      cytology: ["细胞学异常", "Abnormal cytology"],
      birads3: ["BI-RADS 3级", "BI-RADS 3"],
      birads4: ["BI-RADS 4级及以上", "BI-RADS 4 or more"],
      common: ["常见病", "Common disease"],
    }),
    nextExam: code("sensitive", "进一步检查", "Next examination", {
      colposcopy: ["阴道镜", "Colposcopy"],
      histology: ["组织病理", "Histology"],
      mammography: ["乳腺X线", "Mammography"],
      imaging: ["复查影像", "Imaging again"],
    }),
    earlyStage: flag("work", "是否早诊", "Found early"),
  },
  forms: {
    ...programme.forms,
    list: [...people("woman"), ...musts("locality", "round", "cohort", "item"), "systemKey"],
    clear: musts("examinedOn"),
    find: [...musts("examinedOn", "told"), "finding"],
    arrange: musts("nextExam"),
    tell: musts("told"),
    diagnosis: [...programme.forms.diagnosis, ...musts("earlyStage")],
  },
  states: programme.states("woman"),
  actors: programme.actors("health"),
  actions: {
    ...programme.actions,
    enrol: guarded(
      programme.actions.enrol,
      all(age("woman", "≥", 35), age("woman", "≤", 64)),
      "应查对象为35—64岁妇女",
      "Women of 35 to 64 are due",
    ),
    clear: { ...programme.actions.clear, form: "clear" },
    find: {
      ...guarded(programme.actions.find, is("told", true), "须先告知本人", "She is told before anybody else"),
      form: "find",
    },
    arrange: { ...programme.actions.arrange, form: "arrange" },
    tell: act(
      "补充告知本人",
      "Tell her again",
      ["found", "confirming", "treating"],
      "same",
      ["clinic", "manager"],
      {
        form: "tell",
      },
    ),
  },
  consents: { hospital: consentTo("同意转诊并告知初筛结果", "Refer with the first result") },
  referrals: {
    hospital: ask("hospital", "转诊进一步检查", "To the hospital", {
      purpose: words("完成阴道镜、影像或病理检查", "Colposcopy, imaging or histology"),
      consent: "hospital",
      fields: ["item", "finding", "nextExam"],
      people: { woman: ["name", "birthDate", "phone"] },
      acknowledge: "2wd",
      answer: "20wd",
      answeredBy: ["clear", "ruleOut", "diagnose"],
      answerForm: ["confirmed", "earlyStage"],
      tell: ["clinic", "county"],
    }),
  },
  documents: { attended: attended("woman", "clinic", "manager") },
  deadlines: programme.clocks({
    invite: "20wd",
    attend: "3mo",
    nextStep: "3mo",
    treat: "30d",
    followUp: "6mo",
  }),
  match: { keys: [["woman.idNumber"]], window: "12mo", residence: "locality" },
  indicators: {
    ...programme.indicators(["“两癌”筛查率", "Screened of those due", "“两癌”筛查率"]),
    early: feeds(
      amongOpened(
        "“两癌”早诊率",
        "Found early of the diagnosed",
        all(did("diagnose"), is("earlyStage", true)),
        did("diagnose"),
      ),
    ),
    byGroup: counted("分人群筛查人数", "Screened by group", "人", { opened: true, where: examined }, [
      "area",
      "cohort",
    ]),
    waiting: counted("异常未落实下一步人数", "With a finding and no next step", "人", { state: "found" }, [
      "area",
      "item",
    ]),
    answered: answeredOnTime("转诊按时反馈率", "Referrals answered in time", "hospital"),
    declined: counted(
      "不参加或失访人数",
      "Declined or lost",
      "人",
      {
        opened: true,
        where: any(did("decline"), did("giveUp")),
      },
      ["area"],
    ),
  },
  reconcile: [holding(maternalHealthPlatform, "round", "cohort", "item", "finding")],
  loads: programme.loads("woman", { fields: ["cohort"], apart: ["item"] }),
  keep: "240mo",
});

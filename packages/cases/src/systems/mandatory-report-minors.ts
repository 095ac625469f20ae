import { tellCivilAffairs, tellProcuratorate } from "../blocks/child-agencies.ts";
import { tellPolice } from "../blocks/joint-case.ts";
import { nineSituations, notFirst, onlyCareAtRisk, situationHelp } from "../blocks/nine-situations.ts";
import { opensOnce } from "../blocks/opens-once.ts";
import { policeCalls } from "../blocks/outside-systems.ts";
import { accused, asReporter, guardian, minor, reporter } from "../blocks/people.ts";
import { reportCard } from "../blocks/report-card.ts";
import { act, actor, asked, asks, clock, closed, leadAtOnce, linkTo, musts } from "../blocks/shorthand.ts";
import { forLinks, onTime, open, people, sends } from "../blocks/shorthand.ts";
import { supervision } from "../blocks/supervision.ts";
import { violence } from "../blocks/violence.ts";
import { defineSystem } from "../definition/define-system.ts";
import { flag, law, text, unverified, words } from "../definition/fields.ts";
import { all, any, did, is, isIn } from "../expression/condition.ts";

/** Situations that civil affairs must know of at once, too. */
const careIsLacking = isIn("situation", ["s4", "s6", "s7", "s8"]);
const reported = any(did("submit"), did("confirmRisk"));
const ofChild = { child: ["name", "sex", "birthDate"], guardian: ["name", "phone"] } as const;

/** 侵害未成年人强制报告: one button, nine situations, unclear cases welcome; the reporter is sealed and gets an answer. */
export const mandatoryReportMinors = defineSystem({
  id: "mandatory-report-minors",
  kind: "report",
  blocks: ["report-card"],
  title: words("侵害未成年人强制报告", "Mandatory report of harm to minors"),
  purpose: words(
    "疑似即报、公安即受、报告人知晓结果",
    "Reported at the first doubt, accepted at once, answered",
  ),
  sources: [
    law("未成年人保护法第十一条、第一百一十七条", "Minors Protection Law, arts 11 and 117"),
    unverified("九部门强制报告意见（2020年），待核对原文", "Opinion of nine bodies, 2020"),
  ],
  parties: {
    child: minor("未成年人", "Child", { min: 1, max: 10 }),
    guardian: guardian(),
    offender: accused(),
    reporter: reporter(),
  },
  fields: {
    ...reportCard.fields,
    situation: nineSituations,
    inDanger: violence.fields.inDanger,
    firstAid: text("sensitive", "已采取的救治和取证措施", "First aid and evidence secured"),
    verification: text("sensitive", "监护风险核实情况", "What was found of the guardian's care"),
    foundDanger: flag("sensitive", "核实时孩子是否有危险", "The child is in danger, as was found"),
    relief: text("sensitive", "监护与救助措施", "Guardianship and relief"),
    review: text("sensitive", "检察监督意见", "Opinion of the procuratorate"),
  },
  forms: {
    ...reportCard.forms,
    report: [
      ...musts("situation", "dutyHolder", "foundAt"),
      ...asks("inDanger", "facts", "firstAid"),
      ...people("child", "guardian", "offender", "reporter"),
    ],
    verification: musts("verification", "foundDanger"),
  },
  states: {
    ...reportCard.states,
    verifying: open("监护风险核实中", "Guardian's care being looked at"),
    unfounded: closed("核实无风险", "Nothing found"),
  },
  actors: {
    ...reportCard.actors,
    ...asked("civil-affairs", "procuratorate"),
    village: asReporter(actor("village", "anyone", "儿童主任", "Village child director")),
    director: asReporter(actor("village", "opened", "首报的儿童主任", "The director who found it")),
  },
  actions: {
    submit: act("提交报告", "Report", "new", "submitted", ["dutyHolder", "desk", "village"], {
      form: "report",
      effects: [{ refer: "police" }, { refer: "civilAffairs", when: careIsLacking, clearIn: "24h" }],
      ...forLinks,
    }),
    startVerify: act("先核实监护风险", "Look at the guardian's care first", "new", "verifying", ["village"], {
      form: "report",
      guard: [onlyCareAtRisk, ...notFirst],
    }),
    confirmRisk: act("有风险即报告", "Risk found: report", ["verifying"], "submitted", ["director", "lead"], {
      form: "verification",
      effects: [{ refer: "police" }, { refer: "civilAffairs" }],
    }),
    noRisk: act("核实无风险", "No risk found", ["verifying"], "unfounded", ["director"], {
      form: "verification",
      guard: [all(onlyCareAtRisk, is("foundDanger", false)), ...notFirst],
      secondPerson: ["lead"],
    }),
    ...reportCard.actions,
    toCivilAffairs: sends("civilAffairs", "通报民政", "Tell civil affairs", "police", "lead"),
    copy: sends("procuratorate", "抄送检察机关", "Copy to the procuratorate", "mine", "police", "lead"),
    ...opensOnce(["police", "lead"], {
      openCase: ["protectionCase", "转为未成年人保护个案", "Open a protection case"],
    }),
  },
  referrals: {
    police: {
      ...tellPolice(
        "minors",
        ["situation", "dutyHolder", "foundAt", "inDanger", "facts", "firstAid"],
        { ...ofChild, offender: ["name", "relation"], reporter: ["name", "phone"] },
        ["filedOn", "decision", "decidedOn"],
      ),
      answeredBy: ["file", "decide"],
    },
    civilAffairs: tellCivilAffairs({
      fields: ["situation", "foundAt", "verification", "relief"],
      people: ofChild,
      answerForm: ["relief"],
    }),
    procuratorate: tellProcuratorate({
      fields: ["situation", "dutyHolder", "foundAt", "decision", "decidedOn", "missedBy", "review"],
      people: { child: ["sex", "birthDate"] },
      answerForm: ["review"],
    }),
  },
  deadlines: {
    ...reportCard.clocks,
    verify: clock("监护风险核实", "Care looked at", "do startVerify", "24h", "left verifying", leadAtOnce),
    copy: clock("抄送检察机关", "Copy to the procuratorate", "in submitted", "24h", "do copy", leadAtOnce),
  },
  links: {
    ...supervision,
    protectionCase: linkTo(
      "child-protection-case",
      "receive",
      "未成年人保护个案",
      "Child protection case",
      { child: "child", guardian: "guardian", offender: "offender", reporter: "reporter" },
      { inDanger: "inDanger", facts: "account" },
    ),
  },
  match: { keys: [["child.idNumber"], ["child.name", "child.birthDate"]], window: "12mo" },
  indicators: {
    ...reportCard.indicators,
    // a doubt that was found to be none was never reported
    reports: { ...reportCard.indicators.reports, numerator: { opened: true, where: reported } },
    copied: onTime("按时抄送率", "Copied in time", "copy"),
  },
  reconcile: [policeCalls],
  keep: "360mo",
  publicIntake: { action: "submit", field: "situation", help: situationHelp, tells: ["decision"] },
});

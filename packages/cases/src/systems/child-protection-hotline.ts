import { desk, passOn } from "../blocks/desk.ts";
import { lights, threeLights } from "../blocks/grades.ts";
import { policeAnswer, tellPolice } from "../blocks/joint-case.ts";
import { governmentLine } from "../blocks/outside-justice.ts";
import { minor, reporter } from "../blocks/people.ts";
import { act, ask, asked, asksWhen, clock, musts, onTime, people, sends } from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { address, code, flag, law, words } from "../definition/fields.ts";
import { age, any, is, isIn } from "../expression/condition.ts";

const ask11 = {
  purpose: words("查明情况、保护未成年人", "Find out and protect the child"),
  law: words("未成年人保护法第十一条", "Minors Protection Law, art. 11"),
  fields: ["account", "place", "reply"],
  people: { child: ["name", "sex", "birthDate"] },
  acknowledge: "24h",
  answer: "7wd",
  answerForm: ["reply"],
  tell: ["lead", "office"],
  next: true,
} as const;

/** 12345未成年人保护热线: one door for everything about a child; what is unclear goes to civil affairs, nothing is refused. */
export const childProtectionHotline = defineSystem({
  id: "child-protection-hotline",
  kind: "contact",
  blocks: ["desk"],
  title: words("12345未成年人保护热线与困境儿童求助平台", "Child protection line 12345"),
  purpose: words(
    "涉未成年人诉求一号受理、分级转办，职责不清的由民政兜底",
    "One number for all about children, graded; what is nobody's goes to civil affairs",
  ),
  sources: [law("未成年人保护法第十一条", "Minors Protection Law, art. 11")],
  parties: { child: minor("未成年人", "Child", { max: 10 }), caller: reporter("来电人", "Caller") },
  fields: {
    ...desk.fields,
    theme: code("work", "诉求类别", "Theme", {
      harm: ["侵害与虐待", "Harm and abuse"],
      care: ["监护缺失与困境", "Care and hardship"],
      school: ["入学与校园", "School"],
      online: ["网络", "Online"],
      mind: ["心理", "Psychological"],
      policy: ["政策咨询", "Question on policy"],
      unclear: ["暂不明确", "Not clear yet"],
    }),
    alone: flag("sensitive", "是否无人照料", "Without anybody to care"),
    place: address("sealed", "未成年人现在何处", "Where the child is"),
    policeAnswer,
  },
  forms: {
    ...desk.forms,
    call: [
      ...musts("inDanger", "theme", "channel"),
      "alone",
      ...asksWhen(any(is("inDanger", true), is("alone", true)), "place"),
      ...people("child", "caller"),
      "account",
    ],
  },
  grade: {
    values: threeLights,
    unknown: "yellow",
    rules: [
      { when: any(is("inDanger", true), is("alone", true)), is: "red" },
      { when: any(isIn("theme", ["harm", "care", "unclear"]), age("child", "<", 14)), is: "yellow" },
      { when: isIn("theme", ["school", "online", "mind", "policy"]), is: "green" },
    ],
    raise: ["desk", "lead"],
    lower: ["desk", "lead"],
    lowerConfirm: ["lead"],
  },
  states: desk.states,
  actors: { ...desk.actors, ...asked("police", "civil-affairs", "education", "shelter") },
  actions: {
    receive: act("登记来电", "Take the call", "new", "received", ["desk"], {
      form: "call",
      effects: [{ refer: "police", when: is("inDanger", true), clearIn: "15m" }],
      isUsual: true,
    }),
    ...desk.actions,
    toPolice: sends("police", "立即报警", "Call the police", "desk", "lead"),
    toCivilAffairs: passOn(
      "civilAffairs",
      "转民政（含职责不清的）",
      "To civil affairs, also what is unclear",
    ),
    toEducation: passOn("education", "转教育", "To the education bureau"),
    toCentre: passOn("centre", "转未成年人保护中心", "To the protection centre"),
    openCase: act("转为未成年人保护个案", "Open a protection case", "open", "dispatched", ["desk"], {
      effects: [{ open: "protectionCase" }],
    }),
  },
  referrals: {
    police: tellPolice(
      "minors",
      ["place", "account"],
      { child: ["name", "sex", "birthDate"] },
      ["policeAnswer"],
      "10m",
    ),
    civilAffairs: ask("civil-affairs", "转民政", "To civil affairs", ask11),
    education: ask("education", "转教育", "To the education bureau", ask11),
    centre: ask("shelter", "转未成年人保护中心", "To the protection centre", ask11),
  },
  deadlines: {
    ...desk.clocks,
    transfer: clock(
      "分级响应",
      "Response by grade",
      "in received",
      lights("24h", "2h", "15m"),
      "left received",
      [
        ["0h", "lead"],
        ["1h", "office"],
      ],
    ),
  },
  links: {
    protectionCase: {
      title: words("未成年人保护个案", "Child protection case"),
      system: "child-protection-case",
      by: "receive",
      parties: { child: "child", caller: "reporter" },
      fields: { inDanger: "inDanger", place: "place", account: "account" },
    },
  },
  match: { keys: [["child.idNumber"], ["child.name", "child.birthDate"]], window: "12mo" },
  indicators: {
    ...desk.indicators,
    transferOnTime: onTime("分级响应及时率", "Response in time by grade", "transfer", [
      "area",
      "month",
      "grade",
    ]),
    cases: {
      ...desk.indicators.calls,
      title: words("转为保护个案数", "Opened as protection cases"),
      numerator: { action: "openCase" },
    },
  },
  reconcile: [governmentLine],
  keep: "120mo",
});

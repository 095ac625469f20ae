import { consentTo } from "../blocks/bases.ts";
import { lights, threeLights } from "../blocks/grades.ts";
import { caseActors, caseStates, closeByTwo, follow, helpFields } from "../blocks/joint-case.ts";
import { helpRecord, policeAnswer, receivedFrom, reopen, take, tellPolice } from "../blocks/joint-case.ts";
import { urgentHelp } from "../blocks/joint-case.ts";
import { opensOnce } from "../blocks/opens-once.ts";
import { policeCalls } from "../blocks/outside-systems.ts";
import { accused, helped, minor, reporter } from "../blocks/people.ts";
import { act, actor, answeredOnTime, asked, asks, clock, counted, forLinks } from "../blocks/shorthand.ts";
import { linkTo, musts, onTime, opens, people, rhythm, sends } from "../blocks/shorthand.ts";
import { lateThenLetter, supervision } from "../blocks/supervision.ts";
import { violence } from "../blocks/violence.ts";
import { standing } from "../blocks/standing.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, law, moment, text, unverified, words } from "../definition/fields.ts";
import { age, all, any, did, is } from "../expression/condition.ts";

const seenIn = lights("3wd", "24h", "2h");
const byLetter = lateThenLetter("24h", "3d");

/** 反家庭暴力多部门联动处置: one case from the warning to after-care. */
export const dvCase = defineSystem({
  id: "dv-case",
  kind: "case",
  blocks: ["joint-case"],
  title: words("反家庭暴力多部门联动处置", "Domestic violence, joint handling"),
  purpose: words("一案一档，从预警到回访，不漏一次到访", "One file, no visit missed"),
  sources: [law("反家庭暴力法第十三至十八条", "Anti-Domestic Violence Law, arts 13–18")],
  parties: {
    victim: helped("受害人", "Victim", { min: 1 }),
    offender: accused("加害人", "Offender"),
    child: minor("家中未成年人", "Child in the home", { max: 20 }),
    reporter: reporter(),
  },
  fields: {
    channel: receivedFrom,
    happenedAt: moment("work", "发生时间", "When it happened", { past: true }),
    ...violence.fields,
    capacity: violence.capacity,
    visitFindings: text("sensitive", "走访情况", "What the visit found"),
    ...helpFields,
    policeAnswer,
    outcome: code("work", "结果", "Outcome", {
      safe: ["危险消除", "Danger over"],
      separated: ["已分开居住", "Living apart"],
      court: ["进入诉讼", "In court"],
      moved: ["迁出本地", "Moved away"],
    }),
  },
  forms: {
    report: [
      ...musts("channel", "inDanger"),
      ...asks("happenedAt", "weapon", "threat", "injury", "repeat", "capacity", "place", "account"),
      ...people("victim", "offender", "child", "reporter"),
    ],
    visit: [...musts("inDanger", "again", "visitFindings"), ...asks("injury", "repeat", "need")],
    close: musts("outcome"),
  },
  grade: {
    values: threeLights,
    unknown: "yellow",
    rules: [
      { when: any(violence.danger, age("victim", "<", 18)), is: "red" },
      { when: any(is("repeat", true), is("injury", "slight"), violence.again("visit")), is: "yellow" },
      { when: all(is("injury", "none"), is("inDanger", false)), is: "green" },
    ],
    raise: ["worker", "lead", "desk"],
    lower: ["worker", "lead"],
    lowerConfirm: ["lead"],
  },
  states: caseStates,
  actors: {
    ...caseActors,
    desk: actor("hotline", "owns", "接线员", "Desk"),
    ...asked("police", "hospital", "shelter"),
    intake: actor("federation", "anyone", "受理人", "Intake"),
  },
  actions: {
    receive: act("受理登记", "Receive", "new", "received", ["desk", "intake"], {
      form: "report",
      ...forLinks,
    }),
    take,
    visit: act("走访", "Visit", "open", "same", ["worker"], { form: "visit", offline: true, isUsual: true }),
    toPolice: sends("police", "移送公安", "Refer to the police", "desk", "worker", "lead"),
    toHospital: sends("hospital", "送医验伤", "To the hospital", "worker", "lead"),
    toShelter: sends("shelter", "转介庇护", "To the shelter", "worker", "lead"),
    openOrder: opens("order", "申请人身安全保护令", "Apply for a protection order", "worker", "lead"),
    ...opensOnce(["worker", "lead"], {
      openChild: ["childCase", "为家中未成年人立案", "Open a child's case"],
      openAftercare: ["aftercare", "转入后续帮扶", "Open after-care"],
    }),
    follow,
    close: closeByTwo([
      all({ grade: ["=", "green"] }, did("visit", "≥", 3), is("inDanger", false)),
      "风险等级为绿色、当前无危险且走访满三次后方可结案",
      "Close only at green, out of danger and after three visits",
    ]),
    reopen,
  },
  alsoReads: { worker: { fields: ["place", "account"] } },
  consents: {
    share: consentTo("同意向医疗、庇护机构提供信息", "Share for help", "6mo"),
    police: consentTo("同意告知公安机关", "Tell the police", "6mo"),
  },
  referrals: {
    police: tellPolice(
      violence.toPolice,
      ["happenedAt", "injury", "weapon", "threat", "place", "account"],
      { victim: ["name", "sex", "phone"], offender: ["name", "phone"] },
      ["policeAnswer"],
    ),
    ...urgentHelp({ victim: ["name", "sex", "phone", "birthDate"] }),
  },
  deadlines: {
    firstContact: clock("首次接触", "First contact", "do receive", seenIn, "do visit", byLetter, {
      warn: ["1h"],
    }),
    visits: rhythm(
      "定期走访",
      "Visits",
      "in handling",
      lights("3mo", "1mo", "7d"),
      "do visit",
      lateThenLetter("7d", "14d"),
      unverified("告诫书送达后的查访期限各地不一", "Visits differ by place"),
    ),
    ...standing([["0h", "lead"]], { received: "5wd" }),
  },
  links: {
    ...supervision,
    childCase: linkTo("child-protection-case", "receive", "未成年人保护个案", "Child case", {
      child: "child",
    }),
    order: linkTo("dv-orders", "apply", "保护令", "Order", { victim: "victim", offender: "offender" }),
    aftercare: linkTo("dv-aftercare", "openVictim", "后续帮扶", "After-care", { victim: "victim" }),
  },
  documents: { record: helpRecord("victim", "desk", "worker", "lead") },
  match: { keys: [["victim.idNumber"], ["victim.name", "victim.phone"]], window: "6mo" },
  indicators: {
    received: counted("受理家庭暴力个案数", "Cases", "件", { opened: true }, ["area", "channel", "grade"]),
    contactOnTime: onTime("首次接触及时率", "First contact on time", "firstContact", ["area", "grade"]),
    repeated: counted("再次发生数", "Violence again", "件", { action: "visit", where: is("again", true) }, [
      "area",
    ]),
    policeAnswered: answeredOnTime("公安按时反馈率", "Police answers on time", "police"),
  },
  reconcile: [policeCalls],
  keep: "360mo",
});

import { refers } from "../blocks/adapt.ts";
import { tellHospital } from "../blocks/child-agencies.ts";
import { threeLights } from "../blocks/grades.ts";
import { assignNamed, overseers, tellPolice } from "../blocks/joint-case.ts";
import { laterVisits } from "../blocks/follow-up.ts";
import { backgroundChecked, guardian, minor } from "../blocks/people.ts";
import { act, actor, asks, clock, closed, counted, late, leadAtOnce, musts } from "../blocks/shorthand.ts";
import { next, onTime, open, people, sends, share, waiting } from "../blocks/shorthand.ts";
import { standing } from "../blocks/standing.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, flag, text, usual, words } from "../definition/fields.ts";
import { all, any, did, is, isIn } from "../expression/condition.ts";

const child = { person: ["name", "sex", "birthDate"], guardian: ["name", "phone"] } as const;
const shown = ["signs", "inDanger", "attempt", "means", "safetyPlan"] as const;
const out = ["planned", "following"] as const;
const again = [did("back", "≥", 2), all(did("back"), did("follow"))] as const;
const seen = laterVisits("following", "counsellor", "follow", ...again);
const safe = all({ grade: ["=", "green"] } as const, did("day30"), is("inDanger", false));
const sent = { referral: "hospital", status: "sent" } as const;
const acknowledged = { referral: "hospital", status: "acknowledged-on-time" } as const;
const urgent = any(is("inDanger", true), is("attempt", true), is("means", true));

/** 心理危机干预: triage in half an hour, never alone, a handover that is acknowledged, followed up to a month. */
export const psychologicalCrisis = defineSystem({
  id: "psychological-crisis",
  kind: "case",
  blocks: ["handover"],
  title: words("心理危机干预与医校转介", "Psychological crisis and handover to hospital"),
  purpose: words("快评估、不离人、有交接、有随访", "Fast triage, never alone, handed over, followed up"),
  sources: [usual()],
  parties: { person: minor("当事人", "Person in crisis"), guardian: guardian() },
  fields: {
    door: code("open", "来源", "Door", {
      school: ["学校", "School"],
      hotline: ["热线", "Hotline"],
      hospital: ["医院", "Hospital"],
      family: ["家庭", "Family"],
      police: ["公安", "Police"],
    }),
    signs: text("sensitive", "危机迹象", "Signs"),
    inDanger: flag("sensitive", "是否有现实危险", "In danger now"),
    attempt: flag("sensitive", "是否已有自伤自杀行为", "Self-harm or attempt"),
    means: flag("sensitive", "是否有计划或工具", "A plan or the means"),
    alone: flag("sensitive", "是否无人陪伴", "Alone"),
    safetyPlan: text("sensitive", "安全计划（陪护、移除危险物、联系人）", "Safety plan"),
    companion: flag("work", "专人陪护已到位", "Somebody stays with the person"),
    account: text("sealed", "临床评估记录", "Clinical account"),
    returnPlan: text("sensitive", "返校（返家）支持方案", "Plan for the return"),
    state: code("sensitive", "随访状态", "State at the follow-up", {
      steady: ["平稳", "Steady"],
      unsteady: ["波动", "Unsteady"],
      worse: ["加重", "Worse"],
    }),
    taken: flag("work", "已到院接手", "Taken over at the hospital"),
  },
  forms: {
    sign: [
      ...musts("door", "inDanger"),
      ...asks("attempt", "means", "alone", "signs"),
      ...people("person", "guardian"),
    ],
    triage: [...musts("inDanger", "attempt", "means", "safetyPlan", "companion")],
    clinical: [...musts("account"), ...asks("taken")],
    back: musts("returnPlan"),
    follow: [...musts("state", "inDanger")],
  },
  grade: {
    values: threeLights,
    unknown: "red",
    rules: [
      { when: urgent, is: "red" },
      { when: any(is("alone", true), isIn("state", ["unsteady", "worse"])), is: "yellow" },
      { when: all(is("inDanger", false), is("attempt", false), is("means", false)), is: "green" },
    ],
    raise: ["counsellor", "doctor", "lead"],
    lower: ["counsellor", "doctor"],
    lowerConfirm: ["lead"],
  },
  states: {
    signalled: open("待评估", "To be triaged"),
    planned: open("安全计划执行中", "Safety plan in force"),
    atHospital: waiting("医院诊治中", "At the hospital"),
    following: open("随访", "Followed up"),
    closed: closed("已结束", "Closed"),
  },
  actors: {
    teacher: actor("school", "anyone", "学校人员", "School staff"),
    desk: actor("hotline", "anyone", "热线", "Hotline"),
    school: actor("school", "owns", "学校心理负责人", "School, in charge"),
    counsellor: actor("counsellor", "assigned", "心理辅导人员", "Counsellor"),
    doctor: actor("hospital", "holds-referral", "接诊医生", "Doctor"),
    officer: actor("police", "holds-referral"),
    ...overseers,
  },
  assignGuard: backgroundChecked,
  actions: {
    signal: act("报告危机迹象", "Signal", "new", "signalled", ["teacher", "desk"], {
      form: "sign",
      effects: [{ refer: "police", when: is("inDanger", true), clearIn: "15m" }],
      isUsual: true,
    }),
    hand: act("指派辅导人员", "Name a counsellor", ["signalled"], "same", ["school", "lead"], assignNamed),
    triage: next(act("评估并定安全计划", "Triage", ["signalled"], "planned", ["counsellor"], "triage")),
    toHospital: next(refers("hospital", "绿色通道送医", "To the hospital", out, "atHospital", "counsellor")),
    assess: act("临床评估", "Clinical assessment", ["atHospital"], "same", ["doctor"], "clinical"),
    back: next(act("出院、返校支持", "Back", ["atHospital"], "following", ["counsellor"], "back")),
    follow: act("转入随访", "Follow up", ["planned"], "following", ["counsellor"], "back"),
    day1: next(act("次日随访", "After a day", ["following"], "same", ["counsellor"], "follow")),
    day7: seen("一周随访", "After a week", "3d"),
    day30: seen("三十日随访", "After thirty days", "14d"),
    toPolice: sends("police", "请公安到场", "To the police", "counsellor", "lead"),
    close: act("结束", "Close", ["following"], "closed", ["counsellor"], {
      guard: [safe, "最低等级、三十日随访完成且无危险后方可结束", "Close at green after thirty days"],
      secondPerson: ["lead"],
    }),
    reopen: act("再次出现迹象", "Signs again", "closed", "signalled", ["lead", "school"], {
      needsReason: true,
    }),
  },
  referrals: {
    hospital: {
      ...tellHospital({ fields: shown, people: child, answerForm: ["taken"] }),
      answeredBy: ["assess"],
    },
    police: tellPolice("minors", ["signs", "inDanger", "means"], child, [], "10m"),
  },
  deadlines: {
    triage: clock("评估", "Triage", "in signalled", "30m", "left signalled", late("30m"), { warn: ["10m"] }),
    day1: clock("次日随访", "After a day", "in following", "1d", "do day1", leadAtOnce),
    day7: clock("一周随访", "After a week", "in following", "7d", "do day7", leadAtOnce),
    day30: clock("三十日随访", "After thirty days", "in following", "30d", "do day30", late("3d")),
    ...standing(leadAtOnce, { planned: "1d", atHospital: "15d", following: "45d" }),
  },
  match: { keys: [["person.idNumber"], ["person.name", "person.birthDate"]], window: "12mo" },
  indicators: {
    crises: counted("心理危机数", "Crises", "件", { opened: true }, ["area", "month", "door"]),
    triaged: onTime("三十分钟评估率", "Triaged in half an hour", "triage", ["area", "grade"]),
    handed: share("转介按时接手率", "Handovers acknowledged", acknowledged, sent, ["area"]),
    followed: onTime("三十日随访率", "Followed up at thirty days", "day30"),
  },
  keep: "120mo",
});

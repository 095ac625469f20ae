import { tellSchool } from "../blocks/child-agencies.ts";
import { laterVisits } from "../blocks/follow-up.ts";
import { overseers, policeAnswer, tellPolice } from "../blocks/joint-case.ts";
import { asReporter, guardian, minor, reporter } from "../blocks/people.ts";
import { act, actor, asked, asks, clock, closed, counted, firstThen } from "../blocks/shorthand.ts";
import { leadAtOnce, linkTo, musts, next, onTime, open, opens, people } from "../blocks/shorthand.ts";
import { sends } from "../blocks/shorthand.ts";
import { where } from "../blocks/trigger-words.ts";
import { violence } from "../blocks/violence.ts";
import { standing } from "../blocks/standing.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, codes, flag, law, text, usual, words } from "../definition/fields.ts";
import { all, any, did, has, is, not } from "../expression/condition.ts";

const both = { victim: ["name", "sex", "birthDate"], bully: ["name", "sex", "birthDate"] } as const;
const grave = any(is("injury", "serious"), is("sexual", true), is("weapon", true));
const counsel = { fields: ["kinds", "forVictim"], people: both, answerForm: ["forVictim"] } as const;
const reviewed = {
  fields: ["finding", "forVictim", "review"],
  people: both,
  answerForm: ["review"],
} as const;
const thenBureau = firstThen("lead", "3d", "bureau");
const thenBureau7 = firstThen("lead", "7d", "bureau");
const atPolice = { referral: ["police", "answered"] } as const;
const seen = any(is("finding", "none"), did("thirdMonth"));
const done = all(seen, has("finding"), any(not(any(grave, is("finding", "grave"))), atPolice));
// of what did not happen nobody is seen again
const found = where("in decided", not(is("finding", "none")));
const later = laterVisits("decided", "committee", "follow", did("appeal"));
const mayFind = any(not(is("finding", "grave")), { referral: ["police", "open"] } as const, atPolice);

/** 学生欺凌: the committee meets in ten days; what is grave goes to the police and is not settled by the school alone. */
export const schoolBullying = defineSystem({
  id: "school-bullying",
  kind: "case",
  blocks: ["joint-case"],
  title: words("学生欺凌预防、报告与处置", "School bullying"),
  purpose: words(
    "十日内认定、双方都有措施、一三个月回访",
    "Found on in ten days, measures for both, followed up",
  ),
  sources: [usual(), law("未成年人保护法第十一条", "Minors Protection Law, art. 11")],
  parties: {
    victim: minor("受欺凌学生", "Pupil bullied", { min: 1, max: 5 }),
    bully: minor("涉嫌欺凌学生", "Pupil said to bully", { max: 10 }),
    guardian: guardian({ max: 10 }),
    reporter: reporter(),
  },
  fields: {
    foundBy: code("work", "发现途径", "How found", {
      pupil: ["学生反映", "A pupil"],
      parent: ["家长反映", "A parent"],
      teacher: ["教师发现", "A teacher"],
      survey: ["问卷、排查", "A survey"],
      line: ["热线、信箱", "Line or box"],
    }),
    kinds: codes("sensitive", "表现", "Kinds", {
      body: ["殴打、推搡", "Blows"],
      words: ["辱骂、起绰号", "Words"],
      money: ["索要财物", "Money or things"],
      exclude: ["孤立、排挤", "Exclusion"],
      online: ["网络欺凌", "Online"],
    }),
    injury: violence.fields.injury,
    weapon: violence.fields.weapon,
    sexual: flag("sensitive", "是否涉及性", "Of a sexual kind"),
    account: violence.fields.account,
    finding: code("work", "认定", "Finding", {
      bullying: ["构成欺凌", "Bullying"],
      grave: ["严重欺凌", "Grave bullying"],
      quarrel: ["一般冲突", "A quarrel"],
      none: ["未发生", "Did not happen"],
    }),
    forVictim: text("sensitive", "对受欺凌学生的保护与辅导", "Measures for the pupil bullied"),
    forBully: text("sensitive", "对欺凌学生的教育惩戒", "Measures for the pupil who bullied"),
    again: flag("work", "是否再次发生", "Again"),
    followUp: text("sensitive", "回访情况", "Follow-up"),
    policeAnswer,
    review: text("sensitive", "教育部门复查意见", "Opinion of the education bureau"),
  },
  forms: {
    report: [
      ...musts("foundBy", "injury", "weapon", "sexual"),
      ...asks("kinds", "account"),
      ...people("victim", "bully", "guardian", "reporter"),
    ],
    find: [...musts("finding"), ...asks("forVictim", "forBully")],
    follow: [...musts("again", "followUp")],
  },
  states: {
    reported: open("待校内委员会认定", "Reported"),
    decided: open("已认定、落实措施", "Decided, measures"),
    closed: closed("已办结", "Closed"),
  },
  actors: {
    finder: asReporter(actor("school", "anyone", "教师", "Teacher")),
    committee: actor("school", "owns", "学生欺凌治理委员会", "School committee"),
    lead: actor("supervisor", "supervises-owner", "校长", "Head"),
    bureau: actor("education", "in-jurisdiction", "教育部门", "Education bureau"),
    ...asked("police", "counsellor", "education"),
    office: overseers.office,
  },
  actions: {
    report: act("报告", "Report", "new", "reported", ["finder"], {
      form: "report",
      effects: [{ refer: "police", when: grave, clearIn: "2h" }],
      isUsual: true,
    }),
    toPolice: sends("police", "移送公安", "To the police", "committee", "lead", "bureau"),
    toCounsellor: sends("counsellor", "请心理辅导", "To a counsellor", "committee"),
    openSupport: opens("support", "转心理与综合援助", "Open support", "committee"),
    find: act("委员会认定", "Find", ["reported"], "decided", ["committee"], {
      form: "find",
      guard: [mayFind, "严重欺凌须先移送公安", "Grave bullying goes to the police first"],
      isUsual: true,
    }),
    appeal: act("申请复查", "Ask for review", ["decided"], "reported", ["committee", "bureau"], {
      needsReason: true,
      effects: [{ refer: "review" }],
    }),
    firstMonth: next(later("一个月回访", "After a month", "14d")),
    thirdMonth: later("三个月回访", "After three months", "2mo"),
    close: act("办结", "Close", ["decided"], "closed", ["committee"], {
      guard: [done, "三个月回访完成、严重的已移送公安", "After three months; grave ones with the police"],
      secondPerson: ["lead"],
    }),
    reopen: act("重新启动", "Reopen", "closed", "reported", ["lead", "bureau"], { needsReason: true }),
  },
  referrals: {
    police: tellPolice("minors", ["kinds", "injury", "weapon", "sexual", "account"], both, ["policeAnswer"]),
    counsellor: { ...tellSchool(counsel), to: "counsellor" },
    review: { ...tellSchool(reviewed), to: "education" },
  },
  deadlines: {
    find: clock("十日内认定", "Decided in ten days", "in reported", "10d", "left reported", thenBureau),
    month: clock("一个月回访", "After a month", found, "1mo", "do firstMonth", leadAtOnce),
    three: clock("三个月回访", "After three months", found, "3mo", "do thirdMonth", thenBureau7),
    ...standing(leadAtOnce, { decided: "4mo" }),
  },
  links: {
    support: linkTo("minor-victim-support", "open", "心理与综合援助", "Support", { victim: "child" }),
  },
  indicators: {
    reports: counted("学生欺凌报告数", "Reports", "件", { opened: true }, ["area", "month", "foundBy"]),
    decided: onTime("十日内认定率", "Decided in time", "find"),
    followed: onTime("三个月回访率", "Followed up", "three"),
  },
  keep: "120mo",
});

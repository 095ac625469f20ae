import { take } from "../blocks/joint-case.ts";
import { courtSystems } from "../blocks/outside-justice.ts";
import { juvenileSupportFields } from "../blocks/juvenile-support-fields.ts";
import { backgroundChecked, guardian, minor } from "../blocks/people.ts";
import {
  act,
  actor,
  ask,
  asks,
  clock,
  closed,
  counted,
  late,
  leadAtOnce,
  musts,
} from "../blocks/shorthand.ts";
import { forLinks, next, onTime, open, people, rhythm, share } from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { unverified, usual, words } from "../definition/fields.ts";
import { did } from "../expression/condition.ts";

const known = { child: ["name", "sex", "birthDate"] } as const;
const back = { action: "end", where: { in: ["goal", ["school", "job"]] } } as const;

/** What school and employer are asked: to take somebody in, and nothing of why. */
const takeIn = {
  purpose: words("复学、就业帮扶", "Back to school or to work"),
  law: words("未成年人保护法第一百一十三条", "Minors Protection Law, art. 113"),
  fields: ["place", "taken"],
  people: known,
  acknowledge: "3wd",
  answer: "10wd",
  answerForm: ["taken"],
  tell: ["lead"],
} as const;

/**
 * 涉案未成年人社会支持与观护帮教: the judiciary asks, a social worker takes over, a base watches over its own minors and no others;
 * school and employer get no legal fact.
 */
export const juvenileCaseSupport = defineSystem({
  id: "juvenile-case-support",
  kind: "case",
  blocks: ["joint-case", "procedure"],
  title: words(
    "涉案未成年人社会支持与观护帮教",
    "Social support and watched probation of minors before the law",
  ),
  purpose: words(
    "司法提请、专业承接、按月报告、回归有门",
    "Asked by the judiciary, taken over, reported, a way back",
  ),
  sources: [
    unverified("未成年人保护法第一百一十六条，待核对原文", "Minors Protection Law, art. 116, to be checked"),
    usual(),
  ],
  parties: { child: minor("服务对象", "Minor"), guardian: guardian() },
  fields: juvenileSupportFields,
  forms: {
    ask: [...musts("askedBy", "services"), ...asks("background"), ...people("child", "guardian")],
    plan: [...musts("plan", "until"), ...asks("base")],
    report: musts("report", "conduct"),
    place: musts("place"),
    end: musts("goal", "again"),
  },
  states: {
    received: open("待承接", "To be taken over"),
    handling: open("制定方案", "Being planned"),
    watched: open("帮教中", "In the programme"),
    ended: closed("已结束", "Ended"),
    declined: closed("不予承接", "Not taken over"),
  },
  actors: {
    police: actor("police", "anyone", "提请的民警", "Police who ask"),
    procurator: actor("procuratorate", "anyone", "提请的检察官", "Procurator who asks"),
    court: actor("court", "anyone", "提请的法官", "Judge who asks"),
    asker: actor("procuratorate", "opened", "提请人", "Who asked"),
    worker: actor("caseworker", "assigned", "司法社工", "Social worker"),
    lead: actor("supervisor", "supervises-owner", "社工机构督导", "Supervisor of the social workers"),
    office: actor("leading-group-office", "in-jurisdiction"),
    centre: actor("civil-affairs", "holds-referral", "承接机构", "Body that takes over"),
    base: actor("employer", "holds-referral", "观护基地、用人单位", "Base or employer"),
    school: actor("school", "holds-referral"),
  },
  assignGuard: backgroundChecked,
  actions: {
    ask: act("提请社会支持", "Ask for support", "new", "received", ["procurator", "police", "court"], {
      form: "ask",
      effects: [{ refer: "takeOver" }],
      ...forLinks,
    }),
    take,
    decline: act("不予承接", "Do not take over", ["received"], "declined", ["lead"], { needsReason: true }),
    plan: next(act("制定方案", "Plan", ["handling"], "watched", ["worker"], "plan")),
    report: next(act("月度报告", "Monthly report", ["watched"], "same", ["worker"], "report")),
    toBase: act("送观护基地", "To a base", ["watched"], "same", ["worker"], { effects: [{ refer: "base" }] }),
    toSchool: act("协调复学", "Back to school", ["watched"], "same", ["worker"], {
      form: "place",
      effects: [{ refer: "school" }],
    }),
    end: act("结束帮教", "End", ["watched"], "ended", ["worker"], {
      form: "end",
      guard: [did("report"), "至少一次月度报告后方可结束", "After one monthly report at least"],
      secondPerson: ["lead"],
    }),
    reopen: act("恢复帮教", "Take up again", "closed", "watched", ["lead"], { needsReason: true }),
  },
  referrals: {
    takeOver: ask("civil-affairs", "请社工机构承接", "To the body that takes over", {
      purpose: words("承接涉案未成年人社会支持", "Take over the support"),
      law: words("未成年人保护法第一百一十六条", "Minors Protection Law, art. 116"),
      fields: ["askedBy", "services"],
      people: known,
      acknowledge: "1wd",
      answer: "3wd",
      tell: ["asker", "office"],
      next: true,
      handover: true,
    }),
    base: ask("employer", "观护基地接收", "To the base", {
      ...takeIn,
      purpose: words("岗位体验与日常观护", "Work and daily care"),
      fields: ["base", "until", "taken"],
    }),
    school: ask("school", "协调复学", "Back to school", takeIn),
  },
  deadlines: {
    take: clock("承接", "Taken over", "in received", "3wd", "in handling", late("2wd")),
    plan: clock("制定方案", "Planned", "in handling", "10wd", "do plan", leadAtOnce),
    reports: rhythm("月度报告", "Monthly report", "in watched", "1mo", "do report", late("10d")),
    until: clock("帮教期满", "Until", "on until", "5wd", "left watched", leadAtOnce, { warn: ["10d"] }),
  },
  indicators: {
    asked: counted("提请社会支持数", "Asked for", "人", { opened: true }, ["area", "month", "askedBy"]),
    taken: onTime("按时承接率", "Taken over in time", "take"),
    reports: onTime("月度报告及时率", "Reports in time", "reports"),
    back: share("复学就业率", "Back at school or work", back, { action: "end" }, ["area"]),
    bases: counted("送观护基地人次", "To a base", "人次", { action: "toBase" }, ["area"]),
  },
  reconcile: [courtSystems],
  keep: "60mo",
});

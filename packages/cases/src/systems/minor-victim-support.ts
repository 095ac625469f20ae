import { childHelp, partFields, tellSchool } from "../blocks/child-agencies.ts";
import { caseActors, caseStates, closeByTwo, reopen, take } from "../blocks/joint-case.ts";
import { backgroundChecked, guardian, minor } from "../blocks/people.ts";
import {
  act,
  actor,
  ask,
  asked,
  asks,
  clock,
  counted,
  forLinks,
  late,
  leadAtOnce,
} from "../blocks/shorthand.ts";
import { linkTo, musts, next, onTime, opens, people, rhythm, sends, share } from "../blocks/shorthand.ts";
import { standing } from "../blocks/standing.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, codes, flag, law, text, usual, words } from "../definition/fields.ts";
import { all, did, is } from "../expression/condition.ts";

const child = { child: ["name", "sex", "birthDate"] } as const;
const done = all(did("review", "≥", 2), is("quiet", true));
const completed = { action: "close", where: is("outcome", "completed") } as const;

/** 未成年被害人心理与综合援助: a plan of tasks for a child who was hurt, reviewed each month until it is quiet. */
export const minorVictimSupport = defineSystem({
  id: "minor-victim-support",
  kind: "case",
  blocks: ["joint-case"],
  title: words("未成年被害人心理与综合援助", "Support of minor victims"),
  purpose: words("三日内首次疏导，一人一方案，逐月复核", "First session in three days, one plan a child"),
  sources: [law("未成年人保护法第四条、第一百零三条", "Minors Protection Law, arts 4 and 103"), usual()],
  parties: { child: minor("未成年被害人", "Minor victim"), guardian: guardian() },
  fields: {
    askedBy: code("open", "提请单位", "Asked by", {
      procuratorate: ["检察机关", "Procuratorate"],
      police: ["公安机关", "Police"],
      case: ["保护个案", "Protection case"],
      school: ["学校", "School"],
      guardian: ["监护人", "Guardian"],
    }),
    kind: code("sensitive", "受害情形", "Kind of harm", {
      violence: ["暴力伤害", "Violence"],
      sexual: ["性侵害", "Sexual harm"],
      bullying: ["欺凌", "Bullying"],
      abuse: ["虐待", "Abuse"],
      other: ["其他侵害", "Other"],
    }),
    needs: text("sensitive", "援助需求评估", "Needs"),
    session: text("sealed", "心理辅导记录", "Notes of the session"),
    plan: text("sensitive", "援助方案", "Plan"),
    services: codes("work", "方案内容", "Services", {
      counselling: ["心理辅导", "Counselling"],
      treatment: ["医疗", "Treatment"],
      shelter: ["临时安置", "Shelter"],
      money: ["司法救助、生活救助", "Money"],
      school: ["转学、复学", "School"],
      family: ["家庭教育指导", "Family help"],
      law: ["法律援助", "Legal aid"],
    }),
    ...partFields,
    quiet: flag("sensitive", "本月状态平稳", "Quiet this month"),
    outcome: code("work", "结果", "Outcome", {
      completed: ["方案完成", "Plan completed"],
      declined: ["监护人和本人不再需要", "No longer wanted"],
      moved: ["转外地继续", "Goes on elsewhere"],
    }),
  },
  forms: {
    ask: [...musts("askedBy"), ...asks("kind", "needs"), ...people("child", "guardian")],
    session: musts("session"),
    plan: [...musts("plan", "services"), ...asks("part")],
    review: [...musts("quiet"), ...asks("plan", "part")],
    close: musts("outcome"),
  },
  states: caseStates,
  actors: {
    ...caseActors,
    procurator: actor("procuratorate", "anyone", "提请的检察官", "Procurator who asks"),
    centre: actor("civil-affairs", "anyone", "未成年人保护机构", "Protection centre"),
    counsellor: actor("counsellor", "holds-referral"),
    ...asked("hospital", "school", "civil-affairs", "township", "education"),
  },
  assignGuard: backgroundChecked,
  actions: {
    open: act("提请援助", "Ask for support", "new", "received", ["centre", "procurator"], {
      form: "ask",
      effects: [{ refer: "counsellor" }],
      ...forLinks,
    }),
    take,
    session: next(act("心理辅导", "Session", "open", "same", ["counsellor"], "session")),
    plan: next(act("制定方案", "Plan", ["handling"], "following", ["worker"], "plan")),
    review: next(act("逐月复核", "Review", ["following"], "same", ["worker"], "review")),
    toHospital: sends("hospital", "请医院治疗", "To the hospital", "worker"),
    toSchool: sends("school", "请在读学校照护", "To the school", "worker"),
    toNewSchool: sends("newSchool", "协调转学（不告知原因）", "Change of school, no reason told", "worker"),
    toCivilAffairs: sends("civilAffairs", "请民政安置救助", "To civil affairs", "worker"),
    toTownship: sends("township", "请乡镇（街道）家庭指导", "To the township", "worker"),
    toLegalAid: opens("legalAid", "申请法律援助", "Apply for legal aid", "worker"),
    close: closeByTwo([done, "至少两次复核且本月平稳后方可结案", "Close after two reviews, quiet"]),
    reopen,
  },
  referrals: {
    ...childHelp(child),
    counsellor: ask("counsellor", "请心理辅导", "To a counsellor", {
      workedBy: ["session"],
      purpose: words("心理辅导", "Counselling"),
      law: words("未成年人保护法第四条", "Minors Protection Law, art. 4"),
      fields: ["kind", "needs"],
      people: child,
      acknowledge: "24h",
      answer: "3d",
      tell: ["lead"],
      next: true,
    }),
    newSchool: {
      ...tellSchool({ fields: ["part", "helpGiven"], people: child, answerForm: [] }),
      to: "education",
    },
  },
  deadlines: {
    firstSession: clock("首次心理辅导", "First session", "do open", "3d", "do session", late("1d")),
    plan: clock("制定方案", "Plan", "in handling", "10wd", "do plan", leadAtOnce),
    reviews: rhythm("逐月复核", "Reviews", "in following", "1mo", "do review", late("7d")),
    ...standing(leadAtOnce, { received: "5wd" }),
  },
  links: { legalAid: linkTo("legal-aid", "apply", "法律援助", "Legal aid", { child: "applicant" }) },
  match: { keys: [["child.idNumber"]], window: "12mo" },
  indicators: {
    victims: counted("接受援助的未成年被害人", "Minors supported", "人", { opened: true }, [
      "area",
      "askedBy",
    ]),
    firstSession: onTime("首次辅导及时率", "First session on time", "firstSession"),
    completed: share("方案完成率", "Plans completed", completed, { action: "close" }, ["area"]),
  },
  keep: "360mo",
});

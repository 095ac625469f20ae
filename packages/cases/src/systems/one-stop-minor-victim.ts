import { tellCivilAffairs } from "../blocks/child-agencies.ts";
import { overseers } from "../blocks/joint-case.ts";
import { backgroundChecked, guardian, minor, suitableAdult } from "../blocks/people.ts";
import { act, actor, ask, asks, clock, closed, counted, leadAtOnce, linkTo } from "../blocks/shorthand.ts";
import { musts, onTime, open, opens, people } from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, codes, flag, law, moment, name, placeOf, text, usual, words } from "../definition/fields.ts";
import { all, any, did, has, is, not } from "../expression/condition.ts";

// whoever takes the case up again was asked before: what is counted begins anew with it
const asked = any(did("interview"), has("reopenFor"));
const once = all(is("adultPresent", true), not(asked));
const again = all(is("adultPresent", true), asked);
const child = { child: ["name", "sex", "birthDate"] } as const;
const both = { child: "child", guardian: "guardian" } as const;
const where = ["place", "room", "arrangedFor"] as const;
const callsAll = [{ refer: "procurator" }, { refer: "hospital" }, { refer: "counsellor" }] as const;
const seen = {
  purpose: words("到场参与一站式办案", "Come and take part"),
  law: words("未成年人保护法第四条", "Minors Protection Law, art. 4"),
  acknowledge: "1h",
  answer: "1d",
  tell: ["lead"],
} as const;

const ofChild = { ...seen, fields: where, people: child } as const;

/** 未成年被害人“一站式”取证保护: one visit, one interview; a second one is itself a harm and needs two persons. */
export const oneStopMinorVictim = defineSystem({
  id: "one-stop-minor-victim",
  kind: "case",
  blocks: ["procedure"],
  title: words("未成年被害人“一站式”取证保护", "One stop for minor victims"),
  purpose: words("询问、检查、取证、疏导、救助一次完成", "All that is needed, in one visit"),
  sources: [law("未成年人保护法第四条、第一百零三条", "Minors Protection Law, arts 4 and 103"), usual()],
  parties: { child: minor("被害未成年人", "Minor victim"), guardian: guardian(), adult: suitableAdult() },
  fields: {
    place: placeOf("one-stop-places", "work", "一站式办案场所（台账内）", "Registered place"),
    room: name("work", "室", "Room"),
    arrangedFor: moment("work", "安排时间", "Arranged for"),
    adultPresent: flag("work", "法定代理人或合适成年人到场", "Guardian or suitable adult present"),
    sameSex: flag("work", "询问人员性别适宜", "Interviewer of the right sex"),
    recorded: flag("work", "全程同步录音录像", "Recorded throughout"),
    statement: text("sealed", "询问笔录要点", "Statement"),
    findings: text("sealed", "身体检查所见", "Body findings"),
    evidence: text("sealed", "提取物证", "Evidence secured"),
    counsel: text("sealed", "心理疏导情况", "Counselling"),
    need: text("sensitive", "需要的救助", "Aid needed"),
    aidGiven: text("sensitive", "已提供的救助", "Aid given"),
    reopenFor: code("work", "重新启动的事由", "Taken up again for", {
      evidence: ["出现新的证据", "New evidence"],
      asked: ["检察机关、法院要求补充", "Asked for by procurator or court"],
      care: ["检查、疏导、救助需要", "Care is needed"],
    }),
    steps: codes("work", "本次已完成环节", "Done in this visit", {
      interview: ["询问", "Interview"],
      examination: ["检查", "Examination"],
      evidence: ["取证", "Evidence"],
      counsel: ["疏导", "Counselling"],
      aid: ["救助", "Aid"],
    }),
  },
  forms: {
    arrange: [...musts("place", "arrangedFor"), ...asks("room"), ...people("child", "guardian")],
    interview: [...musts("adultPresent", "recorded"), ...asks("sameSex", "statement"), ...people("adult")],
    examine: musts("findings"),
    secure: musts("evidence"),
    counsel: musts("counsel"),
    aid: musts("need"),
    close: musts("steps"),
    reopen: musts("reopenFor"),
  },
  states: {
    arranged: open("已安排", "Arranged"),
    going: open("一站式办理中", "In the visit"),
    closed: closed("已完成", "Done"),
  },
  actors: {
    arranger: actor("police", "anyone", "安排人", "Who arranges"),
    officer: actor("police", "assigned", "办案民警", "Police in charge"),
    procurator: actor("procuratorate", "holds-referral"),
    doctor: actor("hospital", "holds-referral", "检查医生", "Doctor"),
    counsellor: actor("counsellor", "holds-referral"),
    "civil-affairs": actor("civil-affairs", "holds-referral"),
    ...overseers,
  },
  assignGuard: backgroundChecked,
  actions: {
    arrange: act("安排一站式", "Arrange", "new", "arranged", ["arranger"], {
      form: "arrange",
      effects: [{ assign: "actor" }, ...callsAll, { seal: true }],
      isUsual: true,
    }),
    interview: act("询问（仅一次）", "Interview, once", ["arranged", "going"], "going", ["officer"], {
      form: "interview",
      guard: [once, "须有合适成年人在场，且询问只做一次", "An adult must be there; one interview only"],
      isUsual: true,
    }),
    interviewAgain: act("再次询问（须审批）", "Second interview", ["going"], "same", ["officer"], {
      form: "interview",
      guard: [again, "须已询问过且有合适成年人在场", "Only after a first one, with an adult"],
      needsReason: true,
      secondPerson: ["procurator"],
    }),
    examine: act("身体检查", "Examine", ["arranged", "going"], "going", ["doctor"], "examine"),
    secure: act("提取物证", "Secure evidence", ["arranged", "going"], "going", ["officer"], "secure"),
    counselChild: act("心理疏导", "Counsel", ["arranged", "going"], "going", ["counsellor"], "counsel"),
    askAid: act("申请救助", "Ask for aid", ["arranged", "going"], "going", ["officer", "procurator"], {
      form: "aid",
      effects: [{ refer: "civilAffairs" }],
    }),
    openSupport: opens("support", "转心理与综合援助", "Open support", "officer", "procurator"),
    close: act("完成", "Done", ["going"], "closed", ["officer"], {
      form: "close",
      secondPerson: ["procurator"],
    }),
    // a procurator who has answered holds nothing of a closed case
    reopen: act("重新启动", "Reopen", "closed", "going", ["officer", "procurator"], {
      form: "reopen",
      needsReason: true,
    }),
  },
  referrals: {
    procurator: ask("procuratorate", "请检察官介入", "The procurator", { ...seen, fields: where }),
    hospital: ask("hospital", "请医生检查", "The doctor", { ...ofChild, answeredBy: ["examine"] }),
    counsellor: ask("counsellor", "请心理疏导", "The counsellor", {
      ...ofChild,
      answeredBy: ["counselChild"],
    }),
    civilAffairs: tellCivilAffairs({
      fields: ["need", "aidGiven"],
      people: child,
      answerForm: ["aidGiven"],
    }),
  },
  deadlines: {
    sameDay: clock("当日完成询问", "Same day", "in arranged", "1d", "do interview", leadAtOnce),
    done: clock("一站式完成", "One stop done", "in going", "3d", "left going", leadAtOnce),
  },
  links: {
    support: linkTo("minor-victim-support", "open", "心理与综合援助", "Support", both),
  },
  indicators: {
    arranged: counted("一站式办案数", "One-stop cases", "件", { opened: true }, ["area", "month"]),
    second: counted("再次询问数", "Second interviews", "件", { action: "interviewAgain" }, ["area", "month"]),
    sameDay: onTime("当日询问率", "Interviewed the same day", "sameDay"),
  },
  keep: "360mo",
});

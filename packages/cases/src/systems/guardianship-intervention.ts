import { partFields, tellCivilAffairs, tellHospital, tellProcuratorate } from "../blocks/child-agencies.ts";
import { tellSchool } from "../blocks/child-agencies.ts";
import { lights, threeLights } from "../blocks/grades.ts";
import { overseers } from "../blocks/joint-case.ts";
import { courtSystems } from "../blocks/outside-justice.ts";
import { childWelfareSystem } from "../blocks/outside-systems.ts";
import { guardian, minor, suitableAdult } from "../blocks/people.ts";
import { act, actor, asked, asks, clock, closed, counted, late, leadAtOnce } from "../blocks/shorthand.ts";
import { musts, next, onTime, open, people, rhythm, sends, waiting } from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { address, code, flag, law, reference, text, unverified, usual } from "../definition/fields.ts";
import { words } from "../definition/fields.ts";
import { any, is, isIn } from "../expression/condition.ts";

const child = { child: ["name", "sex", "birthDate"], guardian: ["name", "phone", "relation"] } as const;
const minors = (zh: string, en: string) =>
  law(`未成年人保护法第${zh}条`, `Minors Protection Law, art. ${en}`);

/** 监护干预: from the warning over the temporary guardian to court; no day without one goes unseen, the placement is sealed. */
export const guardianshipIntervention = defineSystem({
  id: "guardianship-intervention",
  kind: "case",
  blocks: ["procedure"],
  title: words("临时监护、国家监护与撤销监护人资格", "Temporary and state guardianship, revocation"),
  purpose: words("无人照料当日落实临时监护，程序一步不缺", "A guardian the same day; no step is missing"),
  sources: [minors("九十二、九十四", "92 and 94"), usual()],
  parties: {
    child: minor(),
    guardian: guardian(),
    keeper: suitableAdult("临时监护人", "Temporary guardian"),
  },
  fields: {
    ground: code("sensitive", "情形", "Ground", {
      lost: ["流浪或身份不明", "Lost or unknown"],
      absent: ["监护人下落不明", "Guardian cannot be found"],
      unable: ["监护人因自身原因或突发事件不能监护", "Guardian unable, or an emergency"],
      refuses: ["监护人拒绝或怠于监护", "Guardian refuses or neglects"],
      harms: ["监护人教唆、侵害", "Guardian harms"],
      danger: ["身心受严重侵害或面临危险", "Grave harm or danger"],
      other: ["法律规定的其他情形", "Other grounds by law"],
    }),
    alone: flag("sensitive", "目前是否无人照料", "Without anybody now"),
    account: text("sensitive", "情况说明", "What happened"),
    warned: reference("work", "督促监护令（告诫）文号", "Number of the warning"),
    placement: address("sealed", "安置地点", "Placement"),
    assessment: text("sensitive", "监护能力评估", "Assessment of the guardian"),
    fit: code("sensitive", "评估结论", "Result", {
      fit: ["可以恢复监护", "Fit"],
      help: ["需帮扶后恢复", "Fit with help"],
      unfit: ["不宜继续监护", "Unfit"],
    }),
    applicant: code("work", "申请人", "Who files", {
      civil: ["民政部门", "Civil affairs"],
      committee: ["村（居）委会", "Committee"],
      school: ["学校", "School"],
      hospital: ["医疗机构", "Hospital"],
      federation: ["妇联", "Women's federation"],
      relative: ["其他有监护资格的人", "Others entitled"],
    }),
    missing: text("sensitive", "尚缺材料", "What is missing"),
    ruling: reference("work", "裁判文书号", "Number of the ruling"),
    revoked: flag("work", "是否撤销监护人资格", "Revoked"),
    longTerm: code("work", "长期监护方式", "Long-term care", {
      family: ["亲属监护", "By kin"],
      state: ["国家监护（机构养育）", "State, in an institution"],
      foster: ["家庭寄养", "Foster family"],
      adoption: ["收养", "Adoption"],
    }),
    ...partFields,
  },
  forms: {
    ground: [...musts("ground", "alone"), ...asks("account"), ...people("child", "guardian")],
    warn: musts("warned"),
    place: [...musts("placement"), ...people("keeper")],
    assess: musts("assessment", "fit"),
    file: [...musts("applicant"), ...asks("missing")],
    ruling: musts("ruling", "revoked"),
    longTerm: [...musts("longTerm"), ...asks("placement")],
    part: musts("part"),
  },
  grade: {
    values: threeLights,
    unknown: "red",
    rules: [
      { when: any(is("alone", true), isIn("ground", ["lost", "absent", "danger"])), is: "red" },
      { when: isIn("ground", ["harms", "refuses", "unable", "other"]), is: "yellow" },
    ],
    raise: ["officer", "lead"],
    lower: ["officer"],
    lowerConfirm: ["lead"],
  },
  states: {
    found: open("待落实监护", "No guardian settled"),
    warned: open("已督促监护", "Guardian warned"),
    temporary: open("临时监护中", "Temporary guardian"),
    atCourt: waiting("法院审理撤销监护", "Before the court"),
    longTerm: open("长期监护", "Long-term care"),
    returned: closed("已回归家庭", "Returned"),
    ended: closed("已终止监护", "Ended"),
  },
  actors: {
    finder: actor("village", "anyone", "村（居）委会", "Committee"),
    patrol: actor("police", "anyone", "公安民警", "Police officer"),
    officer: actor("civil-affairs", "owns", "民政经办人", "Civil affairs officer"),
    next: actor("civil-affairs", "holds-referral", "受移交的民政部门", "Civil affairs asked"),
    court: actor("court", "holds-referral"),
    ...asked("procuratorate", "hospital", "school", "township"),
    ...overseers,
  },
  actions: {
    open: act("登记监护风险情形", "Register", "new", "found", ["officer", "finder", "patrol"], {
      form: "ground",
      effects: [{ refer: "takeOver" }],
      isUsual: true,
    }),
    warn: act("督促、告诫监护人", "Warn the guardian", ["found"], "warned", ["officer"], "warn"),
    place: next(
      act(
        "落实临时监护",
        "Temporary guardian",
        ["found", "warned"],
        "temporary",
        ["officer", "next"],
        "place",
      ),
    ),
    assess: next(act("监护评估", "Assess", ["warned", "temporary"], "same", ["officer"], "assess")),
    returnHome: act("送返监护人", "Return home", ["warned", "temporary"], "returned", ["officer"], {
      guard: [
        isIn("fit", ["fit", "help"]),
        "评估认为可以恢复监护后方可送返",
        "Only after an assessment found it fit",
      ],
      secondPerson: ["lead"],
    }),
    file: act("申请撤销监护人资格", "File for revocation", ["temporary", "warned"], "atCourt", ["officer"], {
      form: "file",
      effects: [{ refer: "court" }, { refer: "procuratorate" }],
    }),
    rule: next(act("裁判", "Ruling", ["atCourt"], "temporary", ["court", "officer"], "ruling")),
    settle: act("转长期监护", "Long-term care", ["temporary"], "longTerm", ["officer"], {
      form: "longTerm",
      guard: [
        { any: [is("revoked", true), is("ground", "lost"), is("ground", "absent")] },
        "须有撤销裁判或法定长期监护情形",
        "After a ruling or by law",
      ],
      secondPerson: ["lead"],
    }),
    restore: act("恢复监护人资格", "Restore", ["longTerm"], "temporary", ["court"], "ruling"),
    askHelp: act("请协同单位", "Ask agencies", "open", "same", ["officer"], {
      form: "part",
      effects: [{ refer: "township" }],
    }),
    toSchool: sends("school", "请学校协同", "To the school", "officer"),
    toHospital: sends("hospital", "请医院救治", "To the hospital", "officer"),
    end: act("终止监护（成年、收养等）", "End", ["longTerm"], "ended", ["officer"], {
      needsReason: true,
      secondPerson: ["lead"],
    }),
    reopen: act("重新启动", "Reopen", "closed", "found", ["lead"], { needsReason: true }),
  },
  referrals: {
    takeOver: {
      ...tellCivilAffairs({
        fields: ["ground", "alone", "account"],
        people: child,
        answerForm: [],
        acknowledge: "2h",
      }),
      handover: true,
    },
    procuratorate: tellProcuratorate({
      fields: ["ground", "assessment", "fit", "missing"],
      people: child,
      answerForm: [],
    }),
    court: {
      ...tellProcuratorate({
        fields: ["ground", "account", "assessment", "fit", "applicant", "ruling", "revoked"],
        people: child,
        answerForm: ["ruling", "revoked"],
        answer: "1mo",
      }),
      to: "court",
    },
    hospital: tellHospital({ fields: ["part", "helpGiven"], people: child, answerForm: ["helpGiven"] }),
    school: tellSchool({ fields: ["part", "helpGiven"], people: child, answerForm: ["helpGiven"] }),
    township: {
      ...tellSchool({ fields: ["part", "helpGiven"], people: child, answerForm: ["helpGiven"] }),
      to: "township",
    },
  },
  deadlines: {
    guardian: clock(
      "落实监护人",
      "A guardian settled",
      "in found",
      lights("10d", "3d", "1d"),
      "left found",
      late("12h"),
    ),
    assess: clock("临时监护评估", "Assessed", "in temporary", "1mo", "do assess", late("5wd"), {
      warn: ["5d"],
    }),
    rule: clock("法院审理", "Ruling", "in atCourt", "1mo", "left atCourt", leadAtOnce, {
      source: unverified("民事诉讼法特别程序期限，待核对", "Special procedure, to be checked"),
    }),
    review: rhythm("长期监护复核", "Review of long-term care", "in longTerm", "6mo", "do assess", leadAtOnce),
  },
  match: { keys: [["child.idNumber"], ["child.name", "child.birthDate"]], window: "12mo" },
  indicators: {
    temporary: counted("临时监护中的儿童", "In temporary care", "人", { state: "temporary" }, ["area"]),
    longTerm: counted("长期监护中的儿童", "In long-term care", "人", { state: "longTerm" }, [
      "area",
      "longTerm",
    ]),
    inTime: onTime("按时落实监护率", "A guardian in time", "guardian", ["area", "grade"]),
    filed: counted("申请撤销监护人资格数", "Filings", "件", { action: "file" }, ["area", "applicant"]),
    ruled: counted("裁判数", "Rulings", "件", { action: "rule" }, ["area", "revoked"]),
  },
  reconcile: [childWelfareSystem, courtSystems],
  keep: "360mo",
});

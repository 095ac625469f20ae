import { childHelp, partFields, tellProcuratorate } from "../blocks/child-agencies.ts";
import { lights, threeLights } from "../blocks/grades.ts";
import { guardianshipCodes, guardianshipElsewhere, guardianshipRules } from "../blocks/guardianship.ts";
import { withoutGuardian } from "../blocks/guardianship.ts";
import { overseers } from "../blocks/joint-case.ts";
import { courtSystems } from "../blocks/outside-justice.ts";
import { childWelfareSystem } from "../blocks/outside-systems.ts";
import { movingForms } from "../blocks/moving.ts";
import { guardian, minor, suitableAdult } from "../blocks/people.ts";
import { act, actor, asked, asks, clock, closed, counted, late, leadAtOnce } from "../blocks/shorthand.ts";
import { forLinks, musts, next, onTime, open, people, rhythm, sends, waiting } from "../blocks/shorthand.ts";
import { standing } from "../blocks/standing.ts";
import { defineSystem } from "../definition/define-system.ts";
import { law, unverified, usual, words } from "../definition/fields.ts";
import { any, is, isIn } from "../expression/condition.ts";

const child = { child: ["name", "sex", "birthDate"], guardian: ["name", "phone", "relation"] } as const;
const minors = (zh: string, en: string) =>
  law(`未成年人保护法第${zh}条`, `Minors Protection Law, art. ${en}`);
const nobody = any(is("revoked", true), isIn("ground", withoutGuardian));
const help = childHelp(child);
const soon = lights("10d", "3d", "1d");
const filing = { form: "file", effects: [{ refer: "court" }, { refer: "procuratorate" }] } as const;
const inCare = { state: "longTerm" } as const;
const told = ["ground", "account", "assessment", "fit", "applicant", "missing"] as const;
const ruled = ["ruling", "revoked"] as const;
const toCourt = { fields: [...told, ...ruled], people: child, answerForm: ruled, answer: "1mo" } as const;

/** 监护干预: from the warning over the temporary guardian to court; no day without one goes unseen, the placement is sealed. */
export const guardianshipIntervention = defineSystem({
  id: "guardianship-intervention",
  kind: "case",
  blocks: ["procedure"],
  title: words("临时监护、国家监护与撤销监护人资格", "Temporary and state guardianship, revocation"),
  purpose: words("无人照料当日落实临时监护，程序一步不缺", "A guardian the same day; no step is missing"),
  sources: [minors("九十二、九十四", "92 and 94"), usual()],
  parties: { child: minor(), guardian: guardian(), keeper: suitableAdult("临时监护人", "Keeper") },
  fields: { ...guardianshipCodes, ...partFields },
  forms: {
    ...movingForms,
    ground: [...musts("ground", "alone"), ...asks("account"), ...people("child", "guardian")],
    warn: musts("warned"),
    place: [...musts("placement"), ...people("keeper")],
    assess: [...musts("assessment", "fit"), ...asks("part")],
    file: [...musts("applicant"), ...asks("missing")],
    ruling: musts("ruling", "revoked"),
    longTerm: [...musts("longTerm"), ...asks("placement")],
  },
  grade: {
    values: threeLights,
    unknown: "red",
    rules: guardianshipRules,
    raise: ["officer", "lead"],
    lower: ["officer"],
    lowerConfirm: ["lead"],
  },
  states: {
    found: open("待落实监护", "No guardian settled"),
    warned: open("已督促监护", "Guardian warned"),
    temporary: open("临时监护中", "Temporary guardian"),
    atCourt: waiting("法院审理撤销监护", "Before the court"),
    ruled: open("已裁判、待安置", "Ruled on"),
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
      // it is civil affairs' from the first moment, whoever found it
      effects: [{ tell: "officer" }],
      ...forLinks,
    }),
    warn: act("督促、告诫监护人", "Warn the guardian", ["found"], "warned", ["officer"], {
      form: "warn",
      guard: [is("alone", false), "无人照料的先落实临时监护", "A child alone is placed first"],
    }),
    place: next(act("落实临时监护", "Place", ["found", "warned"], "temporary", ["officer"], "place")),
    assess: next(
      act("监护评估", "Assess", ["warned", "temporary", "longTerm"], "same", ["officer"], "assess"),
    ),
    handOver: guardianshipElsewhere.action,
    returnHome: act("送返监护人", "Return", ["warned", "temporary", "ruled"], "returned", ["officer"], {
      guard: [isIn("fit", ["fit", "help"]), "评估可恢复监护后方可送返", "Only when found fit"],
      secondPerson: ["lead"],
    }),
    file: act(
      "申请撤销监护人资格",
      "File for revocation",
      ["temporary", "warned", "ruled"],
      "atCourt",
      ["officer"],
      filing,
    ),
    rule: next(act("裁判", "Ruling", ["atCourt"], "ruled", ["court", "officer"], "ruling")),
    settle: act("转长期监护", "Long-term care", ["temporary", "ruled"], "longTerm", ["officer"], {
      form: "longTerm",
      guard: [nobody, "须有撤销裁判或法定长期监护情形", "After a ruling or by law"],
      secondPerson: ["lead"],
    }),
    restore: act("恢复监护人资格", "Restore", ["longTerm"], "ruled", ["court"], "ruling"),
    toTownship: sends("township", "请乡镇（街道）协同", "To the township", "officer"),
    toSchool: sends("school", "请学校协同", "To the school", "officer"),
    toHospital: sends("hospital", "请医院救治", "To the hospital", "officer"),
    end: act("终止监护（成年、收养等）", "End", ["longTerm"], "ended", ["officer"], {
      needsReason: true,
      secondPerson: ["lead"],
    }),
    reopen: act("重新启动", "Reopen", "closed", "found", ["lead"], { needsReason: true }),
  },
  referrals: {
    takeOver: guardianshipElsewhere.referral,
    procuratorate: tellProcuratorate({ fields: told, people: child, answerForm: [] }),
    court: { ...tellProcuratorate(toCourt), to: "court", answeredBy: ["rule"] },
    hospital: help.hospital,
    school: help.school,
    township: help.township,
  },
  deadlines: {
    guardian: clock("落实监护人", "Settled", "in found", soon, "left found", late("12h")),
    assess: clock("临时监护评估", "Assessed", "in temporary", "1mo", "do assess", late("5wd"), {
      warn: ["5d"],
    }),
    rule: clock("法院审理", "Ruling", "in atCourt", "1mo", "left atCourt", leadAtOnce, {
      source: unverified("民事诉讼法特别程序期限，待核对", "Special procedure, to be checked"),
    }),
    review: rhythm("长期监护复核", "Review of long-term care", "in longTerm", "6mo", "do assess", leadAtOnce),
    ...standing(leadAtOnce, { warned: "30d", temporary: "12mo", ruled: "10wd" }),
  },
  match: { keys: [["child.idNumber"], ["child.name", "child.birthDate"]], window: "12mo" },
  indicators: {
    temporary: counted("临时监护中的儿童", "In temporary care", "人", { state: "temporary" }, ["area"]),
    longTerm: counted("长期监护中的儿童", "In long-term care", "人", inCare, ["area", "longTerm"]),
    inTime: onTime("按时落实监护率", "A guardian in time", "guardian", ["area", "grade"]),
    filed: counted("申请撤销监护人资格数", "Filings", "件", { action: "file" }, ["area", "applicant"]),
    ruled: counted("裁判数", "Rulings", "件", { action: "rule" }, ["area", "revoked"]),
  },
  reconcile: [childWelfareSystem, courtSystems],
  keep: "360mo",
});

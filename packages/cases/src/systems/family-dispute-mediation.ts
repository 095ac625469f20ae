import { consentTo } from "../blocks/bases.ts";
import { lights, threeLights } from "../blocks/grades.ts";
import { assignNamed, overseers, receivedFrom, tellPolice } from "../blocks/joint-case.ts";
import {
  disputeKinds,
  mediation,
  mediationOutcome,
  policeOfDispute,
  policeOpinion,
} from "../blocks/mediation.ts";
import { opensOnce } from "../blocks/opens-once.ts";
import { disputeCentre } from "../blocks/outside-justice.ts";
import { helped, minor } from "../blocks/people.ts";
import { act, actor, asked, asks, clock, counted, late, linkTo } from "../blocks/shorthand.ts";
import { musts, next, onTime, people, rhythm, sends, share } from "../blocks/shorthand.ts";
import { violence } from "../blocks/violence.ts";
import { standing } from "../blocks/standing.ts";
import { defineSystem } from "../definition/define-system.ts";
import { flag, locality, reference, text, usual, words } from "../definition/fields.ts";
import { all, any, did, is } from "../expression/condition.ts";

const atRest = all({ grade: ["=", "green"] } as const, did("visit"));
const deciders = ["mediator", "township", "lead"] as const;
const dv = { one: "victim", other: "offender" } as const;
const asksPolice = ["kind", "threat", "weapon", "account", "policeOpinion"] as const;
const settledWell = { action: "settle", where: is("outcome", "agreed") } as const;
/** 婚姻家庭纠纷排查化解: the colours are the place's own, by overlay; lowering red needs the opinion of the police. */
export const familyDisputeMediation = defineSystem({
  id: "family-dispute-mediation",
  kind: "case",
  blocks: ["joint-case"],
  title: words("婚姻家庭纠纷排查化解（三色法）", "Family disputes, found, graded, settled"),
  purpose: words("发现在早、分级处置、定期回访", "Found early, handled by grade, visited again"),
  sources: [usual("通行分级办法，颜色和时限由当地设定", "Usual grades; colours and periods are the place's")],
  parties: {
    one: helped("当事人甲", "One side", { min: 1 }),
    other: helped("当事人乙", "Other side"),
    child: minor("家中未成年人", "Child in the home", { max: 10 }),
  },
  fields: {
    channel: receivedFrom,
    locality: locality("work", "乡镇（街道）、村（社区）", "Township and village"),
    kind: disputeKinds,
    ...violence.fields,
    longLasting: flag("sensitive", "是否长期矛盾、分居或诉讼离婚", "Long conflict, apart or divorce pending"),
    habits: flag("sensitive", "是否涉赌、酗酒、吸毒", "Gambling, drink or drugs"),
    policeCalls: flag("sensitive", "是否多次报警", "Repeated police calls"),
    childHarmed: flag("sensitive", "未成年人是否受影响", "A child suffers"),
    visitFindings: text("sensitive", "走访情况", "What the visit found"),
    policeOpinion,
    ...mediation.fields,
    courtCase: reference("work", "诉前调解或诉讼案号", "Number at the court"),
    outcome: mediationOutcome,
    oneStop: flag("work", "是否在矛调中心一地办结", "Settled at one stop"),
  },
  forms: {
    report: [
      ...musts("channel", "kind", "inDanger"),
      ...asks("locality", "weapon", "threat", "injury", "repeat", "policeCalls", "longLasting", "habits"),
      ...asks("childHarmed", "place", "account"),
      ...people("one", "other", "child"),
    ],
    visit: [...musts("inDanger", "again", "visitFindings"), ...asks("threat", "longLasting", "habits")],
    ...mediation.forms,
    agree: musts("outcome", "oneStop"),
    court: musts("courtCase"),
  },
  grade: {
    values: threeLights,
    unknown: "yellow",
    rules: [
      { when: any(violence.danger, is("policeCalls", true), is("childHarmed", true)), is: "red" },
      { when: any(is("longLasting", true), is("habits", true), is("repeat", true)), is: "yellow" },
      { when: all(is("inDanger", false), is("longLasting", false)), is: "green" },
    ],
    raise: ["mediator", "township", "lead"],
    lower: ["mediator", "township"],
    lowerConfirm: ["lead"],
    lowerGuard: {
      when: any({ grade: ["≠", "red"] }, is("policeOpinion", "lower")),
      otherwise: words("红色降级须先有公安同意的意见", "Lowering red needs the police opinion"),
    },
  },
  states: {
    ...mediation.states,
  },
  actors: {
    finder: actor("village", "anyone", "网格员", "Grid worker"),
    township: actor("township", "owns"),
    mediator: { ...actor("mediator", "assigned"), ofOtherBodies: true },
    committee: actor("mediator", "owns", "调解委员会", "Mediation committee"),
    ...overseers,
    ...asked("police", "court"),
  },
  actions: {
    find: act("排查登记", "Found", "new", "found", ["finder", "township", "committee"], {
      form: "report",
      effects: [{ refer: "police", when: violence.danger, clearIn: "15m" }],
      isUsual: true,
    }),
    take: act("指派调解员", "Assign", ["found"], "mediating", ["township", "committee", "lead"], assignNamed),
    visit: act("走访", "Visit", "open", "same", ["mediator", "township"], { form: "visit", offline: true }),
    askPolice: sends("police", "告知公安并征求意见", "Tell the police and ask", ...deciders),
    ...mediation.actions,
    toCourt: act("移送法院", "To court", ["mediating"], "atCourt", ["mediator"], {
      effects: [{ refer: "court" }],
    }),
    fromCourt: act("退回调解", "Back", ["atCourt"], "mediating", ["mediator"], "court"),
    settle: next(act("调解结束", "Ends", ["mediating", "atCourt"], "following", ["mediator"], "agree")),
    ...opensOnce(deciders, { openDv: ["dvCase", "转为家庭暴力个案", "Open a violence case"] }),
    close: act("办结", "Close", ["following"], "closed", ["mediator"], {
      guard: [atRest, "最低等级且回访后方可办结", "Close at green after a visit"],
      secondPerson: ["lead"],
    }),
    reopen: act("重新调处", "Reopen", "closed", "mediating", ["lead", "township"], { needsReason: true }),
  },
  consents: {
    share: consentTo("同意移送法院调解、共同申请司法确认", "Ask the court in", "6mo"),
    police: consentTo(
      "双方同意告知公安机关（财产纠纷除外）",
      "Both let the police be told, not of property",
      "6mo",
    ),
  },
  referrals: {
    police: tellPolice(policeOfDispute, asksPolice, mediation.bothSides, ["policeOpinion"]),
    court: mediation.toCourt,
  },
  deadlines: {
    respond: clock("首次上门", "First visit", "do find", lights("7d", "3d", "24h"), "do visit", late("24h")),
    ...mediation.clocks,
    visits: rhythm("定期走访", "Visits", "in mediating", lights("3mo", "1mo", "7d"), "do visit", late("7d")),
    ...standing([["0h", "lead"]], { found: "10d" }),
  },
  links: {
    dvCase: linkTo("dv-case", "receive", "家庭暴力个案", "Violence case", dv, { account: "account" }),
  },
  documents: mediation.papers,
  match: { keys: [["one.idNumber"], ["one.name", "one.phone"]], window: "12mo" },
  indicators: {
    found: counted("排查纠纷数", "Disputes", "件", { opened: true }, ["area", "kind", "grade"]),
    onTime: onTime("首次上门及时率", "First visit on time", "respond", ["area", "grade"]),
    agreed: share("调解成功率", "Agreed", settledWell, { action: "settle" }, ["area", "kind"]),
    visits: onTime("按期走访率", "Visits on time", "visits", ["area", "grade"]),
  },
  reconcile: [disputeCentre],
  keep: "120mo",
});

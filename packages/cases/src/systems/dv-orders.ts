import { overseers, tellPolice } from "../blocks/joint-case.ts";
import { courtSystems } from "../blocks/outside-justice.ts";
import { policeCalls } from "../blocks/outside-systems.ts";
import { accused, helped } from "../blocks/people.ts";
import { protectionOrder } from "../blocks/protection-order.ts";
import { act, actor, ask, clock, closed, counted, forLinks, leadAtOnce, next } from "../blocks/shorthand.ts";
import { onTime, open, share, waiting } from "../blocks/shorthand.ts";
import { lateThenLetter, supervision } from "../blocks/supervision.ts";
import { violence } from "../blocks/violence.ts";
import { warningLetter } from "../blocks/warning-letter.ts";
import { defineSystem } from "../definition/define-system.ts";
import { law, text, words } from "../definition/fields.ts";

const antiDv = (zh: string, en: string) =>
  law(`反家庭暴力法第${zh}条`, `Anti-Domestic Violence Law, art. ${en}`);

const calls = { action: "registerCall" } as const;
const letters = { action: "issueLetter" } as const;

/** 告诫书与人身安全保护令: two instruments on one clocked path, counted together with the calls. */
export const dvOrders = defineSystem({
  id: "dv-orders",
  kind: "case",
  blocks: ["procedure"],
  title: words("告诫书、人身安全保护令与110协作", "Warning letters and protection orders"),
  purpose: words("警情、告诫、保护令同一条时限链", "Calls, letters and orders on one chain of clocks"),
  sources: [antiDv("十六、十七、二十三、二十八、三十、三十一、三十二", "16, 17, 23, 28, 30–32")],
  parties: {
    victim: helped("受害人", "Victim", { min: 1 }),
    offender: accused("加害人（被申请人）", "Offender"),
  },
  fields: {
    ...violence.fields,
    ...warningLetter.fields,
    ...protectionOrder.fields,
    policeDid: text("sensitive", "公安协助执行情况", "What the police did"),
    villageDid: text("sensitive", "村（居）委会协助情况", "What the committee did"),
  },
  forms: {
    ...warningLetter.forms,
    ...protectionOrder.forms,
  },
  grade: {
    ...protectionOrder.urgency,
    raise: ["police", "applicant", "court"],
    lower: ["court"],
    lowerConfirm: ["lead"],
  },
  states: {
    ...warningLetter.states,
    applied: waiting("待法院裁定", "Before the court"),
    inForce: open("保护令有效", "Order in force"),
    rejected: closed("裁定驳回", "Rejected"),
    ended: closed("已终结", "Ended"),
  },
  actors: {
    police: actor("police", "owns", "办案民警", "Police in charge"),
    station: actor("police", "holds-referral", "协助执行的派出所", "Police station"),
    village: actor("village", "holds-referral", "村（居）委会", "Committee"),
    applicant: actor("federation", "owns", "代为申请的单位", "Applicant body"),
    court: actor("court", "holds-referral"),
    ...overseers,
  },
  actions: {
    ...warningLetter.actions,
    serve: next(act("送达", "Serve", ["letter", "inForce"], "same", ["police", "court"], "serve")),
    apply: act("申请保护令", "Apply for an order", "new", "applied", ["applicant", "police"], {
      form: "application",
      effects: [{ refer: "court" }],
      ...forLinks,
    }),
    applyHere: act("由本案申请保护令", "Apply here", ["handling", "letter"], "applied", ["police"], {
      form: "application",
      effects: [{ refer: "court" }],
    }),
    grant: act("作出保护令", "Grant", ["applied"], "inForce", ["court"], {
      form: "order",
      effects: [{ refer: "station" }, { refer: "village" }],
      isUsual: true,
    }),
    reject: act("裁定驳回", "Reject", ["applied"], "rejected", ["court"], { needsReason: true }),
    reconsider: act("申请复议", "Ask for review", ["inForce", "letter"], "same", ["applicant", "police"], {
      needsReason: true,
    }),
    extend: act("变更、延长", "Change or extend", ["inForce"], "same", ["court"], "order"),
    breach: act(
      "登记违反保护令",
      "Breach",
      ["inForce"],
      "same",
      ["police", "station", "applicant", "village"],
      {
        form: "breach",
        effects: [{ refer: "station" }],
      },
    ),
    end: act("终结", "End", ["handling", "letter", "inForce"], "ended", ["police", "applicant"], {
      needsReason: true,
      secondPerson: ["lead"],
    }),
  },
  referrals: {
    court: protectionOrder.toCourt,
    station: tellPolice(
      "domestic-violence",
      ["orderNumber", "orderFrom", "orderMeasures", "breachFound", "place", "policeDid"],
      { victim: ["name", "phone"], offender: ["name", "phone"] },
      ["policeDid"],
    ),
    village: ask("village", "告知村（居）委会", "To the committee", {
      purpose: words("查访、协助执行", "Visits and help with the order"),
      law: antiDv("十七、三十二", "17 and 32").cite,
      fields: ["letterOn", "orderFrom", "villageDid"],
      people: { victim: ["name"], offender: ["name"] },
      acknowledge: "1wd",
      answer: "10wd",
      answerForm: ["villageDid"],
      tell: ["lead"],
    }),
  },
  deadlines: {
    decision: clock(
      "保护令裁定",
      "Decision on the order",
      "in applied",
      { ordinary: "72h", urgent: "24h" },
      "left applied",
      lateThenLetter("24h", "3wd"),
      { warn: ["4h"], source: antiDv("二十八", "28") },
    ),
    ...warningLetter.clocks,
    term: clock("保护令到期", "End of the order", "on orderFrom", "6mo", "left inForce", leadAtOnce, {
      warn: ["30d"],
      source: antiDv("三十", "30"),
    }),
  },
  links: supervision,
  documents: warningLetter.papers,
  match: { keys: [["victim.idNumber"], ["victim.name", "victim.phone"]], window: "6mo" },
  indicators: {
    calls: counted("家庭暴力警情数", "Calls", "件", calls, ["area", "month"]),
    letters: share("告诫书出具率", "Letters to calls", letters, calls, ["area", "month"]),
    applied: counted("保护令申请数", "Applications", "件", { referral: "court", status: "sent" }, ["area"]),
    granted: counted("保护令签发数", "Orders", "件", { action: "grant" }, ["area", "month", "applicant"]),
    decidedOnTime: onTime("保护令按期裁定率", "Decided in time", "decision", ["area", "grade"]),
    breaches: counted("违反保护令数", "Breaches", "件", { action: "breach" }, ["area", "month"]),
  },
  reconcile: [courtSystems, policeCalls],
  keep: "360mo",
});

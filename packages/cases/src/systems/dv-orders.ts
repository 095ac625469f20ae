import { overseers, tellPolice } from "../blocks/joint-case.ts";
import { courtSystems } from "../blocks/outside-justice.ts";
import { policeCalls } from "../blocks/outside-systems.ts";
import { accused, helped } from "../blocks/people.ts";
import { protectionOrder } from "../blocks/protection-order.ts";
import { act, actor, ask, counted, forLinks, next, onTime, share } from "../blocks/shorthand.ts";
import { supervision } from "../blocks/supervision.ts";
import { violence } from "../blocks/violence.ts";
import { warningLetter } from "../blocks/warning-letter.ts";
import { defineSystem } from "../definition/define-system.ts";
import { law, text, words } from "../definition/fields.ts";
import { is } from "../expression/condition.ts";

const antiDv = (zh: string, en: string) =>
  law(`反家庭暴力法第${zh}条`, `Anti-Domestic Violence Law, art. ${en}`);

const calls = { action: "registerCall" } as const;
const letters = { action: "issueLetter" } as const;
const servers = ["police", "court", "bench"] as const;
const endable = ["handling", "letter", "filed", "applied", "inForce"] as const;

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
    raise: ["police", "applicant", "court", "bench"],
    lower: ["court", "bench"],
    lowerConfirm: ["lead"],
  },
  states: {
    ...warningLetter.states,
    ...protectionOrder.states,
  },
  actors: {
    police: actor("police", "owns", "办案民警", "Police in charge"),
    station: actor("police", "holds-referral", "协助执行的派出所", "Police station"),
    village: actor("village", "holds-referral", "村（居）委会", "Committee"),
    applicant: actor("federation", "owns", "代为申请的单位", "Applicant body"),
    court: actor("court", "holds-referral"),
    bench: actor("court", "owns", "受理本人申请的法院", "Court that a victim came to"),
    ...overseers,
  },
  actions: {
    ...warningLetter.actions,
    serve: next(
      act("送达", "Serve", ["letter", "inForce"], "same", servers, {
        form: "serve",
        guard: [
          is("served", true),
          "送达双方并告知村（居）委会后登记",
          "Put down once it was served and the village told",
        ],
      }),
    ),
    apply: act("申请保护令", "Apply for an order", "new", "filed", ["applicant", "police"], {
      form: "application",
      effects: [{ refer: "court" }],
      ...forLinks,
    }),
    applyHere: act("由本案申请保护令", "Apply here", ["handling", "letter"], "filed", ["police"], {
      form: "application",
      effects: [{ refer: "court" }],
    }),
    ...protectionOrder.actions,
    end: act("终结", "End", endable, "ended", ["police", "applicant", "bench"], {
      needsReason: true,
      secondPerson: ["lead"],
    }),
  },
  referrals: {
    court: { ...protectionOrder.toCourt, answeredBy: ["grant", "reject"] },
    station: {
      ...tellPolice(
        "domestic-violence",
        ["orderNumber", "orderFrom", "orderUntil", "orderMeasures", "breachFound", "place", "policeDid"],
        { victim: ["name", "phone"], offender: ["name", "phone"] },
        ["policeDid"],
      ),
      workedBy: ["visit"],
    },
    village: ask("village", "告知村（居）委会", "To the committee", {
      purpose: words("查访、协助执行", "Visits and help with the order"),
      law: antiDv("十七、三十二", "17 and 32").cite,
      fields: ["letterOn", "orderFrom", "orderUntil", "villageDid"],
      people: { victim: ["name"], offender: ["name"] },
      acknowledge: "1wd",
      answer: "10wd",
      answerForm: ["villageDid"],
      workedBy: ["visit"],
      tell: ["lead"],
    }),
  },
  deadlines: {
    ...warningLetter.clocks,
    ...protectionOrder.clocks,
  },
  links: supervision,
  documents: warningLetter.papers,
  match: { keys: [["victim.idNumber"], ["victim.name", "victim.phone"]], window: "6mo" },
  indicators: {
    calls: counted("家庭暴力警情数", "Calls", "件", calls, ["area", "month"]),
    letters: share("告诫书出具率", "Letters to calls", letters, calls, ["area", "month"]),
    applied: counted("代为申请保护令数", "Applications", "件", { referral: "court", status: "sent" }, [
      "area",
    ]),
    registered: counted("本人申请保护令数", "Her own applications", "件", { action: "register" }, ["area"]),
    granted: counted("保护令签发数", "Orders", "件", { action: "grant" }, ["area", "month", "applicant"]),
    decidedOnTime: onTime("保护令按期裁定率", "Decided in time", "decision", ["area", "grade"]),
    breaches: counted("违反保护令数", "Breaches", "件", { action: "breach" }, ["area", "month"]),
  },
  reconcile: [courtSystems, policeCalls],
  keep: "360mo",
});

import { offenderBase } from "../blocks/outside-justice.ts";
import { act, actor, answeredOnTime, ask, clock, closed, counted, musts } from "../blocks/shorthand.ts";
import { next, onTime, open, people, waiting } from "../blocks/shorthand.ts";
import { standing } from "../blocks/standing.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, date, flag, law, partsOf, party, text, words } from "../definition/fields.ts";
import { is } from "../expression/condition.ts";

const netRule = law(
  "未成年人网络保护条例第三十六条（最小授权、负责人审批、留痕）",
  "Minors online rules, art. 36: approval and record",
);
const every = ["requested", "asked", "answered", "destroyed", "refused"] as const;

/** 违法犯罪人员信息查询: the base stays with the justice side; here only request, approval, answer, destruction. */
export const offenderRecordQuery = defineSystem({
  id: "offender-record-query",
  kind: "case",
  blocks: ["check-and-gate"],
  title: words("性侵等违法犯罪人员信息查询接口", "Query of offender records"),
  purpose: words(
    "有目的、经审批、留痕迹，用后即销",
    "For a purpose, approved, on record, destroyed after use",
  ),
  sources: [law("未成年人保护法第九十八条", "Minors Protection Law, art. 98"), netRule],
  parties: {
    person: party("被查询人", "Person asked about", {
      min: 1,
      parts: partsOf("sensitive", "name", "sex", "idNumber"),
    }),
  },
  fields: {
    purpose: code("work", "查询目的", "Purpose", {
      hiring: ["入职查询", "Hiring"],
      yearly: ["年度复查", "Yearly check"],
      adoption: ["收养、寄养评估", "Adoption or foster care"],
      guardianship: ["监护人资格评估", "Fitness of a guardian"],
      case: ["个案保护需要", "Protection in a case"],
    }),
    because: text("sensitive", "理由", "Reason"),
    answer: code("sensitive", "答复", "Answer", { no: ["无", "No"], yes: ["有", "Yes"] }),
    answeredOn: date("work", "答复日期", "Answered on", { past: true }),
    unusual: flag("work", "异常查询", "Unusual query"),
  },
  forms: { request: [...musts("purpose", "because"), ...people("person")], audit: musts("unusual") },
  states: {
    requested: open("待审批", "To be approved"),
    asked: waiting("查询中", "Asked"),
    answered: open("已答复、待销毁", "Answered, to be destroyed"),
    destroyed: closed("已销毁", "Destroyed"),
    refused: closed("不予查询", "Refused"),
  },
  actors: {
    asker: actor("education", "owns", "授权查询单位", "Authorised body"),
    centre: actor("civil-affairs", "owns", "民政查询单位", "Civil affairs body"),
    head: actor("supervisor", "supervises-owner", "单位负责人", "Person in charge"),
    police: actor("police", "holds-referral"),
    auditor: actor("procuratorate", "in-jurisdiction", "检察监督", "Procuratorate as auditor"),
  },
  actions: {
    request: next(act("提出查询", "Request", "new", "requested", ["asker", "centre"], "request")),
    approve: act("审批查询", "Approve", ["requested"], "asked", ["head"], {
      effects: [{ refer: "query" }],
      isUsual: true,
    }),
    turnDown: act("不予查询", "Turn down", ["requested"], "refused", ["head"], { needsReason: true }),
    take: act("收取答复", "Take the answer", ["asked"], "answered", ["asker", "centre"], {
      guard: [{ referral: ["query", "answered"] }, "公安尚未答复", "The police have not answered"],
      isUsual: true,
    }),
    destroy: act("用后销毁", "Destroy", ["answered"], "destroyed", ["asker", "centre"], {
      secondPerson: ["head"],
      isUsual: true,
    }),
    // what was refused or destroyed is looked at as well
    audit: act("监督抽查", "Audit", every, "same", ["auditor"], "audit"),
  },
  alsoReads: { asker: { fields: ["answer", "answeredOn"] }, centre: { fields: ["answer", "answeredOn"] } },
  referrals: {
    query: ask("police", "查询", "Query", {
      purpose: words("依授权查询有无记录", "Whether there is a record"),
      law: words("未成年人保护法第九十八条", "Minors Protection Law, art. 98"),
      fields: ["purpose", "answer", "answeredOn"],
      people: { person: ["name", "sex", "idNumber"] },
      acknowledge: "1wd",
      answer: "3wd",
      answerForm: ["answer", "answeredOn"],
      tell: ["head"],
    }),
  },
  deadlines: {
    approve: clock("审批", "Approved", "in requested", "1wd", "left requested", [["0h", "head"]]),
    destroy: clock("用后销毁", "Destroyed after use", "in answered", "3d", "left answered", [
      ["0h", "head"],
      ["3d", "auditor"],
    ]),
    ...standing([["0h", "head"]], { asked: "5wd" }),
  },
  indicators: {
    queries: counted("查询数", "Queries", "次", { opened: true }, ["area", "month", "purpose"]),
    refused: counted("不予查询数", "Refused", "次", { action: "turnDown" }, ["area", "month", "purpose"]),
    answered: answeredOnTime("按时答复率", "Answered in time", "query"),
    destroyed: onTime("按时销毁率", "Destroyed in time", "destroy"),
    unusual: counted("异常查询数", "Unusual queries", "次", { action: "audit", where: is("unusual", true) }, [
      "area",
    ]),
  },
  reconcile: [offenderBase],
  keep: "36mo",
});

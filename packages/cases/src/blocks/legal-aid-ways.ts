import { code, date, law, reference, text, unverified } from "../definition/fields.ts";
import { did, not } from "../expression/condition.ts";
import { act, asks, clock, closed, leadAtOnce, musts, next, people, waiting } from "./shorthand.ts";

/*
 * The ways of legal aid beside the usual one: aid first where there is no time, papers asked for once, a lawyer because
 * police, procuratorate or court gave notice, and the end of aid with its objection. Of the Legal Aid Law only art. 42
 * (no means test) was seen; articles that are named as unverified rest on no text here.
 */

const aidLaw = unverified(
  "法律援助法审查、指派、异议审查期限，待核对原文",
  "Periods of the Legal Aid Law, to be checked",
);
const papersLaw = unverified(
  "办理法律援助案件程序规定：补充材料的时间不计入审查期限，逾期视为撤回；期限待核对",
  "Rules on handling legal aid: time for missing papers is not counted, later it counts as withdrawn; times to be checked",
);
const exemptionLaw = law("法律援助法第四十二条（免予核查）", "Legal Aid Law, art. 42: no means test");

const fields = {
  decidedOn: date("work", "决定日期", "Decided on", { past: true }),
  urgent: code("work", "先行援助的原因", "Why aid comes first", {
    limitation: ["距时效或期限届满不足七日", "Less than seven days to the end of a term"],
    preservation: ["须立即保全或先予执行", "Preservation or advance enforcement at once"],
    other: ["法律、法规规定的其他情形", "Others by law"],
  }),
  missingPapers: text("sensitive", "须补充的材料（一次性告知）", "What is missing, said once"),
  notifiedBy: code("work", "通知机关", "Who gave notice", {
    police: ["公安机关", "Police"],
    procuratorate: ["人民检察院", "Procuratorate"],
    court: ["人民法院", "Court"],
  }),
  noticeNumber: reference("work", "通知书编号", "Number of the notice"),
  endedFor: code("work", "终止原因", "Why it ended", {
    deceived: ["以不正当手段获得", "Got by improper means"],
    concealed: ["隐瞒重要事实、提供虚假证据", "Facts kept back, false evidence"],
    illegal: ["利用援助从事违法活动", "Used for something unlawful"],
    able: ["经济状况不再符合", "The means test is met no more"],
    over: ["案件已终止或撤销", "The case is over"],
    own: ["自行委托律师", "A lawyer of her own"],
    asked: ["受援人要求终止", "She asked for it"],
    other: ["其他法定情形", "Others by law"],
  }),
};

const forms = {
  decide: musts("decidedOn"),
  urgent: musts("urgent", "decidedOn"),
  papers: musts("missingPapers"),
  notice: [
    ...musts("notifiedBy", "who", "matter"),
    ...asks("noticeNumber", "account"),
    ...people("applicant"),
  ],
  stop: musts("endedFor"),
};

const states = {
  refused: closed("不予援助", "Refused"),
  objected: waiting("异议审查中", "Objected to"),
  supplement: waiting("待补充材料", "Papers are missing"),
  lapsed: closed("视为撤回申请", "Withdrawn"),
  ended: closed("已终止援助", "Aid ended"),
  endObjected: waiting("终止异议审查中", "End objected to"),
};

const reasoned = { needsReason: true } as const;

const actions = {
  aidFirst: act("紧急情形先行援助", "Aid first, papers later", ["applied"], "approved", ["lead"], "urgent"),
  makeUp: act("补办手续", "Papers made up", ["approved", "assigned"], "same", ["counter"], "means"),
  notified: act("公检法通知指派", "By notice of an authority", "new", "approved", ["counter"], "notice"),
  askPapers: act("一次性告知补充材料", "Ask once for papers", ["applied"], "supplement", ["counter"], {
    form: "papers",
    guard: [not(did("askPapers")), "须补充的材料只告知一次", "Missing papers are asked for once"],
  }),
  papersCame: next(act("材料已补齐", "The papers came", ["supplement"], "applied", ["counter"])),
  withdraw: act(
    "撤回或逾期未补充",
    "Withdrawn, or not made up in time",
    ["applied", "supplement"],
    "lapsed",
    ["counter"],
    reasoned,
  ),
  stop: act("终止援助", "End the aid", ["approved", "assigned"], "ended", ["lead"], {
    form: "stop",
    ...reasoned,
  }),
  object: act("登记异议", "Object", ["refused"], "objected", ["counter", "justice"], reasoned),
  uphold: act("维持原决定", "Upheld", ["objected"], "refused", ["justice"], reasoned),
  overturn: act("责令改正", "Overturned", ["objected"], "applied", ["justice"], reasoned),
  objectToEnd: act(
    "登记对终止的异议",
    "Object to the end",
    ["ended"],
    "endObjected",
    ["counter", "justice"],
    reasoned,
  ),
  endUpheld: act("维持终止", "End upheld", ["endObjected"], "ended", ["justice"], reasoned),
  aidGoesOn: act("责令继续援助", "Aid goes on", ["endObjected"], "approved", ["justice"], reasoned),
};

const clocks = {
  review: clock("异议审查", "Objection", "in objected", "5d", "left objected", leadAtOnce, {
    source: aidLaw,
  }),
  assign: clock("指派律师", "Lawyer assigned", "in approved", "3d", "left approved", leadAtOnce, {
    source: aidLaw,
  }),
  papers: clock(
    "补充材料",
    "Papers made up",
    "in supplement",
    "10wd",
    "left supplement",
    [["0h", "counter"]],
    {
      warn: ["2d"],
      source: papersLaw,
    },
  ),
  makeUp: clock("先行援助后补办手续", "Papers after aid", "do aidFirst", "10wd", "do makeUp", leadAtOnce, {
    source: aidLaw,
  }),
  endReview: clock(
    "终止异议审查",
    "Objection to the end",
    "in endObjected",
    "5d",
    "left endObjected",
    leadAtOnce,
    {
      source: aidLaw,
    },
  ),
};

/** All of it, to be spread into a definition that has the usual way. */
export const aidWays = { fields, forms, states, actions, clocks, sources: [aidLaw, exemptionLaw], aidLaw };

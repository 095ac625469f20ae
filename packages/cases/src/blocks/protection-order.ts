import { act, ask, asks, clock, closed, leadAtOnce, musts, next, open, people } from "./shorthand.ts";
import { rhythm, waiting } from "./shorthand.ts";
import { lateThenLetter } from "./supervision.ts";
import { code, date, flag, law, reference, text, unverified, words } from "../definition/fields.ts";
import { apart, did, has, is, not } from "../expression/condition.ts";

/*
 * 人身安全保护令: who applies, the court's 72 hours or 24 from its acceptance, review within five days of a refusal and of an
 * order, its last day, and what follows from a breach (Anti-Domestic Violence Law arts 23 to 32).
 */

const fields = {
  applicant: code("work", "申请人", "Applicant", {
    self: ["本人", "Herself"],
    relative: ["近亲属", "Relative"],
    federation: ["妇联", "Women's federation"],
    police: ["公安机关", "Police"],
    committee: ["村（居）委会", "Committee"],
    rescue: ["救助管理机构", "Rescue body"],
    other: ["其他依法代为申请的单位", "Others entitled"],
  }),
  urgent: flag("work", "情况紧急", "Urgent"),
  evidence: text("sensitive", "证据", "Evidence"),
  orderNumber: reference("work", "裁定书编号", "Number of the order"),
  orderFrom: date("work", "裁定生效日期", "In force from"),
  orderUntil: date("work", "有效期至（不超过六个月）", "In force until, at most six months"),
  refusedOn: date("work", "驳回裁定日期", "Refused on", { past: true }),
  reviewResult: code("work", "对保护令的复议结果", "Result of the review of the order", {
    upheld: ["维持", "Upheld"],
    changed: ["变更", "Changed"],
    revoked: ["撤销", "Revoked"],
  }),
  orderMeasures: text("sensitive", "保护措施", "Measures"),
  breachFound: text("sensitive", "违反情况", "The breach"),
};

const forms = {
  application: [
    ...musts("applicant", "urgent"),
    ...people("victim", "offender"),
    ...asks("account", "evidence"),
  ],
  order: [...musts("orderNumber", "orderFrom", "orderUntil"), ...asks("orderMeasures")],
  refusal: musts("refusedOn"),
  review: musts("reviewResult"),
  breach: musts("breachFound"),
};

/** How fast the court must decide. */
const urgency = {
  values: {
    ordinary: { title: words("一般", "Ordinary"), colour: "blue" as const },
    urgent: { title: words("紧急", "Urgent"), colour: "red" as const },
  },
  unknown: "urgent" as const,
  rules: [
    { when: is("urgent", true), is: "urgent" as const },
    { when: not(is("urgent", true)), is: "ordinary" as const },
  ],
};

/** The application goes to the court with what was told and the numbers of call and letter. */
const toCourt = ask("court", "向法院申请", "To the court", {
  purpose: words("审查并作出人身安全保护令", "Decide on the order"),
  law: words("反家庭暴力法第二十三条", "Anti-Domestic Violence Law, art. 23"),
  fields: [
    ...(["injury", "weapon", "threat", "account", "evidence"] as const),
    ...(["applicant", "urgent", "callNumber", "letterNumber"] as const),
  ],
  people: { victim: ["name", "sex", "idNumber", "phone"], offender: ["name", "phone", "relation"] },
  acknowledge: "2h",
  answer: "3d",
  answerForm: ["orderNumber", "orderFrom", "orderUntil"],
  tell: ["lead", "office"],
});

const states = {
  filed: waiting("已递交申请、待法院受理", "Handed in at the court"),
  applied: waiting("法院已受理、待裁定", "Accepted, before the court"),
  refused: open("裁定驳回、可申请复议", "Refused, review may be asked"),
  reviewing: waiting("驳回裁定复议中", "Refusal under review"),
  inForce: open("保护令有效", "Order in force"),
  rejected: closed("裁定驳回", "Rejected"),
  ended: closed("已终结", "Ended"),
};

/** Article 30; an extension is a ruling of its own, with its own first day. */
const atMostSixMonths = [
  apart("orderFrom", "orderUntil", "≤", "6mo"),
  "保护令有效期自裁定生效之日起不超过六个月（反家庭暴力法第三十条）",
  "An order lasts at most six months from its first day (Anti-Domestic Violence Law, art. 30)",
] as const;

/** The court that was asked, and the one to which a victim came herself. */
const courts = ["court", "bench"] as const;
const applicants = ["applicant", "police", ...courts] as const;

/**
 * The way of an application. A refusal leaves the visits after a warning letter as they were; only who has no letter is
 * closed by it. Against an order the respondent asks, and meanwhile it stays in force.
 */
const actions = {
  register: act(
    "登记本人申请并受理",
    "Accept her own application",
    "new",
    "applied",
    ["bench"],
    "application",
  ),
  accept: next(act("受理申请", "Accept the application", ["filed"], "applied", courts)),
  grant: act("作出保护令", "Grant", ["applied", "reviewing"], "inForce", courts, {
    form: "order",
    guard: atMostSixMonths,
    effects: [{ refer: "station" }, { refer: "village" }],
    isUsual: true,
  }),
  reject: act("裁定驳回", "Refuse", ["applied"], "refused", courts, { form: "refusal", needsReason: true }),
  askReview: act("对驳回申请复议", "Ask for review of the refusal", ["refused"], "reviewing", applicants, {
    needsReason: true,
  }),
  backToVisits: act(
    "申请终结，继续告诫查访",
    "The application ends, visits go on",
    ["filed", "applied", "refused", "reviewing"],
    "letter",
    applicants,
    { guard: [has("letterOn"), "本案没有告诫书", "There is no warning letter"], needsReason: true },
  ),
  closeRefused: act("驳回生效，结案", "Close, refused", ["refused", "reviewing"], "rejected", applicants, {
    guard: [
      not(has("letterOn")),
      "告诫书后的查访尚在进行，请转“申请终结，继续告诫查访”",
      "Visits after the warning letter go on",
    ],
    needsReason: true,
  }),
  reviewOrder: act("被申请人对保护令申请复议", "Respondent asks for review", ["inForce"], "same", courts, {
    needsReason: true,
  }),
  decideReview: act("作出复议决定", "Decide on the review", ["inForce"], "same", courts, {
    form: "review",
    guard: [did("reviewOrder"), "没有对保护令的复议申请", "No review of the order was asked for"],
  }),
  extend: act("变更、延长", "Change or extend", ["inForce"], "same", courts, {
    form: "order",
    guard: atMostSixMonths,
  }),
  breach: act(
    "登记违反保护令",
    "Breach",
    ["inForce"],
    "same",
    ["police", "station", ...courts, "applicant", "village"],
    { form: "breach", effects: [{ refer: "station" }] },
  ),
};

const antiDv = (zh: string, en: string) =>
  law(`反家庭暴力法第${zh}条`, `Anti-Domestic Violence Law, art. ${en}`);
const noTermSeen = unverified(
  "法律未定期限，待与法院约定",
  "The law gives no term; to be agreed with the court",
);

const clocks = {
  accepting: clock(
    "法院受理申请",
    "Accepted by the court",
    "in filed",
    "24h",
    "left filed",
    lateThenLetter("24h", "3wd"),
    { warn: ["4h"], source: noTermSeen },
  ),
  decision: clock(
    "保护令裁定",
    "Decision on the order",
    "in applied",
    { ordinary: "72h", urgent: "24h" },
    "left applied",
    lateThenLetter("24h", "3wd"),
    { warn: ["4h"], source: antiDv("二十八", "28") },
  ),
  review: clock(
    "驳回后申请复议或结案",
    "Review of the refusal, or the end",
    "on refusedOn",
    "5d",
    "left refused",
    // whoever has the case is warned; police and courts apply, too
    leadAtOnce,
    { warn: ["2d"], source: antiDv("三十一", "31") },
  ),
  reviewing: clock("驳回复议", "The review", "in reviewing", "10d", "left reviewing", leadAtOnce, {
    source: noTermSeen,
  }),
  orderReview: clock(
    "保护令复议",
    "Review of the order",
    "do reviewOrder",
    "10d",
    "do decideReview",
    leadAtOnce,
    { source: noTermSeen },
  ),
  orderVisits: rhythm(
    "保护令期间查访",
    "Visits under the order",
    "in inForce",
    "1mo",
    "do visit",
    leadAtOnce,
    unverified("各地查访期限不一", "Visits differ by place"),
  ),
  term: clock("保护令到期", "End of the order", "on orderUntil", "0h", "left inForce", leadAtOnce, {
    warn: ["30d"],
    source: antiDv("三十", "30"),
  }),
};

/** The instrument, whole, to be spread into a definition that has warning letters, the police and the village. */
export const protectionOrder = { fields, forms, urgency, toCourt, states, actions, clocks };

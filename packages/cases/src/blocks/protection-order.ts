import { ask, asks, musts, people } from "./shorthand.ts";
import { code, date, flag, reference, text, words } from "../definition/fields.ts";
import { is, not } from "../expression/condition.ts";

/*
 * 人身安全保护令: who applies, what the court decides in 72 hours or 24, and what follows from a breach (Anti-Domestic
 * Violence Law arts 23 to 32).
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
  orderMeasures: text("sensitive", "保护措施", "Measures"),
  breachFound: text("sensitive", "违反情况", "The breach"),
};

const forms = {
  application: [
    ...musts("applicant", "urgent"),
    ...people("victim", "offender"),
    ...asks("account", "evidence"),
  ],
  order: [...musts("orderNumber", "orderFrom"), ...asks("orderMeasures")],
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
  answerForm: ["orderNumber", "orderFrom"],
  tell: ["lead", "office"],
});

/** The instrument, whole, to be spread into a definition. */
export const protectionOrder = { fields, forms, urgency, toCourt };

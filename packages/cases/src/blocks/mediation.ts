import { code } from "../definition/fields.ts";

/** What a dispute in a family is about. */
export const disputeKinds = code("work", "纠纷类型", "Kind", {
  marriage: ["婚恋情感", "Marriage and love"],
  property: ["家庭财产", "Property"],
  violence: ["家庭暴力", "Violence"],
  custody: ["子女抚养与探望", "Custody and contact"],
  support: ["赡养", "Support of the old"],
  neighbours: ["亲属邻里", "Kin and neighbours"],
  other: ["其他", "Other"],
});

/** How a mediation ended. */
export const mediationOutcome = code("work", "结果", "Outcome", {
  agreed: ["调解成功", "Agreed"],
  failed: ["调解不成", "Failed"],
  court: ["进入诉讼", "To court"],
  withdrawn: ["当事人撤回", "Withdrawn"],
});

/** Whether the police agree to a lower grade. */
export const policeOpinion = code("work", "公安意见", "Opinion of the police", {
  lower: ["同意降级", "May be lowered"],
  keep: ["不宜降级", "Should stay"],
});

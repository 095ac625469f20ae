import { code, codes, moment, reference, text } from "../definition/fields.ts";

/** What a review of a death asks: what happened and why is sealed; only conclusions are counted. */
export const deathReviewFields = {
  kind: code("work", "类别", "Kind", {
    maternal: ["孕产妇死亡", "Maternal death"],
    newborn: ["新生儿死亡", "Newborn death"],
  }),
  diedAt: moment("work", "死亡时间", "Died at", { past: true }),
  place: code("work", "死亡地点", "Where", {
    hospital: ["医疗机构", "In a hospital"],
    way: ["转运途中", "On the way"],
    home: ["家中", "At home"],
    other: ["其他", "Elsewhere"],
  }),
  cardNumber: reference("sensitive", "监测报告卡编号", "Number of the surveillance card"),
  summary: text("sealed", "死亡经过", "What happened"),
  records: codes("work", "已收集材料", "Records gathered", {
    hospital: ["医疗机构病历", "Hospital records"],
    clinic: ["社区孕产保健册", "Record of the clinic"],
    survey: ["入户调查", "Survey at home"],
    transfer: ["转运记录", "Record of the transfer"],
  }),
  anonymous: text("sealed", "隐名病历摘要", "Summary without names"),
  causes: text("sealed", "死因与影响因素", "Causes"),
  avoidable: code("work", "评审结论", "Conclusion", {
    yes: ["可避免", "Avoidable"],
    no: ["不可避免", "Not avoidable"],
    unclear: ["创造条件可避免", "Avoidable under other conditions"],
  }),
  recommendation: text("sensitive", "改进建议（不含个人和机构信息）", "Recommendation, without names"),
  carriedOut: text("sensitive", "落实情况", "What was done"),
  effect: code("work", "核查结论", "Found on checking", {
    done: ["已落实", "Done"],
    partly: ["部分落实", "In part"],
    not: ["未落实", "Not done"],
  }),
};

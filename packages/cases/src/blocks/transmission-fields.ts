import { code, date, reference } from "../definition/fields.ts";

/** What is asked of the mother: sealed but for the number there, which alone lists of the outside system are compared by. */
export const transmissionFields = {
  infection: code("sealed", "类别", "Which", { a: ["甲", "A"], b: ["乙", "B"], c: ["丙", "C"] }),
  foundAt: code("sealed", "发现时期", "Found", {
    before: ["孕前", "Before pregnancy"],
    early: ["孕早期", "Early pregnancy"],
    late: ["孕中晚期", "Later"],
    birth: ["产时", "At delivery"],
  }),
  foundOn: date("sealed", "确认日期", "Confirmed on", { past: true }),
  caseNumber: reference("sensitive", "管理信息系统个案编号", "Number in the outside system"),
  treatment: code("sealed", "干预措施", "Treatment", {
    started: ["已开始", "Begun"],
    full: ["规范完成", "Complete"],
    refused: ["未接受", "Not taken"],
  }),
  place: code("sealed", "分娩安排", "Delivery", {
    own: ["本机构", "Here"],
    named: ["指定机构", "Elsewhere"],
  }),
};

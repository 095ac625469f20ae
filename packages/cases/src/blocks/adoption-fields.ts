import { code, date, flag, party, partsOf, reference, text } from "../definition/fields.ts";
import { outside } from "./outside-systems.ts";
import { minor } from "./people.ts";

/** What is asked of an adoption; the origin of the child and what was seen in the family are sealed. */
export const adoptionFields = {
  kind: code("work", "收养类型", "Kind", {
    welfare: ["收养福利机构抚养的儿童", "From a welfare body"],
    relatives: ["收养三代以内旁系同辈血亲的子女", "Of relatives"],
    stepchild: ["收养继子女", "Of a stepchild"],
    guardian: ["监护人送养", "Given by a guardian"],
    foreign: ["涉外收养", "From abroad"],
  }),
  origin: text("sealed", "被收养人身世", "Origin of the child"),
  assessor: code("work", "评估方式", "Assessed by", {
    own: ["民政部门自行评估", "Civil affairs"],
    third: ["委托第三方评估", "A third party"],
  }),
  assessment: text("sealed", "评估报告要点", "Assessment"),
  fit: code("sensitive", "评估结论", "Conclusion", { fit: ["合格", "Fit"], unfit: ["不合格", "Not fit"] }),
  backgroundClear: flag("sensitive", "无犯罪记录查询结果为“无”", "The police found no record"),
  livingFrom: date("work", "融合期开始日期", "Living together from"),
  living: text("sealed", "融合情况", "How they live together"),
  higherAgreed: flag("work", "省级民政部门已同意（涉外）", "The higher office agreed (from abroad)"),
  registration: reference("sensitive", "收养登记证编号", "Number of the registration"),
  visit: text("sealed", "回访情况", "What the visit found"),
  worry: flag("sensitive", "发现异常情形", "Something worries"),
};

/** Child, adopters and who gives the child; both families are sealed from each other. */
export const adoptionParties = {
  child: minor("被收养人", "Child", {}),
  adopter: party("收养申请人", "Adopter", {
    min: 1,
    max: 2,
    parts: partsOf("sealed", "name", "phone", "idNumber", "birthDate"),
  }),
  giver: party("送养人", "Who gives in adoption", {
    max: 2,
    parts: partsOf("sealed", "name", "phone", "relation"),
  }),
};

/** Civil affairs: adoptions as registered; the record itself stays there. */
export const adoptionRegistry = outside(
  "civil-affairs",
  "收养登记信息系统",
  "Registration of adoptions",
  "assumed",
  "quarterly",
  ["登记编号", "Number of the registration"],
  ["登记状态", "Registered or not"],
  ["登记日期", "Day"],
);

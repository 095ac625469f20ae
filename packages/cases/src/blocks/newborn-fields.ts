import { code, codes, date, flag, moment, text } from "../definition/fields.ts";

/** What the screening of a newborn asks: the sample, what it was positive for, whether the family was reached. */
export const newbornFields = {
  bornAt: moment("work", "出生时间", "Born at"),
  items: codes("work", "筛查项目", "Screened for", {
    metabolic: ["遗传代谢病", "Metabolic disease"],
    hearing: ["听力", "Hearing"],
    heart: ["先天性心脏病", "Heart"],
  }),
  sampledOn: date("work", "采样（初筛）日期", "Sampled on"),
  finding: code("sensitive", "阳性项目", "Positive for", {
    phenylketonuria: ["苯丙酮尿症", "Phenylketonuria"],
    thyroid: ["先天性甲状腺功能减低症", "Congenital hypothyroidism"],
    metabolic: ["其他遗传代谢病", "Other metabolic disease"],
    hearing: ["听力", "Hearing"],
    heart: ["先天性心脏病", "Heart"],
  }),
  reached: flag("work", "是否已联系上监护人", "The guardian was reached"),
  visited: text("sensitive", "上门联系情况", "What the visit found"),
  treatment: code("sensitive", "干预方式", "Treatment", {
    diet: ["饮食治疗", "Diet"],
    medicine: ["药物治疗", "Medicine"],
    device: ["助听、人工耳蜗", "Hearing aid or implant"],
    surgery: ["手术", "Surgery"],
  }),
};

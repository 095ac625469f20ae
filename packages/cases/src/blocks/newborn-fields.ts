import { code, codes, date, flag, moment, text } from "../definition/fields.ts";

/** What the screening of a newborn asks: the sample, what it was positive for, whether the family was reached. */
export const newbornFields = {
  bornAt: moment("work", "出生时间", "Born at", { past: true }),
  items: codes("work", "筛查项目", "Screened for", {
    metabolic: ["遗传代谢病", "Metabolic disease"],
    hearing: ["听力", "Hearing"],
    heart: ["先天性心脏病", "Heart"],
  }),
  sampledOn: date("work", "采样（初筛）日期", "Sampled on", { past: true }),
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

/** What the file of a newborn at risk keeps of how it does and how the file ended. */
export const newbornFileFields = {
  development: code("sensitive", "发育评估", "Development", {
    normal: ["正常", "Normal"],
    suspect: ["可疑", "Suspect"],
    delayed: ["迟缓", "Delayed"],
  }),
  outcome: code("sensitive", "转归", "Outcome", {
    well: ["达到结案年龄、发育正常", "Well at the set age"],
    referred: ["转康复或专科", "To rehabilitation or a specialist"],
    moved: ["迁出并已交接", "Moved, handed over"],
    died: ["死亡", "Died"],
  }),
};

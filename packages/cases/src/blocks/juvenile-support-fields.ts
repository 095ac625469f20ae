import { code, codes, date, flag, name, text } from "../definition/fields.ts";

/** What support of a minor before the law asks; why is for the social worker alone. */
export const juvenileSupportFields = {
  askedBy: code("work", "提请单位", "Asked by", {
    police: ["公安机关", "Police"],
    procuratorate: ["检察机关", "Procuratorate"],
    court: ["人民法院", "Court"],
    justice: ["司法行政（社区矫正）", "Justice bureau, correction"],
  }),
  services: codes("work", "提请事项", "Services asked", {
    inquiry: ["社会调查", "Social inquiry"],
    counselling: ["心理疏导", "Counselling"],
    watch: ["观护帮教", "Watched probation"],
    correction: ["行为矫治", "Correction of conduct"],
    school: ["复学帮扶", "Back to school"],
    job: ["就业帮扶", "Back to work"],
    family: ["家庭教育指导", "Guidance of the family"],
  }),
  background: text(
    "sealed",
    "案情与需求（仅承接社工可见）",
    "The matter and the need, for the social worker alone",
  ),
  plan: text("sensitive", "帮教方案", "Plan"),
  base: name("work", "观护基地", "Base"),
  until: date("work", "帮教期满日期", "Until"),
  report: text("sensitive", "月度报告", "Monthly report"),
  conduct: code("sensitive", "本月表现", "Conduct this month", {
    good: ["良好", "Good"],
    fair: ["一般", "Fair"],
    poor: ["较差", "Poor"],
  }),
  place: name("sensitive", "拟接收学校或单位", "School or employer"),
  taken: flag("work", "是否接收", "Taken in"),
  goal: code("work", "结束时去向", "At the end", {
    school: ["复学、升学", "At school"],
    job: ["就业", "At work"],
    home: ["回归家庭", "At home"],
    moved: ["迁外地继续", "Goes on elsewhere"],
    broken: ["中途终止", "Broken off"],
  }),
  again: flag("sensitive", "帮教期内再次违法犯罪", "Offended again"),
};

import { outside } from "./outside-systems.ts";

/** The lines of the government, the federation and the youth league: no second line is invented. */
export const governmentLine = outside(
  "hotline",
  "12345政务服务热线（含12338、12355）",
  "Government line 12345 with 12338 and 12355",
  "plan",
  "monthly",
  ["工单编号", "Work order"],
  ["状态", "State"],
  ["办结日期", "Day of finishing"],
);

/** Courts and procuratorates: step, day and number of the instrument. */
export const courtSystems = outside(
  "court",
  "法院、检察院办案系统及社区矫正系统",
  "Case systems of courts, procuratorates and correction",
  "plan",
  "monthly",
  ["文书编号", "Number of the instrument"],
  ["办理环节", "Step"],
  ["日期", "Day"],
);

/** Justice: legal aid and the public legal service. */
export const legalAidSystem = outside(
  "justice",
  "法律援助管理系统与12348公共法律服务平台",
  "Legal aid system and public legal service 12348",
  "plan",
  "monthly",
  ["申请编号", "Number of the application"],
  ["决定、指派、办结状态", "Decided, assigned, done"],
  ["日期", "Day"],
);

/** Political-legal committee: the centre where disputes are settled. */
export const disputeCentre = outside(
  "township",
  "社会矛盾纠纷调处化解中心平台",
  "Platform of the dispute settlement centre",
  "plan",
  "monthly",
  ["纠纷编号", "Number of the dispute"],
  ["办理阶段", "Stage"],
  ["日期", "Day"],
);

/** Disease control: injuries and causes of death, cards without identity. */
export const injurySurveillance = outside(
  "disease-control",
  "全国伤害监测系统与死因监测系统",
  "National injury surveillance and causes of death",
  "assumed",
  "monthly",
  ["卡片编号", "Number of the card"],
  ["是否锁定", "Locked or not"],
  ["锁定日期", "Day of locking"],
);

/** Education with the police: the check of those who work with children. */
export const staffAccess = outside(
  "education",
  "教职员工准入查询平台",
  "Check of teaching staff",
  "source",
  "monthly",
  ["查询编号", "Number of the query"],
  ["结果（有、无）", "Clear or hit"],
  ["查询日期", "Day of the query"],
);

/** Police and procuratorate: the base of offenders itself stays there. */
export const offenderBase = outside(
  "police",
  "违法犯罪人员信息库（公安、检察）",
  "Offender bases of police and procuratorate",
  "plan",
  "monthly",
  ["查询编号", "Number of the query"],
  ["答复（有、无）", "Yes or no"],
  ["答复日期", "Day of the answer"],
);

/** Government service: one form for many offices. */
export const oneThingPlatform = outside(
  "health",
  "政务服务“一件事”平台与电子证照库",
  "Government platform for joint services",
  "plan",
  "monthly",
  ["申请编号", "Number of the application"],
  ["各事项状态", "State of each item"],
  ["时间", "When"],
);

/** Health and police: certificate issued, household registered. */
export const birthRegisters = outside(
  "health",
  "出生医学证明系统与户籍人口库",
  "Birth certificates and household register",
  "plan",
  "monthly",
  ["是否签发", "Issued or not"],
  ["是否落户", "Registered or not"],
  ["日期", "Day"],
);

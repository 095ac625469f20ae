import { code } from "../definition/fields.ts";

/** Who asks for legal aid, through which door, in which matter, whether without a means test, and how it ended. */
export const legalAidCodes = {
  door: code("open", "渠道", "Door", {
    counter: ["窗口", "Counter"],
    web: ["网上", "Web"],
    line: ["12348热线", "Line 12348"],
    referral: ["部门转来", "Another agency"],
  }),
  who: code("work", "申请人类别", "Who", {
    woman: ["成年女性", "Woman"],
    girl: ["未成年女性", "Girl"],
    boy: ["未成年男性", "Boy"],
    other: ["其他", "Other"],
  }),
  matter: code("work", "事项", "Matter", {
    family: ["婚姻家庭", "Family"],
    violence: ["家庭暴力", "Violence"],
    support: ["抚养、赡养、监护", "Support and guardianship"],
    work: ["劳动权益", "Work"],
    injury: ["人身损害", "Injury"],
    criminal: ["刑事", "Criminal"],
    land: ["土地财产", "Land and property"],
    other: ["其他", "Other"],
  }),
  exempt: code("work", "免予核查经济困难", "No means test", {
    minor: ["未成年人", "Minor"],
    violence: ["家庭暴力受害人", "Victim of violence"],
    wages: ["追索劳动报酬", "Wages"],
    injury: ["工伤", "Injury at work"],
    assistance: ["社会救助、司法救助或优抚对象", "On social or judicial assistance, or given preference"],
    noIncome: ["无固定生活来源的老年人、残疾人等", "Old, disabled and others without regular income"],
    none: ["不符合", "None"],
  }),
  result: code("work", "办理结果", "Result", {
    won: ["支持或部分支持", "Upheld, at least in part"],
    settled: ["调解、和解", "Settled"],
    lost: ["未支持", "Not upheld"],
    ended: ["终止援助", "Ended"],
  }),
};

import { tellCivilAffairs } from "./child-agencies.ts";
import { movingFields } from "./moving.ts";
import { act } from "./shorthand.ts";
import { address, code, flag, reference, text } from "../definition/fields.ts";
import { any, is, isIn } from "../expression/condition.ts";

/** On which ground a guardian is replaced (Minors Protection Law arts 92 and 94), who files, and what follows. */
export const guardianshipCodes = {
  ground: code("sensitive", "情形", "Ground", {
    lost: ["流浪或身份不明", "Lost or unknown"],
    absent: ["监护人下落不明", "Guardian cannot be found"],
    dead: ["监护人死亡且无其他人可担任监护人", "Guardian dead, and nobody else"],
    incapable: ["监护人丧失监护能力且无其他人可担任监护人", "Guardian lost capacity, and nobody else"],
    unable: ["监护人因自身原因或突发事件不能监护", "Guardian unable, or an emergency"],
    refuses: ["监护人拒绝或怠于监护", "Guardian refuses or neglects"],
    harms: ["监护人教唆、侵害", "Guardian harms"],
    danger: ["身心受严重侵害或面临危险", "Grave harm or danger"],
    other: ["法律规定的其他情形", "Other grounds by law"],
  }),
  fit: code("sensitive", "评估结论", "Result", {
    fit: ["可以恢复监护", "Fit"],
    help: ["需帮扶后恢复", "Fit with help"],
    unfit: ["不宜继续监护", "Unfit"],
  }),
  applicant: code("work", "申请人", "Who files", {
    civil: ["民政部门", "Civil affairs"],
    committee: ["村（居）委会", "Committee"],
    school: ["学校", "School"],
    hospital: ["医疗机构", "Hospital"],
    federation: ["妇联", "Women's federation"],
    relative: ["其他有监护资格的人", "Others entitled"],
  }),
  longTerm: code("work", "长期监护方式", "Long-term care", {
    family: ["亲属监护", "By kin"],
    state: ["国家监护（机构养育）", "State, in an institution"],
    foster: ["家庭寄养", "Foster family"],
    adoption: ["收养", "Adoption"],
  }),
  alone: flag("sensitive", "目前是否无人照料", "Without anybody now"),
  account: text("sensitive", "情况说明", "What happened"),
  warned: reference("work", "督促监护令（告诫）文号", "Number of the warning"),
  placement: address("sealed", "安置地点", "Placement"),
  assessment: text("sensitive", "监护能力评估", "Assessment of the guardian"),
  missing: text("sensitive", "尚缺材料", "What is missing"),
  ruling: reference("work", "裁判文书号", "Number of the ruling"),
  revoked: flag("work", "是否撤销监护人资格", "Revoked"),
  ...movingFields,
};

/** Of a child whose home is in another county: the case goes to civil affairs there, acknowledged within two hours. */
export const guardianshipElsewhere = {
  action: act("移交异地民政部门", "To civil affairs of another county", "open", "same", ["officer"], {
    form: "move",
    effects: [{ refer: "takeOver" }],
  }),
  referral: {
    ...tellCivilAffairs({
      fields: ["ground", "alone", "account", "newArea"],
      people: { child: ["name", "sex", "birthDate"], guardian: ["name", "phone", "relation"] },
      answerForm: [],
      acknowledge: "2h",
    }),
    inArea: "newArea",
    handover: true,
  },
} as const;

/** Grounds of long-term care without a ruling: nobody is there whose guardianship could be revoked (art. 94 nos 1–3). */
export const withoutGuardian = ["lost", "absent", "dead", "incapable"] as const;

/** A child alone is red; every other ground is yellow until an assessment finds the guardian fit. */
export const guardianshipRules = [
  { when: any(is("alone", true), isIn("ground", [...withoutGuardian, "danger"])), is: "red" },
  { when: isIn("ground", ["harms", "refuses", "unable", "other"]), is: "yellow" },
  { when: is("fit", "fit"), is: "green" },
] as const;

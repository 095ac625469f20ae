import { address, area, code, flag, moment, reference, text } from "../definition/fields.ts";

/** What is asked of somebody who is missing or was trafficked: the search, who she is, where she is placed, how she does. */
export const traffickingFields = {
  kind: code("work", "对象", "Who", { woman: ["妇女", "Woman"], child: ["儿童", "Child"] }),
  missingSince: moment("work", "失踪时间", "Missing since", { past: true }),
  account: text("sensitive", "案情", "What happened"),
  leads: text("sensitive", "协查线索", "Leads"),
  otherArea: area("work", "协查（接收）地", "Area asked or receiving"),
  identity: text("sealed", "身份查证", "Identity"),
  origin: code(
    "sensitive",
    "被拐原因",
    "How",
    {
      abducted: ["被拐骗、绑架", "Abducted"],
      sold: ["被监护人出卖", "Sold by the guardians"],
      lost: ["走失", "Lost"],
      unknown: ["不明", "Not known"],
    },
    { unknownAs: "unknown" },
  ),
  ruling: reference("work", "法院或民政决定文号", "Number of the court's or civil affairs' decision"),
  placement: address("sealed", "安置地点", "Placement"),
  care: text("sensitive", "安置与康复情况", "Care and recovery"),
  visit: text("sensitive", "康复回访", "Recovery visit"),
  again: flag("work", "是否再次失踪、被拐", "Missing again"),
  outcome: code("work", "结果", "Outcome", {
    home: ["回归家庭", "Home"],
    newHome: ["另行安置", "A new home"],
    adult: ["自立", "On her own"],
  }),
};

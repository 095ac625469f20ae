import { address, code, flag, text, words } from "../definition/fields.ts";
import { age, all, any, did, is, isIn } from "../expression/condition.ts";

/** What is asked wherever violence between people is told. */
const fields = {
  inDanger: flag("sensitive", "目前是否仍处危险中", "In danger now"),
  injury: code("sensitive", "伤情", "Injury", {
    none: ["无", "None"],
    slight: ["轻", "Slight"],
    serious: ["重", "Serious"],
  }),
  weapon: flag("sensitive", "是否使用或威胁使用器械", "Weapon used or threatened"),
  threat: flag("sensitive", "是否扬言杀害、伤害", "Threat to kill or harm"),
  repeat: flag("sensitive", "是否反复发生", "Repeated"),
  again: flag("work", "立案后是否再次发生", "Again since the case was opened"),
  place: address("sealed", "受害人现住处", "Where the victim is"),
  account: text("sealed", "经过", "Account"),
};

/** What proposes red wherever violence is graded: a life may be at stake. */
const danger = any(is("weapon", true), is("threat", true), is("inDanger", true), is("injury", "serious"));

/** Whether the victim can decide for herself; whoever is forced or threatened cannot report. */
const capacity = code("sensitive", "受害人行为能力", "Capacity of the victim", {
  none: ["无民事行为能力", "Without capacity"],
  limited: ["限制民事行为能力", "Limited capacity"],
  full: ["完全民事行为能力", "Full capacity"],
  coerced: ["因受强制、威吓无法报案", "Cannot report under force or threat"],
});

/** The law by which a danger to life or health is told to whom can avert it. */
const inEmergency = words(
  "个人信息保护法第十三条第一款第四项（紧急情况下为保护自然人的生命健康所必需）",
  "Personal Information Protection Law, art. 13(4): to protect life and health in an emergency",
);

/**
 * On what the police are told of violence without her consent: danger; a victim without or with limited capacity, whom
 * duty holders must report; a minor. Of any other grown person it is her own report (Anti-Domestic Violence Law art. 13).
 */
const toPolice = [
  { law: inEmergency, when: danger },
  {
    law: words("反家庭暴力法第十四条", "Anti-Domestic Violence Law, art. 14"),
    when: isIn("capacity", ["none", "limited"]),
  },
  {
    law: words("未成年人保护法第十一条", "Minors Protection Law, art. 11"),
    when: age("victim", "<", 18),
  },
  { consent: "police" },
] as const;

/** Violence again, as a visit found: before the first visit nobody was asked, and not having been asked is no doubt. */
function happenedAgain<const A extends string>(visit: A) {
  return all(did(visit), is("again", true));
}

/** Those of them that are asked about a child. */
const { inDanger, again, place, account } = fields;
const ofChild = { inDanger, again, place, account };

/** Questions on violence, and the answers that make it red. */
export const violence = { fields, ofChild, danger, again: happenedAgain, capacity, inEmergency, toPolice };

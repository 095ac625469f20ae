import { address, code, flag, text } from "../definition/fields.ts";
import { any, is } from "../expression/condition.ts";

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

/** Those of them that are asked about a child. */
const { inDanger, again, place, account } = fields;
const ofChild = { inDanger, again, place, account };

/** Questions on violence, and the answers that make it red. */
export const violence = { fields, ofChild, danger };

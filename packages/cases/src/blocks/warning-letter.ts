import { act, asks, clock, late, leadAtOnce, musts, next, open, paper, people, rhythm } from "./shorthand.ts";
import { lateThenLetter } from "./supervision.ts";
import { all, has } from "../expression/condition.ts";
import { code, date, flag, moment, reference, text, unverified, words } from "../definition/fields.ts";

/*
 * 告诫书: from the call to the police over the letter to the visits after it (Anti-Domestic Violence Law arts 16 and 17).
 */

const fields = {
  callNumber: reference("work", "警情编号", "Number of the call"),
  calledAt: moment("work", "接警时间", "Called at", { past: true }),
  measure: code("work", "处置", "Measure", {
    education: ["批评教育", "Admonished"],
    letter: ["出具告诫书", "Warning letter"],
    penalty: ["治安处罚", "Administrative penalty"],
    criminal: ["刑事立案", "Criminal case"],
  }),
  letterNumber: reference("work", "告诫书编号", "Number of the letter"),
  letterOn: date("work", "告诫日期", "Letter of", { past: true }),
  warned: text(
    "sensitive",
    "被告诫人身份（姓名、性别、证件号码、住址）",
    "Who is warned: name, sex, document, address",
  ),
  letterFacts: text("sensitive", "经查明的家庭暴力事实", "Facts that were found"),
  served: flag("work", "是否已送达双方并告知村（居）委会", "Served on both, village told"),
  visitFindings: text("sensitive", "查访情况", "What the visit found"),
};

const forms = {
  call: [
    ...musts("callNumber", "calledAt"),
    ...people("victim", "offender"),
    ...asks("inDanger", "injury", "weapon", "threat", "repeat", "place", "account"),
  ],
  handle: musts("measure"),
  letter: [...musts("letterNumber", "letterOn", "warned", "letterFacts"), ...people("offender")],
  serve: musts("served"),
  visit: musts("visitFindings", "again"),
};

const states = {
  handling: open("警情处置中", "Call being handled"),
  letter: open("告诫后查访期", "Letter served, visits"),
};

const actions = {
  registerCall: next(act("登记警情", "Register the call", "new", "handling", ["police"], "call")),
  handle: next(act("作出处置", "Handle", ["handling"], "same", ["police"], "handle")),
  issueLetter: act("出具告诫书", "Issue the letter", ["handling"], "letter", ["police"], {
    form: "letter",
    guard: [
      all(has("warned"), has("letterFacts")),
      "告诫书须写明被告诫人身份和家庭暴力事实",
      "The letter says whom it warns and what was found",
    ],
    effects: [{ document: "letter" }, { refer: "village" }],
  }),
  visit: act("查访", "Visit", "open", "same", ["police", "station", "village"], {
    form: "visit",
    offline: true,
  }),
};

const clocks = {
  handled: clock("警情处置", "The call handled", "in handling", "5wd", "left handling", late("5wd")),
  serve: clock(
    "送达并通知",
    "Served and told",
    "on letterOn",
    "1d",
    "do serve",
    lateThenLetter("1wd", "3wd"),
  ),
  firstVisit: clock("告诫后首访", "First visit", "on letterOn", "7d", "do visit", leadAtOnce, {
    source: unverified("各地多为一周内，待核对", "Mostly a week; to be checked"),
  }),
  visits: rhythm(
    "定期查访",
    "Visits",
    // from the letter to the end of the case, whatever becomes of an application meanwhile
    "on letterOn",
    "1mo",
    "do visit",
    leadAtOnce,
    unverified(
      "九部门告诫意见所定查访，待核对原文",
      "Visits by the opinion of nine ministries; text to be checked",
    ),
  ),
};

const letter = paper(
  "家庭暴力告诫书",
  "Warning letter",
  ["police"],
  words("公安机关（盖章）", "Police (stamp)"),
  words("编号：{letterNumber}。告诫日期：{letterOn}。", "No. {letterNumber}, {letterOn}."),
  words("被告诫人：{warned}", "Who is warned: {warned}"),
  words("经查明的家庭暴力事实：{letterFacts}", "Facts that were found: {letterFacts}"),
  words(
    "依据《中华人民共和国反家庭暴力法》第十六条、第十七条，对你予以告诫：禁止实施家庭暴力。",
    "By the Anti-Domestic Violence Law, arts 16 and 17, you are warned: you shall do no violence in the family.",
  ),
  words(
    "再实施家庭暴力，构成违反治安管理行为的，依法给予治安管理处罚；构成犯罪的，依法追究刑事责任（第三十三条）。",
    "Violence that breaks public order is punished by the police, a crime is prosecuted (art. 33).",
  ),
);

/** The instrument, whole, to be spread into a definition that has `inForce`, the actors of the police and the village. */
export const warningLetter = { fields, forms, states, actions, clocks, papers: { letter } };

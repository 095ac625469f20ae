import { act, clock, closed, open, waiting } from "./shorthand.ts";
import { code, date, reference, text, usual } from "../definition/fields.ts";

/** Questions of a letter that must be answered: its number and day, what it says, the reply and what came of it. */
const fields = {
  letterNumber: reference("work", "文号", "Number of the letter"),
  issuedOn: date("work", "发出日期", "Issued on"),
  content: text("sensitive", "事由与建议", "Matter and proposal"),
  adopted: code("work", "采纳情况", "Adopted", {
    yes: ["采纳", "Adopted"],
    partly: ["部分采纳", "In part"],
    no: ["未采纳", "Not adopted"],
  }),
  reply: text("sensitive", "回复内容", "Reply"),
};

/** From the draft over the reply to the check by a second person. */
const states = {
  drafted: open("已拟稿", "Drafted"),
  issued: waiting("待回复", "Reply due"),
  replied: open("已回复", "Replied"),
  closed: closed("已办结", "Closed"),
};

/** A reply that does not satisfy goes back with a reason, and its clock runs anew. */
const sendBack = act("退回补充", "Send back", ["replied"], "issued", ["worker"], {
  needsReason: true,
});

/** The reply clock on working days; silence goes to the supervisor and then to the office of the leading group. */
const replyClock = clock(
  "回复时限",
  "Reply",
  { state: "issued" },
  "10wd",
  { state: "replied" },
  [
    ["0h", "lead"],
    ["5wd", "office"],
  ],
  {
    warn: ["2d"],
    source: usual(
      "默认十个工作日，文书另有期限的从其规定",
      "ten working days unless the letter says otherwise",
    ),
  },
);

/** All that letters share, to be spread into a definition. */
export const letter = { fields, states, sendBack, replyClock };

/** Issues the letter to one body: it leaves the house with its number and day, and a copy stays with the case. */
export function issueTo(referral: string, zh: string, en: string) {
  return act(zh, en, ["drafted"], "issued", ["worker"], {
    form: "issue",
    effects: [{ refer: referral }, { document: "letter" }],
  });
}

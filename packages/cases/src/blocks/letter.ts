import { has } from "../expression/condition.ts";
import { act, asks, clock, closed, leadAtOnce, musts, next, open, waiting } from "./shorthand.ts";
import { standing } from "./standing.ts";
import { code, date, name, reference, text, usual } from "../definition/fields.ts";

/** Questions of a letter: the case that called for it, its number and day, what it says, the reply and what came of it. */
const fields = {
  caseNumber: reference("work", "所督个案编号", "Number of the case"),
  ranOut: name("work", "逾期的时限", "Clock that ran out"),
  dueOn: date("work", "原定期限", "Was due on"),
  inDefault: name("work", "逾期单位", "Agency in default"),
  letterNumber: reference("work", "文号", "Number of the letter"),
  issuedOn: date("work", "发出日期", "Issued on", { past: true }),
  content: text("sensitive", "事由与建议", "Matter and proposal"),
  adopted: code("work", "采纳情况", "Adopted", {
    yes: ["采纳", "Adopted"],
    partly: ["部分采纳", "In part"],
    no: ["未采纳", "Not adopted"],
  }),
  reply: text("sensitive", "回复内容", "Reply"),
};

/** From what was called for over the draft and the reply to the check by a second person. */
const states = {
  called: open("已提出、待拟稿", "Called for, to be drafted"),
  drafted: open("已拟稿", "Drafted"),
  issued: waiting("待回复", "Reply due"),
  replied: open("已回复", "Replied"),
  closed: closed("已办结", "Closed"),
};

/** Who sends a letter out and sees to its reply: the people of whatever body drafted it. */
const issuers = ["worker", "officer", "procurator", "judge"] as const;

/** A reply that does not satisfy goes back with a reason: a further letter asks the body anew, and its clock runs anew. */
const sendBack = act("退回、另发函", "Send back, write again", ["replied"], "drafted", issuers, {
  needsReason: true,
});

/** What is known when a letter is called for, by a person or by a case that has stalled: the platform does not choose how. */
const callForm = [...musts("kind", "matter", "caseNumber", "inDefault"), ...asks("ranOut", "dueOn")];

/** A letter is called for, then drafted, or found not to be needed by two. */
const calling = {
  call: act("提出督办", "Call for a letter", "new", "called", ["officer"], {
    form: "call",
    byPlatform: true,
  }),
  write: next(act("拟督办稿", "Draft the letter", ["called"], "drafted", ["officer"], "draft")),
  drop: act("无需督办", "No letter needed", ["called"], "closed", ["officer"], {
    needsReason: true,
    secondPerson: ["lead", "officer"],
  }),
};

/** What was called for is drafted within a week of work. */
const draftClock = clock("拟稿时限", "Draft", { state: "called" }, "5wd", { left: "called" }, leadAtOnce);

/** A letter that is drafted, or has to be written again, leaves the house within a week of work. */
const issueClock = clock("发文时限", "Issued", { state: "drafted" }, "5wd", { left: "drafted" }, leadAtOnce);

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
export const letter = {
  fields,
  states,
  callForm,
  calling,
  issuers,
  sendBack,
  clocks: {
    draft: draftClock,
    issue: issueClock,
    reply: replyClock,
    ...standing(leadAtOnce, { replied: "10wd" }),
  },
};

/** Issues the letter to one body: it leaves the house with its number and day, and a copy stays with the case. */
export function issueTo(referral: string, zh: string, en: string) {
  return act(zh, en, ["drafted"], "issued", issuers, {
    form: "issue",
    guard: [has("content"), "须先拟写督办内容", "What the letter says has to be written first"],
    effects: [{ refer: referral }, { document: "letter" }],
  });
}

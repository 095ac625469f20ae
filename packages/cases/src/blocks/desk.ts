import type { PersonPart } from "../definition/definition.ts";
import { code, flag, text, words } from "../definition/fields.ts";
import type { ServiceRole } from "../definition/roles.ts";
import { overseers } from "./joint-case.ts";
import {
  act,
  actor,
  ask,
  clock,
  closed,
  counted,
  musts,
  next,
  onTime,
  open,
  share,
  waiting,
} from "./shorthand.ts";
import { standing } from "./standing.ts";

/** What every desk asks and writes down. */
const fields = {
  channel: code("open", "渠道", "Channel", {
    telephone: ["电话", "Telephone"],
    online: ["网络", "Online"],
    visit: ["来访", "Visit"],
    letter: ["来信", "Letter"],
  }),
  inDanger: flag("sensitive", "是否有现实人身危险", "In danger now"),
  account: text("sensitive", "诉求内容", "What is asked"),
  advice: text("sensitive", "答复意见", "Advice given"),
  reply: text("sensitive", "办理单位回复", "Reply of the agency"),
  satisfied: code("open", "回访满意度", "Content with it", {
    yes: ["满意", "Yes"],
    fair: ["基本满意", "Fairly"],
    no: ["不满意", "No"],
    unreached: ["未联系上", "Not reached"],
  }),
};

/** What is filled in after the intake: the advice at once, the caller's word at the call-back. */
const forms = { advise: musts("advice"), callBack: musts("satisfied") };

/** From the call to the call-back. */
const states = {
  received: open("接谈中", "Talking"),
  dispatched: waiting("已转办", "Passed on"),
  answered: open("已答复、待回访", "Answered, call-back due"),
  closed: closed("已办结", "Closed"),
};

/** Who sits at a desk and who stands above it. */
const actors = { desk: actor("hotline", "owns"), ...overseers };

/** What every desk does after the intake. */
const actions = {
  advise: next(act("当场答复", "Advise", ["received"], "answered", ["desk"], "advise")),
  recordReply: act("收到办理结果", "Take the agency's result", ["dispatched"], "answered", ["desk"], {
    isUsual: true,
  }),
  callBack: next(act("回访", "Call back", ["answered"], "same", ["desk"], "callBack")),
  finish: act("办结", "Finish", ["answered"], "closed", ["desk"], {
    guard: [{ did: ["callBack", "≥", 1] }, "回访后方可办结", "Finish only after the call-back"],
  }),
  reopen: act("重新受理", "Reopen", "closed", "received", ["desk", "lead"], { needsReason: true }),
};

/** Passes a matter on to an agency: the action, from the call itself or after a call-back that was not content. */
export function passOn(referral: string, zh: string, en: string) {
  return act(zh, en, ["received", "answered"], "dispatched", ["desk"], { effects: [{ refer: referral }] });
}

/** Passes a matter on to an agency: the referral, with the caller's consent. */
export function withConsent<const P extends string>(
  to: ServiceRole,
  zh: string,
  en: string,
  people: Readonly<Partial<Record<P, readonly PersonPart[]>>>,
) {
  return ask<"account" | "reply", P, "lead">(to, zh, en, {
    purpose: words("办理来电人的诉求", "Act on what the caller asks"),
    consent: "passOn",
    fields: ["account"],
    people,
    acknowledge: "1wd",
    answer: "7wd",
    answerForm: ["reply"],
    tell: ["lead"],
  });
}

/** The clocks of a desk: passed on or answered in a day, the agency's reply in seven working days, called back in fifteen. */
const clocks = {
  ...standing([["0h", "lead"]], { answered: "20d" }),
  transfer: clock("答复或转办", "Answer or pass on", "in received", "24h", "left received", [
    ["0h", "lead"],
    ["24h", "office"],
  ]),
  result: clock("办理回复", "Result of the agency", "in dispatched", "7wd", "left dispatched", [
    ["0h", "lead"],
    ["3wd", "office"],
  ]),
  callBack: clock("回访", "Call-back", "in answered", "15d", "do callBack", [["0h", "lead"]], {
    warn: ["2d"],
  }),
};

/** What a desk shows in figures: calls by theme, passed on and answered in time, content callers. */
const indicators = {
  calls: counted("受理诉求数", "Calls", "件", { opened: true }, ["area", "month", "channel", "theme"]),
  transferOnTime: onTime("二十四小时内答复或转办率", "Answered or passed on in 24 hours", "transfer"),
  resultOnTime: onTime("按时办理回复率", "Results in time", "result"),
  content: share(
    "回访满意率",
    "Content at the call-back",
    { action: "callBack", where: { in: ["satisfied", ["yes", "fair"]] } },
    { action: "callBack", where: { not: { is: ["satisfied", "unreached"] } } },
    ["area", "month", "theme"],
  ),
};

/** All that desks share, to be spread into a definition. */
export const desk = { fields, forms, states, actors, actions, clocks, indicators };

import type { Bilingual } from "@halfsky/statistics";
import type { EngineAction } from "../log/case-log.ts";

/**
 * Who may do an action of the engine, beside what its own rule says. Each is worked out from the definition by
 * `actorsFor`, so that no definition has to say it again.
 */
export type EngineActors =
  /** whoever works on the case: owns, assigned, supervises the owner */
  | "handlers"
  /** supervises the owner */
  | "supervisors"
  /** who reviews broken glasses: `mayReviewGlass` */
  | "reviewers"
  /** whoever has a hand in the case: handlers, who opened it, who holds a referral or a task */
  | "participants"
  /** handlers and who opened it */
  | "handlers-and-opener"
  /** the owning organisation, its supervisors, and the actors whose actions assign */
  | "assigners"
  /** the second persons of the pending action; for `refuse` the one who proposed as well */
  | "second-person"
  | "grade-raisers"
  | "grade-lowerers"
  /** whoever may do an action whose form asks what is corrected */
  | "askers"
  | "referral-holder"
  | "referral-senders"
  | "task-holder"
  | "task-holder-or-handlers"
  /** roles of `glassBreakers`, in the area of the case */
  | "any-role"
  | "platform";

export interface EngineRule {
  readonly title: Bilingual;
  readonly by: EngineActors;
  readonly phases: "not-closed" | "any";
  /** words are required: the reason, the text of the note */
  readonly needsReason: boolean;
}

const engineRule = (
  zh: string,
  en: string,
  by: EngineActors,
  phases: EngineRule["phases"],
  needsReason = false,
): EngineRule => ({ title: { zh, en }, by, phases, needsReason });

/** The engine's own actions: who, when, and whether with a reason. One table for judging, for lists and for the sheet of permissions. */
export const engineTable: Readonly<Record<EngineAction, EngineRule>> = {
  confirm: engineRule("复核同意", "Agree as second person", "second-person", "any"),
  refuse: engineRule("复核不同意", "Decline as second person", "second-person", "any", true),
  "raise-grade": engineRule("提高等级", "Raise the grade", "grade-raisers", "not-closed", true),
  "lower-grade": engineRule("申请降低等级", "Propose a lower grade", "grade-lowerers", "not-closed", true),
  assign: engineRule("指派承办人", "Assign", "assigners", "not-closed"),
  correct: engineRule("更正", "Correct", "askers", "any", true),
  "add-note": engineRule("添加记录", "Add a note", "participants", "any", true),
  attach: engineRule("添加附件", "Attach", "participants", "any"),
  "give-consent": engineRule("登记同意", "Record a consent", "handlers-and-opener", "any"),
  "withdraw-consent": engineRule("登记撤回同意", "Record a withdrawal", "handlers-and-opener", "any"),
  "acknowledge-referral": engineRule("签收", "Acknowledge", "referral-holder", "any"),
  "accept-referral": engineRule("受理转介", "Accept", "referral-holder", "any"),
  "return-referral": engineRule("退回转介", "Return", "referral-holder", "any", true),
  "answer-referral": engineRule("反馈", "Answer", "referral-holder", "any"),
  "withdraw-referral": engineRule("撤回转介", "Withdraw the referral", "referral-senders", "any", true),
  "finish-task": engineRule("办结事项", "Finish the item", "task-holder", "not-closed"),
  "return-task": engineRule("退回事项", "Return the item", "task-holder", "not-closed", true),
  "resume-task": engineRule("重新办理事项", "Resume the item", "task-holder-or-handlers", "not-closed"),
  "explain-missed": engineRule("说明未做原因", "Say why it was not done", "handlers", "not-closed", true),
  seal: engineRule("密封全案", "Seal the case", "handlers", "any", true),
  unseal: engineRule("解除密封", "Unseal the case", "supervisors", "any", true),
  "break-glass": engineRule("紧急查阅", "Break the glass", "any-role", "any", true),
  "review-break-glass": engineRule("复查紧急查阅", "Review a broken glass", "reviewers", "any", true),
  "clock-step": engineRule("时限提醒", "Step of the clock", "platform", "any"),
  recalculate: engineRule("按新日历重算时限", "Recalculate", "platform", "any"),
  link: engineRule("关联个案", "Link", "platform", "any"),
  "judge-match": engineRule("判断疑似重复", "Judge a possible match", "handlers-and-opener", "any", true),
};

/** The longest that a glass stays broken, in minutes. */
export const longestBreakGlass = 480;

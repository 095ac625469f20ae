import type { Bilingual } from "@halfsky/statistics";

/** Where a matter 督办事项 can stand. */
export const matterStates = [
  "draft",
  "issued",
  "explaining",
  "explanation-check",
  "planning",
  "plan-check",
  "rectifying",
  "closing",
  "closed",
  "withdrawn",
] as const;
export type MatterState = (typeof matterStates)[number];

/** The tone of a state; the screen gives each tone one colour, always beside its word and mark. */
export type MatterTone = "green" | "blue" | "orange" | "red" | "grey";

/** Word, mark and tone of each state, and what it waits for. */
export const matterStateWords: Readonly<
  Record<
    MatterState,
    Bilingual & { readonly mark: string; readonly tone: MatterTone; readonly meaning: Bilingual }
  >
> = {
  draft: {
    zh: "拟稿",
    en: "Draft",
    mark: "✎",
    tone: "grey",
    meaning: { zh: "提示函尚未发出", en: "the notice has not been issued" },
  },
  issued: {
    zh: "待签收",
    en: "Issued",
    mark: "✉",
    tone: "blue",
    meaning: { zh: "提示函已发出，等待承办单位签收", en: "waits for the unit to acknowledge the notice" },
  },
  explaining: {
    zh: "待说明",
    en: "Waiting for the explanation",
    mark: "◔",
    tone: "blue",
    meaning: { zh: "等待承办单位说明原因", en: "waits for the unit to explain" },
  },
  "explanation-check": {
    zh: "说明待审",
    en: "Explanation to be checked",
    mark: "◑",
    tone: "orange",
    meaning: { zh: "等待办公室审核原因说明", en: "waits for the office to check the explanation" },
  },
  planning: {
    zh: "待报整改方案",
    en: "Waiting for the plan",
    mark: "◔",
    tone: "blue",
    meaning: { zh: "等待承办单位报送整改方案", en: "waits for the unit's rectification plan" },
  },
  "plan-check": {
    zh: "方案待审",
    en: "Plan to be checked",
    mark: "◑",
    tone: "orange",
    meaning: { zh: "等待办公室审核整改方案", en: "waits for the office to check the plan" },
  },
  rectifying: {
    zh: "整改中",
    en: "Rectifying",
    mark: "◕",
    tone: "blue",
    meaning: {
      zh: "承办单位按步骤整改，办公室逐步核查",
      en: "the unit takes its steps, the office checks each",
    },
  },
  closing: {
    zh: "待核结",
    en: "Waiting to be closed",
    mark: "◕",
    tone: "orange",
    meaning: { zh: "已提出办结，等待第二人确认", en: "closing is proposed and waits for a second person" },
  },
  closed: {
    zh: "已办结",
    en: "Closed",
    mark: "✔",
    tone: "green",
    meaning: { zh: "两人核对后办结，可重新启动", en: "closed by two persons; may be reopened" },
  },
  withdrawn: {
    zh: "已撤回",
    en: "Withdrawn",
    mark: "✖",
    tone: "grey",
    meaning: { zh: "办公室撤回，不再办理", en: "taken back by the office" },
  },
};

/** Everything that can happen to a matter; the order is that of the paper trail. */
export const matterActionKinds = [
  "draft-notice",
  "issue-notice",
  "acknowledge",
  "submit-explanation",
  "return-explanation",
  "accept-explanation",
  "submit-plan",
  "return-plan",
  "accept-plan",
  "report-step",
  "return-step",
  "accept-step",
  "extend-deadline",
  "issue-urging",
  "hold-meeting",
  "propose-closing",
  "confirm-closing",
  "refuse-closing",
  "reopen",
  "withdraw",
  "remind",
  "escalate",
  "recalculate-deadlines",
] as const;
export type MatterActionKind = (typeof matterActionKinds)[number];

/** The words of each action. */
export const matterActionWords: Readonly<Record<MatterActionKind, Bilingual>> = {
  "draft-notice": { zh: "拟提示函", en: "Draft the notice" },
  "issue-notice": { zh: "发出提示函", en: "Issue the notice" },
  acknowledge: { zh: "签收", en: "Acknowledge" },
  "submit-explanation": { zh: "报送原因说明", en: "Submit the explanation" },
  "return-explanation": { zh: "退回原因说明", en: "Return the explanation" },
  "accept-explanation": { zh: "认可原因说明", en: "Accept the explanation" },
  "submit-plan": { zh: "报送整改方案", en: "Submit the plan" },
  "return-plan": { zh: "退回整改方案", en: "Return the plan" },
  "accept-plan": { zh: "同意整改方案", en: "Accept the plan" },
  "report-step": { zh: "报告步骤完成", en: "Report a step" },
  "return-step": { zh: "退回步骤", en: "Return a step" },
  "accept-step": { zh: "核实步骤", en: "Accept a step" },
  "extend-deadline": { zh: "延长期限", en: "Extend a deadline" },
  "issue-urging": { zh: "发出督办函", en: "Issue the supervision letter" },
  "hold-meeting": { zh: "召开专题会", en: "Hold a special meeting" },
  "propose-closing": { zh: "提出办结", en: "Propose closing" },
  "confirm-closing": { zh: "确认办结", en: "Confirm closing" },
  "refuse-closing": { zh: "不同意办结", en: "Refuse closing" },
  reopen: { zh: "重新启动", en: "Reopen" },
  withdraw: { zh: "撤回", en: "Withdraw" },
  remind: { zh: "到期提醒", en: "Remind" },
  escalate: { zh: "逾期上报", en: "Escalate" },
  "recalculate-deadlines": { zh: "重算期限", en: "Recalculate deadlines" },
};

/** As what somebody acts on a matter. */
export const matterRelations = ["office", "addressee", "leader", "platform"] as const;
export type MatterRelation = (typeof matterRelations)[number];

/** The words of each relation. */
export const matterRelationWords: Readonly<Record<MatterRelation, Bilingual>> = {
  office: { zh: "办公室", en: "the office" },
  addressee: { zh: "承办单位", en: "the unit addressed" },
  leader: { zh: "领导", en: "a leader" },
  platform: { zh: "平台", en: "the platform" },
};

/** What can be owed on a matter. */
export const dutyKinds = [
  "acknowledge",
  "explain",
  "plan",
  "step",
  "answer-urging",
  "check-explanation",
  "check-plan",
  "check-step",
  "propose-closing",
  "confirm-closing",
] as const;
export type DutyKind = (typeof dutyKinds)[number];

/** The words of each duty. */
export const dutyKindWords: Readonly<Record<DutyKind, Bilingual>> = {
  acknowledge: { zh: "签收提示函", en: "acknowledge the notice" },
  explain: { zh: "说明原因", en: "explain" },
  plan: { zh: "报送整改方案", en: "submit the rectification plan" },
  step: { zh: "完成整改步骤", en: "take the rectification step" },
  "answer-urging": { zh: "答复督办函", en: "answer the supervision letter" },
  "check-explanation": { zh: "审核原因说明", en: "check the explanation" },
  "check-plan": { zh: "审核整改方案", en: "check the plan" },
  "check-step": { zh: "核查整改步骤", en: "check the step" },
  "propose-closing": { zh: "提出办结或退回步骤", en: "propose closing, or return a step" },
  "confirm-closing": { zh: "核对办结", en: "confirm or refuse the closing" },
};

/** Whom a clock step tells: never a person, always a role at a place. */
export const rungs = ["unit", "office", "leader"] as const;
export type Rung = (typeof rungs)[number];

/** The words of each rung. */
export const rungWords: Readonly<Record<Rung, Bilingual>> = {
  unit: { zh: "承办单位联络员", en: "the unit's liaison" },
  office: { zh: "妇儿工委办", en: "the office" },
  leader: { zh: "领导", en: "the leader" },
};

/** What proves that a step of a rectification plan was taken. */
export const evidenceKinds = ["document", "photograph", "figures", "meeting", "other"] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** The words of each kind of evidence. */
export const evidenceKindWords: Readonly<Record<EvidenceKind, Bilingual>> = {
  document: { zh: "文件", en: "document" },
  photograph: { zh: "照片", en: "photograph" },
  figures: { zh: "数据", en: "figures" },
  meeting: { zh: "会议记录", en: "minutes of a meeting" },
  other: { zh: "其他", en: "other" },
};

/** The kinds of letter. */
export const letterKinds = ["notice", "urging"] as const;
export type LetterKind = (typeof letterKinds)[number];

/** The words of each kind of letter. */
export const letterKindWords: Readonly<Record<LetterKind, Bilingual>> = {
  notice: { zh: "提示函", en: "notice" },
  urging: { zh: "督办函", en: "supervision letter" },
};

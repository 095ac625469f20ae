import type { Bilingual } from "@halfsky/statistics";

/** The tone of a state; the screen gives each tone one colour, always beside its word and mark. */
type StateTone = "green" | "blue" | "orange" | "red" | "grey";

interface StateWords extends Bilingual {
  readonly mark: string;
  readonly tone: StateTone;
}

/** Where an inspection 督导检查 can stand. */
export const inspectionStates = ["planned", "under-way", "closing", "closed", "called-off"] as const;
export type InspectionState = (typeof inspectionStates)[number];

/** Word, mark and tone of each state of an inspection. */
export const inspectionStateWords: Readonly<Record<InspectionState, StateWords>> = {
  planned: { zh: "已安排", en: "Planned", mark: "○", tone: "grey" },
  "under-way": { zh: "进行中", en: "Under way", mark: "◐", tone: "blue" },
  closing: { zh: "待办结", en: "Waiting to be closed", mark: "◕", tone: "orange" },
  closed: { zh: "已办结", en: "Closed", mark: "✔", tone: "green" },
  "called-off": { zh: "已取消", en: "Called off", mark: "–", tone: "grey" },
};

/** Where a visit of an inspection can stand. */
export const visitStates = ["planned", "held", "called-off"] as const;
export type VisitState = (typeof visitStates)[number];

/** Word, mark and tone of each state of a visit. */
export const visitStateWords: Readonly<Record<VisitState, StateWords>> = {
  planned: { zh: "未到访", en: "Still to come", mark: "○", tone: "grey" },
  held: { zh: "已到访", en: "Held", mark: "✔", tone: "green" },
  "called-off": { zh: "已取消", en: "Called off", mark: "–", tone: "grey" },
};

/** Where a finding 督导发现的问题 can stand. */
export const findingStates = ["open", "answered", "returned", "settled", "withdrawn"] as const;
export type FindingState = (typeof findingStates)[number];

/** Word, mark and tone of each state of a finding. */
export const findingStateWords: Readonly<Record<FindingState, StateWords>> = {
  open: { zh: "待整改", en: "To be put right", mark: "○", tone: "orange" },
  answered: { zh: "待复查", en: "To be re-checked", mark: "◐", tone: "blue" },
  returned: { zh: "退回重改", en: "Returned", mark: "↩", tone: "red" },
  settled: { zh: "已整改", en: "Put right", mark: "✔", tone: "green" },
  withdrawn: { zh: "已撤销", en: "Withdrawn", mark: "–", tone: "grey" },
};

/** How serious a finding is, mildest first. */
export const seriousnesses = ["minor", "serious", "grave"] as const;
export type Seriousness = (typeof seriousnesses)[number];

/** Word, mark and tone of each degree of seriousness. */
export const seriousnessWords: Readonly<Record<Seriousness, StateWords>> = {
  minor: { zh: "一般", en: "Minor", mark: "·", tone: "grey" },
  serious: { zh: "较重", en: "Serious", mark: "!", tone: "orange" },
  grave: { zh: "严重", en: "Grave", mark: "‼", tone: "red" },
};

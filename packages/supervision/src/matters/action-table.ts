import type { Bilingual } from "@halfsky/statistics";
import {
  type MatterActionKind,
  matterActionKinds,
  type MatterRelation,
  matterRelationWords,
  type MatterState,
  matterStates,
  matterActionWords,
  matterStateWords,
} from "./matter-words.ts";

/** From where an action starts, where it leads, and who may do it. */
export interface ActionRule {
  readonly from: readonly MatterState[];
  /** "same": the state stays; "depends": the text in `note` says on what */
  readonly to: MatterState | "same" | "depends";
  readonly by: readonly MatterRelation[];
}

const answering: readonly MatterState[] = ["issued", "explaining", "planning", "rectifying"];
const running: readonly MatterState[] = [...answering, "explanation-check", "plan-check", "closing"];

/** The one table of what may happen when, and by whom; docs/supervision.md prints it and a test holds them together. */
export const actionTable: Readonly<Record<MatterActionKind, ActionRule>> = {
  "draft-notice": { from: ["draft"], to: "same", by: ["office", "leader"] },
  "issue-notice": { from: ["draft"], to: "issued", by: ["office", "leader"] },
  acknowledge: { from: ["issued"], to: "explaining", by: ["addressee"] },
  "submit-explanation": { from: ["issued", "explaining"], to: "explanation-check", by: ["addressee"] },
  "return-explanation": { from: ["explanation-check"], to: "explaining", by: ["office"] },
  // to plan-check where the plan has come with the explanation
  "accept-explanation": { from: ["explanation-check"], to: "depends", by: ["office"] },
  // beside an explanation that is still being checked the state stays
  "submit-plan": { from: ["explanation-check", "planning"], to: "depends", by: ["addressee"] },
  "return-plan": { from: ["plan-check"], to: "planning", by: ["office"] },
  "accept-plan": { from: ["plan-check"], to: "rectifying", by: ["office"] },
  "report-step": { from: ["rectifying"], to: "same", by: ["addressee"] },
  "return-step": { from: ["rectifying"], to: "same", by: ["office"] },
  "accept-step": { from: ["rectifying"], to: "same", by: ["office"] },
  "extend-deadline": { from: running, to: "same", by: ["office", "leader"] },
  "issue-urging": { from: answering, to: "same", by: ["office", "leader", "platform"] },
  "hold-meeting": { from: running, to: "same", by: ["office", "leader"] },
  "propose-closing": { from: ["planning", "rectifying"], to: "closing", by: ["office"] },
  "confirm-closing": { from: ["closing"], to: "closed", by: ["office", "leader"] },
  // back to where closing was proposed from
  "refuse-closing": { from: ["closing"], to: "depends", by: ["office", "leader"] },
  reopen: { from: ["closed"], to: "planning", by: ["office", "leader"] },
  withdraw: { from: ["draft", ...running], to: "withdrawn", by: ["office", "leader"] },
  remind: { from: running, to: "same", by: ["platform"] },
  escalate: { from: running, to: "same", by: ["platform"] },
  "recalculate-deadlines": { from: running, to: "same", by: ["platform"] },
};

/** Whether somebody in this relation may do the action in this state. */
export function isAllowed(state: MatterState, action: MatterActionKind, relation: MatterRelation): boolean {
  const rule = actionTable[action];
  return rule.from.includes(state) && rule.by.includes(relation);
}

/** What people in these relations may do in a state, in the order of the paper trail. */
export function listAllowed(
  state: MatterState,
  relations: readonly MatterRelation[],
): readonly MatterActionKind[] {
  return matterActionKinds.filter((kind) => relations.some((relation) => isAllowed(state, kind, relation)));
}

/** Why an action is refused, and what is possible now. */
export function refusalWords(
  state: MatterState,
  action: MatterActionKind,
  relations: readonly MatterRelation[],
): Bilingual {
  const { from, by } = actionTable[action];
  const rightPerson = relations.some((relation) => by.includes(relation));
  const now = matterStateWords[state];
  const possible = listAllowed(state, relations);
  const whyZh = rightPerson
    ? `事项现为“${now.zh}”，“${matterActionWords[action].zh}”只能在“${from.map((one) => matterStateWords[one].zh).join("、")}”时进行。`
    : `“${matterActionWords[action].zh}”由${by.map((one) => matterRelationWords[one].zh).join("或")}进行。`;
  const whyEn = rightPerson
    ? `The matter is "${now.en}"; "${matterActionWords[action].en}" is possible only while it is ${from.map((one) => `"${matterStateWords[one].en}"`).join(", ")}.`
    : `"${matterActionWords[action].en}" is for ${by.map((one) => matterRelationWords[one].en).join(" or ")}.`;
  return {
    zh: `${whyZh}${possible.length === 0 ? "您现在没有可做的操作。" : `您现在可以：${possible.map((one) => matterActionWords[one].zh).join("、")}。`}`,
    en: `${whyEn} ${possible.length === 0 ? "There is nothing for you to do now." : `You can now: ${possible.map((one) => matterActionWords[one].en).join(", ")}.`}`,
  };
}

/** Whether a text is a state that this program knows. */
export function isMatterState(text: string): text is MatterState {
  return matterStates.some((one) => one === text);
}

/** Whether a text is an action that this program knows. */
export function isMatterActionKind(text: string): text is MatterActionKind {
  return matterActionKinds.some((one) => one === text);
}

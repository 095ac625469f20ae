import { applyAnswers } from "./apply-answers.ts";
import type { CaseAction } from "./case-log.ts";
import type { CaseState, OwnWords } from "./case-state.ts";

const nothing: OwnWords = { fields: {}, groups: {}, parties: {}, by: 0, actions: [] };

/**
 * Keeps what an organisation writes that was asked for something by a referral: its answer, its decision, its own acts with
 * their files. What it proposes to a second person is its own word too.
 */
export function keepOwnWords(after: CaseState, { number, actor, details }: CaseAction): CaseState {
  const { organisationId } = actor;
  const wasAsked = after.referrals.some((one) => one.organisationId === organisationId);
  if (!wasAsked) return after;
  const known = after.wrote[organisationId] ?? nothing;
  const { answers } = details;
  const words: OwnWords = {
    ...known,
    ...applyAnswers(known, answers, number),
    by: answers === undefined ? known.by : number,
    actions: [...known.actions, number],
  };
  return { ...after, wrote: { ...after.wrote, [organisationId]: words } };
}

import type { CaseRecord } from "@halfsky/api-contract";
import { type ActionDetails, clockRuleOf, clockStepId, type SystemDefinition } from "@halfsky/cases";
import { titleOfDeadline } from "./case-titles.ts";
import type { SeenCase } from "./see-case.ts";

type Entry = CaseRecord["history"][number];

/** What the history says of an action beside its form: whom it was given to, and what the clock did. */
export interface CaseTold {
  readonly assigneeOf: (details: ActionDetails) => Entry["assignee"];
  /** files that came with it, of those that the reader may open */
  readonly filesOf: (details: ActionDetails) => Entry["files"];
  readonly stepOf: (details: ActionDetails) => Entry["step"];
}

/** Names whom a case was assigned to, and of each step of its clock which clock ran, who was told and who was asked next. */
export function toldOf(
  { current, state, row }: SeenCase,
  files: readonly { readonly id: string; readonly name: string }[],
  nameOf: (id: string) => string,
  agencyOf: (id: string) => string,
): CaseTold {
  const { definition } = current;
  const kindOf = (id: string, deadline: string) => {
    const occurrences = state.deadlines.filter(({ name }) => name === deadline);
    const rules = clockRuleOf(definition, deadline)?.steps ?? [];
    const isThis = (step: string): boolean =>
      occurrences.some(({ occurrence }) => clockStepId(row.id, deadline, occurrence, step) === id);
    return rules.find(({ step }) => isThis(step))?.kind ?? null;
  };
  return {
    assigneeOf: ({ assignee }) => (assignee === undefined ? null : { id: assignee, name: nameOf(assignee) }),
    filesOf: ({ attachmentIds = [] }) =>
      attachmentIds.flatMap((id) => files.find((file) => file.id === id)?.name ?? []),
    stepOf({ step, agencies }) {
      if (step === undefined) return null;
      return {
        clock: titleOfDeadline(definition, step.deadline),
        kind: kindOf(step.id, step.deadline),
        told: step.reached === null ? null : toldWords(definition, step.reached),
        asked: Object.values(agencies ?? {}).flatMap((id) => (id === null ? [] : [agencyOf(id)])),
      };
    },
  };
}

/** Who was told, in words. */
function toldWords({ actors }: SystemDefinition, name: string) {
  if (name === "reviewer") return { zh: "复查人", en: "whoever reviews it" };
  return actors[name]?.title ?? ownerWords;
}

/** A step may be for "owner": whom the case is assigned to, or else the agency that owns it. */
const ownerWords = { zh: "承办人或主办单位", en: "whoever handles the case" };

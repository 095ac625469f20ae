import type { MatterRecord } from "@halfsky/api-contract";
import type { PersonAction } from "../forms/action-input.ts";

type Kind = MatterRecord["may"][number];

/** What the platform does by itself, and what a person never chooses. */
const platformOnly: ReadonlySet<Kind> = new Set(["remind", "escalate", "recalculate-deadlines"]);

/** Steps forward on the trail, the one that is wanted most first. */
const forward: readonly PersonAction[] = [
  "issue-notice",
  "acknowledge",
  "submit-explanation",
  "accept-explanation",
  "submit-plan",
  "accept-plan",
  "accept-step",
  "confirm-closing",
  "report-step",
  "propose-closing",
  "reopen",
];

/** What answers a step forward in the other way: offered beside it. */
const beside: Readonly<Partial<Record<PersonAction, PersonAction>>> = {
  "issue-notice": "draft-notice",
  "accept-explanation": "return-explanation",
  "accept-plan": "return-plan",
  "accept-step": "return-step",
  "confirm-closing": "refuse-closing",
};

/** The actions of a record as they stand at its top right: the next one, what answers it the other way, and all others. */
export interface ArrangedActions {
  readonly main: PersonAction | null;
  readonly beside: PersonAction | null;
  readonly others: readonly PersonAction[];
}

function isPersonAction(kind: Kind): kind is PersonAction {
  return !platformOnly.has(kind);
}

/** Puts what somebody may do in the order in which she will want it. */
export function arrangeActions(may: readonly Kind[]): ArrangedActions {
  const mine = may.filter(isPersonAction);
  const main = forward.find((kind) => mine.includes(kind)) ?? null;
  const answer = main === null ? undefined : beside[main];
  const other = answer !== undefined && mine.includes(answer) ? answer : null;
  return { main, beside: other, others: mine.filter((kind) => kind !== main && kind !== other) };
}

import {
  applyCaseAction,
  carriedTo,
  canonicalJson,
  type CaseState,
  emptyCase,
  projectCase,
  visibleTo,
} from "@halfsky/cases";
import type { CaseReadContext } from "./case-host.ts";
import type { SeenCase } from "./see-case.ts";

/**
 * The numbers of a log as one reader counts them. To whom something of a case was handed, only those actions count that
 * changed what she sees: the number of a case, and by which action an answer came, would else tell how much others did.
 */
export interface LogNumbers {
  /** the case as she has it: what she sends along with an action as its base */
  readonly version: number;
  /** an action of the log, in her count */
  readonly of: (number: number) => number;
  /** the version of the log up to which nothing was changed that she did not see when her version was this one */
  readonly base: (version: number) => number;
}

/** Numbers of the log for the reader of a case; those of the log itself for whoever sees the case as such. */
export function numbersFor(
  { actor, host }: Pick<CaseReadContext, "actor" | "host">,
  seen: Pick<SeenCase, "actions" | "actors" | "clock" | "current" | "glass" | "state">,
  { whole }: { readonly whole: boolean },
): LogNumbers {
  const { version } = seen.state;
  if (whole) return { version, of: (number) => number, base: (number) => number };
  const { definition } = seen.current;
  const counted: number[] = [];
  let state: CaseState = emptyCase;
  let known = "";
  for (const action of seen.actions) {
    state = applyCaseAction(host.shelf, state, action, seen.clock);
    const carried = carriedTo(host.shelf, state, seen.current.hash);
    const visibility = visibleTo(definition, seen.actors, carried, {
      organisationId: actor.organisation.id,
      now: action.at,
    });
    const projection = projectCase(definition, carried, visibility);
    const view = canonicalJson({ ...projection, version: 0 });
    const isOwn = action.actor.organisationId === actor.organisation.id;
    if (isOwn || view !== known) counted.push(action.number);
    known = view;
  }
  return {
    version: counted.length,
    of: (number) => counted.filter((one) => one <= number).length,
    base: (own) => {
      const next = counted[own];
      return next === undefined ? version : next - 1;
    },
  };
}

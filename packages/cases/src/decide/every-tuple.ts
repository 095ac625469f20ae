import type { SystemDefinition } from "../definition/definition.ts";
import type { Relation, ServiceRole } from "../definition/roles.ts";
import { type ActionDetails, engineActions, type EngineAction } from "../log/case-log.ts";
import { reviewsFirst } from "./invented-reviewers.ts";
import { shapes, type Stance } from "./invented-stances.ts";

/*
 * For tests: who may do what, written out a second time from the definitions' own words and apart from the engine's tables.
 * The engine and the server are held against it.
 */

export { owningRoles, type Stance, stances } from "./invented-stances.ts";

/** What comes of trying something, as far as it is a matter of who and when: all else is judged by what is said. */
export type Verdict = "not-permitted" | "not-allowed-now" | "judged";

/** Somebody who tries something on a case in a state; null before it is opened. */
export interface Tuple {
  readonly definition: SystemDefinition;
  readonly role: ServiceRole;
  readonly relation: Stance;
  readonly state: string | null;
  readonly action: string;
  readonly details: ActionDetails;
  /** of "confirm" and "refuse": the action that waits */
  readonly waits?: string | undefined;
  /** of "explain-missed": whether the step is late */
  readonly isLate?: boolean | undefined;
}

/** Whether an actor of the definition is such a person. */
export function isActor({ definition, role, relation, state }: Tuple, name: string): boolean {
  const actor = definition.actors[name];
  if (actor === undefined || actor.role !== role) return false;
  // whoever opens a case stands to it as owner and opener from the start
  if (state === null) {
    const opening: readonly Relation[] = ["owns", "supervises-owner", "opened", "anyone"];
    return (
      opening.includes(actor.relation) ||
      (relation === "in-jurisdiction" && actor.relation === "in-jurisdiction")
    );
  }
  return shapes[relation].includes(actor.relation);
}

/** What has to come of it. */
export function expectedOf(tuple: Tuple): Verdict {
  const ofEngine = engineActions.find((one) => one === tuple.action);
  return ofEngine === undefined ? expectedOfDeclared(tuple) : expectedOfEngine(tuple, ofEngine);
}

function expectedOfDeclared(tuple: Tuple): Verdict {
  const { definition, state } = tuple;
  const rule = definition.actions[tuple.action];
  if (rule === undefined || !rule.by.some((name) => isActor(tuple, name))) return "not-permitted";
  const isClosed = state !== null && definition.states[state]?.phase === "closed";
  const fits =
    rule.from === "new"
      ? state === null
      : state !== null &&
        (rule.from === "open" ? !isClosed : rule.from === "closed" ? isClosed : rule.from.includes(state));
  // tests put each action with a second person before one
  return fits && rule.secondPerson === undefined ? "judged" : "not-allowed-now";
}

/** Who does what of the engine's own, in words of relations; "…" stands for what the definition names. */
const engineWho: Readonly<Partial<Record<EngineAction, readonly Relation[]>>> = {
  "add-note": ["owns", "assigned", "supervises-owner", "opened", "holds-referral", "holds-task"],
  attach: ["owns", "assigned", "supervises-owner", "opened", "holds-referral", "holds-task"],
  "give-consent": ["owns", "assigned", "supervises-owner", "opened"],
  "withdraw-consent": ["owns", "assigned", "supervises-owner", "opened"],
  // a pair that is not named, or not seen on both sides, is refused as wrong input to those who may judge at all
  "judge-match": ["owns", "assigned", "supervises-owner", "opened"],
  seal: ["owns", "assigned", "supervises-owner"],
  unseal: ["supervises-owner"],
};

function expectedOfEngine(tuple: Tuple, action: EngineAction): Verdict {
  const { definition, state, role, relation, details } = tuple;
  if (state === null) return "not-allowed-now";
  const isClosed = definition.states[state]?.phase === "closed";
  const isAny = (names: readonly string[] | undefined): boolean =>
    names?.some((name) => isActor(tuple, name)) === true;
  const stands = (relations: readonly Relation[]): boolean =>
    Object.keys(definition.actors).some(
      (name) => relations.includes(definition.actors[name]?.relation ?? "anyone") && isActor(tuple, name),
    );
  const judged = (may: boolean, possible = true): Verdict =>
    !may ? "not-permitted" : possible ? "judged" : "not-allowed-now";
  // where the law says when a case is sealed, nobody does it by hand
  if (definition.sealing !== undefined && (action === "seal" || action === "unseal")) return "not-permitted";
  const related = engineWho[action];
  if (related !== undefined) return judged(stands(related), action !== "unseal");
  const effects = (has: (effect: object) => boolean): readonly string[] =>
    Object.values(definition.actions)
      .filter((rule) => rule.effects?.some(has) === true)
      .flatMap(({ by }) => by);
  switch (action) {
    case "confirm":
    case "refuse": {
      const { waits } = tuple;
      const second =
        waits === "lower-grade"
          ? definition.grade?.lowerConfirm
          : definition.actions[waits ?? ""]?.secondPerson;
      const rule = definition.actions[waits ?? ""];
      const holds =
        action === "refuse" ||
        waits === "lower-grade" ||
        (rule !== undefined &&
          (rule.from === "open" ? !isClosed : rule.from === "closed" ? isClosed : rule.from.includes(state)));
      return judged(isAny(second), holds);
    }
    case "raise-grade":
      return judged(isAny(definition.grade?.raise), !isClosed);
    case "lower-grade":
      // tests put one before a second person
      return judged(isAny(definition.grade?.lower), false);
    case "assign": {
      const may =
        stands(["owns", "supervises-owner", "relieves"]) || isAny(effects((effect) => "assign" in effect));
      return judged(may, !isClosed);
    }
    case "correct":
      // nothing is named, so everybody who stands to the case at all may begin, but who only looks at a glass or an empty desk
      return judged(
        stands([
          "owns",
          "assigned",
          "supervises-owner",
          "holds-referral",
          "holds-task",
          "in-jurisdiction",
          "opened",
          "anyone",
        ]),
      );
    case "acknowledge-referral":
    case "accept-referral":
    case "return-referral":
    case "answer-referral": {
      const to = definition.referrals?.[details.referral?.name ?? ""]?.to;
      return judged(relation === "holds-referral" && to === role && stands(["holds-referral"]));
    }
    case "withdraw-referral": {
      const name = details.referral?.name;
      return judged(isAny(effects((effect) => "refer" in effect && effect.refer === name)));
    }
    case "finish-task":
    case "return-task":
    case "resume-task": {
      const agency = definition.tasks?.[details.task ?? ""]?.agency;
      const holds = relation === "holds-task" && agency === role && stands(["holds-task"]);
      const isFirst = Object.keys(definition.tasks ?? {})[0] === details.task;
      const handles = action === "resume-task" && stands(["owns", "assigned", "supervises-owner"]);
      return judged(holds || handles, !isClosed && isFirst === (action === "resume-task"));
    }
    case "explain-missed": {
      const { isLate = false } = tuple;
      return judged(stands(["owns", "assigned", "supervises-owner"]), !isClosed && isLate);
    }
    case "break-glass": {
      // nobody by a role that only opens cases, or only looks at broken glasses and empty desks
      const opening = new Set<Relation>(["anyone", "opened", "holds-review", "relieves"]);
      const hasRole = Object.values(definition.actors).some(
        (actor) => actor.role === role && !opening.has(actor.relation),
      );
      return judged(hasRole && relation === "in-jurisdiction");
    }
    case "review-break-glass":
      return judged(
        reviewsFirst(definition).some((name) => isActor(tuple, name)) || stands(["holds-review"]),
      );
    default:
      // the clock, a new calendar and links are the platform's alone
      return "not-permitted";
  }
}

import type { ActionRule, ActorRule, SystemDefinition } from "../definition/definition.ts";
import type { Relation } from "../definition/roles.ts";

/** Relations of those who handle a case, the nearest to it first: an owner's own, whom it is assigned to, who supervises. */
const handling: readonly Relation[] = ["owns", "assigned", "supervises-owner"];

/**
 * The main actor 主办角色 of what an action opens: whoever owns such cases; where no actor is of the owner, whom they are
 * assigned to, and only where nobody handles them, as reports that others act on, who supervises. Of several, who may do
 * this action herself, in its own order. The agency of her role owns a case that somebody else opens. "untold" where several
 * roles could; undefined where there is none.
 */
export function owningActor(
  { actors }: SystemDefinition,
  { by }: Pick<ActionRule, "by">,
): ActorRule | "untold" | undefined {
  for (const relation of handling) {
    const all = Object.keys(actors).filter((name) => actors[name]?.relation === relation);
    const opening = by.filter((name) => all.includes(name));
    const [first] = (opening.length > 0 ? opening : all).flatMap((name) => actors[name] ?? []);
    if (first === undefined) continue;
    const isTold = opening.length > 0 || all.every((name) => actors[name]?.role === first.role);
    return isTold ? first : "untold";
  }
  return undefined;
}

/** Whether a case stays with the organisation of whoever opens it as this actor, whatever her role. */
export function ownsAtOnce({ relation, ownsWhatItOpens }: ActorRule): boolean {
  return relation === "owns" || relation === "supervises-owner" || ownsWhatItOpens === true;
}

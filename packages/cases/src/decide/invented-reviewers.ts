import type { SystemDefinition } from "../definition/definition.ts";
import type { Relation } from "../definition/roles.ts";

/* For tests: who reviews, written out apart from the engine's own rule. */

/** Who looks at a broken glass first: who supervises; else whom late clocks call in the area; else whose case it is. */
export function reviewsFirst(definition: SystemDefinition): readonly string[] {
  const those = (relation: Relation) =>
    Object.keys(definition.actors).filter((name) => definition.actors[name]?.relation === relation);
  if (those("supervises-owner").length > 0) return those("supervises-owner");
  const { deadlines, schedules, referrals } = definition;
  const called = JSON.stringify([deadlines, schedules, referrals]);
  const near = those("in-jurisdiction");
  const isCalled = (name: string) =>
    called.includes(`"to":"${name}"`) || called.includes(`"tell":["${name}"`);
  const byClocks = near.filter(isCalled);
  if (near.length > 0) return byClocks.length > 0 ? byClocks : near;
  return those("assigned");
}

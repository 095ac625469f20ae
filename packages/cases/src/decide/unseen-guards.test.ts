import { describe, expect, test } from "vitest";
import type { FieldType, SystemDefinition } from "../definition/definition.ts";
import { basisOf, inState, samplesOf } from "../definition/proofs/samples.ts";
import type { Answer } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";
import { visibleTo } from "../privacy/visible-to.ts";
import { systems } from "../systems/index.ts";
import { actsAs } from "./judging.ts";
import { listPossibleActions } from "./list-possible-actions.ts";

/** Another answer to the same question. */
function otherOf(type: FieldType): Answer | undefined {
  if (type.kind === "flag") return false;
  if (type.kind === "code") return Object.keys(type.options)[0];
  if (type.kind === "codes") return Object.keys(type.options).slice(0, 1);
  return undefined;
}

/** The same case, in which all that is hidden from somebody is answered otherwise, or not at all. */
function otherwise(definition: SystemDefinition, state: CaseState, hidden: ReadonlySet<string>): CaseState {
  const fields = Object.entries(state.fields).flatMap(([name, given]) => {
    const type = definition.fields[name]?.type;
    if (type === undefined || !hidden.has(name)) return [[name, given] as const];
    const value = otherOf(type);
    return value === undefined ? [] : [[name, { ...given, value }] as const];
  });
  return { ...state, fields: Object.fromEntries(fields) };
}

describe("what a guard or a referral rests on and somebody may not read", () => {
  test.each(systems.map((one) => [one.id, one] as const))(
    "of %s is told by no list of what she can do",
    (_, definition) => {
      const samples = samplesOf(definition);
      // where nobody consented, what a law allows decides alone
      const cases = samples.cases.flatMap((one) => [one, { ...one, consents: {} }]);
      const telling: string[] = [];
      for (const { name, actor } of samples.people) {
        for (const [state, sample] of Object.keys(definition.states).flatMap((at) =>
          cases.map((one) => [at, one] as const),
        )) {
          const one = inState(definition, sample, state);
          const basis = basisOf(definition, one, actor);
          const { fields } = visibleTo(definition, actsAs(definition, one, basis), one, {
            organisationId: actor.organisationId,
            now: basis.now,
          });
          const hidden = new Set(Object.keys(fields).filter((field) => fields[field] === "hidden"));
          const other = otherwise(definition, one, hidden);
          const can = (of: CaseState) =>
            JSON.stringify(
              listPossibleActions(definition, of, basis).filter(({ about }) => about === undefined),
            );
          if (can(one) !== can(other)) telling.push(`${name} in ${state}`);
        }
      }
      expect(telling).toEqual([]);
    },
  );
});

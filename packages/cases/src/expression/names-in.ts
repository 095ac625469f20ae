import type { Condition } from "./condition.ts";

/** All names that a condition speaks of, each where it says it. */
export interface ConditionNames {
  readonly fields: readonly string[];
  readonly parties: readonly string[];
  readonly actions: readonly string[];
  readonly states: readonly string[];
  readonly grades: readonly string[];
  readonly referrals: readonly string[];
  readonly consents: readonly string[];
  readonly tasks: readonly string[];
  readonly gates: readonly string[];
}

/** The parts of a condition that ask something, with those inside "all", "any" and "not". */
export function atomsOf(condition: Condition): readonly Condition[] {
  if ("all" in condition) return condition.all.flatMap(atomsOf);
  if ("any" in condition) return condition.any.flatMap(atomsOf);
  if ("not" in condition) return atomsOf(condition.not);
  return [condition];
}

/** What a condition speaks of. */
export function namesIn(condition: Condition): ConditionNames {
  const atoms = atomsOf(condition);
  const pick = (read: (atom: Condition) => string | undefined): readonly string[] =>
    atoms.map(read).filter((name) => name !== undefined);
  return {
    fields: atoms.flatMap((atom) => {
      if ("is" in atom) return [atom.is[0]];
      if ("in" in atom) return [atom.in[0]];
      if ("has" in atom) return [atom.has];
      if ("apart" in atom) return [atom.apart[0], atom.apart[1]];
      if ("since" in atom) return typeof atom.since[0] === "string" ? [atom.since[0]] : [];
      return "compare" in atom ? [atom.compare[0]] : [];
    }),
    parties: pick((atom) => {
      if ("age" in atom) return atom.age[0];
      if ("gate" in atom) return atom.of;
      return "persons" in atom ? atom.persons[0] : undefined;
    }),
    actions: pick((atom) => ("did" in atom ? atom.did[0] : undefined)),
    states: pick((atom) =>
      "since" in atom && typeof atom.since[0] === "object" ? atom.since[0].state : undefined,
    ),
    grades: pick((atom) => ("grade" in atom ? atom.grade[1] : undefined)),
    referrals: pick((atom) => ("referral" in atom ? atom.referral[0] : undefined)),
    consents: pick((atom) => ("consent" in atom ? atom.consent : undefined)),
    tasks: pick((atom) => ("task" in atom ? atom.task[0] : undefined)),
    gates: pick((atom) => ("gate" in atom ? atom.gate : undefined)),
  };
}

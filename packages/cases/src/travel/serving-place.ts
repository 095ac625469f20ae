import type { Period, SystemDefinition } from "../definition/definition.ts";
import type { TravelStandard } from "../definition/outward-rules.ts";
import { readPeriod } from "../deadlines/period.ts";
import { type ConditionFacts, factsOf } from "../expression/condition-facts.ts";
import { evaluate } from "../expression/evaluate.ts";
import { emptyCase } from "../log/empty-case.ts";
import type { Answer } from "../log/case-log.ts";
import { privacyTable } from "../privacy/privacy-table.ts";
import type { ServingPlace } from "./judge-coverage.ts";

/** A place of a register as it stood: its area, whether it was open, and what was answered. */
export interface StandingPlace {
  readonly id: string;
  readonly areaCode: string;
  readonly phase: "open" | "waiting" | "closed";
  readonly fields: Readonly<Record<string, Answer | undefined>>;
}

/** Answers that everybody may know who may know the place: of the classes open and work. */
function tellable(definition: SystemDefinition, fields: StandingPlace["fields"]) {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const privacy = definition.fields[name]?.privacy;
      return value === undefined || privacy === undefined || !privacyTable[privacy].group
        ? []
        : [[name, value] as const];
    }),
  );
}

/** The name of a place; null where it has none, or none that lists may show. */
export function placeName(definition: SystemDefinition, { fields }: StandingPlace): string | null {
  return answerOf(definition, "name", fields);
}

function answerOf(
  definition: SystemDefinition,
  kind: "name" | "locality",
  fields: StandingPlace["fields"],
): string | null {
  const name = Object.entries(definition.fields).find(([, { type }]) => type.kind === kind)?.[0];
  const value = name === undefined ? undefined : tellable(definition, fields)[name];
  return typeof value === "string" && value !== "" ? value : null;
}

/**
 * A place as it serves people by the standard of minutes; null where it does not: not open, of another kind, or nothing free
 * where that is asked. What is not known does not serve. A place whose whereabouts are sealed lies in its county and no
 * closer. `now` is the moment of judging, ISO 8601.
 */
export function servingPlace(
  definition: SystemDefinition,
  standard: TravelStandard,
  place: StandingPlace,
  now: string,
): ServingPlace | null {
  if (place.phase !== "open" || definition.coverage === undefined) return null;
  const answers = tellable(definition, place.fields);
  const fields = Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, { value, by: 1 }]));
  const facts = factsOf(definition, { ...emptyCase, fields }, { now });
  if (evaluate(standard.serves ?? definition.coverage.counts, facts) !== true) return null;
  if (standard.free !== undefined) {
    const free = answers[standard.free];
    if (typeof free !== "string" || !/^0*[1-9]\d*(?:\.\d+)?$/u.test(free)) return null;
  }
  const digits = unitDigits[standard.from];
  const locality = answerOf(definition, "locality", place.fields);
  const does = needsMet(definition.coverage, facts);
  return {
    id: place.id,
    at: locality === null ? place.areaCode : locality.slice(0, digits),
    ...(does === null ? {} : { does }),
  };
}

/** The needs of a register that a place does for; null where the register has none. What is not known does for none. */
export function needsMet(
  { needs }: NonNullable<SystemDefinition["coverage"]>,
  facts: ConditionFacts,
): readonly string[] | null {
  if (needs === undefined) return null;
  return Object.keys(needs).filter((need) => {
    const rule = needs[need];
    return rule !== undefined && evaluate(rule.when, facts) === true;
  });
}

/** Digits of the codes of units. */
export const unitDigits = { county: 6, township: 9, village: 12 } as const satisfies Record<
  TravelStandard["from"],
  number
>;

/** The minutes of a standard; throws RangeError for a time that is not in minutes or hours (refused when built). */
export function standardMinutes(time: Period): number {
  const { count, unit } = readPeriod(time);
  if (unit === "m") return count;
  if (unit === "h") return count * 60;
  throw new RangeError(`${time} is no time of travel`);
}

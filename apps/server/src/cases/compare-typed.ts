import {
  caseResidence,
  comparePeople,
  type MatchJudgement,
  type Person,
  projectCase,
  residenceCode,
  visibleTo,
} from "@halfsky/cases";
import type { CaseReadContext } from "./case-host.ts";
import { noteShown } from "./note-read.ts";
import { seeCase } from "./see-case.ts";

/** How like the people of a case are to those who are being typed: the likest two of them. */
export type Likeness = Pick<MatchJudgement, "verdict" | "score" | "reasons">;

/** People whom somebody types, and where they live, as far as the form asks for it. */
interface TypedPeople {
  readonly people: readonly Person[];
  readonly residence: string | undefined;
}

/**
 * Compares people that somebody types with those of a case that she sees, by the parts of them that she may read there and by
 * no others: what is hidden from her changes nothing that she is told. What is compared is noted as read.
 */
export async function compareTyped(
  context: CaseReadContext,
  { people, residence }: TypedPeople,
  caseId: string,
): Promise<Likeness> {
  const seen = await seeCase(context, caseId);
  const { definition } = seen.current;
  const reader = { organisationId: context.actor.organisation.id, now: context.now };
  const projection = projectCase(
    definition,
    seen.state,
    visibleTo(definition, seen.actors, seen.state, reader),
  );
  if (projection === null) return nothing;
  const residenceField = definition.match?.residence ?? "";
  const { [residenceField]: lives } = residence === undefined ? {} : projection.fields;
  noteShown(context, seen, {
    fields: lives === undefined ? {} : { [residenceField]: lives },
    groups: {},
    parties: projection.parties,
  });
  const known = Object.values(projection.parties).flat();
  const residences =
    residence === undefined
      ? undefined
      : ([
          residenceCode(residence),
          caseResidence(definition, seen.row.lies_in, { [residenceField]: lives?.value }),
        ] as const);
  return people
    .flatMap((one) => known.map(({ id, parts }) => comparePeople(one, { id, parts }, residences)))
    .reduce<Likeness>((best, one) => (one.score > best.score ? one : best), nothing);
}

const nothing: Likeness = { verdict: "unlikely", score: Number.NEGATIVE_INFINITY, reasons: [] };

import {
  type CaseProjection,
  type CaseState,
  partPrivacy,
  type Person,
  personParts,
  type PrivacyClass,
  privacyTable,
  type SystemDefinition,
} from "@halfsky/cases";
import type { ReadTransaction } from "../database/transactions.ts";
import type { SeenCase } from "./see-case.ts";

/** That something personal of a case was shown. */
export interface CaseRead {
  readonly areaCode: string;
  readonly caseId: string;
  readonly classes: readonly PrivacyClass[];
  /** how the reader stood to the case: relations of the actors that she was, or "glass" */
  readonly why: readonly string[];
}

const reads = new WeakMap<ReadTransaction, CaseRead[]>();

/** Notes that classes whose reading is logged were shown; whoever answers the request writes the entry before the answer. */
export function noteRead({ transaction }: { readonly transaction: ReadTransaction }, read: CaseRead): void {
  const known = reads.get(transaction);
  if (known === undefined) reads.set(transaction, [read]);
  else known.push(read);
}

/** What was noted in a transaction. */
export function notedReads(transaction: ReadTransaction): readonly CaseRead[] {
  return reads.get(transaction) ?? [];
}

/** How somebody stands to a case, for the log of reads. */
export function standingWords(
  definition: SystemDefinition,
  actors: readonly string[],
  isGlass = false,
): readonly string[] {
  const relations = actors.flatMap((name) => definition.actors[name]?.relation ?? []);
  return [...new Set([...relations, ...(isGlass ? ["glass"] : [])])];
}

/** Notes which of the classes whose reading is logged are among what is shown of a case; none of them, no note. */
export function noteShown(
  context: { readonly transaction: ReadTransaction },
  { row, current, state, actors, glass }: SeenCase,
  projection: Pick<CaseProjection, "fields" | "groups" | "parties">,
  further: readonly PrivacyClass[] = [],
): void {
  const { definition } = current;
  const shown = [...classesShown(definition, state, projection), ...further];
  const classes = [...new Set(shown)].filter((privacy) => privacyTable[privacy].readIsLogged);
  if (classes.length === 0) return;
  noteRead(context, {
    areaCode: row.area_code,
    caseId: row.id,
    classes,
    why: standingWords(definition, actors, glass),
  });
}

function classesShown(
  definition: SystemDefinition,
  { parties, openedAt }: CaseState,
  projection: Pick<CaseProjection, "fields" | "groups" | "parties">,
): readonly PrivacyClass[] {
  const people = Object.entries(projection.parties).flatMap(([party, persons]) =>
    persons.flatMap((shown) => {
      const rule = definition.parties[party];
      const whole: Person = parties[party]?.find(({ id }) => id === shown.id) ?? shown;
      if (rule === undefined) return [];
      return Object.keys(rule.parts).flatMap((name) => {
        const part = personParts.find((one) => one === name);
        if (part === undefined || shown.parts[part] === undefined) return [];
        return partPrivacy(rule, part, whole, openedAt) ?? [];
      });
    }),
  );
  const rows = Object.values(projection.groups)
    .flat()
    .flatMap(({ fields }) => Object.keys(fields).flatMap((name) => definition.fields[name]?.privacy ?? []));
  return [...Object.values(projection.fields).map(({ privacy }) => privacy), ...people, ...rows];
}

import type { CaseRecord } from "@halfsky/api-contract";
import {
  type Answer,
  type Condition,
  type FormAnswers,
  type Person,
  type SystemDefinition,
  systems,
} from "@halfsky/cases";
import { sql } from "kysely";
import { moveAssigned, type PutCase, putCase, type TupleCity } from "./every-tuple-city.ts";
import { madeUpAnswers, seededRandom } from "./walk-cases.ts";

/*
 * Two cases with the same log, every question answered, that differ only in what one reader may not see. What follows by rule
 * from an answer for those who see the case as such (its grade, clocks, items and referrals, as its sheet says) is not among what is
 * changed.
 */

/** Without HALFSKY_ALL_TUPLES=yes, one system of each two dozen: all take longer than everything else. */
const isWhole = process.env["HALFSKY_ALL_TUPLES"] === "yes";

/** The systems that are tried. */
export const triedSystems: readonly (readonly [string, SystemDefinition])[] = systems
  .filter((_, index) => isWhole || index % 24 === 0)
  .map((one) => [one.id, one]);

/** Every word of some rules, the names of what they ask after among them. */
function wordsOf(rules: unknown): ReadonlySet<string> {
  return new Set([...JSON.stringify(rules).matchAll(/"([^"]+)"/gu)].map(([, word = ""]) => word));
}

/** Questions and parties by which a definition counts cases: named by its figures, or by the grade they are counted by. */
export function countedBy({ indicators, coverage, grade }: SystemDefinition): ReadonlySet<string> {
  return wordsOf([indicators, coverage ?? null, grade?.rules ?? null]);
}

/** Questions and parties by which a definition decides its grade, clocks, items and what is shared. */
function decisive({ grade, tasks, referrals, actions, deadlines }: SystemDefinition): ReadonlySet<string> {
  const conditions: readonly (Condition | undefined)[] = [
    ...(grade?.rules ?? []).map(({ when }) => when),
    ...Object.values(tasks ?? {}).map(({ when }) => when),
    ...Object.values(referrals ?? {}).flatMap(({ basis }) => basis.map(({ when }) => when)),
    ...Object.values(actions).flatMap(({ effects = [] }) =>
      effects.map((effect) => ("when" in effect ? effect.when : undefined)),
    ),
  ];
  return wordsOf([conditions, Object.values(deadlines ?? {}).map(({ starts, meets }) => [starts, meets])]);
}

/** An answer to everything that a system asks. */
export function everything(definition: SystemDefinition, seed: number, now: string): FormAnswers {
  const fields = Object.keys(definition.fields);
  const all = [...fields, ...Object.keys(definition.parties).map((party) => ({ party }))];
  const [action] = Object.values(definition.actions);
  if (action === undefined) throw new Error("no action");
  const asking = { ...definition, forms: { all }, actions: { all: { ...action, form: "all" } } };
  const made = madeUpAnswers(seededRandom(seed), asking, "all", now);
  const parties = Object.entries(made.parties ?? {}).map(([party, people]) => [
    party,
    people.map((person, at) => ({ ...person, id: `${party}-${at}` })),
  ]);
  return { ...made, parties: Object.fromEntries(parties) };
}

/** Another answer than this one, where there is one. */
function other(definition: SystemDefinition, field: string, was: Answer, made: Answer): Answer {
  if (JSON.stringify(was) !== JSON.stringify(made)) return made;
  const type = definition.fields[field]?.type;
  if (typeof was === "boolean") return !was;
  if (type?.kind === "code") return Object.keys(type.options).find((one) => one !== was) ?? was;
  if (type?.kind === "codes") return Object.keys(type.options).slice(-1);
  if (type?.kind === "date") return "2024-12-02";
  if (type?.kind === "moment") return "2024-12-02T01:00:00.000Z";
  if (type?.kind === "name") return "另一中心";
  return type?.kind === "point" ? "120.25,30.35" : was;
}

/** Which of the answers are changed. */
export interface Chosen {
  field(name: string): boolean;
  part(party: string, person: Person, part: string): boolean;
}

/** The answers with the chosen ones taken from another set; null where none is chosen. */
export function changed(
  definition: SystemDefinition,
  own: FormAnswers,
  made: FormAnswers,
  chosen: Chosen,
): FormAnswers | null {
  let count = 0;
  const fields = Object.entries(own.fields ?? {}).map(([name, was]): [string, Answer] => {
    if (!chosen.field(name)) return [name, was];
    count += 1;
    return [name, other(definition, name, was, made.fields?.[name] ?? was)];
  });
  const parties = Object.entries(own.parties ?? {}).map(([party, people]) => [
    party,
    people.map((person, at) => {
      const others: Readonly<Record<string, Answer>> = made.parties?.[party]?.[at]?.parts ?? {};
      const parts = Object.entries(person.parts).map(([part, was]) => {
        if (!chosen.part(party, person, part)) return [part, was];
        count += 1;
        return [part, others[part] ?? was];
      });
      return { ...person, parts: Object.fromEntries(parts) };
    }),
  ]);
  return count === 0 ? null : { fields: Object.fromEntries(fields), parties: Object.fromEntries(parties) };
}

function shows(record: CaseRecord): Chosen {
  return {
    field: (name) => Object.hasOwn(record.fields, name),
    part: (party, person, part) =>
      Object.hasOwn(record.parties[party]?.find(({ id }) => id === person.id)?.parts ?? {}, part),
  };
}

/** The answers with whatever a record does not show changed; null where nothing is hidden. */
export function hiddenChanged(
  definition: SystemDefinition,
  record: CaseRecord,
  own: FormAnswers,
  made: FormAnswers,
): FormAnswers | null {
  const kept = decisive(definition);
  const shown = shows(record);
  return changed(definition, own, made, {
    field: (name) => !shown.field(name) && !kept.has(name),
    part: (party, person, part) => !shown.part(party, person, part) && !kept.has(party),
  });
}

/** The answers with whatever a record does show changed; null where it shows nothing. */
export function shownChanged(
  definition: SystemDefinition,
  record: CaseRecord,
  own: FormAnswers,
  made: FormAnswers,
): FormAnswers | null {
  return changed(definition, own, made, shows(record));
}

/** Puts a case of these answers into the first open state; whom it is assigned to stands to it in no other way. */
export async function putAnswered(
  city: TupleCity,
  definition: SystemDefinition,
  answers: FormAnswers,
): Promise<PutCase> {
  await moveAssigned(city, "anyone");
  return await putCase(city, definition, firstOpen(definition.states), answers);
}

/** The state that cases are put into. */
export function firstOpen(states: SystemDefinition["states"]): string {
  return Object.keys(states).find((one) => states[one]?.phase === "open") ?? "";
}

/** Takes a case away with all that hangs on it, so that the next one stands alone as this one did. */
export async function takeAway({ database: { kysely } }: TupleCity, id: string): Promise<void> {
  await kysely.transaction().execute(async (transaction) => {
    // rows of a log are never deleted otherwise
    await sql`set local session_replication_role = replica`.execute(transaction);
    const { rows } = await sql<{ name: string }>`
      select c.table_name as name from information_schema.columns c
      join pg_class p on p.oid = c.table_name::regclass
      where c.table_schema = 'public' and c.column_name = 'case_id' and p.relkind in ('r', 'p') and not p.relispartition
    `.execute(transaction);
    for (const { name } of rows) {
      await sql`delete from ${sql.table(name)} where case_id = ${id}`.execute(transaction);
    }
    await transaction.deleteFrom("notification").where("subject_id", "=", id).execute();
    await sql`delete from service_case where id = ${id}`.execute(transaction);
  });
}

/** Where two texts part, with a few words before and after. */
export function difference(one: string, two: string): readonly string[] {
  const at = one.split("").findIndex((letter, index) => letter !== two[index]);
  return [one.slice(Math.max(0, at - 90), at + 60), two.slice(Math.max(0, at - 30), at + 60)];
}

import type { CaseList, CaseQueue, CaseRecord, NotificationList, ReferralInbox } from "@halfsky/api-contract";
import {
  type Answer,
  type Condition,
  type FormAnswers,
  type ServiceRole,
  type SystemDefinition,
  systems,
} from "@halfsky/cases";
import { type Stance, stances } from "@halfsky/cases/every-tuple";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SignedIn } from "../http/start-test-server.ts";
import { giveRole, moveAssigned, putCase, startTupleCity, type TupleCity } from "./every-tuple-city.ts";
import { madeUpAnswers, seededRandom } from "./walk-cases.ts";

/*
 * Two cases with the same log, every question answered, that differ only in what one reader may not see: to her single reads,
 * rows of lists, her queue, her inbox and her messages are the same to the byte, but for the ids of the two. Readers are
 * everybody who stands to the case in any way, in each role; what follows by rule from an answer for those who see the case
 * as such (its grade, items and referrals, as its sheet says) is not among what is changed.
 */

let city: TupleCity;
beforeAll(async () => {
  city = await startTupleCity();
}, 120_000);
afterAll(() => city.close());

/** Questions and parties by which a definition decides its grade, items and what is shared. */
function decisive({ grade, tasks, referrals, actions }: SystemDefinition): ReadonlySet<string> {
  const conditions: readonly (Condition | undefined)[] = [
    ...(grade?.rules ?? []).map(({ when }) => when),
    ...Object.values(tasks ?? {}).map(({ when }) => when),
    ...Object.values(referrals ?? {}).flatMap(({ basis }) => basis.map(({ when }) => when)),
    ...Object.values(actions).flatMap(({ effects = [] }) =>
      effects.map((effect) => ("when" in effect ? effect.when : undefined)),
    ),
  ];
  return new Set([...JSON.stringify(conditions).matchAll(/"([^"]+)"/gu)].map(([, word = ""]) => word));
}

/** An answer to everything that a system asks. */
function everything(definition: SystemDefinition, seed: number, now: string): FormAnswers {
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

/** The answers with whatever the record does not show changed; null where nothing is hidden. */
function changed(
  definition: SystemDefinition,
  record: CaseRecord,
  own: FormAnswers,
  made: FormAnswers,
): FormAnswers | null {
  const kept = decisive(definition);
  let count = 0;
  const fields = Object.entries(own.fields ?? {}).map(([name, was]): [string, Answer] => {
    if (Object.hasOwn(record.fields, name) || kept.has(name)) return [name, was];
    count += 1;
    return [name, other(definition, name, was, made.fields?.[name] ?? was)];
  });
  const parties = Object.entries(own.parties ?? {}).map(([party, people]) => [
    party,
    people.map((person, at) => {
      const shown = record.parties[party]?.find(({ id }) => id === person.id)?.parts ?? {};
      const parts = Object.entries(person.parts).map(([part, was]) => {
        if (Object.hasOwn(shown, part) || kept.has(party) || part === "birthDate") return [part, was];
        count += 1;
        return [
          part,
          Object.entries(made.parties?.[party]?.[at]?.parts ?? {}).find(([one]) => one === part)?.[1] ?? was,
        ];
      });
      return { ...person, parts: Object.fromEntries(parts) };
    }),
  ]);
  return count === 0 ? null : { fields: Object.fromEntries(fields), parties: Object.fromEntries(parties) };
}

/** All that somebody is told of a case, with its own id and number taken out. */
async function toldOf(person: SignedIn, system: string, id: string): Promise<readonly string[]> {
  const single = await person.get(`/api/cases/${id}`);
  const number = single.json<Partial<CaseRecord>>().row?.number ?? "none";
  const of = <Row>(rows: readonly Row[], caseOf: (row: Row) => string | undefined): string =>
    JSON.stringify(rows.filter((row) => caseOf(row) === id));
  const list = (await person.get(`/api/cases?system=${system}`)).json<CaseList>();
  const queue = (await person.get("/api/case-queue")).json<CaseQueue>();
  const inbox = (await person.get("/api/referrals")).json<ReferralInbox>();
  const messages = (await person.get("/api/notifications")).json<NotificationList>();
  const plain = (text: string): string =>
    text
      .replaceAll(id, "ID")
      .replaceAll(number, "NUMBER")
      .replaceAll(/"notification-[a-z0-9]+"/gu, '"NOTE"');
  return [
    single.body,
    of(list.rows, ({ id: one }) => one),
    of(queue.rows, ({ id: one }) => one),
    of(inbox.rows, ({ caseId }) => caseId),
    of(messages.notifications, ({ subject }) => subject?.id),
  ].map(plain);
}

/** Without HALFSKY_ALL_TUPLES=yes, one system of each two dozen: all take longer than everything else. */
const isWhole = process.env["HALFSKY_ALL_TUPLES"] === "yes";
const chosen = systems.filter((_, index) => isWhole || index % 24 === 0);

test.each(chosen.map((one) => [one.id, one] as const))(
  "%s: what a reader does not see changes nothing of what she is told, to the byte",
  async (_, definition) => {
    const now = city.ground.now().toISOString();
    const own = everything(definition, 5, now);
    const made = everything(definition, 6, now);
    const state =
      Object.keys(definition.states).find((one) => definition.states[one]?.phase === "open") ?? "";
    // no pairs: each of the two would show the other one
    const { match: _match, ...unmatched } = definition;
    const put = async (answers: FormAnswers) => {
      await moveAssigned(city, "anyone");
      return (await putCase(city, unmatched, state, answers)).id;
    };
    const roles = [...new Set(Object.values(definition.actors).map(({ role }) => role))];
    let compared = 0;
    const leaks: unknown[] = [];
    for (const role of roles) compared += await compare(role);
    expect(leaks).toEqual([]);
    expect(compared).toBeGreaterThan(0);

    async function compare(role: ServiceRole): Promise<number> {
      await giveRole(city, role, definition);
      let count = 0;
      const first = await put(own);
      const others = new Map<string, string>();
      for (const stance of stances) {
        await moveAssigned(city, stance);
        const person = city.people.get(stance);
        if (person === undefined) continue;
        const answer = await person.get(`/api/cases/${first}`);
        if (answer.statusCode !== 200) continue;
        const answers = changed(definition, answer.json<CaseRecord>(), own, made);
        if (answers === null) continue;
        const key = JSON.stringify(answers);
        const second = others.get(key) ?? (await put(answers));
        others.set(key, second);
        await moveAssigned(city, stance);
        const one = await toldOf(person, definition.id, first);
        const two = await toldOf(person, definition.id, second);
        count += 1;
        one.forEach((text, at) => {
          if (text !== two[at]) leaks.push(difference(role, stance, text, two[at] ?? ""));
        });
      }
      return count;
    }
  },
  600_000,
);

function difference(role: ServiceRole, stance: Stance, one: string, two: string): readonly string[] {
  const at = one.split("").findIndex((letter, index) => letter !== two[index]);
  return [role, stance, one.slice(Math.max(0, at - 90), at + 60), two.slice(Math.max(0, at - 30), at + 60)];
}

import type { CaseList, CaseQueue, CaseRecord, NotificationList, ReferralInbox } from "@halfsky/api-contract";
import type { FormAnswers, ServiceRole } from "@halfsky/cases";
import { stances } from "@halfsky/cases/every-tuple";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SignedIn } from "../http/start-test-server.ts";
import { giveRole, moveAssigned, startTupleCity, type TupleCity } from "./every-tuple-city.ts";
import { difference, everything, hiddenChanged, putAnswered, takeAway, triedSystems } from "./two-worlds.ts";

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
    of(messages.notifications.toSorted(byWords), ({ subject }) => subject?.id),
  ].map(plain);
}

type Message = NotificationList["notifications"][number];

/** Messages of one moment come by their ids, which are made by chance: their words order them instead. */
function byWords({ words: one }: Message, { words: other }: Message): number {
  // but for the number, by which the two cases differ
  const [first, second] = [one, other].map(({ zh }) => zh.replaceAll(/[A-Z0-9-]+/gu, ""));
  return (first ?? "") < (second ?? "") ? -1 : 1;
}

test.each(triedSystems)(
  "%s: what a reader does not see changes nothing of what she is told, to the byte",
  async (_, definition) => {
    const now = city.ground.now().toISOString();
    const own = everything(definition, 5, now);
    const made = everything(definition, 6, now);
    // no pairs: each of the two would show the other one
    const { match: _match, ...unmatched } = definition;
    const put = async (answers: FormAnswers) => (await putAnswered(city, unmatched, answers)).id;
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
        const answers = hiddenChanged(definition, answer.json<CaseRecord>(), own, made);
        if (answers === null) continue;
        const key = JSON.stringify(answers);
        const second = others.get(key) ?? (await put(answers));
        others.set(key, second);
        await moveAssigned(city, stance);
        const one = await toldOf(person, definition.id, first);
        const two = await toldOf(person, definition.id, second);
        count += 1;
        one.forEach((text, at) => {
          if (text !== two[at]) leaks.push([role, stance, ...difference(text, two[at] ?? "")]);
        });
      }
      // lists have pages: of many cases, one of two might not stand on the first
      for (const id of [first, ...others.values()]) await takeAway(city, id);
      return count;
    }
  },
  600_000,
);

import type { ReleaseOptions } from "@halfsky/api-contract";
import { type FormAnswers, privacyTable, type SystemDefinition, systems } from "@halfsky/cases";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import type { SignedIn } from "../http/start-test-server.ts";
import { caseHostOf } from "./case-host.ts";
import { startTupleCity, type TupleCity } from "./every-tuple-city.ts";
import { insertReceipt } from "./receipt.store.ts";
import {
  changed,
  type Chosen,
  countedBy,
  everything,
  firstOpen,
  putAnswered,
  takeAway,
  triedSystems,
} from "./two-worlds.ts";

/*
 * Two readers who see no case at all, by its receipt and by its figures: of two cases that differ in whatever neither tells,
 * they are told the same to the byte. A receipt tells what its definition says; figures tell how many cases there are, and what
 * they answer where that may be counted, with small ones kept back (`hidden-values.test.ts`).
 */

let city: TupleCity;
let office: SignedIn;
beforeAll(async () => {
  city = await startTupleCity();
  office = await city.signIn("other-city");
}, 120_000);
afterAll(() => city.close());

/** What is told of the one case that there is, which is taken away again. */
async function told(
  definition: SystemDefinition,
  answers: FormAnswers,
  tell: (id: string) => Promise<string>,
  times = 1,
): Promise<string> {
  const ids: string[] = [];
  for (let time = 0; time < times; time += 1) ids.push((await putAnswered(city, definition, answers)).id);
  const text = await tell(ids[0] ?? "");
  for (const id of ids) await takeAway(city, id);
  return text;
}

/** Answers, and the same with the chosen ones changed; null where none is chosen. */
function otherwise(definition: SystemDefinition, chosen: Chosen): readonly [FormAnswers, FormAnswers | null] {
  const now = city.ground.now().toISOString();
  const own = everything(definition, 9, now);
  return [own, changed(definition, own, everything(definition, 10, now), chosen)];
}

/** The same of a system that has such answers. */
function changedIn(definition: SystemDefinition, chosen: Chosen): readonly [FormAnswers, FormAnswers] {
  const [own, others] = otherwise(definition, chosen);
  if (others === null) throw new Error(definition.id);
  return [own, others];
}

/** What somebody reads who has a number and its code. */
async function receiptOf(id: string): Promise<string> {
  const { number, area_code } = await city.database.kysely
    .selectFrom("service_case")
    .select(["number", "area_code"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const { vault } = caseHostOf(city.ground.config);
  const code = vault.receiptCode(randomUUID());
  await writeFor(city.ground, { actor: platformActor, requestId: null }, ({ transaction, now: at }) =>
    insertReceipt(transaction, {
      area_code,
      number,
      code_hash: vault.receiptHash(number, code),
      case_id: id,
      at,
    }),
  );
  const payload = { number, code };
  const answer = await city.app.inject({ method: "POST", url: "/api/public/receipts", payload });
  expect(answer.statusCode).toBe(200);
  return answer.body.replaceAll(number, "NUMBER");
}

test.each(
  systems.flatMap((one) =>
    one.publicIntake === undefined ? [] : [[one.id, one, one.publicIntake] as const],
  ),
)(
  "%s: a receipt tells what its definition says, and nothing else changes it",
  async (_, definition, intake) => {
    const tells = new Set(intake.tells);
    const [own, hidden] = changedIn(definition, { field: (name) => !tells.has(name), part: () => true });
    const [, shown] = changedIn(definition, { field: (name) => tells.has(name), part: () => false });
    const receipt = await told(definition, own, receiptOf);
    expect(await told(definition, hidden, receiptOf)).toBe(receipt);
    expect(await told(definition, shown, receiptOf)).not.toBe(receipt);
  },
);

const year = 366 * 86_400_000;

/** What may be published of the year, once it is over: each indicator, alone and by each dimension. */
async function previews(definition: SystemDefinition): Promise<string> {
  city.advance(year);
  const options = (await office.get("/api/service-releases/options")).json<ReleaseOptions>();
  const texts: string[] = [];
  for (const { name, dimensions } of options.systems.find(({ id }) => id === definition.id)?.indicators ??
    []) {
    for (const by of ["", ...dimensions.map((one) => `&by=${one.name}`)]) {
      const path = `/api/service-releases/preview?system=${definition.id}&indicator=${name}&year=2025${by}`;
      texts.push((await office.get(path)).body.replaceAll(/"request-[a-z0-9]+"/gu, '"REQUEST"'));
    }
  }
  city.advance(-year);
  return texts.join("\n");
}

/** Systems whose figures came out otherwise by an answer that is counted, and those tried that hide one. */
const moved = new Set<string>();
const hiding = new Set<string>();

/** Whether a figure counts each case that is put, whatever it answers. */
function countsEach({ indicators, states }: SystemDefinition): boolean {
  return Object.values(indicators).some(
    ({ numerator }) =>
      ("opened" in numerator && numerator.where === undefined) ||
      ("state" in numerator && numerator.state === firstOpen(states) && numerator.where === undefined),
  );
}

test.each(triedSystems)(
  "%s: figures about to be published change by how many cases there are, never by what nobody counts",
  async (id, definition) => {
    const { fields } = definition;
    const asked = countedBy(definition);
    const mayCount = (name: string): boolean =>
      fields[name] !== undefined && privacyTable[fields[name].privacy].group;
    const [own, hidden] = otherwise(definition, {
      field: (name) => !mayCount(name) && !asked.has(name),
      part: (party) => !asked.has(party),
    });
    const counted = changed(definition, own, everything(definition, 10, city.ground.now().toISOString()), {
      field: mayCount,
      part: () => false,
    });
    const tell = () => previews(definition);
    const one = await told(definition, own, tell);
    const many = await told(definition, own, tell, 6);
    if (hidden !== null) hiding.add(id);
    expect(await told(definition, hidden ?? own, tell)).toBe(one);
    expect(await told(definition, hidden ?? own, tell, 6)).toBe(many);
    // others count only what is done with a case
    expect(many !== one || !countsEach(definition)).toBe(true);
    if (counted !== null && (await told(definition, counted, tell, 6)) !== many) moved.add(id);
  },
  600_000,
);

test("figures by an answer that may be counted change with it, and systems that hide answers were among those tried", () => {
  expect(moved.size).toBeGreaterThan(0);
  expect(hiding.size).toBeGreaterThan(0);
});

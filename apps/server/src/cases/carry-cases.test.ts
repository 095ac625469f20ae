import type { CaseRecord } from "@halfsky/api-contract";
import { hashDefinition, type SystemDefinition, type UpgradeMap } from "@halfsky/cases";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startTasks } from "../app.ts";
import { OperatorError } from "../operator-error.ts";
import { carryCases } from "./carry-cases.ts";
import { caseHostOf, ownSystems } from "./case-host.ts";
import { act, type CaseTestCity, callForHelp, open, startCaseTestCity } from "./case-test-city.ts";
import { runCaseClock } from "./clock.ts";
import { DefinitionShelf } from "./definition-shelf.ts";

/** A program that calls a state, a question and a clock otherwise, over a database with open cases of the one before. */

const system = "dv-case";

let city: CaseTestCity;
let id: string;
beforeAll(async () => {
  city = await startCaseTestCity();
});
beforeEach(async () => {
  serve(ofToday());
  const { desk, lead } = city.people;
  ({ id } = await open(desk, system, "receive", callForHelp({ name: "甲乙", phone: "13612340000" })));
  await act(lead, id, "take", { assignee: city.accounts.worker });
});
afterAll(() => city.close());

function ofToday(): SystemDefinition {
  const own = ownSystems().get(system)?.definition;
  if (own === undefined) throw new Error(`no ${system}`);
  return own;
}

function renamed(...names: readonly string[]): SystemDefinition {
  return JSON.parse(
    names.reduce((at, name) => at.replaceAll(`"${name}"`, `"${name}Now"`), JSON.stringify(ofToday())),
  );
}

/** The server after a restart with a program that has another definition, and perhaps a word on what became of names. */
function serve(definition: SystemDefinition, map?: UpgradeMap): void {
  const landed = [hashDefinition(ofToday())];
  const steps = landed.flatMap((before) => (map === undefined ? [] : [{ before, map }]));
  const shelf = new DefinitionShelf(() => ({ landed, steps }));
  const systems = new Map([
    ...ownSystems(),
    [definition.id, { hash: hashDefinition(definition), definition }] as const,
  ]);
  for (const one of systems.values()) shelf.set(one.hash, one.definition);
  Object.assign(caseHostOf(city.ground.config), { systems, shelf, overlaid: new Map() });
}

/** What the server does before it listens. */
async function start(): Promise<void> {
  for (const task of startTasks) await task(city.ground);
}

async function recordOf(): Promise<CaseRecord> {
  return (await city.people.worker.get(`/api/cases/${id}`)).json<CaseRecord>();
}

async function rowOf() {
  return await city.database.kysely
    .selectFrom("service_case")
    .select(["state", "next_due"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
}

test("a server does not start where open cases stand in a state that its program does not know", async () => {
  serve(renamed("handling", "visitFindings"));
  const refusal = await start().then(
    () => null,
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(OperatorError);
  const words = String(refusal);
  for (const part of [
    system,
    hashDefinition(ofToday()).slice(0, 12),
    "states.handling",
    "fields.visitFindings",
  ])
    expect(words).toContain(part);
  expect(words).toMatch(/\d+ 件：[\s\S]*upgrades\.ts[\s\S]*\d+ case\(s\)/);
  expect((await rowOf()).state).toBe("handling");
});

test("nor where its program has given up the system", async () => {
  const host = caseHostOf(city.ground.config);
  Object.assign(host, { systems: new Map([...ownSystems()].filter(([name]) => name !== system)) });
  await expect(carryCases(city.ground)).rejects.toThrow(/dv-case.*this program has no such system/);
});

test("a clock that was given up ends in open cases", async () => {
  const running = (await recordOf()).deadlines.filter(({ state }) => state === "running");
  const name = running.map((one) => one.name).find((one) => ofToday().deadlines?.[one] !== undefined);
  if (name === undefined) throw new Error("no clock runs");
  const { [name]: gone, ...deadlines } = ofToday().deadlines ?? {};
  expect(gone).toBeDefined();
  serve({ ...ofToday(), deadlines }, { deadlines: { [name]: null } });
  await carryCases(city.ground);
  expect((await rowOf()).next_due).not.toBe(name);
  expect((await recordOf()).deadlines.map((one) => one.name)).not.toContain(name);
});

test("a clock that is called otherwise does not do again what it did under its old name", async () => {
  const clock = (await recordOf()).deadlines.find(
    ({ name, state }) => state === "running" && (ofToday().deadlines?.[name]?.escalate ?? []).length > 0,
  );
  if (clock === undefined) throw new Error("no clock runs");
  city.advance(Date.parse(clock.dueAt) + 40 * 86_400_000 - city.ground.now().getTime());
  await runCaseClock(city.ground);
  const steps = async () =>
    (
      await city.database.kysely
        .selectFrom("service_step")
        .select("deadline")
        .where("case_id", "=", id)
        .execute()
    ).filter(({ deadline }) => deadline === clock.name || deadline === `${clock.name}Now`).length;
  const done = await steps();
  expect(done).toBeGreaterThan(0);
  serve(renamed(clock.name), { deadlines: { [clock.name]: `${clock.name}Now` } });
  await carryCases(city.ground);
  expect((await recordOf()).deadlines.map(({ name }) => name)).toContain(`${clock.name}Now`);
  await runCaseClock(city.ground);
  expect(await steps()).toBe(done);
});

test("what a county added to its definition is no reason to stop, and its cases take the new names too", async () => {
  const office = await city.signIn("office");
  const field = {
    rule: { title: { zh: "本地问题", en: "Local" }, type: { kind: "flag" }, privacy: "work" },
    forms: ["visit"],
  };
  const put = await office.send("PUT", `/api/service-systems/${system}/overlay`, {
    areaCode: "990101",
    reason: "本地要求",
    overlay: { fields: { localQ: field } },
  });
  expect(put.statusCode).toBe(200);
  await act(city.people.worker, id, "visit", {
    answers: { fields: { inDanger: false, again: false, visitFindings: "平安", localQ: true } },
  });
  const kept = await city.database.kysely
    .selectFrom("service_definition")
    .select(["hash", "base"])
    .where("base", "=", hashDefinition(ofToday()))
    .execute();
  expect(kept).toHaveLength(1);
  serve(renamed("handling"), { states: { handling: "handlingNow" } });
  await carryCases(city.ground);
  const after = await recordOf();
  expect([after.row.state, after.fields?.["localQ"]?.value]).toEqual(["handlingNow", true]);
  serve(renamed("handling"));
  await expect(carryCases(city.ground)).rejects.toThrow(/states\.handling/);
});

test("who goes back to the program before, with nothing done since, has the old names again", async () => {
  serve(renamed("handling"), { states: { handling: "handlingNow" } });
  await carryCases(city.ground);
  expect((await rowOf()).state).toBe("handlingNow");
  serve(ofToday());
  await carryCases(city.ground);
  expect((await rowOf()).state).toBe("handling");
});

// last: what was done under the new names stays in the log
test("with a word on what became of the names, an open case stands under the new ones and goes further", async () => {
  const before = await recordOf();
  serve(renamed("handling", "visitFindings"), {
    states: { handling: "handlingNow" },
    fields: { visitFindings: "visitFindingsNow" },
  });
  const lines = await carryCases(city.ground);
  expect(lines.join("\n")).toMatch(/\d+ 件个案[\s\S]*\d+ cases go on/);
  expect((await rowOf()).state).toBe("handlingNow");
  const after = await recordOf();
  expect(after.row.state).toBe("handlingNow");
  expect(after.row.stateTitle).toEqual(before.row.stateTitle);
  expect(after.possible.map(({ action }) => action)).toEqual(before.possible.map(({ action }) => action));
  await act(city.people.worker, id, "visit", {
    answers: { fields: { inDanger: false, again: false, visitFindingsNow: "平安" } },
  });
  const further = await recordOf();
  expect([further.row.state, further.fields?.["visitFindingsNow"]?.value]).toEqual(["handlingNow", "平安"]);
  // a second start finds nothing left to bring over
  expect(await carryCases(city.ground)).toEqual([]);
});

import type { CaseRecord } from "@halfsky/api-contract";
import { hashDefinition, type SystemDefinition } from "@halfsky/cases";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { caseHostOf, ownSystems } from "./case-host.ts";
import { act, callForHelp, type CaseTestCity, open, startCaseTestCity } from "./case-test-city.ts";
import { madeUpAnswers, seededRandom } from "./walk-cases.ts";

/*
 * Keys of definitions that only shape what the server answers about a case or a place: each is changed in the definitions
 * that the running server has, and the answer comes out otherwise.
 */

let city: CaseTestCity;
let id: string;
beforeAll(async () => {
  city = await startCaseTestCity();
  ({ id } = await open(city.people.desk, "dv-case", "receive", callForHelp()));
  await act(city.people.lead, id, "take", { assignee: city.accounts.worker });
}, 120_000);
afterEach(() => setSystems(ownSystems()));
afterAll(() => city.close());

function setSystems(systems: ReturnType<typeof ownSystems>): void {
  const host = caseHostOf(city.ground.config);
  for (const { hash, definition } of systems.values()) host.shelf.set(hash, definition);
  Object.assign(host, { systems, overlaid: new Map() });
}

function ownOf(system: string): SystemDefinition {
  const own = ownSystems().get(system)?.definition;
  if (own === undefined) throw new Error(`no ${system}`);
  return own;
}

/** The server as it is where one system says something else. */
function serve(definition: SystemDefinition): void {
  setSystems(new Map([...ownSystems(), [definition.id, { hash: hashDefinition(definition), definition }]]));
}

async function recordOf(username: "worker" | "lead"): Promise<CaseRecord> {
  return (await city.people[username].get(`/api/cases/${id}`)).json<CaseRecord>();
}

test("an action that is offline, and no other, may be done without a network", async () => {
  const own = ownOf("dv-case");
  const { visit } = own.actions;
  if (visit === undefined) throw new Error("no visit");
  const offline = async () =>
    (await recordOf("worker")).possible.flatMap((one) => (one.offline ? [one.action] : []));
  serve({ ...own, actions: { ...own.actions, visit: { ...visit, offline: true } } });
  expect(await offline()).toContain("visit");
  serve({ ...own, actions: { ...own.actions, visit: { ...visit, offline: false } } });
  expect(await offline()).not.toContain("visit");
});

test("a grade is shown in its colour", async () => {
  const own = ownOf("dv-case");
  const grade = (await recordOf("lead")).row.grade;
  if (grade === null || own.grade === undefined) throw new Error("no grade");
  const rule = own.grade.values[grade.value];
  if (rule === undefined) throw new Error("no such grade");
  const values = { ...own.grade.values, [grade.value]: { ...rule, colour: "purple" as const } };
  expect(grade.colour).toBe(rule.colour);
  expect(rule.colour).not.toBe("purple");
  serve({ ...own, grade: { ...own.grade, values } });
  expect((await recordOf("lead")).row.grade?.colour).toBe("purple");
});

test("a case is assigned to people of other bodies only where its actor says ofOtherBodies", async () => {
  const own = ownOf("dv-case");
  const assignees = async (ofOtherBodies: boolean) => {
    const worker = { title: own.title, role: "police", relation: "assigned", ofOtherBodies } as const;
    serve({ ...own, actors: { ...own.actors, worker } });
    return (await recordOf("lead")).assignees.map(({ id: account }) => account);
  };
  expect(await assignees(false)).not.toContain(city.accounts.police);
  expect(await assignees(true)).toContain(city.accounts.police);
  // never beyond the owner's area
  expect(await assignees(true)).not.toContain(city.accounts["far-police"]);
});

test("coverage counts by level, by what counts, by capacity, and shows places by their point", async () => {
  const system = "childrens-homes";
  const own = ownOf(system);
  const { coverage } = own;
  if (coverage === undefined) throw new Error("no coverage");
  const { civil } = city.people;
  const { planned } = own.states;
  const [capacity, point] = [coverage.capacity ?? "", coverage.point ?? ""];
  if (planned === undefined || capacity === "" || point === "") throw new Error("no place");
  // only what is open counts: places that are planned are, here
  const states = { ...own.states, planned: { ...planned, phase: "open" as const } };
  const read = async (changed: Partial<typeof coverage>): Promise<string> => {
    serve({ ...own, states, coverage: { ...coverage, counts: { has: capacity }, ...changed } });
    const answer = await civil.get(`/api/service-places/${system}`);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.body;
  };
  serve({ ...own, states });
  const made = madeUpAnswers(seededRandom(3), own, "plan", city.ground.now().toISOString());
  await open(civil, system, "plan", { answers: made }, { areaCode: "990101" });
  const usual = await read({});
  expect(usual).toContain('"counts":true');
  expect(await read({ counts: { not: { has: capacity } } })).toContain('"counts":false');
  const levels = [await read({ level: "county" }), await read({ level: "township" })];
  expect(levels[0]).not.toBe(levels[1]);
  expect(usual).toContain('"point":"120.15,30.25"');
  expect(await read({ point: "nothing" })).toContain('"point":null');
  expect(await read({ capacity: "nothing" })).not.toBe(usual);
});

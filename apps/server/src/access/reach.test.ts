import { permission } from "@halfsky/api-contract";
import { array, assert, asyncProperty, constantFrom, integer, record } from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findActor } from "../accounts/account.store.ts";
import { startTestServer, type TestServer, testUsernames } from "../http/start-test-server.ts";
import { readOnly } from "../database/transactions.ts";
import type { Actor, Grant } from "./actor.ts";
import { AreaTree, loadAreaTree } from "./area-tree.ts";
import { areasWithin, isWithin, reachOf, withinReach } from "./reach.ts";

let server: TestServer;
let actors: readonly Actor[];
let tree: AreaTree;
/** Rows that stand for any table with an area and perhaps a unit: the organisations themselves. */
let subjects: readonly { readonly id: string; readonly areaCode: string }[];

beforeAll(async () => {
  server = await startTestServer();
  const { kysely } = server.database;
  tree = await loadAreaTree(kysely);
  const accounts = await kysely.selectFrom("account").select("id").execute();
  const found = await Promise.all(accounts.map(({ id }) => findActor(kysely, id)));
  actors = found.filter((actor) => actor !== undefined);
  const rows = await kysely.selectFrom("organisation").select(["id", "area_code"]).execute();
  subjects = rows.map(({ id, area_code }) => ({ id, areaCode: area_code }));
});
afterAll(() => server.close());

async function listed(
  actor: Actor,
  grants: readonly Grant[],
  name: Grant["permission"],
): Promise<readonly string[]> {
  const reach = reachOf({ ...actor, grants }, name, tree);
  return await readOnly(server.database.kysely, async (transaction) => {
    const rows = await transaction
      .selectFrom("organisation")
      .select("id")
      .where(withinReach(reach, { area: "area_code", organisation: "id" }))
      .execute();
    return rows.map(({ id }) => id).toSorted();
  });
}

describe("a list shows exactly what single reads allow", () => {
  test("for each person and each permission of the roles as they are delivered", async () => {
    expect(actors).toHaveLength(testUsernames.length);
    for (const actor of actors) {
      for (const name of permission.options) {
        const reach = reachOf(actor, name, tree);
        const single = subjects.filter(({ id, areaCode }) =>
          isWithin(reach, { areaCode, organisationId: id }),
        );
        expect({ actor: actor.username, name, ids: await listed(actor, actor.grants, name) }).toEqual({
          actor: actor.username,
          name,
          ids: single.map(({ id }) => id).toSorted(),
        });
      }
    }
  });

  test("for any combination of grants", async () => {
    const grant = record({
      permission: constantFrom("plan.read", "plan.publish"),
      scope: constantFrom("own-organisation", "own-area", "area-and-below", "everywhere"),
    });
    const anyone = integer({ min: 0, max: actors.length - 1 });
    await assert(
      asyncProperty(anyone, array(grant, { maxLength: 4 }), async (index, grants) => {
        const actor = actors[index];
        if (actor === undefined) throw new Error("no such actor");
        const reach = reachOf({ ...actor, grants }, "plan.read", tree);
        const single = subjects.filter(({ id, areaCode }) =>
          isWithin(reach, { areaCode, organisationId: id }),
        );
        expect(await listed(actor, grants, "plan.read")).toEqual(single.map(({ id }) => id).toSorted());
      }),
      { numRuns: 60 },
    );
  });
});

describe("reach", () => {
  const actorOf = (username: string): Actor => {
    const actor = actors.find((one) => one.username === username);
    if (actor === undefined) throw new Error(`no ${username}`);
    return actor;
  };
  const areasOf = (username: string, name: Grant["permission"]) =>
    areasWithin(reachOf(actorOf(username), name, tree), tree);

  test("of a county is the county, of a city its counties too, of a province everything below", () => {
    expect(areasOf("county", "plan.read")).toEqual(["990101"]);
    expect(areasOf("office", "plan.read")).toEqual(["990100", "990101", "990102"]);
    expect(areasOf("other-city", "plan.read")).toEqual(["990200", "990201"]);
    expect(areasOf("province", "plan.read")).toEqual(tree.codes);
  });

  test("of a city over its counties' plans is to read, not to publish", () => {
    expect(areasOf("office", "plan.publish")).toEqual(["990100"]);
  });

  test("of a unit's liaison to write is its own figures, not those of another unit nor those of nobody", () => {
    const reach = reachOf(actorOf("education"), "observation.write", tree);
    const own = { areaCode: "990100", organisationId: "education-990100" };
    expect(isWithin(reach, own)).toBe(true);
    expect(isWithin(reach, { ...own, organisationId: "health-990100" })).toBe(false);
    expect(isWithin(reach, { areaCode: "990100" })).toBe(false);
    expect(isWithin(reach, { ...own, areaCode: "990101" })).toBe(false);
  });

  test("keeps the administrators apart: who manages accounts reads no plan and no log, the auditor neither", () => {
    const granted = (username: string) =>
      actorOf(username)
        .grants.map((one) => one.permission)
        .toSorted();
    expect(granted("administrator")).toEqual(["account.manage", "area.read", "case.configure", "job.read"]);
    // what she reads of cases is who read them, never what they say
    expect(granted("auditor")).toEqual(["area.read", "audit.read", "case.see-reads"]);
    // a leader reads, and sends and closes letters, but changes no figure and no judgement
    expect(granted("leader").filter((name) => !name.endsWith(".read"))).toEqual([
      "supervision.close",
      "supervision.issue",
    ]);
  });

  test("of an area that the tree does not know is that area alone, and a circle of areas ends", () => {
    expect([...new AreaTree([]).areaAndBelow("123456")]).toEqual(["123456"]);
    const circle = new AreaTree([
      { code: "a", parentCode: "b" },
      { code: "b", parentCode: "a" },
    ]);
    expect([...circle.areaAndBelow("a")].toSorted()).toEqual(["a", "b"]);
  });
});

import type { SavedView } from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type SignedIn, type TestServer } from "../http/start-test-server.ts";

let server: TestServer;
let office: SignedIn;
let leader: SignedIn;

beforeAll(async () => {
  server = await startTestServer();
  [office, leader] = [await server.signIn("office"), await server.signIn("leader")];
});
afterAll(() => server.close());

const view = {
  list: "targets",
  name: "有难度的约束性指标",
  query: "status=off-track&nature=约束性",
  columns: null,
};
const save = (who: SignedIn, body: Record<string, unknown> = {}) =>
  who.send("POST", "/api/saved-views", { ...view, ...body });
const listOf = async (who: SignedIn, list = "targets") =>
  (await who.get(`/api/saved-views?list=${list}`)).json<{ views: SavedView[] }>().views;

describe("saved views", () => {
  test("come back to who saved them, of their list, with filters and columns, and to nobody else", async () => {
    const saved = (await save(office)).json<SavedView>();
    await save(office, { list: "plans", columns: ["title", "state"] });
    expect(await listOf(office)).toEqual([saved]);
    expect(await listOf(office, "plans")).toMatchObject([{ columns: ["title", "state"] }]);
    expect(await listOf(leader)).toEqual([]);
    for (const [method, body] of [
      ["PUT", { name: "我的", query: "", columns: null }],
      ["DELETE", undefined],
    ] as const) {
      const answer = await leader.send(method, `/api/saved-views/${saved.id}`, body);
      expect([answer.statusCode, answer.json().code]).toEqual([404, "not-found"]);
    }
    expect(await listOf(office)).toEqual([saved]);
  });

  test("take one name once in a list; a person may use the name of another's", async () => {
    const again = await save(office);
    expect([again.statusCode, again.json().code]).toEqual([409, "name-taken"]);
    expect(again.json().faults).toMatchObject([{ where: "body.name" }]);
    expect((await save(leader)).statusCode).toBe(200);
    expect((await save(office, { name: " " })).statusCode).toBe(400);
    expect((await save(office, { list: "不对" })).statusCode).toBe(400);
  });

  test("are renamed, changed and forgotten, and what was forgotten can be saved again", async () => {
    const [first] = await listOf(office);
    const renamed = await office.send("PUT", `/api/saved-views/${first?.id}`, {
      name: "要盯的",
      query: "status=off-track",
      columns: ["name"],
    });
    expect(renamed.json()).toEqual({
      ...first,
      name: "要盯的",
      query: "status=off-track",
      columns: ["name"],
    });
    const gone = await office.send("DELETE", `/api/saved-views/${first?.id}`);
    expect([gone.statusCode, gone.body]).toEqual([204, ""]);
    expect(await listOf(office)).toEqual([]);
    expect((await save(office, { name: "要盯的" })).statusCode).toBe(200);
    const actions = await server.database.kysely
      .selectFrom("audit_entry")
      .select("action")
      .where("subject_kind", "=", "saved-view")
      .where("username", "=", "office")
      .orderBy("sequence")
      .execute();
    expect(actions.map(({ action }) => action).slice(2)).toEqual([
      "saved-view.change",
      "saved-view.delete",
      "saved-view.save",
    ]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { startTestServer, type TestServer } from "../http/start-test-server.ts";
import { setUpAreas } from "./set-up-areas.service.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const setUp = (input: unknown) =>
  writeFor(server.ground, { actor: platformActor, requestId: null }, (context) => setUpAreas(context, input));

const county = { code: "990301", name: "丙县", level: "county", parentCode: "990300" };
const city = { code: "990300", name: "丙市", level: "city", parentCode: "990000" };
const office = {
  id: "office-990300",
  name: "丙市妇儿工委办",
  shortName: "妇儿工委办",
  kind: "office",
  areaCode: "990300",
};

describe("setting up areas and organisations", () => {
  test("adds them in any order, with a sort key, and brings known ones to what the file says", async () => {
    expect(await setUp({ areas: [county, city], organisations: [office] })).toEqual({
      areas: { added: 2, changed: 0 },
      organisations: { added: 1, changed: 0 },
    });
    expect(await setUp({ areas: [{ ...county, name: "丙区" }], organisations: [office] })).toEqual({
      areas: { added: 0, changed: 1 },
      organisations: { added: 0, changed: 1 },
    });
    const { kysely } = server.database;
    expect(await kysely.selectFrom("area").selectAll().where("code", "=", "990301").execute()).toMatchObject([
      { name: "丙区", pinyin: "bing qu", parent_code: "990300" },
    ]);
    const audit = await kysely
      .selectFrom("audit_entry")
      .select("subject_id")
      .where("action", "=", "area.set-up")
      .execute();
    expect(audit.map(({ subject_id }) => subject_id)).toEqual(["990301", "990300", "990301"]);
  });

  test("names every fault of the file and writes nothing", async () => {
    const before = await server.database.kysely.selectFrom("area").selectAll().execute();
    const attempt = setUp({
      areas: [
        { ...city, code: "990400", parentCode: "999999" },
        { ...city, code: "990400" },
        { ...city, code: "990501", parentCode: "990502" },
        { ...city, code: "990502", parentCode: "990501" },
      ],
      organisations: [{ ...office, areaCode: "123456" }],
    });
    await expect(attempt).rejects.toMatchObject({
      code: "invalid-input",
      faults: [
        { where: "$.areas[1].code" },
        { where: "$.areas[0].parentCode", message: { en: "there is no area 999999" } },
        { where: "$.areas[2].parentCode", message: { zh: "上级关系成环：990501" } },
        { where: "$.areas[3].parentCode" },
        { where: "$.organisations[0].areaCode" },
      ],
    });
    await expect(setUp({ areas: [{ code: "1", name: "" }], colour: "red" })).rejects.toMatchObject({
      faults: [
        { where: "$.areas[0].code" },
        { where: "$.areas[0].name", message: { zh: "不能为空" } },
        { where: "$.areas[0].level" },
        { where: "$.areas[0].parentCode", message: { zh: "必填" } },
        { where: "$", message: { zh: "不认识的字段：colour" } },
      ],
    });
    expect(await server.database.kysely.selectFrom("area").selectAll().execute()).toEqual(before);
  });
});

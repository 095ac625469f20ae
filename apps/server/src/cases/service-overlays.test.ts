import {
  type CaseList,
  type CaseRecord,
  type Problem,
  serviceOverlay,
  serviceOverlayList,
} from "@halfsky/api-contract";
import { disputeColours } from "@halfsky/cases";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SignedIn } from "../http/start-test-server.ts";
import { act, callForHelp, type CaseTestCity, open, startCaseTestCity } from "./case-test-city.ts";

const system = "family-dispute-mediation";
const address = `/api/service-systems/${system}/overlay`;
const fiveColours = disputeColours.fiveColours.systems[system] ?? {};
const cited = {
  cite: { zh: "本县办法第三条", en: "Measure of the county, art. 3" },
  status: "plan",
} as const;

let city: CaseTestCity;
let office: SignedIn;
beforeAll(async () => {
  city = await startCaseTestCity();
  office = await city.signIn("office");
  const roles = ["village", "township", "mediator"];
  const answer = await office.send("PUT", `/api/service-roles/${city.accounts.desk}`, { roles });
  if (answer.statusCode !== 204) throw new Error(answer.body);
});
afterAll(() => city.close());

const put = (overlay: object, more: object = {}, areaCode = "990101") =>
  office.send("PUT", address, { areaCode, overlay, reason: "试行", ...more });
const read = async (areaCode = "990101") =>
  serviceOverlay.parse((await office.get(`${address}?areaCode=${areaCode}`)).json());

describe("the parameters of a system in an area", () => {
  test("begin with the program's own, and are listed for every system", async () => {
    expect(await read()).toMatchObject({
      version: 0,
      overlay: {},
      above: [],
      history: [],
      base: { id: system },
    });
    const list = serviceOverlayList.parse((await office.get("/api/service-overlays?areaCode=990101")).json());
    expect(list.systems.length).toBeGreaterThan(40);
    expect(list.systems.every(({ version, changes }) => version === 0 && changes === 0)).toBe(true);
  });

  test("are set again as a whole: what stood there before stands in the way of nothing", async () => {
    expect((await put({ ...fiveColours })).statusCode).toBe(200);
    // the new grades and the question stand already: judged on top of them, both would be refused
    const again = await put({
      ...fiveColours,
      periods: { ...fiveColours.periods, keep: { value: "1188mo", source: cited } },
    });
    if (again.statusCode !== 200) throw new Error(again.body);
    expect(again.json()).toMatchObject({ version: 2 });
    const record = await read();
    expect(record.history.map(({ version, by, reason }) => [version, by, reason])).toEqual([
      [2, expect.any(String), "试行"],
      [1, expect.any(String), "试行"],
    ]);
    const listed = (await office.get("/api/service-overlays?areaCode=990101")).json<{
      systems: readonly { id: string; version: number; changes: number }[];
    }>();
    expect(listed.systems.find(({ id }) => id === system)).toMatchObject({ version: 2 });
  });

  test("going back from a tightened period to the usual one needs no source", async () => {
    const usual = "deadlines.respond.red";
    expect((await put({ periods: { [usual]: { value: "2h" } } }, {}, "990102")).statusCode).toBe(200);
    const back = await put({ periods: { [usual]: { value: "12h" } } }, {}, "990102");
    if (back.statusCode !== 200) throw new Error(back.body);
    expect(back.json()).toMatchObject({ changes: [{ from: "24h", to: "12h", direction: "tighter" }] });
    expect((await put({}, {}, "990102")).json()).toMatchObject({ version: 3, changes: [] });
  });

  test("switch off what a late clock opens on a cited basis alone, and a county below switches it on freely", async () => {
    const path = "firstContact.supervision";
    const set = (areaCode: string, opening: object) =>
      office.send("PUT", "/api/service-systems/dv-case/overlay", {
        areaCode,
        overlay: { openings: { [path]: opening } },
        reason: "试行",
      });
    const bare = await set("990100", { value: false });
    expect(bare.statusCode).toBe(422);
    expect(bare.json<Problem>().faults.map(({ where }) => where)).toEqual([
      `body.overlay.systems.dv-case.openings.${path}`,
    ]);
    expect((await set("990100", { value: false, source: cited })).json()).toMatchObject({
      changes: [{ from: "on", to: "off", direction: "looser" }],
    });
    expect((await set("990102", { value: true })).json()).toMatchObject({
      changes: [{ from: "off", to: "on", direction: "tighter" }],
    });
    expect((await set("990102", { value: "yes" })).statusCode).toBe(400);
  });

  test("of the city count in its counties, and a county loosens only what it cites", async () => {
    const respond = "deadlines.respond.red";
    expect((await put({ periods: { [respond]: { value: "6h" } } }, {}, "990100")).statusCode).toBe(200);
    const county = await read("990102");
    expect(county.above).toMatchObject([{ areaCode: "990100", version: 1 }]);
    expect(county.base).toMatchObject({ deadlines: { respond: { due: { red: "6h" } } } });
    const looser = await put({ periods: { [respond]: { value: "24h" } } }, {}, "990102");
    expect(looser.statusCode).toBe(422);
    const { faults } = looser.json<Problem>();
    expect(faults.map(({ where }) => where)).toEqual([`body.overlay.systems.${system}.periods.${respond}`]);
    expect(faults[0]?.message.zh).toContain("须注明依据");
    expect(
      (await put({ periods: { [respond]: { value: "24h", source: cited } } }, {}, "990102")).statusCode,
    ).toBe(200);
    expect((await put({}, {}, "990102")).statusCode).toBe(200);
    expect((await put({}, {}, "990100")).statusCode).toBe(200);
  });

  test("have all their faults told at once, also of the definition that would come of them", async () => {
    const refused = await put({
      periods: { keep: { value: "soon" }, "deadlines.none": { value: "1d" } },
      fields: {
        story: {
          rule: { title: { zh: "经过", en: "Story" }, type: { kind: "text" }, privacy: "open" },
          forms: ["visit"],
        },
      },
    });
    expect(refused.statusCode).toBe(422);
    const wheres = refused
      .json<Problem>()
      .faults.map(({ where }) => where.replace(`body.overlay.systems.${system}.`, ""));
    expect(wheres).toContain("periods.keep");
    expect(wheres).toContain("periods.deadlines.none");
    // free text is at least sensitive
    expect(wheres.some((where) => where.startsWith("fields.story"))).toBe(true);
    const shapeless = await put({ colours: "five" });
    expect(shapeless.json()).toMatchObject({ code: "invalid-request" });
    const strange = await put({ deadlines: { own: { title: { zh: "试", en: "A test" } } } });
    expect(strange.statusCode).toBe(422);
  });

  test("are not overwritten by who has not seen the newest ones", async () => {
    const { version } = await read();
    const late = await put({}, { seenVersion: version - 1 });
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ code: "conflict" });
    expect((await read()).version).toBe(version);
  });

  test("are nobody's but those who configure the area", async () => {
    expect((await city.people.lead.get(`${address}?areaCode=990101`)).statusCode).toBe(403);
    const county = await city.signIn("county");
    expect((await county.get(`${address}?areaCode=990102`)).statusCode).toBe(403);
    expect((await county.get("/api/service-overlays?areaCode=990102")).statusCode).toBe(403);
    expect((await county.get(`${address}?areaCode=990101`)).statusCode).toBe(200);
  });
});

describe("cases that are open", () => {
  test("go on through every version, and their grade cannot be taken from under them", async () => {
    const { desk } = city.people;
    expect((await put({ ...fiveColours })).statusCode).toBe(200);
    const { id } = await open(desk, system, "find", {
      answers: {
        fields: {
          channel: "patrol",
          kind: "property",
          inDanger: false,
          weapon: false,
          threat: false,
          injury: "none",
          repeat: false,
          longLasting: false,
          childHarmed: false,
          policeCalls: false,
          habits: false,
          household: ["singleParent"],
        },
        parties: { one: [{ id: "one-1", parts: { name: "示例丑", phone: "13800000099" } }] },
      },
    });
    const record = async () => (await desk.get(`/api/cases/${id}`)).json<CaseRecord>();
    const before = await record();
    expect(before.row.grade).toMatchObject({ value: "pink", colour: "pink" });
    const dropped = await put({});
    expect(dropped.statusCode).toBe(422);
    expect(dropped.json<Problem>().faults[0]?.where).toContain("grade.values.pink");
    // another clock: the log is read as it was written
    const answer = await put({
      ...fiveColours,
      periods: { ...fiveColours.periods, "deadlines.respond.pink": { value: "1d" } },
    });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    const after = await record();
    expect(after.row.grade).toMatchObject({ value: "pink" });
    expect(after.deadlines).toEqual(before.deadlines);
    expect(after.history.map(({ action }) => action)).toEqual(before.history.map(({ action }) => action));
    await act(desk, id, "add-note", { reason: "入户了解情况" });
    await act(desk, id, "raise-grade", { grade: "red", reason: "情况变化" });
    expect((await record()).row.grade).toMatchObject({ value: "red" });
    expect((await put({})).statusCode).toBe(200);
    expect((await record()).row.grade).toMatchObject({ value: "red" });
  });

  test("are shown in lists as their own area shows them: its titles, its grades, and its closer classes", async () => {
    const person = city.people["far-desk"];
    const set = (overlay: object) =>
      office.send("PUT", "/api/service-systems/dv-case/overlay", {
        areaCode: "990102",
        overlay,
        reason: "试行",
      });
    const { id } = await open(person, "dv-case", "receive", callForHelp());
    const row = async () =>
      (await person.get("/api/cases?system=dv-case")).json<CaseList>().rows.find((one) => one.id === id);
    expect((await row())?.who).toMatch(/^张/u);
    const title = { zh: "本县家暴处置", en: "Violence here" };
    const sealing = await set({ title, privacy: { "victim.name": { value: "sensitive" } } });
    if (sealing.statusCode !== 200) throw new Error(sealing.body);
    expect(await row()).toMatchObject({ who: null, systemTitle: title });
    const search = await person.send("POST", "/api/cases/search", { by: "name", text: "张小红" });
    expect(search.json<{ rows: readonly object[] }>().rows).toEqual([]);
  });
});

import type { AttachmentList, MatterList, MatterRecord, MyWork } from "@halfsky/api-contract";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { type SignedIn, testUsernames } from "../http/start-test-server.ts";
import { uploadFile } from "../http/upload-file.ts";
import { type ExpectedReach, readExpectedReach, testAreas } from "../statistics/expected-reach.ts";
import { insertMatter } from "./matter.store.ts";
import { act, startSupervisionTestCity, type SupervisionTestCity } from "./supervision-test-city.ts";

/** Matters of every kind of neighbourhood: who supervises, who answers, and whether the notice has gone out. */
const matters = [
  { id: "city-education", area: "990100", unit: "education-990100", unitArea: "990100", issued: true },
  { id: "city-health-draft", area: "990100", unit: "health-990100", unitArea: "990100", issued: false },
  { id: "city-county", area: "990100", unit: "office-990101", unitArea: "990101", issued: true },
  { id: "province-city", area: "990000", unit: "office-990100", unitArea: "990100", issued: true },
  { id: "province-other-draft", area: "990000", unit: "office-990200", unitArea: "990200", issued: false },
  { id: "other-city", area: "990200", unit: "office-990000", unitArea: "990000", issued: true },
] as const;
type TestMatter = (typeof matters)[number];

let city: SupervisionTestCity;
let mayReach: ExpectedReach;
const people = new Map<string, SignedIn>();

beforeAll(async () => {
  city = await startSupervisionTestCity();
  mayReach = await readExpectedReach(city);
  for (const username of testUsernames) people.set(username, await city.signIn(username));
  await writeFor(city.ground, { actor: platformActor, requestId: null }, async (context) => {
    for (const { id, area, unit, unitArea } of matters) {
      await insertMatter(context.transaction, {
        area_code: area,
        id,
        judged_area: area,
        year: 2024,
        indicator_id: null,
        title: `指标 ${id}`,
        target_ids: [],
        organisation_id: unit,
        addressee_area: unitArea,
        light: "red",
        begun_from: "light",
        facts: [],
        created_by: "platform",
        created_at: context.now,
      });
    }
  });
  // through the routes, by whoever may: so the history is a real one
  for (const { id, issued, area } of matters) {
    const issuer = person(issuers[area]);
    for (const [version, kind] of (["draft-notice", "issue-notice"] as const).entries()) {
      if (kind === "issue-notice" && !issued) continue;
      const answer = await act(issuer, id, version, { kind });
      if (answer.statusCode !== 200) throw new Error(answer.body);
    }
  }
});
afterAll(() => city.close());

const issuers = { "990100": "office", "990000": "province", "990200": "other-city" } as const;

function person(username: string): SignedIn {
  const found = people.get(username);
  if (!found) throw new Error(`nobody is called ${username}`);
  return found;
}

function isVisible(username: string, matter: TestMatter): boolean {
  return (
    mayReach(username, matter.issued ? "supervision.read" : "supervision.issue", matter.area, null) ||
    (matter.issued && mayReach(username, "supervision.read", matter.unitArea, matter.unit))
  );
}

function visibleTo(username: string): readonly TestMatter[] {
  return matters.filter((matter) => isVisible(username, matter));
}

describe("who sees which matters", () => {
  test("a matter that is issued is seen by the unit it is addressed to, a draft only by who may issue it", () => {
    expect(visibleTo("education").map(({ id }) => id)).toEqual(["city-education"]);
    expect(visibleTo("health")).toEqual([]);
    expect(visibleTo("county").map(({ id }) => id)).toEqual(["city-county"]);
    expect(visibleTo("other-county")).toEqual([]);
    // the bureau of statistics reads the whole city, and may be a unit that a notice is drafted to
    expect(visibleTo("statistics").map(({ id }) => id)).toEqual([
      "city-education",
      "city-county",
      "province-city",
    ]);
    expect(visibleTo("office").map(({ id }) => id)).toEqual([
      "city-education",
      "city-health-draft",
      "city-county",
      "province-city",
    ]);
  });

  test.each(testUsernames)("%s: list, counts, export, single read and files agree", async (username) => {
    const who = person(username);
    const reads = visibleTo(username).length > 0 || hasPermission(username);
    const list = await who.get("/api/supervision");
    expect(list.statusCode).toBe(reads ? 200 : 403);
    const ids = reads ? list.json<MatterList>().matters.map(({ id }) => id) : [];
    const expected = visibleTo(username).map(({ id }) => id);
    expect(ids.toSorted()).toEqual(expected.toSorted());
    const total = reads ? list.json<MatterList>().counts.total : 0;
    expect(total).toBe(expected.length);
    const sheet = await who.get("/api/supervision/sheet.xlsx");
    expect(sheet.statusCode).toBe(reads ? 200 : 403);
    expect(reads ? await rowsOf(sheet.rawPayload) : 0).toBe(expected.length);
    for (const { id } of matters) {
      const status = !reads ? 403 : expected.some((one) => one === id) ? 200 : 404;
      const answers = [
        await who.get(`/api/supervision/${id}`),
        await who.get(`/api/supervision/${id}/attachments`),
      ];
      expect({ id, status: answers.map(({ statusCode }) => statusCode) }).toEqual({
        id,
        status: [status, status],
      });
    }
  });

  test.each(testUsernames)(
    "%s: letters of a matter, and what is owed, follow the matter",
    async (username) => {
      const who = person(username);
      const office = person("office");
      const record = (await office.get("/api/supervision/city-education")).json<MatterRecord>();
      const letter = record.letters[0]?.id ?? "";
      const isReader = hasPermission(username);
      const seen = visibleTo(username).some(({ id }) => id === "city-education");
      const file = await who.get(`/api/supervision/city-education/letters/${letter}/file.docx`);
      expect(file.statusCode).toBe(!isReader ? 403 : seen ? 200 : 404);
      const work = await who.get("/api/my-work");
      expect(work.statusCode).toBe(isReader ? 200 : 403);
      const owed = isReader ? work.json<MyWork>().duties.map(({ matter }) => matter.id) : [];
      const own = matters.filter(
        (matter) => matter.issued && mayReach(username, "supervision.answer", matter.unitArea, matter.unit),
      );
      expect([...new Set(owed)].toSorted()).toEqual(own.map(({ id }) => id).toSorted());
    },
  );
});

function hasPermission(username: string): boolean {
  return (
    testAreas.some((area) => mayReach(username, "supervision.read", area, null)) ||
    ["education-990100", "health-990100"].some((unit) =>
      mayReach(username, "supervision.read", "990100", unit),
    )
  );
}

async function rowsOf(payload: Buffer): Promise<number> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(payload).buffer);
  return (workbook.worksheets[0]?.rowCount ?? 2) - 2;
}

describe("who acts on which matters", () => {
  test.each(testUsernames)("%s supervises, answers, attaches, or neither", async (username) => {
    const who = person(username);
    for (const matter of matters.filter(({ issued }) => issued)) {
      const seen = isVisible(username, matter);
      const denied = hasPermission(username) ? (seen ? null : 404) : 403;
      const issues = mayReach(username, "supervision.issue", matter.area, null);
      const answers = mayReach(username, "supervision.answer", matter.unitArea, matter.unit);
      // both are understood and then refused for what they say, so that nothing changes
      const asOffice = await act(who, matter.id, 2, {
        kind: "extend-deadline",
        dutyId: "none/1",
        due: "2030-01-01",
        reason: "试",
      });
      const asUnit = await act(who, matter.id, 2, { kind: "report-step", step: 1, text: "试" });
      expect({ matter: matter.id, office: asOffice.statusCode, unit: asUnit.statusCode }).toEqual({
        matter: matter.id,
        office: denied ?? (issues ? 422 : 403),
        unit: denied ?? (answers ? 409 : 403),
      });
      const url = `/api/supervision/${matter.id}/attachments`;
      const upload = await uploadFile(who, { url, fileName: `${username}.txt`, content: "证据" });
      expect({ matter: matter.id, upload: upload.statusCode }).toEqual({
        matter: matter.id,
        upload: denied ?? (issues || answers ? 200 : 403),
      });
    }
  });

  test.each(testUsernames)("%s begins matters in her own area, or nowhere", async (username) => {
    const who = person(username);
    const issuesAnywhere = testAreas.some((area) => mayReach(username, "supervision.issue", area, null));
    for (const areaCode of testAreas) {
      const issues = mayReach(username, "supervision.issue", areaCode, null);
      const drafted = await who.send("POST", "/api/supervision", { areaCode, targetIds: ["none"] });
      expect({ areaCode, status: drafted.statusCode }).toEqual({ areaCode, status: issues ? 422 : 403 });
      const proposals = await who.get(`/api/supervision/proposals?area=${areaCode}`);
      expect({ areaCode, status: proposals.statusCode }).toEqual({ areaCode, status: issues ? 200 : 403 });
      const rules = await who.get(`/api/supervision/rules?area=${areaCode}`);
      const record = rules.statusCode === 200 ? rules.json<{ mayChange: boolean }>() : null;
      expect({ areaCode, mayChange: record?.mayChange ?? false }).toEqual({ areaCode, mayChange: issues });
    }
    expect(issuesAnywhere).toBe(
      ["office", "province", "other-city", "county", "other-county", "leader"].includes(username),
    );
  });

  test("a file of one matter is not found through another", async () => {
    const office = person("office");
    const { attachments } = (
      await office.get("/api/supervision/city-education/attachments")
    ).json<AttachmentList>();
    const id = attachments[0]?.id ?? "";
    expect((await office.get(`/api/supervision/city-education/attachments/${id}`)).statusCode).toBe(200);
    expect((await office.get(`/api/supervision/city-county/attachments/${id}`)).statusCode).toBe(404);
  });
});

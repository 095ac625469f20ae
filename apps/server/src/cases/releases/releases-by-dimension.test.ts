import type { ReleaseList, ReleaseOptions, ReleasePreview, ReleaseRecord } from "@halfsky/api-contract";
import { auditRelease } from "@halfsky/disclosure";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CaseTestCity, startCaseTestCity } from "../case-test-city.ts";
import type { SignedIn } from "../../http/start-test-server.ts";
import { addClosedCases, addCounties } from "./made-up-counts.ts";
import { tableOf } from "./release-ledger.ts";

const system = "women-rights-hotline";
const counties = ["990101", "990102", "990103", "990104"];
const themes = ["violence", "marriage", "child", "property"];
const k = 5;
let city: CaseTestCity;
let office: SignedIn;

beforeAll(async () => {
  city = await startCaseTestCity();
  await addCounties(city.database, ["990103", "990104"]);
  city.advance(1000);
  office = await city.signIn("office");
}, 180_000);
afterAll(() => city.close());

type Grid = readonly (readonly number[])[];

/** Calls of a year: a row a county, a column a theme; telephone and visit in turn, half of them in March. */
async function addCalls(year: number, grid: Grid): Promise<void> {
  const rows = grid.flatMap((row, index) =>
    row.flatMap((count, column) =>
      [Math.ceil(count / 2), Math.floor(count / 2)].map((part, half) => ({
        system,
        areaCode: counties[index] ?? "",
        year,
        count: part,
        actions: ["receive"],
        answers: { theme: themes[column] ?? "", channel: half === 0 ? "telephone" : "visit" },
        month: half === 0 ? 6 : 3,
      })),
    ),
  );
  await addClosedCases(city.database, rows);
}

const ask = (year: number, by?: string, by2 = office) =>
  by2.get(
    `/api/service-releases/preview?system=${system}&indicator=calls&year=${year}${by === undefined ? "" : `&by=${by}`}`,
  );

async function preview(year: number, by?: string): Promise<ReleasePreview> {
  const answer = await ask(year, by);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
}

async function publish(seen: ReleasePreview, isCreated = true): Promise<ReleaseRecord> {
  const by = seen.dimensions.map(({ name }) => name).join();
  city.advance(1000);
  const answer = await office.send("POST", "/api/service-releases", {
    system,
    indicator: "calls",
    year: seen.year,
    ...(by === "" ? {} : { by }),
    hash: seen.hash,
    reason: "年度发布",
    createIndicator: isCreated,
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
}

/** What somebody who reads all releases of the year learns of the true grid. */
async function learnt(year: number, grid: Grid): Promise<readonly string[]> {
  const rows = await city.database.kysely
    .selectFrom("service_release")
    .selectAll()
    .where("system", "=", system)
    .where("year", "=", year)
    .execute();
  const audit = auditRelease(rows.map((row) => ({ table: tableOf(row), k: row.k })));
  if (audit.status === "refused") throw new Error(JSON.stringify(audit.faults));
  const sum = (area: string | undefined, theme: string | undefined): number =>
    grid
      .flatMap((row, index) =>
        row.map((count, column) => ({ count, area: counties[index], theme: themes[column] })),
      )
      .filter((one) => area === "990100" || one.area === area)
      .filter((one) => theme === undefined || one.theme === theme)
      .reduce((all, { count }) => all + count, 0);
  return audit.cells
    .filter(({ at, finding }) => {
      const value = sum(at["area"], at["theme"]);
      return finding !== "hidden" && value > 0 && value < k;
    })
    .map(({ release, at }) => `${release} ${JSON.stringify(at)}`);
}

const cellOf = ({ cells }: Pick<ReleasePreview, "cells">, area: string | null, theme?: string) =>
  cells.find(({ areaCode, at }) => areaCode === area && at["theme"] === theme);

describe("a release by dimensions of its indicator", () => {
  const grid: Grid = [
    [12, 9, 3, 8],
    [7, 2, 1, 0],
    [20, 15, 6, 9],
    [31, 4, 12, 10],
  ];

  test("is offered with the dimensions that the definition declares, in words", async () => {
    const { systems } = (await office.get("/api/service-releases/options")).json<ReleaseOptions>();
    const find = (id: string, name: string) =>
      systems.find((one) => one.id === id)?.indicators.find((one) => one.name === name);
    expect(find(system, "calls")?.dimensions).toMatchObject([
      { name: "month", title: { zh: "月份", en: "Month" }, groups: 12, blockedBy: null },
      { name: "channel", blockedBy: null },
      { name: "theme", title: { zh: "诉求类别", en: "Theme" }, blockedBy: null },
    ]);
    expect(find("dv-shelter", "beds")?.blockedBy?.zh).toContain("合计数值");
    expect(find("childrens-homes", "models")?.dimensions).toMatchObject([{ name: "locality" }]);
    expect(find("childrens-homes", "models")?.dimensions[0]?.blockedBy).not.toBeNull();
  });

  test("protects interior and margins together, and reads earlier releases of the indicator with it", async () => {
    await addCalls(2023, grid);
    const plain = await publish(await preview(2023));
    const seen = await preview(2023, "theme");
    expect(seen.dimensions.map(({ name }) => name)).toEqual(["theme"]);
    expect(seen.audit).toMatchObject({ releases: 1, recovered: 0 });
    // areas: four counties, the city itself, all; themes: those of the definition, not told, all
    expect(seen.cells.length).toBe(6 * ((seen.dimensions[0]?.categories.length ?? 0) + 1));
    // what is told is true
    const told = grid.flatMap((row, index) =>
      row.flatMap((count, column) => {
        const cell = cellOf(seen, counties[index] ?? "", themes[column]);
        return cell?.count == null ? [] : [[cell.count, count]];
      }),
    );
    expect(told.length).toBeGreaterThan(4);
    expect(told.filter(([one, other]) => one !== other)).toEqual([]);
    expect(cellOf(seen, "990102", "marriage")).toMatchObject({ count: null, withheld: true });
    expect(cellOf(seen, "990100")).toMatchObject({ count: 149, isTotal: true });
    const record = await publish(seen);
    expect(record.edition).toBe(1);
    expect(record.dimensions[0]?.title.zh).toBe("诉求类别");
    expect(record.figures?.id).toBe(plain.figures?.id);
    expect(await learnt(2023, grid)).toEqual([]);
    const list = (await office.get("/api/service-releases")).json<ReleaseList>();
    expect(list.releases.map(({ id, dimensions }) => [id, dimensions.map(({ en }) => en)])).toEqual([
      [record.id, ["Theme"]],
      [plain.id, []],
    ]);
    expect((await preview(2023, "theme")).state).toBe("unchanged");
    expect((await preview(2023)).state).toBe("unchanged");
  });

  test("gives the statistics its margins by area alone, withheld ones with their reason", async () => {
    const rows = await city.database.kysely
      .selectFrom("observation")
      .select(["area_code", "value", "missing_reason", "breakdown", "source_name"])
      .where("year", "=", 2023)
      .where("source_kind", "=", "release")
      .orderBy("area_code")
      .execute();
    const { id, cells } = (await office.get("/api/service-releases")).json<ReleaseList>().releases[0] ?? {
      id: "",
      cells: 0,
    };
    const record = (await office.get(`/api/service-releases/${id}`)).json<ReleaseRecord>();
    expect(cells).toBe(record.cells.length);
    expect(rows.map(({ area_code, value, missing_reason }) => [area_code, value ?? missing_reason])).toEqual(
      ["990100", ...counties].map((area) => {
        const cell = cellOf(record, area);
        return [area, cell?.withheld === true ? "withheld" : String(cell?.count)];
      }),
    );
    expect(new Set(rows.map(({ breakdown }) => breakdown))).toEqual(new Set([""]));
  });

  test("by two dimensions and a third time by another tells no small figure either", async () => {
    const both = await preview(2023, "channel,theme");
    expect(both.dimensions.map(({ name }) => name)).toEqual(["channel", "theme"]);
    expect(both.audit.releases).toBe(2);
    await publish(both);
    await publish(await preview(2023, "month"));
    expect(await learnt(2023, grid)).toEqual([]);
  }, 120_000);

  test("by area alone after one by theme takes that into account", async () => {
    await addCalls(2022, grid);
    await publish(await preview(2022, "theme"));
    const seen = await preview(2022);
    expect(seen.audit.releases).toBe(1);
    await publish(seen);
    expect(await learnt(2022, grid)).toEqual([]);
  });

  test("is refused for a dimension that is not declared, named twice, or one too many", async () => {
    const unknown = await ask(2023, "colour");
    expect(unknown.statusCode).toBe(422);
    expect(unknown.body).toContain("诉求类别");
    expect(unknown.json()).toMatchObject({ code: "invalid-input" });
    expect((await ask(2023, "theme,theme")).statusCode).toBe(422);
    expect((await ask(2023, "month,theme,channel")).statusCode).toBe(422);
    const locality = await office.get(
      "/api/service-releases/preview?system=childrens-homes&indicator=models&year=2023&by=locality",
    );
    expect(locality.json()).toMatchObject({ status: 409, code: "release-refused" });
  });

  test("contradicts a release whose figures changed since, until that is corrected", async () => {
    await addCalls(2021, grid);
    await publish(await preview(2021));
    await publish(await preview(2021, "theme"));
    const more: Grid = [
      [20, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 30, 0],
    ];
    await addCalls(2021, more);
    const other = await ask(2021, "channel");
    expect(other.json()).toMatchObject({ status: 409, code: "release-refused" });
    expect(other.body).toContain("先更正");
    const plain = await preview(2021);
    expect(plain.state).toBe("correction");
    expect((await publish(plain)).edition).toBe(2);
    const themed = await preview(2021, "theme");
    expect(themed.state).toBe("correction");
    expect(await publish(themed)).toMatchObject({ edition: 2 });
    expect((await preview(2021, "channel")).state).toBe("new");
  });

  test("is read by people of a county whose figures it holds, and by nobody of another city", async () => {
    const [first] = (await office.get("/api/service-releases")).json<ReleaseList>().releases;
    const county = await city.signIn("county");
    const seen = (await county.get("/api/service-releases")).json<ReleaseList>().releases;
    expect(seen.map(({ id }) => id)).toContain(first?.id);
    expect((await county.get(`/api/service-releases/${first?.id}`)).statusCode).toBe(200);
    const lead = (await city.people.lead.get("/api/service-releases")).json<ReleaseList>().releases;
    expect(lead.map(({ id }) => id)).toContain(first?.id);
    const other = await city.signIn("other-city");
    expect((await other.get(`/api/service-releases/${first?.id}`)).statusCode).toBe(404);
  });
});

import type { ReleaseActions, ReleaseList, ReleasePreview, ReleaseRecord } from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SignedIn } from "../../http/start-test-server.ts";
import { type CaseTestCity, startCaseTestCity } from "../case-test-city.ts";
import { addClosedCases, addCounties } from "./made-up-counts.ts";

let city: CaseTestCity;
let office: SignedIn;
let statistics: SignedIn;
const counties = ["990101", "990102", "990103", "990104"];
const rounds = "dv-case";
const screening = "two-cancer-screening";

beforeAll(async () => {
  city = await startCaseTestCity();
  await addCounties(city.database, ["990103", "990104"]);
  city.advance(1000);
  office = await city.signIn("office");
  statistics = await city.signIn("statistics");
});
afterAll(async () => {
  await city.close();
});

async function addCases(year: number, counts: readonly number[], sealed = 0): Promise<void> {
  await addClosedCases(city.database, [
    ...counties.map((areaCode, index) => ({
      system: rounds,
      areaCode,
      year,
      count: counts[index] ?? 0,
      actions: ["receive"],
    })),
    { system: rounds, areaCode: "990101", year, count: sealed, actions: ["receive"], sealed: true },
  ]);
}

async function preview(year: number, indicator = "received", system = rounds): Promise<ReleasePreview> {
  const answer = await office.get(
    `/api/service-releases/preview?system=${system}&indicator=${indicator}&year=${year}`,
  );
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
}

async function tryPublish(seen: ReleasePreview, more: Readonly<Record<string, unknown>> = {}, by = office) {
  const { system, indicator, year, hash } = seen;
  return await by.send("POST", "/api/service-releases", {
    system,
    indicator,
    year,
    hash,
    reason: "年度发布",
    createIndicator: true,
    ...more,
  });
}

async function publish(...rest: Parameters<typeof tryPublish>): Promise<ReleaseRecord> {
  const answer = await tryPublish(...rest);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
}

const shown = ({ cells }: Pick<ReleasePreview, "cells">) =>
  cells.map(({ count, of, withheld }) => (withheld ? "–" : of === null ? count : [count, of]));

async function figures(indicatorId: string, year: number) {
  return await city.database.kysely
    .selectFrom("observation")
    .select([
      "area_code",
      "value",
      "missing_reason",
      "numerator",
      "denominator",
      "source_kind",
      "source_name",
    ])
    .where("indicator_id", "=", indicatorId)
    .where("year", "=", year)
    .orderBy("area_code")
    .execute();
}

describe("a release of figures of cases", () => {
  test("counts all cases, sealed ones too, and withholds a small county with a second one", async () => {
    await addCases(2023, [28, 3, 15, 40], 2);
    const seen = await preview(2023);
    expect(shown(seen)).toEqual([30, "–", "–", 40, 0, 88]);
    expect(seen).toMatchObject({ state: "new", withheld: 2, audit: { tried: 2, recovered: 0 } });
    expect(JSON.stringify(seen)).not.toMatch(/primary|secondary/u);
  });

  test("becomes figures with their source, withheld cells with that reason; the same again changes nothing", async () => {
    const seen = await preview(2023);
    const record = await publish(seen);
    expect(record).toMatchObject({ edition: 1, reason: "年度发布", supersedes: null });
    expect(record.figures?.name).toBe("反家庭暴力多部门联动处置：受理家庭暴力个案数");
    const id = record.figures?.id ?? "";
    const kept = await figures(id, 2023);
    expect(kept.map(({ area_code, value, missing_reason }) => [area_code, value ?? missing_reason])).toEqual([
      ["990100", "88"],
      ["990101", "30"],
      ["990102", "withheld"],
      ["990103", "withheld"],
      ["990104", "40"],
    ]);
    expect(new Set(kept.map(({ source_kind, source_name }) => `${source_kind} ${source_name}`))).toEqual(
      new Set([`release ${record.id}`]),
    );
    const again = await preview(2023);
    expect(again).toMatchObject({ state: "unchanged", previous: record.id });
    expect((await publish(again)).id).toBe(record.id);
    expect(await figures(id, 2023)).toEqual(kept);
    const list = (await statistics.get("/api/service-releases")).json<ReleaseList>();
    expect(list.releases.map((one) => one.id)).toEqual([record.id]);
    const audits = await city.database.kysely
      .selectFrom("audit_entry")
      .select(["action", "details"])
      .where("subject_id", "=", record.id)
      .execute();
    expect(audits.map(({ action }) => action)).toEqual(["release.publish"]);
  });

  test("is not told apart from the one before where a correction would tell of a few cases", async () => {
    const before = await office.get(
      `/api/service-releases/preview?system=${rounds}&indicator=received&year=2023`,
    );
    await addCases(2023, [0, 1, 0, 2]);
    const after = await office.get(
      `/api/service-releases/preview?system=${rounds}&indicator=received&year=2023`,
    );
    expect(after.body).toBe(before.body);
  });

  test("is refused as a correction where one difference is small beside larger ones, and made where none is", async () => {
    await addCases(2023, [1, 0, 0, 20]);
    const refused = await office.get(
      `/api/service-releases/preview?system=${rounds}&indicator=received&year=2023`,
    );
    expect(refused.statusCode).toBe(409);
    expect(refused.json()).toMatchObject({ code: "release-refused" });
    expect(refused.body).toContain("相减");
    await addCases(2023, [20, 20, 0, 0]);
    const seen = await preview(2023);
    expect(seen.state).toBe("correction");
    const record = await publish(seen, { reason: "口径核对后更正" });
    expect(record).toMatchObject({ edition: 2, supersedes: "r-990100-0001" });
    const old = (await office.get("/api/service-releases/r-990100-0001")).json<ReleaseRecord>();
    expect(old.supersededBy).toBe(record.id);
  });

  test("counts a rate with numerator and denominator, and is read together with counts of the same cases", async () => {
    await addClosedCases(
      city.database,
      counties.flatMap((areaCode, index) => [
        {
          system: screening,
          areaCode,
          year: 2022,
          count: [40, 30, 20, 10][index] ?? 0,
          actions: ["enrol", "clear"],
        },
        { system: screening, areaCode, year: 2022, count: [10, 10, 3, 10][index] ?? 0, actions: ["enrol"] },
      ]),
    );
    expect(shown(await preview(2022, "eligible", screening))).toEqual([50, 40, 23, 20, 0, 133]);
    await publish(await preview(2022, "eligible", screening));
    const rate = await preview(2022, "examined", screening);
    expect(rate.target.name).toBe("“两癌”筛查率");
    expect(rate.cells.at(-1)).toMatchObject({ count: 100, of: 133, value: "75.19", isTotal: true });
    // the county in which 3 were not examined, and another for its sake
    expect(rate.withheld).toBe(2);
    expect(rate.cells[2]?.withheld).toBe(true);
    const record = await publish(rate);
    const kept = await figures(record.figures?.id ?? "", 2022);
    expect(kept.find(({ area_code }) => area_code === "990100")).toMatchObject({
      value: "75.19",
      numerator: "100",
      denominator: "133",
    });
  });

  test("is not possible for a year that goes on, for sums of amounts, or with another table than was seen", async () => {
    const ask = (query: string) => office.get(`/api/service-releases/preview?${query}`);
    for (const query of [
      `system=${rounds}&indicator=received&year=2025`,
      "system=dv-shelter&indicator=beds&year=2023",
    ]) {
      const answer = await ask(query);
      expect(answer.json()).toMatchObject({ status: 409, code: "release-refused" });
    }
    expect((await ask(`system=${rounds}&indicator=nothing&year=2023`)).statusCode).toBe(404);
    await addCases(2021, [30, 3, 15, 40]);
    const seen = await preview(2021);
    await addCases(2021, [0, 0, 0, 30]);
    const answer = await tryPublish(seen);
    expect(answer.json()).toMatchObject({ status: 409, code: "conflict" });
  });

  test("is published without figures where the person does not want a new indicator", async () => {
    await addClosedCases(city.database, [
      { system: "dv-aftercare", areaCode: "990101", year: 2021, count: 12, actions: ["open"] },
    ]);
    const record = await publish(await preview(2021, "opened", "dv-aftercare"), { createIndicator: false });
    expect(record.figures).toBeNull();
  });

  test("tells the actions behind it to those who see the cases, and of no others", async () => {
    const { id } = await publish(await preview(2021));
    const actions = async (person: SignedIn) => await person.get(`/api/service-releases/${id}/actions`);
    expect((await actions(office)).statusCode).toBe(403);
    const lead = (await actions(city.people["city-lead"])).json<ReleaseActions>();
    expect(lead.cases.length + lead.more).toBe(118);
    expect(lead.cases[0]).toMatchObject({ numerator: [1], denominator: [] });
    const police = (await actions(city.people["city-police"])).json<ReleaseActions>();
    expect(police).toEqual({ cases: [], more: 0 });
  });

  test("is proposed and made by the office and the statistics bureau alone", async () => {
    const seen = await preview(2021);
    expect((await tryPublish(seen, {}, statistics)).statusCode).toBe(200);
    for (const name of ["education", "county", "auditor", "administrator", "leader"]) {
      const person = await city.signIn(name);
      expect((await tryPublish(seen, {}, person)).statusCode).toBe(403);
      expect((await person.get("/api/service-releases/options")).statusCode).toBe(403);
    }
    const other = await city.signIn("other-city");
    expect((await tryPublish(seen, { areaCode: "990100" }, other)).statusCode).toBe(403);
    expect((await other.get("/api/service-releases")).json<ReleaseList>().releases).toEqual([]);
  });
});

import type { CellsSaved, RoundRecord } from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSubmissionCity, type SubmissionCity } from "./submissions/test-submissions.ts";

let city: SubmissionCity;
let year = 0;

beforeAll(async () => {
  city = await startSubmissionCity();
  year = (await city.as("office").get(`/api/rounds/${city.roundId}`)).json<RoundRecord>().year;
});

afterAll(async () => {
  await city.server.close();
});

async function type(indicatorId: string, ofYear: number): Promise<CellsSaved> {
  const cell = {
    areaCode: "990100",
    indicatorId,
    year: ofYear,
    baseRevision: 0,
    value: "12",
    missing: null,
  };
  return (await city.as("statistics").send("PUT", "/api/observations", { cells: [cell] })).json<CellsSaved>();
}

describe("a figure that a form collects at the moment", () => {
  test("is not typed beside its form, which is named; other years are", async () => {
    const [first = ""] = city.indicatorIds;
    const now = await type(first, year);
    expect(now.refused[0]?.message.zh).toMatch(/正在《.+》中填报/u);
    expect(now.refused[0]?.hint.zh).toContain("填报单");
    expect(now.saved).toEqual([]);
    expect((await type(first, year - 3)).saved).toHaveLength(1);
  });
});

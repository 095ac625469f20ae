import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyAuditChain } from "../../audit/verify-audit-chain.ts";
import {
  faultless,
  read,
  save,
  startSubmissionCity,
  type SubmissionCity,
  typed,
} from "./test-submissions.ts";

// On an embedded database one transaction follows another; on a PostgreSQL server these really meet.
let city: SubmissionCity;
beforeAll(async () => {
  city = await startSubmissionCity();
});
afterAll(() => city.server.close());

const ten = Array.from({ length: 10 }, (_, index) => index);

describe("ten pages that save into one submission at once", () => {
  test("lose nothing: different figures are all kept, of the same figure one, and nine are told of it", async () => {
    const [one = ""] = city.indicatorIds;
    const rest = faultless(city.indicatorIds).filter(
      ({ indicatorId, breakdown }) => indicatorId !== one || breakdown !== "",
    );
    const outcomes = await Promise.all(
      ten.map((index) =>
        save(city.as("county"), city.county, [
          typed(one, "", String(1000 + index)),
          ...rest.slice(index, index + 1),
        ]),
      ),
    );
    const kept = outcomes.flatMap(({ saved }) => saved);
    const lost = outcomes.flatMap(({ conflicts }) => conflicts);
    expect(kept).toHaveLength(6);
    expect(lost).toHaveLength(9);
    const { figures } = await read(city.as("county"), city.county);
    expect(figures.map(({ revision }) => revision)).toEqual([1, 1, 1, 1, 1, 1]);
    const winner = kept.find(({ indicatorId, breakdown }) => indicatorId === one && breakdown === "");
    expect(lost.every(({ theirs }) => theirs.value === winner?.value)).toBe(true);
  });

  test("hand it in once", async () => {
    const [one = ""] = city.indicatorIds;
    const { figures, version } = await read(city.as("county"), city.county);
    const whole = figures.find(({ indicatorId, breakdown }) => indicatorId === one && breakdown === "");
    await save(city.as("county"), city.county, [typed(one, "", "1000", whole?.revision)]);
    const answers = await Promise.all(
      ten.map(() => city.as("county").send("POST", `/api/submissions/${city.county}/submit`, { version })),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([
      200,
      ...Array.from({ length: 9 }, () => 409),
    ]);
    expect((await read(city.as("county"), city.county)).actions.map(({ action }) => action)).toEqual([
      "submit",
    ]);
    expect((await verifyAuditChain(city.server.database.kysely)).status).toBe("intact");
  });
});

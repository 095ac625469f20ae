import { describe, expect, test } from "vitest";
import { searchOfView, viewQuery } from "./view-query.ts";

const read = (text: string) => new URLSearchParams(text);

describe("the address of a saved view", () => {
  test("keeps filters and order, not the area and the year", () => {
    expect(viewQuery(read("year=2024&status=off-track&area=990100&sort=-status"))).toBe(
      "sort=-status&status=off-track",
    );
  });
  test("is the same whatever order the filters were chosen in", () => {
    expect(viewQuery(read("b=2&a=1"))).toBe(viewQuery(read("a=1&b=2")));
  });
  test("opens where the reader is, without the filters that stood before", () => {
    const search = searchOfView("status=met&area=000000", read("area=990101&year=2023&query=孕"));
    expect(search.toString()).toBe("area=990101&year=2023&status=met");
  });
});

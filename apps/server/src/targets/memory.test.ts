import { describe, expect, test } from "vitest";
import { Memory } from "./memory.ts";

describe("a memory of results", () => {
  test("finds a result once for the same content, however it is written down", () => {
    const memory = new Memory<number>(10);
    let found = 0;
    const ask = (given: unknown) =>
      memory.recall(given, () => {
        found += 1;
        return found;
      });
    expect([ask({ year: 2024, value: "90" }), ask({ year: 2024, value: "90" })]).toEqual([1, 1]);
    expect(ask({ year: 2024, value: "91" })).toBe(2);
  });

  test("forgets what was not used for longest", () => {
    const memory = new Memory<string>(2);
    const asked: string[] = [];
    const ask = (given: string) =>
      memory.recall(given, () => {
        asked.push(given);
        return given;
      });
    for (const given of ["a", "b", "a", "c", "a", "b"]) ask(given);
    expect(asked).toEqual(["a", "b", "c", "b"]);
  });
});

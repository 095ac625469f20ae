import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";
import type { SystemDefinition } from "./definition.ts";
import { hashDefinition } from "./hash-definition.ts";
import { invented } from "./invented-system.ts";

/** The same value with the keys of every object in another order. */
function shuffled(value: unknown, order: (keys: readonly string[]) => readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => shuffled(one, order));
  if (typeof value !== "object" || value === null) return value;
  const entries = new Map(Object.entries(value));
  return Object.fromEntries(
    order([...entries.keys()]).map((key) => [key, shuffled(entries.get(key), order)]),
  );
}

describe("the hash of a definition", () => {
  test("does not depend on the order in which keys were written", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(shuffled(value, (keys) => keys.toReversed()))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    const { grade, ...rest } = invented;
    const turned: SystemDefinition = JSON.parse(JSON.stringify(shuffled(rest, (keys) => keys.toReversed())));
    const reordered = { ...turned, ...(grade === undefined ? {} : { grade }) };
    expect(hashDefinition(reordered)).toBe(hashDefinition(invented));
  });

  test("changes with every change, and with the order of the grades", () => {
    expect(hashDefinition({ ...invented, keep: "12mo" })).not.toBe(hashDefinition(invented));
    const { grade } = invented;
    if (grade === undefined) throw new Error("the invented system has grades");
    const values = Object.fromEntries(Object.entries(grade.values).toReversed());
    expect(hashDefinition({ ...invented, grade: { ...grade, values } })).not.toBe(hashDefinition(invented));
  });

  test("survives being written as JSON and read again", () => {
    const read: SystemDefinition = JSON.parse(JSON.stringify(invented));
    expect(hashDefinition(read)).toBe(hashDefinition(invented));
  });

  test("is refused for what is no plain data: a definition holds no functions", () => {
    for (const value of [() => 1, new Date(0), new Map(), Number.NaN, 1n, Symbol("x")]) {
      expect(() => canonicalJson({ value })).toThrow(TypeError);
    }
  });
});

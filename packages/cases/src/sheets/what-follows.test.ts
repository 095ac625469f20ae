import { expect, test } from "vitest";
import { systems } from "../systems/index.ts";
import { whatFollows } from "./permission-sheet.ts";

const found = systems.find(({ id }) => id === "dv-case");
if (found === undefined) throw new Error("no dv-case");
const dv = found;

test("an action without a form says what it brings about: a case opened, a state", () => {
  expect(whatFollows(dv, "openOrder")?.zh).toBe("开立“保护令”");
  expect(whatFollows(dv, "follow")?.zh).toContain("个案状态改为“");
  expect(whatFollows(dv, "correct")).toBeNull();
});

test("an action that brings nothing about but its own record keeps the state of the case", () => {
  const silent = systems.flatMap((system) =>
    Object.entries(system.actions)
      .filter(([name]) => whatFollows(system, name) === null)
      .map(([, { to, effects = [] }]) => [to, effects.length]),
  );
  expect(silent.length).toBeGreaterThan(0);
  expect(silent.filter(([to, effects]) => to !== "same" || effects !== 0)).toEqual([]);
});

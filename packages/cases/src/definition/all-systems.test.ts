import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { backgroundChecked } from "../blocks/people.ts";
import { systems } from "../systems/index.ts";
import { checkDefinition } from "./check-definition.ts";
import { hashDefinition } from "./hash-definition.ts";

const folder = join(import.meta.dirname, "../systems");

describe("every system", () => {
  test.each(systems.map((one) => [one.id, one] as const))("%s has no faults", (_, definition) => {
    expect(checkDefinition(definition, systems).map(({ path, words }) => `${path}: ${words.en}`)).toEqual([]);
  });

  test("stands under its own id and hash", () => {
    expect(new Set(systems.map(({ id }) => id)).size).toBe(systems.length);
    expect(new Set(systems.map(hashDefinition)).size).toBe(systems.length);
  });

  test("about a child assigns nobody without a valid and clear background check", () => {
    // a party that is always there and always of children has every part at least sensitive; in other cases there may be some
    const open = systems.filter(({ parties, actors, actions, assignGuard }) => {
      const isOfChildren = Object.values(parties).some(
        ({ minorAware, parts, min }) => min > 0 && minorAware === true && parts.name === "sensitive",
      );
      const assigns =
        Object.values(actors).some(({ relation }) => relation === "assigned") ||
        Object.values(actions).some(({ effects }) => effects?.some((effect) => "assign" in effect) === true);
      return isOfChildren && assigns && assignGuard !== backgroundChecked;
    });
    expect(open.map(({ id }) => id)).toEqual([]);
    expect(systems.filter(({ assignGuard }) => assignGuard === backgroundChecked).length).toBeGreaterThan(14);
  });

  test("is written in at most 150 lines", () => {
    const files = readdirSync(folder).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
    const lines = files.map((file) => ({
      file,
      lines: readFileSync(join(folder, file), "utf8").trimEnd().split("\n").length,
    }));
    expect(lines.filter((one) => one.lines > 150)).toEqual([]);
    // each file writes one system; a system that stood elsewhere would escape the count
    const written = new Set(files.filter((file) => file !== "index.ts").map((file) => file.slice(0, -3)));
    expect(systems.map(({ id }) => id).filter((id) => !written.has(id))).toEqual([]);
  });
});

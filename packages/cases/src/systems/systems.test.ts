import { unitWords } from "@halfsky/statistics";
import { describe, expect, it } from "vitest";
import { checkDefinition } from "../definition/check-definition.ts";
import { checkIndicator } from "../indicators/index.ts";
import { systems } from "./index.ts";

describe("the service systems", () => {
  it.each(systems.map((system) => [system.id, system] as const))("%s has no fault", (_id, system) => {
    const faults = checkDefinition(system, systems);
    expect(faults.map(({ path, words }) => `${path}: ${words.en}`)).toEqual([]);
  });

  it("each indicator can be counted", () => {
    const faults = systems.flatMap((system) =>
      Object.keys(system.indicators).flatMap((name) =>
        checkIndicator(system, name).map(({ where, message }) => `${system.id} ${where}: ${message.en}`),
      ),
    );
    expect(faults).toEqual([]);
  });

  it("each indicator has a unit that is called something in English too", () => {
    const units = systems.flatMap(({ indicators }) => Object.values(indicators).map(({ unit }) => unit));
    expect(units).not.toEqual([]);
    const mute = units.filter((unit) => unit !== "" && /^$|[\u3400-\u9fff]/u.test(unitWords(unit).en));
    expect([...new Set(mute)]).toEqual([]);
  });

  it("each register of places says what a place covers, as the page of places asks", () => {
    const without = systems.filter(({ blocks, coverage }) => blocks.includes("place-register") && !coverage);
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  it("each has an id of its own", () => {
    const ids = systems.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

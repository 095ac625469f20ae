import { describe, expect, test } from "vitest";
import { systems } from "./index.ts";
import { scenarios } from "./scenarios/index.ts";
import { playScenario } from "./scenarios/play-scenario.ts";
import { staysOf } from "./scenarios/stays-of.ts";

describe("how long a case may stand in a state", () => {
  test.each(scenarios.map((scenario) => [scenario.system, scenario.title.en, scenario] as const))(
    "in %s: %s: begins when it comes there and ends when it leaves",
    (id, _, scenario) => {
      const definition = systems.find((one) => one.id === id);
      if (definition === undefined) throw new Error(`no system ${id}`);
      const played = playScenario(definition, scenario);
      const stays = staysOf(definition, played);
      const names = new Set(stays.map(({ clock }) => clock));
      const clocks = played.state.deadlines
        .filter(({ name }) => names.has(name))
        .map(({ name, startedAt, metAt, dueAt }) => ({ clock: name, from: startedAt, until: metAt, dueAt }))
        .toSorted((one, other) => (one.from < other.from ? -1 : 1));
      expect(clocks).toEqual(stays);
    },
  );

  test("is judged in most systems", () => {
    const stayed = new Set(
      scenarios.flatMap((scenario) => {
        const definition = systems.find(({ id }) => id === scenario.system);
        const stays = definition === undefined ? [] : staysOf(definition, playScenario(definition, scenario));
        return stays.length === 0 ? [] : [scenario.system];
      }),
    );
    expect(stayed.size).toBeGreaterThan(30);
  });
});

import { describe, expect, it } from "vitest";
import { systems } from "./index.ts";
import { scenarios } from "./scenarios/index.ts";
import { countOf, playScenario, tallyOf } from "./scenarios/play-scenario.ts";
import type { Scenario } from "./scenarios/scenario.ts";

describe("scenarios of the service systems", () => {
  it.each(scenarios.map((scenario) => [scenario.system, scenario.title.en, scenario] as const))(
    "%s: %s",
    (_id, _title, scenario) => {
      const definition = systems.find(({ id }) => id === scenario.system);
      if (definition === undefined) throw new Error(`no system ${scenario.system}`);
      const played = playScenario(definition, scenario);
      expect(played.wrong).toEqual([]);
      const { state, grade, deadlines = {}, escalated, opened, indicators = {} } = scenario.ends;
      const { answers = {} } = scenario.ends;
      expect(played.state.state).toBe(state);
      expect(tallies(Object.keys(answers), (name) => played.state.fields[name]?.value)).toEqual(answers);
      expect(played.state.grade?.value).toBe(grade ?? played.state.grade?.value);
      expect(tallies(Object.keys(deadlines), (name) => tallyOf(played, name))).toEqual(
        tallies(Object.keys(deadlines), (name) => ({ ...none, ...deadlines[name] })),
      );
      expect(played.escalated).toEqual(escalated ?? []);
      expect(played.opened.map(({ deadline, link }) => `${deadline} → ${link}`)).toEqual(opened ?? []);
      const counted = tallies(Object.keys(indicators), (name) => countOf(definition, scenario, played, name));
      expect(counted).toEqual(tallies(Object.keys(indicators), (name) => indicators[name]?.map(String)));
      for (const { until, indicators: then } of scenario.meanwhile ?? []) {
        const soFar = tallies(Object.keys(then), (name) =>
          countOf(definition, scenario, played, name, until),
        );
        const told = tallies(Object.keys(then), (name) => then[name]?.map(String));
        expect({ until, ...soFar }).toEqual({ until, ...told });
      }
    },
  );

  it("every one ends where nobody has to act any more", () => {
    const open = scenarios.filter((scenario) => !endsClosed(scenario));
    expect(open.map(({ system }) => system)).toEqual([]);
  });
});

const none = { inTime: 0, late: 0, cancelled: 0, open: 0 };

function tallies<T>(names: readonly string[], of: (name: string) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(names.map((name) => [name, of(name)]));
}

function endsClosed({ system, ends }: Scenario): boolean {
  return systems.find(({ id }) => id === system)?.states[ends.state]?.phase === "closed";
}

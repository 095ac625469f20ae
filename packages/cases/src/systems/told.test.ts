import { describe, expect, it } from "vitest";
import { systems } from "./index.ts";
import type { SystemDefinition } from "../definition/definition.ts";
import { scenarios } from "./scenarios/index.ts";
import { playScenario } from "./scenarios/play-scenario.ts";
import { staysOf } from "./scenarios/stays-of.ts";

/** What no story of a system does or says: actions never done, clocks never tallied, indicators never counted. */
function untoldOf(definition: SystemDefinition) {
  const stories = scenarios.filter(({ system }) => system === definition.id);
  const played = stories.map((story) => playScenario(definition, story));
  const done = new Set(played.flatMap(({ log }) => log.map(({ action }) => action)));
  // how long a case may stand in a state is judged of every stay of every story (stays.test.ts)
  const stayed = new Set(played.flatMap((one) => staysOf(definition, one).map(({ clock }) => clock)));
  const judged = new Set([...stories.flatMap(({ ends }) => Object.keys(ends.deadlines ?? {})), ...stayed]);
  const counted = new Set(
    stories.flatMap(({ ends, meanwhile = [] }) =>
      [ends, ...meanwhile].flatMap(({ indicators = {} }) => Object.keys(indicators)),
    ),
  );
  // units are no cases: what reaches a place is judged over all places at once (travel/judge-coverage.test.ts)
  const ofCases = Object.fromEntries(
    Object.entries(definition.indicators).filter(([, { numerator }]) => !("units" in numerator)),
  );
  const without = (all: object, seen: ReadonlySet<string>): readonly string[] =>
    Object.keys(all)
      .filter((name) => !seen.has(name))
      .toSorted();
  const left = {
    actions: without(definition.actions, done),
    deadlines: without(definition.deadlines ?? {}, judged),
    indicators: without(ofCases, counted),
  };
  return Object.fromEntries(Object.entries(left).filter(([, names]) => names.length > 0));
}

describe("what the stories tell", () => {
  it.each(systems.map((definition) => [definition.id, definition] as const))(
    "%s: every action is done, every clock and every indicator judged in some story",
    (_id, definition) => {
      expect(untoldOf(definition)).toEqual({});
    },
  );
});

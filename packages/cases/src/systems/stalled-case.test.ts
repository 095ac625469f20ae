import { describe, expect, test } from "vitest";
import { systems } from "./index.ts";
import { stalledCase, woman } from "./scenarios/letters.ts";
import { countOf, playScenario, tallyOf } from "./scenarios/play-scenario.ts";

function definitionOf(id: string) {
  const found = systems.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no system ${id}`);
  return found;
}

describe("a stalled case", () => {
  const { stalled, called } = stalledCase;
  const played = playScenario(definitionOf(stalled.system), stalled);

  test.each([stalled, called])("has its story: $title.en", (scenario) => {
    const definition = definitionOf(scenario.system);
    const { state, log, escalated, opened, wrong } = playScenario(definition, scenario);
    expect(wrong).toEqual([]);
    const { ends } = scenario;
    expect(state.state).toBe(ends.state);
    expect(escalated).toEqual(ends.escalated);
    expect(opened.map(({ deadline, link }) => `${deadline} → ${link}`)).toEqual(ends.opened ?? []);
    for (const [name, tally] of Object.entries(ends.deadlines ?? {})) {
      expect(tallyOf({ state, log, escalated, opened, wrong }, name)).toMatchObject(tally);
    }
    for (const [name, figures] of Object.entries(ends.indicators ?? {})) {
      const count = countOf(definition, scenario, { state, log, escalated, opened, wrong }, name);
      expect(count).toEqual(figures.map(String));
    }
  });

  test("calls for the letter whose story goes on from there, once", () => {
    const { at: _at, ...opening } = called.opening;
    expect(played.opened).toEqual([
      {
        deadline: "result",
        link: "supervision",
        system: called.system,
        by: opening.by,
        answers: { fields: opening.answers, parties: {} },
      },
    ]);
  });

  test("hands on nothing of the woman, and nothing that was answered about her", () => {
    const handed = JSON.stringify(played.opened);
    const said = stalled.steps.flatMap(({ answers = {}, parties = {} }) => [
      ...Object.values(answers),
      ...Object.values(parties).flatMap((rows) => rows.flatMap((row) => Object.values(row))),
    ]);
    expect(said).toContain(woman.name);
    expect(said.filter((one) => typeof one === "string" && handed.includes(`"${one}"`))).toEqual([]);
  });

  test("calls for none while it is sealed, and none where a place has it off", () => {
    const definition = definitionOf(stalled.system);
    const off = {
      ...definition,
      deadlines: Object.fromEntries(
        Object.entries(definition.deadlines ?? {}).map(([name, rule]) => [
          name,
          { ...rule, escalate: rule.escalate.map((one) => ("open" in one ? { ...one, off: true } : one)) },
        ]),
      ),
    };
    const quiet = playScenario(off, stalled);
    expect(quiet.opened).toEqual([]);
    // who is told is told all the same
    expect(quiet.escalated).toEqual(played.escalated);
    const [report, ...rest] = stalled.steps;
    if (report === undefined) throw new Error("no first step");
    const seal = { at: "2026-03-02 09:05", by: "lead", does: "seal", details: { reason: "身份须保密" } };
    const sealed = playScenario(definition, { ...stalled, steps: [report, seal, ...rest] });
    expect(sealed.state.sealed).toBe(true);
    expect(sealed.opened).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { playScenario } from "../../systems/scenarios/play-scenario.ts";
import { scenarios } from "../../systems/scenarios/index.ts";
import { compareSheets } from "../../sheets/compare-sheets.ts";
import { permissionSheet } from "../../sheets/permission-sheet.ts";
import { stateDiagram } from "../../sheets/state-diagram.ts";
import { systems } from "../../systems/index.ts";
import { judgeOverlay } from "../judge-overlay.ts";
import { exampleOverlays } from "./index.ts";

const judged = systems.map((definition) => {
  const given = exampleOverlays[definition.id];
  const title = given?.why ?? { zh: "", en: "" };
  const overlay = given?.overlay ?? {};
  const result = judgeOverlay(definition, {
    areaCode: "990102",
    version: 1,
    title,
    systems: { [definition.id]: overlay },
  });
  return [definition.id, definition, overlay, result] as const;
});

describe("an example of a place's parameters", () => {
  test("is there for every system, and for nothing else", () => {
    expect(Object.keys(exampleOverlays).toSorted()).toEqual(systems.map(({ id }) => id).toSorted());
  });

  test.each(judged)(
    "of %s is taken without a fault, each value of it, and says why",
    (id, _, overlay, result) => {
      expect(result.faults).toEqual([]);
      const changed = result.changes.map(({ where }) => where);
      const paths = Object.entries(overlay).flatMap(([part, values]) =>
        part === "title"
          ? []
          : part === "grade"
            ? ["grade.values"]
            : Object.keys(values).map((key) => `${part}.${key}`),
      );
      expect(changed.toSorted()).toEqual(paths.map((path) => `systems.${id}.${path}`).toSorted());
      const looser = result.changes.filter(({ direction }) => direction === "looser");
      expect(looser.filter(({ source }) => source?.cite.zh.includes("示例") !== true)).toEqual([]);
      const { zh = "", en = "" } = exampleOverlays[id]?.why ?? {};
      expect([zh, en].every((words) => words.trim() !== "")).toBe(true);
    },
  );

  test.each(judged)(
    "of %s is seen on its permission sheet, in words",
    (_, definition, __, { definition: here }) => {
      const differences = compareSheets(permissionSheet(definition), permissionSheet(here));
      expect(differences).not.toEqual([]);
      const cells = differences.flatMap(({ cells: all }) => all.map(({ after }) => after));
      expect(
        cells.every((after) => after === null || (after.zh.trim() !== "" && after.en.trim() !== "")),
      ).toBe(true);
      expect(cells.filter((after) => /[a-z][A-Z]/u.test(after?.zh ?? ""))).toEqual([]);
      expect(stateDiagram(here).startsWith("stateDiagram-v2")).toBe(true);
    },
  );

  test.each(judged)("of %s differs from those of others", (id, _, overlay) => {
    const same = Object.entries(exampleOverlays).filter(
      ([other, one]) => other !== id && JSON.stringify(one.overlay) === JSON.stringify(overlay),
    );
    expect(same).toEqual([]);
  });
});

/** Where a place adds or leaves out items of a bundle, the story has other items too. */
const hasOtherItems = (id: string): boolean => {
  const { tasks, withoutTasks } = exampleOverlays[id]?.overlay ?? {};
  return tasks !== undefined || withoutTasks !== undefined;
};

test("stories of the systems go on to their ends under the parameters of the place", () => {
  const made = new Map(judged.map(([id, , , result]) => [id, result.definition]));
  const told = scenarios.filter(({ system }) => !hasOtherItems(system));
  const leftOut = scenarios.filter(({ system }) => hasOtherItems(system));
  expect(new Set(leftOut.map(({ system }) => system)).size).toBe(2);
  const ends = told.map((scenario) => {
    const definition = made.get(scenario.system);
    if (definition === undefined) throw new Error(`no system ${scenario.system}`);
    const { state, wrong } = playScenario(definition, scenario);
    return { story: scenario.title.en, state: state.state, wrong };
  });
  expect(ends).toEqual(
    told.map((scenario) => ({ story: scenario.title.en, state: scenario.ends.state, wrong: [] })),
  );
});

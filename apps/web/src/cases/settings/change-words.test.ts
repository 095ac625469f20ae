import { disputeColours, exampleOverlays, isSystemOverlay, judgeOverlay, systems } from "@halfsky/cases";
import { expect, test } from "vitest";
import { changeWords } from "./change-words.ts";
import { wholeOverlay } from "./overlay-draft.ts";

const wordsOf = (id: string): readonly string[] => {
  const base = systems.find((one) => one.id === id);
  const overlay = exampleOverlays[id]?.overlay;
  if (base === undefined || !isSystemOverlay(overlay)) throw new Error(`no example of ${id}`);
  const { definition, changes } = judgeOverlay(base, wholeOverlay(id, "990102", overlay));
  return changes.map((change) => {
    const { title, from, to } = changeWords(base, definition, change);
    return `${title === null ? "" : `${title.en}: `}${from.en} → ${to.en}`;
  });
};

test("a change says of which parameter it is, in the reader's language, grades too", () => {
  expect(wordsOf("dv-case")).toEqual([
    "Green, Yellow, Red → Green, Yellow, Orange, Red",
    "“First contact” late: opens “Supervision letter”: 3 days → 1 day",
    "To a shelter: acknowledge: 2 hours → 1 hour",
    "— → Pregnant or breastfeeding",
  ]);
});

test("answers that a place adds are said in the reader's language", () => {
  expect(wordsOf("mother-to-child-transmission")).toContain("Treatment: — → Paused on advice");
});

test("no change of any example is said in Chinese to who reads English", () => {
  const said = systems.flatMap(({ id }) => wordsOf(id));
  expect(said.filter((words) => /\p{Script=Han}/u.test(words))).toEqual([]);
});

test("clocks of a grade that the place added are named, and those of one that it calls otherwise by its word", () => {
  const id = "family-dispute-mediation";
  const base = systems.find((one) => one.id === id);
  if (base === undefined) throw new Error("no mediation");
  const { definition } = judgeOverlay(base, disputeColours.fiveColours);
  const named = (where: string) =>
    changeWords(base, definition, { where: `systems.${id}.periods.${where}`, from: "1mo", to: "7d" }).title
      ?.zh;
  expect(named("deadlines.visits.pink")).toMatch(/粉$/u);
  expect(named("deadlines.visits.yellow")).toMatch(/橙$/u);
});

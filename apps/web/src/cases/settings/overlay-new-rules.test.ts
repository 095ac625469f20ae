import {
  judgeOverlay,
  proposeGrade,
  factsOf,
  emptyCase,
  type Source,
  type SystemDefinition,
  systems,
  type SystemOverlay,
} from "@halfsky/cases";
import { expect, test } from "vitest";
import { wholeOverlay } from "./overlay-draft.ts";
import { emptyQuestion, faultsOfAddition, withQuestion } from "./overlay-new.ts";
import {
  agenciesOf,
  emptyItem,
  emptyPart,
  emptyRule,
  missingOfItem,
  missingOfRule,
  type NewItem,
  type NewRule,
  withItem,
  withoutRule,
  withRule,
} from "./overlay-new-rules.ts";

function systemOf(id: string): SystemDefinition {
  const found = systems.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

const violence = systemOf("dv-case");
const birth = systemOf("birth-one-thing");
const ownChoice: Source = { status: "default", cite: { zh: "本地自定", en: "set locally" } };
const judge = (base: SystemDefinition, overlay: SystemOverlay) =>
  judgeOverlay(base, wholeOverlay(base.id, "990100", overlay));

test("a rule of grades names a grade and at least one whole condition", () => {
  expect(missingOfRule(violence, emptyRule).map(({ field }) => field)).toEqual(["is", "parts.0.field"]);
  const half: NewRule = { ...emptyRule, is: "red", parts: [{ ...emptyPart, field: "inDanger" }] };
  expect(missingOfRule(violence, half).map(({ field }) => field)).toEqual(["parts.0.values"]);
});

test("a rule may read a question that the place adds, and proposes the grade; without it the scale is the usual one", () => {
  const asked = withQuestion(
    {},
    {
      ...emptyQuestion,
      name: "island",
      zh: "住在海岛",
      en: "On an island",
      privacy: "work",
      forms: ["report"],
    },
  );
  const { definition } = judge(violence, asked);
  const rule: NewRule = {
    is: "red",
    join: "all",
    parts: [
      { ...emptyPart, field: "island", values: ["true"] },
      { ...emptyPart, field: "channel", values: ["hotline", "visit"] },
    ],
  };
  const next = withRule(asked, violence, definition, rule);
  const judged = judge(violence, next);
  expect(judged.faults).toEqual([]);
  const { grade } = judged.definition;
  if (grade === undefined) throw new Error("no grades");
  const proposed = (fields: Record<string, string | boolean>) =>
    proposeGrade(
      grade,
      factsOf(
        judged.definition,
        {
          ...emptyCase,
          fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value, by: 1 }])),
        },
        { now: "2026-03-02T00:00:00.000Z" },
      ),
    );
  const quiet = { inDanger: false, injury: "none", weapon: false, threat: false, repeat: false };
  expect(proposed({ ...quiet, island: true, channel: "visit" })).toBe("red");
  expect(proposed({ ...quiet, island: true, channel: "patrol" })).not.toBe("red");
  expect(withoutRule(next, violence, 0)).toEqual(asked);
});

test("a rule of a grade that is none is refused at the grade", () => {
  const rule: NewRule = {
    ...emptyRule,
    is: "violet",
    parts: [{ ...emptyPart, field: "inDanger", values: ["true"] }],
  };
  const faults = faultsOfAddition(violence.id, missingOfRule(violence, rule), {
    before: judge(violence, {}),
    after: judge(violence, withRule({}, violence, violence, rule)),
  });
  expect(faults.map(({ field }) => field)).toEqual(["name"]);
});

const housing: NewItem = {
  ...emptyItem,
  name: "housing",
  zh: "公积金提取",
  en: "Housing fund",
  agency: "social-security",
  after: ["household"],
  shares: ["childNumber", "mother.name"],
  brings: [],
  when: { ...emptyPart, field: "insure", values: ["true"] },
};

test("an item of a bundle needs words, a name and an office; the office sees what it is given", () => {
  expect(missingOfItem(birth, emptyItem).map(({ field }) => field)).toEqual(["name", "zh", "en", "agency"]);
  expect(agenciesOf(birth)).toContain("social-security");
  expect(agenciesOf(violence)).toEqual([]);
  const judged = judge(birth, withItem({}, birth, housing, ownChoice));
  expect(judged.faults).toEqual([]);
  expect(judged.definition.tasks?.["housing"]).toEqual({
    title: { zh: "公积金提取", en: "Housing fund" },
    agency: "social-security",
    due: "5wd",
    when: { is: ["insure", true] },
    after: ["household"],
    share: { fields: ["childNumber"], parties: { mother: ["name"] } },
    source: ownChoice,
  });
});

test("an item is judged with the whole: an office that holds none, an item that waits for one that is not there", () => {
  const faultsOf = (item: NewItem) =>
    faultsOfAddition(birth.id, missingOfItem(birth, item), {
      before: judge(birth, {}),
      after: judge(birth, withItem({}, birth, item, ownChoice)),
    }).map(({ field }) => field);
  expect(faultsOf(housing)).toEqual([]);
  expect(faultsOf({ ...housing, agency: "court" })).toContain("agency");
  expect(faultsOf({ ...housing, after: ["nothing"] })).toContain("after");
  expect(faultsOf({ ...housing, name: "household" })).toContain("name");
});

import { systems } from "@halfsky/cases";
import { expect, test } from "vitest";
import { questionColumns } from "./question-width.ts";

const zh = { language: "zh" as const, required: "必填", yes: "是", no: "否", unknown: "不清楚" };
const en = { language: "en" as const, required: "Required", yes: "Yes", no: "No", unknown: "Not known" };
const fieldOf = (system: string, name: string) => {
  const rule = systems.find(({ id }) => id === system)?.fields[name];
  if (rule === undefined) throw new Error(`${system} has no ${name}`);
  return rule;
};
const columnsOf = (system: string, name: string, words: typeof zh | typeof en) =>
  questionColumns({ rule: fieldOf(system, name), ...words });

test("a question takes the columns that its choices and its title need, in the language that is shown", () => {
  expect(columnsOf("dv-case", "inDanger", { ...zh, required: "" })).toBe(3);
  expect(columnsOf("dv-case", "channel", zh)).toBeGreaterThan(columnsOf("dv-case", "injury", zh));
  expect(columnsOf("dv-case", "channel", en)).toBeGreaterThan(columnsOf("dv-case", "channel", zh));
  expect(columnsOf("dv-case", "account", zh)).toBe(12);
});

test("a question of any system takes between a quarter of a line and all of it", () => {
  for (const { fields } of systems) {
    for (const rule of Object.values(fields)) {
      for (const words of [zh, en]) {
        const columns = questionColumns({ rule, ...words });
        expect(columns).toBeGreaterThanOrEqual(3);
        expect(columns).toBeLessThanOrEqual(12);
      }
    }
  }
});

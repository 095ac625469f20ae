import { systems } from "@halfsky/cases";
import { formAnswers } from "@halfsky/api-contract";
import { expect, test } from "vitest";
import {
  isBegun,
  noAnswers,
  withField,
  withPart,
  withPersons,
  withRowField,
  withRows,
} from "../form/form-answers.ts";
import { beijingInputOf, momentOfInput } from "../form/beijing-input.ts";
import { areaOfAnswers, contractAnswers } from "./intake-answers.ts";

test("what is written down keeps people and rows apart, and is what the contract takes", () => {
  let answers = withField(noAnswers, "channel", "hotline");
  answers = withPersons(answers, "child", [
    { id: "a", parts: {} },
    { id: "b", parts: {} },
  ]);
  answers = withPart(answers, "child", "b", "name", "某某");
  answers = withRows(answers, "visits", [{ id: "r1", fields: {} }]);
  answers = withRowField(answers, "visits", "r1", "note", "x");
  answers = withField(answers, "injury", { unknown: true });
  expect(isBegun(answers)).toBe(true);
  const sent = contractAnswers(answers);
  expect(formAnswers.safeParse(sent).success).toBe(true);
  expect(sent).toEqual({
    fields: { channel: "hotline", injury: { unknown: true } },
    parties: {
      child: [
        { id: "a", parts: {} },
        { id: "b", parts: { name: "某某" } },
      ],
    },
    groups: { visits: [{ id: "r1", fields: { note: "x" } }] },
  });
  expect(contractAnswers(withField(answers, "channel", null)).fields).toEqual({ injury: { unknown: true } });
});

test("a day and time is taken and shown in Beijing, wherever the browser stands", () => {
  expect(momentOfInput("2026-11-28T18:30")).toBe("2026-11-28T10:30:00.000Z");
  expect(beijingInputOf("2026-11-28T10:30:00.000Z")).toBe("2026-11-28T18:30");
  expect(momentOfInput("")).toBeNull();
  expect(beijingInputOf("gestern")).toBe("");
});

test("the area of a case is the one its answers name", () => {
  const system = systems.find(({ fields }) => Object.values(fields).some(({ type }) => type.kind === "area"));
  if (system === undefined) throw new Error("no system asks for an area");
  const [field = ""] = Object.entries(system.fields).find(([, { type }]) => type.kind === "area") ?? [];
  expect(areaOfAnswers(system, { fields: {} })).toBeUndefined();
  expect(areaOfAnswers(system, { fields: { [field]: "990101" } })).toBe("990101");
});

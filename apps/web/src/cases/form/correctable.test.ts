import type { CaseRecord } from "@halfsky/api-contract";
import { systems } from "@halfsky/cases";
import { expect, test } from "vitest";
import { detailsOf, emptyFields } from "../actions/case-action.ts";
import { initialFields } from "../record/initial-fields.ts";
import { correctable } from "./correctable.ts";

const definition = systems.find(({ id }) => id === "women-rights-hotline");
if (definition === undefined) throw new Error("no hotline");

const shown = (value: string | boolean, masked = false) =>
  ({ value, masked, privacy: "work", by: 1 }) as const;
const fields: CaseRecord["fields"] = { theme: shown("violence"), inDanger: shown(false) };
const parties: CaseRecord["parties"] = {
  caller: [{ id: "c", parts: { name: "何小雨", phone: "13500001111" }, masked: [] }],
};
const record = { actedAs: ["desk"], fields, parties, history: [] };

test("a correction offers what was left open when the call came, and the people of the call", () => {
  const items = correctable(definition, record);
  expect(items).toContain("inDanger");
  // nobody said where she is
  expect(items).toContain("place");
  expect(items).toContainEqual({ party: "caller" });
});

test("a correction offers nothing that is masked, and nothing to who was never asked", () => {
  const masked = { ...record, fields: { ...fields, theme: shown("…", true) } };
  expect(correctable(definition, masked)).not.toContain("theme");
  const [caller] = parties["caller"] ?? [];
  if (caller === undefined) throw new Error("no caller");
  const hidden = { ...record, parties: { caller: [{ ...caller, masked: ["phone" as const] }] } };
  expect(correctable(definition, hidden)).not.toContainEqual({ party: "caller" });
  expect(correctable(definition, { ...record, actedAs: ["police"] })).not.toContain("theme");
});

test("a correction sends what differs from what stood there and nothing else", () => {
  const begun = { action: "correct" };
  const stood = initialFields(begun, record, definition).answers;
  const typed = {
    ...emptyFields,
    reason: "听错",
    answers: { ...stood, fields: { ...stood.fields, inDanger: true } },
  };
  expect(detailsOf(begun, typed, stood)).toEqual({ reason: "听错", answers: { fields: { inDanger: true } } });
  const renamed = { caller: [{ id: "c", parts: { name: "何小语", phone: "13500001111" } }] };
  expect(detailsOf(begun, { ...typed, answers: { ...stood, parties: renamed } }, stood).answers).toEqual({
    fields: {},
    parties: renamed,
  });
});

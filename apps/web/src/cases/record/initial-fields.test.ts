import type { CaseRecord } from "@halfsky/api-contract";
import { systems } from "@halfsky/cases";
import { expect, test } from "vitest";
import { initialFields } from "./initial-fields.ts";

const definition = systems.find(({ id }) => id === "rights-supervision");
if (definition === undefined) throw new Error("no letters");

type Entry = CaseRecord["history"][number];
const entry = (by: string | null): Entry => ({
  number: 1,
  action: "call",
  title: { zh: "提出督办", en: "Call for a letter" },
  by,
  actedAs: null,
  at: "2026-03-02T01:00:00.000Z",
  changed: [],
  reason: null,
  match: null,
  assignee: null,
  files: [],
  step: null,
});
const shown = (value: string, masked = false) => ({ value, masked, privacy: "work", by: 1 }) as const;
const fields: CaseRecord["fields"] = {
  matter: shown("stalled"),
  caseNumber: shown("DVR-990101-26-AAAAAA"),
  reply: shown("略"),
  content: shown("…", true),
};
const begins = (action: string, ...by: (string | null)[]) =>
  initialFields({ action }, { fields, parties: {}, history: by.map(entry) }, definition).answers.fields;

test("the first form of a case that the platform opened begins with what it wrote, as far as the form asks it", () => {
  expect(begins("write", null, null)).toEqual({ matter: "stalled", caseNumber: "DVR-990101-26-AAAAAA" });
});

test("once a person has acted a form begins empty: what was answered once need not hold today", () => {
  expect(begins("write", "云守望", null)).toEqual({});
});

test("a correction begins with what stands there, and never with what is masked", () => {
  expect(begins("correct", "云守望")).toEqual({
    matter: "stalled",
    caseNumber: "DVR-990101-26-AAAAAA",
    reply: "略",
  });
});

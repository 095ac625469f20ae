import { expect, test } from "vitest";
import { namedInDocument } from "../documents/named-in-document.ts";
import { twoCancerScreening } from "./two-cancer-screening.ts";

/* The row of systems.md: the woman is told first; an employer learns "done" and never the result. */

const { actors, fields } = twoCancerScreening;

test("what a woman hands to her employer says that she came, when and for what, and no word of a result", () => {
  expect(namedInDocument(twoCancerScreening, "attended")).toEqual({
    fields: ["examinedOn", "round", "item"],
    parts: [["woman", "name"]],
    course: false,
  });
  expect(["examinedOn", "item", "round"].map((name) => fields[name]?.privacy)).toEqual([
    "work",
    "work",
    "work",
  ]);
});

test("the employer itself has no part in the case", () => {
  expect(Object.values(actors).map(({ role }) => role)).not.toContain("employer");
});

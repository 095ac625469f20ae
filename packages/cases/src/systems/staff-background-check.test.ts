import { expect, test } from "vitest";
import { askedBy, readsOf } from "../privacy/reads.ts";
import { staffBackgroundCheck } from "./staff-background-check.ts";

/*
 * Minors Protection Law art. 62: whoever employs people that work with children asks before hiring and each year; what comes
 * back is whether there is a record, never the record.
 */

const { actions, actors, fields, referrals } = staffBackgroundCheck;
const answer = referrals?.["query"]?.answerForm ?? [];

test("an employer asks for its own people as a school does, from the list to leaving", () => {
  expect(actors["employer"]).toMatchObject({ role: "employer", relation: "owns" });
  const oneSided = Object.entries(actions).filter(
    ([, { by }]) => by.includes("school") !== by.includes("employer"),
  );
  expect(oneSided.map(([name]) => name)).toEqual([]);
});

test("what it gets is yes or no and a day, and the answer is the police's alone", () => {
  expect(answer).toEqual(["result", "answeredOn"]);
  const type = fields["result"]?.type;
  expect(type?.kind === "code" ? Object.keys(type.options) : []).toEqual(["clear", "hit"]);
  // no form fills the answer in, hers neither
  const asked = Object.keys(staffBackgroundCheck.forms).flatMap((form) => [
    ...askedBy(staffBackgroundCheck, form).fields,
  ]);
  expect(asked).toContain("unitName");
  expect(asked.filter((name) => answer.includes(name))).toEqual([]);
  const reads = readsOf(staffBackgroundCheck, "employer");
  expect(answer.every((name) => reads.fields.has(name))).toBe(true);
});

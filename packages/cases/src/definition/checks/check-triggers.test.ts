import { describe, expect, test } from "vitest";
import { checkDefinition } from "../check-definition.ts";
import type { SystemDefinition, Trigger } from "../definition.ts";
import { invented } from "../invented-system.ts";

const base: SystemDefinition = invented;

/** The faults at what a trigger of the invented system asks beside. */
function faultsOf(starts: Trigger, fields: SystemDefinition["fields"] = base.fields): readonly string[] {
  const first = base.deadlines?.["first"];
  if (first === undefined) throw new Error("no clock");
  const definition = { ...base, fields, deadlines: { ...base.deadlines, first: { ...first, starts } } };
  return checkDefinition(definition)
    .filter(({ path }) => path === "deadlines.first.starts.when")
    .map(({ words }) => words.en);
}

describe("what a trigger asks beside", () => {
  test("is answered by the field that pulls it", () => {
    expect(faultsOf({ field: "outcome", when: { is: ["outcome", "moved"] } })).toEqual([]);
  });

  test("has to be answered whichever way the case comes there", () => {
    expect(faultsOf({ action: "visit", when: { is: ["danger", false] } })).toEqual([]);
    expect(faultsOf({ state: "called", when: { has: "nextOn" } })).toEqual([
      '"nextOn" is perhaps not answered by then; the clock would start for everybody.',
    ]);
  });

  test("is not sealed, since lists show which clocks run", () => {
    const fields = Object.fromEntries(
      Object.entries(base.fields).map(([name, field]) => [
        name,
        name === "danger" ? { ...field, privacy: "sealed" as const } : field,
      ]),
    );
    expect(faultsOf({ action: "visit", when: { is: ["danger", false] } }, fields)).toEqual([
      'Lists show whether a clock runs and would tell the sealed "danger".',
    ]);
  });

  test("names what is declared, values that there are, and no term", () => {
    const [name, value, term] = [
      faultsOf({ action: "receive", when: { has: "nothing" } }),
      faultsOf({ field: "channel", when: { is: ["channel", "pigeon"] } }),
      faultsOf({ field: "nextOn", when: { since: ["nextOn", "≥", "3d"] } }),
    ];
    expect(name).toContain('There is no field "nothing".');
    expect(value).toEqual(['"pigeon" is no answer of "channel".']);
    expect(term).toContain("A term can be asked by guards only.");
  });
});

import { describe, expect, test } from "vitest";
import type { FieldType, SystemDefinition } from "../definition/definition.ts";
import { at, inState, samplesOf } from "../definition/proofs/samples.ts";
import type { Answer } from "../log/case-log.ts";
import { applyCaseAction } from "../log/fold-case.ts";
import { testClock } from "../log/invented-log.ts";
import { projectCase } from "../privacy/project-case.ts";
import { readsOf } from "../privacy/reads.ts";
import { visibleTo } from "../privacy/visible-to.ts";
import { systems } from "../systems/index.ts";
import { actorTitle } from "./actor-words.ts";
import { derivedFacts } from "./derived-facts.ts";

/** One of the answers to a question, drawn by a number. */
function drawn(type: FieldType, draw: number): Answer | undefined {
  if (type.kind === "flag") return draw % 2 === 0;
  if (type.kind !== "code" && type.kind !== "codes") return undefined;
  const options = Object.keys(type.options);
  const option = options[draw % options.length] ?? "";
  return type.kind === "code" ? option : [option];
}

/** Grades that an actor sees of cases that differ in nothing but in what she may not read. */
function gradesSeen(definition: SystemDefinition, name: string): ReadonlySet<string> {
  const samples = samplesOf(definition);
  const [blank] = samples.cases;
  const state = Object.entries(definition.states).find(([, { phase }]) => phase === "open")?.[0] ?? "";
  if (blank === undefined) throw new Error("no sample");
  const visibility = visibleTo(definition, [name], blank, { organisationId: "owner", now: at });
  const seen = Array.from({ length: 24 }, (_, round) => {
    const fields = Object.entries(definition.fields).flatMap(([field, { type }], index) => {
      const isHidden = visibility.fields[field] === "hidden";
      const value = drawn(type, isHidden ? round * (index + 3) + (round % 5) : 1);
      return value === undefined ? [] : [[field, value] as const];
    });
    const before = { ...inState(definition, { ...blank, fields: {} }, state), grade: null };
    const after = applyCaseAction(
      { get: () => definition },
      before,
      {
        number: blank.version + 1,
        action: "correct",
        actor: { accountId: "a", organisationId: "owner", areaCode: "331102" },
        actedAs: "x",
        relation: "owns",
        at,
        transactionId: "t",
        baseVersion: blank.version,
        definitionHash: "",
        details: { answers: { fields: Object.fromEntries(fields) }, reason: "更正" },
      },
      testClock,
    );
    return projectCase(definition, after, visibility)?.grade?.value ?? "none";
  });
  return new Set(seen);
}

describe("what follows from answers that not everybody reads", () => {
  test.each(systems.map((one) => [one.id, one] as const))(
    "of %s stands on the sheet where a grade tells somebody of what she may not read",
    (_, definition) => {
      const facts = derivedFacts(definition).filter(({ zh }) => zh.startsWith("等级由"));
      const untold = Object.keys(definition.actors)
        .filter((name) => readsOf(definition, name).whole && gradesSeen(definition, name).size > 1)
        .filter((name) => !facts.some(({ zh }) => zh.includes(actorTitle(definition, name).zh)));
      expect(untold).toEqual([]);
      // to whom something was only handed, the grade is never told
      const holders = Object.keys(definition.actors).filter((name) => !readsOf(definition, name).whole);
      expect(holders.filter((name) => gradesSeen(definition, name).size > 1)).toEqual([]);
    },
  );

  test("is said of the grade of a case of domestic violence, to the office", () => {
    const definition = systems.find(({ id }) => id === "dv-case");
    const said = definition === undefined ? [] : derivedFacts(definition).map(({ zh }) => zh);
    expect(said.filter((one) => one.startsWith("等级由"))).toEqual([expect.stringContaining("妇儿工委办")]);
  });
});

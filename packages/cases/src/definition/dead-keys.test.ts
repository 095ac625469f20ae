import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { systems } from "../systems/index.ts";
import { checkDefinition } from "./check-definition.ts";
import type { SystemDefinition } from "./definition.ts";
import { samplesOf } from "./proofs/samples.ts";
import { proofs } from "./proofs/proofs.ts";
import { inventedSchedule } from "./invented-schedule.ts";
import { invented } from "./invented-system.ts";
import type { KeyProof } from "./key-entry.ts";
import { keyRegistry } from "./key-registry.ts";
import { declaredKeys, mutantsOf } from "./mutants.ts";

const root = join(import.meta.dirname, "../../../..");

function fileOf(consumer: string): string {
  return consumer.startsWith("apps/") ? join(root, consumer) : join(root, "packages/cases/src", consumer);
}

function outcome(
  proof: Exclude<KeyProof, "host">,
  definition: SystemDefinition,
  samples: ReturnType<typeof samplesOf>,
  path: string,
): string {
  try {
    return JSON.stringify(proofs[proof](definition, samples, path.split(".")));
  } catch (error) {
    return `throws ${error instanceof Error ? error.message : ""}`;
  }
}

/** Parts of a definition whose rules are proven one by one. */
const local: ReadonlySet<string> = new Set([
  "actions",
  "forms",
  "fields",
  "actors",
  "indicators",
  "deadlines",
  "schedules",
  "referrals",
]);

/** The mutants of a definition that no proof noticed: their keys are dead. */
function survivors(definition: SystemDefinition, others: readonly SystemDefinition[]): readonly string[] {
  const samples = samplesOf(definition);
  const faults = checkDefinition(definition, others).length;
  const known = new Map<string, string>();
  const found: string[] = [];
  for (const { path, how, entry, definition: mutant } of mutantsOf(definition)) {
    const { proof } = entry;
    if (proof === "host") continue;
    const isWhole = proof === "says" || proof === "reads" || proof === "matches" || proof === "papers";
    const part = !isWhole && local.has(path.split(".")[0] ?? "") ? path.split(".").slice(0, 2).join(".") : "";
    const key = `${proof} ${part}`;
    const before = known.get(key) ?? outcome(proof, definition, samples, part);
    known.set(key, before);
    if (outcome(proof, mutant, samples, part) !== before) continue;
    // a definition with such a fault is not built
    if (isRefused(mutant, others, faults)) continue;
    found.push(`${path} ${how} (${proof})`);
  }
  return found;
}

function isRefused(mutant: SystemDefinition, others: readonly SystemDefinition[], faults: number): boolean {
  try {
    return (
      checkDefinition(
        mutant,
        others.map((other) => (other.id === mutant.id ? mutant : other)),
      ).length > faults
    );
  } catch {
    return true;
  }
}

describe("a declared key", () => {
  test("stands in the registry, with one consumer that speaks of it", () => {
    const silent = Object.entries(keyRegistry).flatMap(([rule, keys]) =>
      Object.entries(keys).flatMap(([key, entry]) => {
        if ("holds" in entry) return [];
        const file = fileOf(entry.consumer);
        const speaks = existsSync(file) && new RegExp(`\\b${key}\\b`).test(readFileSync(file, "utf8"));
        return speaks ? [] : [`${rule}.${key}: ${entry.consumer}`];
      }),
    );
    expect(silent).toEqual([]);
  });

  test("that the host or the page acts on is changed in a test there, which is named and speaks of it", () => {
    const hosted = Object.entries(keyRegistry).flatMap(([rule, keys]) =>
      Object.entries(keys).flatMap(([key, entry]) =>
        "holds" in entry || entry.proof !== "host" ? [] : [{ name: `${rule}.${key}`, key, test: entry.test }],
      ),
    );
    expect(hosted.length).toBeGreaterThan(0);
    const unproven = hosted.filter(({ key, test: file = "" }) => {
      const isTest = /^apps\/.+\.test\.tsx?$/u.test(file) && existsSync(join(root, file));
      return !isTest || !new RegExp(`\\b${key}\\b`, "u").test(readFileSync(join(root, file), "utf8"));
    });
    expect(unproven.map(({ name, test: file }) => `${name}: ${file ?? "no test"}`)).toEqual([]);
  });

  test("that the registry does not know is nowhere in a system", () => {
    const unknown = [invented, inventedSchedule, ...systems].flatMap((definition) =>
      [...declaredKeys(definition)]
        .filter(({ entry }) => entry === undefined)
        .map(({ path }) => `${definition.id}: ${path.join(".")}`),
    );
    expect(unknown).toEqual([]);
  });

  test.each([invented, inventedSchedule])("of the invented system $id does something", (definition) => {
    expect(survivors(definition, [definition])).toEqual([]);
  });

  test("stands in an invented system, every one that the registry has of schedules", () => {
    const rules = ["schedule", "origin", "measured", "corrected", "scheduleStep", "scheduleTold"] as const;
    const used = new Set(
      [...declaredKeys(inventedSchedule)].map(({ rule, path }) => `${rule}.${path.at(-1)}`),
    );
    const leaves = rules.flatMap((rule) =>
      Object.entries(keyRegistry[rule]).flatMap(([key, entry]) =>
        "holds" in entry ? [] : [`${rule}.${key}`],
      ),
    );
    expect(leaves.filter((leaf) => !used.has(leaf))).toEqual([]);
  });

  test.each(systems.map((one) => [one.id, one] as const))("of %s does something", (_, definition) => {
    expect(survivors(definition, systems)).toEqual([]);
  });
});

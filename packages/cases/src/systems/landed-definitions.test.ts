import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkOutlines } from "../definition/check-upgrade.ts";
import type { SystemDefinition } from "../definition/definition.ts";
import { outlineOf } from "../definition/definition-outline.ts";
import {
  findUpgrade,
  type OutlinedVersion,
  upgradeFaults,
  type UpgradeHistory,
} from "../definition/find-upgrade.ts";
import { hashDefinition } from "../definition/hash-definition.ts";
import { invented } from "../definition/invented-system.ts";
import { systems } from "./index.ts";
import { landedHashes } from "./landed/index.ts";
import { upgradeHistory } from "./upgrades.ts";

const folder = join(import.meta.dirname, "landed");

/** The landed versions of each system, the oldest first. */
const landed: ReadonlyMap<string, readonly OutlinedVersion[]> = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => [name.slice(0, -5), JSON.parse(readFileSync(join(folder, name), "utf8"))]),
);

function versionOf(definition: SystemDefinition): OutlinedVersion {
  return { hash: hashDefinition(definition), outline: outlineOf(definition) };
}

const saying =
  "cases of a release are open under this name: write in packages/cases/src/systems/upgrades.ts what became of it, or give it back";

/** Why cases of the landed versions of a system could not go on under another definition of it. */
function whyNot(
  versions: readonly OutlinedVersion[],
  today: SystemDefinition | undefined,
  history: UpgradeHistory,
): readonly string[] {
  const id = versions[0]?.outline.id ?? "";
  if (today === undefined) return [`${id}: a released system cannot be taken away, its cases are open`];
  const now = versionOf(today);
  const unknown = history.steps.filter(({ before }) => !history.landed.includes(before));
  const steps = versions.flatMap((version, index) => {
    const next = versions[index + 1] ?? now;
    const map = history.steps.find(({ before }) => before === version.hash)?.map;
    return checkOutlines(version.outline, next.outline, map);
  });
  const ways = versions.flatMap((version) => upgradeFaults(history, version, now));
  return [
    ...unknown.map(({ before }) => `${id}: upgrades.ts names ${before}, which was never landed`),
    ...new Set([...steps, ...ways].map(({ path, words }) => `${id} ${path}: ${words.en} (${saying})`)),
  ];
}

test("cases of every landed version go on under today's definitions", () => {
  expect([...landed.keys()].toSorted()).toEqual(Object.keys(landedHashes).toSorted());
  for (const [id, versions] of landed) expect(versions.map(({ hash }) => hash)).toEqual(landedHashes[id]);
  const faults = [...landed].flatMap(([id, versions]) =>
    whyNot(
      versions,
      systems.find((definition) => definition.id === id),
      upgradeHistory(id),
    ),
  );
  expect(faults).toEqual([]);
});

function renamed(definition: SystemDefinition, from: string, to: string): SystemDefinition {
  return JSON.parse(JSON.stringify(definition).replaceAll(`"${from}"`, `"${to}"`));
}

const second = renamed(invented, "helped", "inHelp");
const third = renamed(renamed(second, "inHelp", "underHelp"), "findings", "whatWasFound");
const toSecond = { before: hashDefinition(invented), map: { states: { helped: "inHelp" } } };
const toThird = {
  before: hashDefinition(second),
  map: { states: { inHelp: "underHelp" }, fields: { findings: "whatWasFound" } },
};

test("a state or question of a landed version that was renamed without a word is refused, and the words say what to do", () => {
  const versions = [versionOf(invented), versionOf(second)];
  const hashes = versions.map(({ hash }) => hash);
  expect(whyNot(versions, third, { landed: hashes, steps: [toSecond, toThird] })).toEqual([]);
  const faults = whyNot(versions, third, { landed: hashes, steps: [toSecond] });
  expect(faults.map((fault) => fault.split(":")[0])).toEqual(
    expect.arrayContaining(["invented states.inHelp", "invented fields.findings"]),
  );
  expect(faults[0]).toContain("upgrades.ts");
  expect(whyNot(versions, undefined, { landed: hashes, steps: [] })).toHaveLength(1);
  const stray = { before: "0".repeat(64), map: {} };
  expect(whyNot(versions, second, { landed: hashes, steps: [toSecond, stray] })).toHaveLength(1);
});

test("a case of years ago takes all steps at once, one of an unreleased version those that fit", () => {
  const [one, two, three] = [versionOf(invented), versionOf(second), versionOf(third)];
  const history = { landed: [one.hash, two.hash], steps: [toSecond, toThird] };
  const whole = { states: { helped: "underHelp" }, fields: { findings: "whatWasFound" } };
  expect(findUpgrade(history, one, three)).toEqual(whole);
  expect(findUpgrade(history, one, two)).toEqual({ states: { helped: "inHelp" } });
  expect(findUpgrade(history, two, three)).toEqual(toThird.map);
  expect(findUpgrade(history, three, three)).toEqual({});
  const between = { ...two, hash: "unreleased" };
  expect(findUpgrade(history, between, three)).toEqual(toThird.map);
  expect(findUpgrade(history, { ...one, hash: "older" }, three)).toEqual(whole);
  expect(findUpgrade(history, three, one)).toBeNull();
  expect(findUpgrade({ landed: [], steps: [] }, one, three)).toBeNull();
});

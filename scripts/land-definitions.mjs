// Run at a release: keeps what upgrading needs of today's definitions (packages/cases/src/systems/landed/<id>.json, and
// their hashes in landed/index.ts), so that from then on a renamed state, question or clock needs a line in upgrades.ts.
// Example: node scripts/land-definitions.mjs
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundling } from "./build-server.mjs";
import { ensureInstalled, root } from "./ensure-installed.mjs";

ensureInstalled();
const { build } = await import("esbuild");
const outdir = join(root, ".cache/landed-definitions");
const entry = { in: "packages/cases/src/index.ts", out: "cases" };
await build({ ...bundling, sourcemap: false, entryPoints: [entry], outdir, outExtension: { ".js": ".mjs" } });
const { checkOutlines, hashDefinition, outlineOf, systems, upgradeHistory } = await import(
  pathToFileURL(join(outdir, "cases.mjs")).href
);

const folder = join(root, "packages/cases/src/systems/landed");
mkdirSync(folder, { recursive: true });
const landed = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => [name.slice(0, -5), JSON.parse(readFileSync(join(folder, name), "utf8"))]),
);
const faults = [];
const added = [];
for (const definition of systems) {
  const versions = landed.get(definition.id) ?? [];
  const today = { hash: hashDefinition(definition), outline: outlineOf(definition) };
  const last = versions.at(-1);
  if (last?.hash === today.hash) continue;
  const step = upgradeHistory(definition.id).steps.find(({ before }) => before === last?.hash);
  if (last !== undefined) {
    for (const { path, words } of checkOutlines(last.outline, today.outline, step?.map)) {
      faults.push(`${definition.id} ${path}: ${words.en}`);
    }
  }
  landed.set(definition.id, [...versions, today]);
  added.push(definition.id);
}
if (faults.length > 0) {
  console.error([...faults, "Nothing was landed: say in upgrades.ts what became of these names."].join("\n"));
  process.exit(1);
}
for (const id of added) {
  const lines = landed.get(id).map((version) => JSON.stringify(version));
  writeFileSync(join(folder, `${id}.json`), `[\n${lines.join(",\n")}\n]\n`);
}
const hashes = [...landed]
  .toSorted(([one], [other]) => (one < other ? -1 : 1))
  .map(
    ([id, versions]) =>
      `  ${nameOf(id)}: [\n${versions.map(({ hash }) => `    "${hash}",\n`).join("")}  ],\n`,
  );
const index = `/** Versions of each system that were released, the oldest first. Written by \`node scripts/land-definitions.mjs\`. */
export const landedHashes: Readonly<Record<string, readonly string[]>> = {
${hashes.join("")}};
`;
writeFileSync(join(folder, "index.ts"), index);
console.log(`${systems.length} systems, ${added.length} landed`);

function nameOf(id) {
  return /^[a-z]+$/.test(id) ? id : `"${id}"`;
}

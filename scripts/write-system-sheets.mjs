// Writes docs/systems/<id>.md of every service system from its definition: who may see and do what, clocks, what leaves,
// states. A test of the package says when they are out of date.
// Example: node scripts/write-system-sheets.mjs
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundling } from "./build-server.mjs";
import { ensureInstalled, root } from "./ensure-installed.mjs";

ensureInstalled();
const { build } = await import("esbuild");
const outdir = join(root, ".cache/system-sheets");
const entry = { in: "packages/cases/src/index.ts", out: "cases" };
await build({ ...bundling, sourcemap: false, entryPoints: [entry], outdir, outExtension: { ".js": ".mjs" } });
const { systemDocument, systems } = await import(pathToFileURL(join(outdir, "cases.mjs")).href);

const folder = join(root, "docs/systems");
mkdirSync(folder, { recursive: true });
const titleOf = (id) => systems.find((one) => one.id === id)?.title;
const documents = new Map(
  systems.map((definition) => [`${definition.id}.md`, systemDocument(definition, titleOf)]),
);
let changed = 0;
for (const [name, text] of documents) {
  const path = join(folder, name);
  if (readText(path) === text) continue;
  writeFileSync(path, text);
  changed += 1;
}
const old = readdirSync(folder).filter((name) => name.endsWith(".md") && !documents.has(name));
for (const name of old) rmSync(join(folder, name));
console.log(`${documents.size} sheets, ${changed} written, ${old.length} removed`);

function readText(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

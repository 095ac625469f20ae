// Bundles the server, its reading thread and the command line into apps/server/dist (main.js, reading-thread.js,
// halfsky.js and what they share).
// Example: node scripts/build-server.mjs
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ensureInstalled, root } from "./ensure-installed.mjs";
import { isOutdated } from "./newest-change.mjs";

const sources = [
  "apps/server/src",
  "apps/server/seed",
  "apps/server/package.json",
  "packages",
  "package-lock.json",
];

/** Whether apps/server/dist is missing or older than the sources. */
export function isServerOutdated() {
  return isOutdated("apps/server/dist/halfsky.js", sources);
}

/** How our own sources are bundled for Node, whatever they begin with. */
export const bundling = {
  absWorkingDir: root,
  entryNames: "[name]",
  chunkNames: "parts/[name]-[hash]",
  tsconfig: join(root, "apps/server/tsconfig.json"),
  bundle: true,
  splitting: true,
  platform: "node",
  target: "node20",
  format: "esm",
  packages: "external",
  sourcemap: true,
  logLevel: "warning",
};

/** Bundles our own sources; packages of others stay in node_modules. Verbs load the chunks that they need. */
export async function buildServer() {
  const { build } = await import("esbuild");
  const outdir = join(root, "apps/server/dist");
  const begun = new Date();
  const { outputFiles } = await build({
    ...bundling,
    entryPoints: [
      "apps/server/src/main.ts",
      "apps/server/src/command-line/halfsky.ts",
      // Started as a thread of its own by reading-pool.ts.
      "apps/server/src/plans/reading-thread.ts",
      // And this one by judge-in-thread.ts.
      "apps/server/src/cases/releases/judging-thread.ts",
    ],
    outdir,
    write: false,
  });
  mkdirSync(join(outdir, "parts"), { recursive: true });
  deleteOldParts(join(outdir, "parts"));
  // A running server still loads parts of its own build, so files are replaced whole and the entries come last.
  const isEntry = ({ path }) => dirname(path) === outdir;
  for (const { path, contents } of outputFiles.toSorted((one, other) => isEntry(one) - isEntry(other))) {
    const draft = `${path}.${process.pid}.draft`;
    writeFileSync(draft, contents);
    // A source that was changed while the bundle was made must count as newer.
    utimesSync(draft, begun, begun);
    renameSync(draft, path);
  }
}

function deleteOldParts(folder) {
  const dayAgo = Date.now() - 86_400_000;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if ((statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < dayAgo) rmSync(path, { force: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  ensureInstalled();
  await buildServer();
}

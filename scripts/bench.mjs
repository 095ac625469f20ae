// Runs the benches; each prints its figure beside a plain way to touch the same data.
// Example: npm run bench -- --only compile-1x,judge-1m --json
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { bundling } from "./build-server.mjs";
import { ensureInstalled, root } from "./ensure-installed.mjs";

const outdir = join(root, "bench/dist");

ensureInstalled();
const { build } = await import("esbuild");
rmSync(outdir, { recursive: true, force: true });
// Bundled as the server is: run from its sources, every function would be slower than where it counts.
await build({ ...bundling, entryPoints: ["bench/run.ts", "bench/ask-over-http.ts"], outdir });
const { status } = spawnSync(process.execPath, [join(outdir, "run.js"), ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
process.exitCode = status ?? 1;

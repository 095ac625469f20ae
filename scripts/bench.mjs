// Runs the benches; each prints its figure beside a plain way to touch the same data.
// Example: npm run bench -- --only compile-1x,judge-1m --json
import { ensureInstalled } from "./ensure-installed.mjs";
import { runTool } from "./run-tool.mjs";

ensureInstalled();
process.exitCode = runTool("tsx", ["bench/run.ts", ...process.argv.slice(2)]);

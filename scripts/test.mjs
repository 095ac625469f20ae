// Runs the tests; arguments are handed to vitest.
// Example: npm test -- --project packages targets
import { ensureInstalled } from "./ensure-installed.mjs";
import { runTool } from "./run-tool.mjs";

ensureInstalled();
process.exitCode = runTool("vitest", ["run", ...process.argv.slice(2)]);

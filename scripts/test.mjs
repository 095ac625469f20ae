// Runs the tests; arguments are handed to vitest.
// Example: npm test -- --project packages targets
import { ensureInstalled } from "./ensure-installed.mjs";
import { runTool } from "./run-tool.mjs";
import { noteTests } from "./tests-passed.mjs";

ensureInstalled();
const chosen = process.argv.slice(2);
const status = runTool("vitest", ["run", ...chosen]);
if (chosen.length === 0) noteTests(status === 0);
process.exitCode = status;

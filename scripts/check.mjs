// Everything that must hold before a change is handed in: format, lint, types, tests, unused code. Stops at the first fault.
// Example: npm run check
import { ensureInstalled } from "./ensure-installed.mjs";
import { runTool } from "./run-tool.mjs";
import { noteTests, testsPassed } from "./tests-passed.mjs";

const steps = [
  { name: "format", tool: "oxfmt", args: ["--check"], mend: "npm run format" },
  { name: "lint", tool: "oxlint", args: ["--type-aware", "--deny-warnings"], mend: "see the words above" },
  { name: "types", tool: "typescript", args: ["-b"], mend: "see the words above" },
  { name: "tests", tool: "vitest", args: ["run"], mend: "see the words above" },
  { name: "unused", tool: "knip", args: [], mend: "delete what nothing uses, or use it" },
];

ensureInstalled();
for (const { name, tool, args, mend } of steps) {
  const start = performance.now();
  process.stdout.write(`── ${name}\n`);
  if (name === "tests" && testsPassed()) {
    process.stdout.write("   tests hold: all passed on exactly this state (npm test)\n");
    continue;
  }
  const status = runTool(tool, args);
  if (name === "tests") noteTests(status === 0);
  if (status !== 0) {
    process.stderr.write(`\ncheck stopped at ${name} (${tool} ended with ${status}): ${mend}\n`);
    process.exit(1);
  }
  process.stdout.write(`   ${name} holds, ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
}
process.stdout.write("everything holds\n");

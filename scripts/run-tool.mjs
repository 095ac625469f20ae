// Runs a tool of node_modules with the terminal of the caller, and gives its exit code back.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./ensure-installed.mjs";

/** Runs the tool's own script with this Node, so that neither a shell nor npx stands between. */
export function runTool(name, args) {
  const folder = join(root, "node_modules", name);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const script = join(folder, typeof bin === "string" ? bin : (bin[name] ?? bin.tsc));
  const done = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: "inherit" });
  if (done.error !== undefined) throw done.error;
  return done.status ?? 1;
}

// Remembers on which state of the project all tests passed, so that `npm run check` right after `npm test` does not run
// the same tests on the same files again. Only a state that git knows whole counts: nothing changed, nothing new.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./ensure-installed.mjs";

const stamp = join(root, ".cache/tests-passed");

function git(...args) {
  const { status, stdout } = spawnSync("git", args, { cwd: root, encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

/** The state of the project with the Node that runs it; undefined where git does not know it whole. */
function presentState() {
  const tree = git("rev-parse", "HEAD^{tree}");
  return tree === undefined || git("status", "--porcelain") !== "" ? undefined : `${tree} ${process.version}`;
}

/** Notes how a run of all tests ended. */
export function noteTests(passed) {
  const state = presentState();
  if (!passed || state === undefined) {
    rmSync(stamp, { force: true });
    return;
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, state);
}

/** Whether all tests passed on exactly this state. */
export function testsPassed() {
  const state = presentState();
  if (state === undefined) return false;
  try {
    return readFileSync(stamp, "utf8") === state;
  } catch {
    return false;
  }
}

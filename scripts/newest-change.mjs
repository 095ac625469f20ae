// When something below some folders was last changed; the other scripts build again only when that is after the build.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./ensure-installed.mjs";

const skipped = new Set(["node_modules", "dist", ".cache", "data"]);

/** Newest change in milliseconds of the files below `paths` (relative to the project), tests left out. */
export function newestChange(paths) {
  let newest = 0;
  const visit = (path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    // Editors write beside a file and rename: what is gone since the folder was listed does not matter.
    if (stats === undefined) return;
    // A deleted or renamed file shows only in the time of its folder.
    newest = Math.max(newest, stats.mtimeMs);
    if (!stats.isDirectory()) return;
    for (const entry of readdirSync(path)) {
      if (!skipped.has(entry) && !/\.test\.tsx?$/.test(entry)) visit(join(path, entry));
    }
  };
  for (const path of paths) visit(join(root, path));
  return newest;
}

/** Whether a built file is missing or older than its sources. */
export function isOutdated(built, paths) {
  const file = join(root, built);
  return !existsSync(file) || statSync(file).mtimeMs < newestChange(paths);
}

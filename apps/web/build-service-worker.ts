import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { build } from "esbuild";
import type { Plugin } from "vite";

// workbox brings what keeps a build whole in the browser (only changed files are fetched, old ones go, a build is taken
// as a whole or not at all); of its own build step, with a compiler of its own, only this list of files is needed.

/** Writes sw.js beside the built application: the service worker with the list of all files of this build. */
export function serviceWorker(root: string): Plugin {
  return {
    name: "service-worker",
    apply: "build",
    closeBundle: async () => {
      const folder = join(root, "dist");
      await build({
        entryPoints: [join(root, "service-worker/service-worker.ts")],
        outfile: join(folder, "sw.js"),
        bundle: true,
        minify: true,
        format: "iife",
        target: "chrome86",
        define: {
          buildFiles: JSON.stringify(listBuildFiles(folder)),
          "process.env.NODE_ENV": '"production"',
        },
      });
    },
  };
}

/** Files of a build with the revision by which a browser knows whether it has them; hashed names need none. */
function listBuildFiles(
  folder: string,
): readonly { readonly url: string; readonly revision: string | null }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "sw.js")
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const url = `/${relative(folder, path).split(sep).join("/")}`;
      const revision = createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 16);
      return { url, revision: url.startsWith("/assets/") ? null : revision };
    })
    .toSorted((one, other) => (one.url < other.url ? -1 : 1));
}

import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * The program of a thread: a bundle of its own beside main.js; from the sources, TypeScript that tsx loads. `source` is
 * the thread's file as it lies beside the module that starts it, and `from` that module.
 */
export function threadEntry(source: string, from: string): URL {
  if (!import.meta.url.endsWith(".ts")) {
    const name = source.replace(/^\.\//u, "").replace(/\.ts$/u, ".js");
    const here = fileURLToPath(new URL(".", import.meta.url));
    const built = [join(here, name), join(here, "..", name)];
    return pathToFileURL(built.find((path) => existsSync(path)) ?? built[0] ?? "");
  }
  const address = new URL(source, from).href;
  const load = `import { register } from "${import.meta.resolve("tsx/esm/api")}"; register(); await import("${address}");`;
  return new URL(`data:text/javascript,${encodeURIComponent(load)}`);
}

// The server and the web application, each restarted or refreshed when its sources change.
// Example: npm run dev, then open http://127.0.0.1:5173
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled, root } from "./ensure-installed.mjs";

ensureInstalled();
const tool = (script, args) =>
  spawn(process.execPath, [join(root, "node_modules", script), ...args], { cwd: root, stdio: "inherit" });
const children = [
  tool("tsx/dist/cli.mjs", [
    "watch",
    "--clear-screen=false",
    "--tsconfig",
    "apps/server/tsconfig.json",
    "apps/server/src/main.ts",
  ]),
  tool("vite/bin/vite.js", ["apps/web"]),
];
for (const child of children) {
  child.once("exit", (code) => {
    for (const other of children) other.kill();
    process.exitCode = code ?? 0;
  });
}
for (const signal of ["SIGINT", "SIGTERM"])
  process.once(signal, () => children.forEach((child) => child.kill(signal)));

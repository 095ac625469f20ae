// Installs and builds what is missing, then starts the server on http://127.0.0.1:8080 with the sample city.
// Example: PORT=8081 npm start
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildServer, isServerOutdated } from "./build-server.mjs";
import { ensureInstalled, root } from "./ensure-installed.mjs";
import { isOutdated } from "./newest-change.mjs";

const webSources = ["apps/web", "packages", "package-lock.json"];

ensureInstalled();
if (existsSync(join(root, "apps/web/index.html")) && isOutdated("apps/web/dist/index.html", webSources)) {
  say("正在构建网页", "building the web application");
  const { build } = await import("vite");
  await build({ root: join(root, "apps/web"), logLevel: "error" });
}
if (isServerOutdated()) {
  say("正在构建服务端", "building the server");
  await buildServer();
}
await import(pathToFileURL(join(root, "apps/server/dist/main.js")).href);

function say(zh, en) {
  process.stderr.write(`${zh}…… / ${en}…\n`);
}

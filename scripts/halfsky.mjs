// The command line: installs and builds if that is needed, then runs a verb.
// Example: npm run --silent halfsky -- compile plan.docx --json
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildServer, isServerOutdated } from "./build-server.mjs";
import { ensureInstalled, root } from "./ensure-installed.mjs";

ensureInstalled();
if (isServerOutdated()) await buildServer();
// In this process rather than in a child: a verb starts sooner, and signals and pipes need no passing on.
await import(pathToFileURL(join(root, "apps/server/dist/halfsky.js")).href);

/// <reference lib="webworker" />
import { clientsClaim } from "workbox-core";
import {
  addRoute,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precache,
  type PrecacheEntry,
} from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

// Keeps the files of one build of the application, so that its pages open without a network. What people read and type
// is kept by the pages themselves (src/offline): requests to /api never pass through here.

/** Every file of the build with its revision; written in by build-service-worker.ts. */
declare const buildFiles: PrecacheEntry[];

/** How long a page may wait for a network that is there and does not answer. */
const patience = 5000;

precache(buildFiles);
cleanupOutdatedCaches();
// The page that is open when this is first installed can go on without a network too. A newer build waits until no page
// of the older one is open: until then the older one finds the parts that it loads later.
clientsClaim();

const keptPage = createHandlerBoundToURL("/index.html");

function tooLate(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error("no answer")), patience);
  });
}

// A new build is shown as soon as there is a network; a gateway that finds nobody behind it counts as none.
registerRoute(
  new NavigationRoute(
    async (options) => {
      try {
        const answer = await Promise.race([fetch(options.request), tooLate()]);
        return answer.status < 500 ? answer : await keptPage(options);
      } catch {
        return await keptPage(options);
      }
    },
    { denylist: [/^\/api\//u] },
  ),
);
addRoute();

import fastifyStatic from "@fastify/static";
import { existsSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { z } from "zod";
import { PlatformError } from "../platform-error.ts";
import type { App } from "./ground.ts";

/** Serves the built web application; any address that is no file and no API is a page of the application. */
export function serveWebApp(app: App): void {
  const folder = join(app.ground.config.root, "apps/web/dist");
  const isBuilt = existsSync(join(folder, "index.html"));
  if (isBuilt) {
    app.register(fastifyStatic, { root: folder, serve: false });
    app.get(
      "/*",
      { config: { access: { public: true } }, schema: { hide: true, params: z.object({ "*": z.string() }) } },
      async (request, reply) => {
        const path = request.params["*"];
        if (path.startsWith("api/")) throw nothingHere(request.url);
        if (path.startsWith("assets/"))
          return await reply.sendFile(path, { immutable: true, maxAge: "365d" });
        // The page names the files of its build: an old page kept by a browser would ask for files that are gone.
        reply.header("cache-control", "no-cache");
        return await reply.sendFile(isFileIn(folder, path) ? path : "index.html", { cacheControl: false });
      },
    );
  }
  app.setNotFoundHandler((request) => {
    throw nothingHere(request.url);
  });
}

function isFileIn(folder: string, path: string): boolean {
  const file = join(folder, path);
  return file.startsWith(folder + sep) && (statSync(file, { throwIfNoEntry: false })?.isFile() ?? false);
}

function nothingHere(url: string): PlatformError {
  return new PlatformError("not-found", 404, {
    zh: `没有这个地址：${url}`,
    en: `There is nothing at ${url}`,
  });
}

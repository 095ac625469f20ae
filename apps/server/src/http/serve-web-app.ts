import fastifyStatic from "@fastify/static";
import { existsSync } from "node:fs";
import { join } from "node:path";
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
      { config: { access: { public: true } }, schema: { hide: true } },
      async (request, reply) => {
        const path = decodeURIComponent(request.url.split("?", 1)[0] ?? "/").slice(1);
        if (path.startsWith("api/")) throw nothingHere(request.url);
        if (path.startsWith("assets/"))
          return await reply.sendFile(path, { immutable: true, maxAge: "365d" });
        const isFile = path !== "" && !path.includes("..") && existsSync(join(folder, path));
        return await reply.sendFile(isFile ? path : "index.html", { cacheControl: false });
      },
    );
  }
  app.setNotFoundHandler((request) => {
    throw nothingHere(request.url);
  });
}

function nothingHere(url: string): PlatformError {
  return new PlatformError("not-found", 404, {
    zh: `没有这个地址：${url}`,
    en: `There is nothing at ${url}`,
  });
}

import type { FastifyRequest } from "fastify";
import { PlatformError } from "../platform-error.ts";

/**
 * Refuses changes that a browser sends from another site, whose page could otherwise use the cookie of whoever is
 * signed in. Programs other than browsers send neither header and carry no one's cookie.
 */
export async function refuseForeignOrigin(request: FastifyRequest): Promise<void> {
  if (["GET", "HEAD", "OPTIONS"].includes(request.method)) return;
  // No browser adds a token by itself, as it does with a cookie: who sends one holds it.
  if (request.actor?.token !== undefined) return;
  const site = request.headers["sec-fetch-site"];
  const { origin } = request.headers;
  const isForeignSite = site !== undefined && site !== "same-origin" && site !== "none";
  if (isForeignSite || (origin !== undefined && !isHost(origin, request.host))) {
    throw new PlatformError("foreign-origin", 403, {
      zh: "请求来自其他网站，已拒绝。",
      en: "The request came from another site and was refused.",
    });
  }
}

/** Compared as addresses, since either side may name the usual port or leave it out. */
function isHost(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host: originHost } = new URL(origin);
  const own = `${protocol}//${host}`;
  return URL.canParse(own) && new URL(own).host === originHost;
}

import type { FastifyRequest } from "fastify";

const usualSeconds = 2;
const mostSeconds = 60;

/**
 * How many milliseconds a caller wants to wait for work that may take longer, before she is answered 202: the header
 * "Prefer" of RFC 7240 with "wait=SECONDS" (60 at most) or "respond-async"; two seconds where she says nothing.
 */
export function waitingWish(request: Pick<FastifyRequest, "headers">): number {
  const prefer = [request.headers["prefer"] ?? []].flat().join(",");
  const [, seconds] = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,5})/iu.exec(prefer) ?? [];
  if (seconds !== undefined) return Math.min(Number(seconds), mostSeconds) * 1000;
  return /(?:^|[,;\s])respond-async(?:$|[,;\s])/iu.test(prefer) ? 0 : usualSeconds * 1000;
}

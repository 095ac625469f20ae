import type { FastifyRequest } from "fastify";
import { PlatformError } from "../platform-error.ts";

/**
 * Refuses a change that names whose it is (x-halfsky-account) and comes with another person's session. A page that was
 * open when somebody else signed in on the same machine would otherwise store one person's figures in another's name.
 */
export async function refuseOtherAccount(request: FastifyRequest): Promise<void> {
  const { "x-halfsky-account": account } = request.headers;
  if (account === undefined || !request.actor || request.actor.accountId === account) return;
  throw new PlatformError("other-account", 401, {
    zh: "现在登录的是另一个人。请以原来的账号重新登录，您填的内容还在本机。",
    en: "Somebody else is signed in now. Sign in with your own account again; what you typed is still on this machine.",
  });
}

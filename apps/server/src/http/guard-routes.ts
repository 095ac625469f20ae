import type { FastifyRequest } from "fastify";
import type { App, RouteAccess } from "./ground.ts";
import { PlatformError } from "../platform-error.ts";
import { requireActor } from "./run-in-transaction.ts";

/** Makes a route without a declared access rule impossible to register, and holds every request against the rule. */
export function guardRoutes(app: App): void {
  app.addHook("onRoute", (route) => {
    if (route.config?.access === undefined) {
      throw new Error(
        `route ${String(route.method)} ${route.url} declares no access; add config: { access: { permission: … } }, { signedIn: true } or { public: true }`,
      );
    }
  });
  app.addHook("preParsing", async (request) => {
    const access = request.routeOptions.config.access;
    // Only requests for which no route was found have none; they are answered with "not-found".
    if (access !== undefined) checkAccess(request, access);
  });
}

function checkAccess(request: FastifyRequest, access: RouteAccess): void {
  if ("public" in access) return;
  const actor = requireActor(request);
  if ("signedIn" in access) {
    if (actor.token === undefined) return;
    throw new PlatformError("not-permitted", 403, {
      zh: "访问令牌不能用于这个接口，请登录后操作。",
      en: "An access token cannot be used here; sign in.",
    });
  }
  if (actor.mustChangePassword) {
    throw new PlatformError("password-change-needed", 403, {
      zh: "请先修改初始密码。",
      en: "Please change the first password before going on.",
    });
  }
  const permissions = "permission" in access ? [access.permission] : access.anyPermission;
  if (!actor.grants.some(({ permission }) => permissions.includes(permission))) {
    throw new PlatformError("not-permitted", 403, {
      zh: "您的账号没有此项权限。",
      en: `Your account lacks the permission ${permissions.join(" or ")}.`,
    });
  }
}

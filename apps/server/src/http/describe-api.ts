import { problem } from "@halfsky/api-contract";
import fastifySwagger from "@fastify/swagger";
import { jsonSchemaTransform } from "fastify-type-provider-zod";
import { z } from "zod";
import type { App } from "./ground.ts";

/** Serves the OpenAPI 3.1 document of every route, made from the contract, at /api/openapi.json. */
export function describeApi(app: App): void {
  app.addHook("onRoute", (route) => {
    const schema = (route.schema ??= {});
    if (schema.hide === true) return;
    const response = z.record(z.string(), z.unknown()).parse(schema.response ?? {});
    schema.response = { ...response, "4xx": problem, "5xx": problem };
  });
  app.register(fastifySwagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "halfsky 妇儿规划实施与监测评估平台",
        version: "0.1.0",
        description: "Errors are problem documents (RFC 9457) that list every fault in Chinese and English.",
      },
      components: {
        securitySchemes: { session: { type: "apiKey", in: "cookie", name: "halfsky-session" } },
      },
      security: [{ session: [] }],
    },
    transform: jsonSchemaTransform,
  });
  app.register(async (scope) => {
    scope.get(
      "/api/openapi.json",
      { config: { access: { public: true } }, schema: { hide: true } },
      async () => app.swagger(),
    );
  });
}

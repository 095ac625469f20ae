import {
  localAgencyInput,
  serviceAccountPersonInput,
  serviceAgencyInput,
  serviceAgencyList,
  serviceRolesInput,
} from "@halfsky/api-contract";
import { z } from "zod";
import type { App } from "../http/ground.ts";
import { inCaseRead, inCaseWrite } from "./in-case-transaction.ts";
import { setLocalAgency } from "./local-agencies.service.ts";
import { setAccountPerson } from "./set-account-person.service.ts";
import { readAgencies, setAgency, setServiceRoles } from "./service-agencies.service.ts";

const config = { access: { permission: "case.configure" } } as const;
const tags = ["service-systems"];

/** Who serves which area, and who is what in services. Whoever sets these reads no case by it. */
export function serviceAgencyRoutes(app: App): void {
  app.get(
    "/api/service-agencies",
    {
      config,
      schema: { tags, summary: "Agencies and service workers", response: { 200: serviceAgencyList } },
    },
    (request) => inCaseRead(request, readAgencies),
  );

  app.put(
    "/api/service-agencies",
    {
      config,
      schema: {
        tags,
        summary: "Set who serves an area in a role",
        body: serviceAgencyInput,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await inCaseWrite(request, (context) => setAgency(context, request.body));
      return await reply.code(204).send(null);
    },
  );

  app.put(
    "/api/service-agencies/localities",
    {
      config,
      schema: {
        tags,
        summary: "Set which townships and villages an organisation serves in a role",
        body: localAgencyInput,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await inCaseWrite(request, (context) => setLocalAgency(context, request.body));
      return await reply.code(204).send(null);
    },
  );

  app.put(
    "/api/service-people/:account",
    {
      config,
      schema: {
        tags,
        summary: "Record whose account it is, by ID number",
        params: z.object({ account: z.string().max(100) }),
        body: serviceAccountPersonInput,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await inCaseWrite(request, (context) =>
        setAccountPerson(context, request.params.account, request.body),
      );
      return await reply.code(204).send(null);
    },
  );

  app.put(
    "/api/service-roles/:account",
    {
      config,
      schema: {
        tags,
        summary: "Set what a person is in services",
        params: z.object({ account: z.string().max(100) }),
        body: serviceRolesInput,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await inCaseWrite(request, (context) => setServiceRoles(context, request.params.account, request.body));
      return await reply.code(204).send(null);
    },
  );
}

import { caseReadList, caseReadQuery, disclosureList, glassList } from "@halfsky/api-contract";
import type { App } from "../../http/ground.ts";
import { inCaseRead } from "../in-case-transaction.ts";
import { listBrokenGlasses, listCaseDisclosures, listCaseReads } from "./read-log.ts";

const seeing = { config: { access: { permission: "case.see-reads" } } } as const;
const tags = ["case-reads"];

/** Who read what of which case, what was told to whom, whose glass was broken: for those who answer for it. */
export function caseReadRoutes(app: App): void {
  app.get(
    "/api/case-reads",
    {
      ...seeing,
      schema: {
        tags,
        summary: "Who was shown what of cases, newest first",
        querystring: caseReadQuery,
        response: { 200: caseReadList },
      },
    },
    (request) => inCaseRead(request, (context) => listCaseReads(context, request.query)),
  );

  app.get(
    "/api/case-disclosures",
    {
      ...seeing,
      schema: {
        tags,
        summary: "What of cases was told to which organisation, newest first",
        querystring: caseReadQuery,
        response: { 200: disclosureList },
      },
    },
    (request) => inCaseRead(request, (context) => listCaseDisclosures(context, request.query)),
  );

  app.get(
    "/api/case-glasses",
    {
      ...seeing,
      schema: {
        tags,
        summary: "Who broke the glass of a case, and who reviewed it, newest first",
        querystring: caseReadQuery,
        response: { 200: glassList },
      },
    },
    (request) => inCaseRead(request, (context) => listBrokenGlasses(context, request.query)),
  );
}

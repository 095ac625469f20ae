import { z } from "zod";
import { areaCode, words } from "./areas.ts";
import { moment, shortId } from "./case-values.ts";
import { actionDetails, caseRow, serviceRole, systemKind } from "./cases.ts";

/** GET /api/localities: townships (9 digits) and villages (12 digits), a township before its villages. */
export const localityList = z.object({
  localities: z.array(
    z.object({
      areaCode,
      code: z.string(),
      name: z.string(),
      level: z.enum(["township", "village"]),
    }),
  ),
});

/** GET /api/service-systems */
export const serviceSystemList = z.object({
  systems: z.array(
    z.object({
      id: z.string(),
      kind: systemKind,
      title: words,
      purpose: words,
      blocks: z.array(z.string()),
      hash: z.string(),
      states: z.number().int(),
      actions: z.number().int(),
      deadlines: z.number().int(),
      indicators: z.number().int(),
      /** parameters whose legal text was not seen */
      unverified: z.number().int(),
      openCases: z.number().int(),
      /** a register of places that the reader may see */
      seesPlaces: z.boolean(),
      /** the reader may open its cases from lists of people */
      bringsLists: z.boolean(),
    }),
  ),
});
export type ServiceSystemList = z.infer<typeof serviceSystemList>;

/** GET /api/service-systems/:id: the definition with the overlay of the area applied, as package cases types it. */
export const serviceSystem = z.object({
  id: z.string(),
  hash: z.string(),
  overlayVersion: z.number().int(),
  /** SystemDefinition of package cases */
  definition: z.record(z.string(), z.unknown()),
  permissionSheet: z.object({ zh: z.string(), en: z.string() }),
  /** Mermaid */
  stateDiagram: z.string(),
});
export type ServiceSystem = z.infer<typeof serviceSystem>;

/** An area, or a township (9 digits) or village (12) by its statistical code. */
const unitCode = z.string().regex(/^\d{6}(\d{3}|\d{6})?$/);

/** GET /api/service-places/:system: places of a register, and areas that have none. */
export const placeCoverage = z.object({
  rows: z.array(
    caseRow.extend({
      name: z.string(),
      point: z.string().nullable(),
      counts: z.boolean(),
      capacity: z.string().nullable(),
    }),
  ),
  areas: z.array(
    z.object({
      areaCode: unitCode,
      name: z.string(),
      places: z.number().int(),
      counting: z.number().int(),
      /** what it needs a place for and has none that counts; empty in a register without needs */
      missing: z.array(words),
      capacity: z.string().nullable(),
    }),
  ),
  without: z.array(z.object({ areaCode: unitCode, name: z.string(), missing: z.array(words) })),
});
export type PlaceCoverage = z.infer<typeof placeCoverage>;

/** GET /api/public/reports: systems in which anybody may report without an account. */
export const publicReportList = z.object({
  systems: z.array(z.object({ id: z.string(), title: words, purpose: words })),
});
/** GET /api/public/reports/:system: the form, and the areas that it can be about. */
/** Query of GET /api/public/reports/:system: whose form it is; absent until an area was chosen. */
export const publicFormAsked = z.object({ area: z.string().optional() });

export const publicForm = z.object({
  id: z.string(),
  /** SystemDefinition of package cases; definitions are public */
  definition: z.record(z.string(), z.unknown()),
  areas: z.array(z.object({ code: areaCode, name: z.string() })),
});
/** POST /api/public/reports/:system, without an account; the answer is all that is ever told. */
export const publicReport = z.object({ areaCode, transactionId: z.uuid(), details: actionDetails });
export const publicReceipt = z.object({
  /** 编号, and a code that only the reporter gets */
  number: z.string(),
  code: z.string(),
});
/** POST /api/public/receipts */
export const receiptQuery = z.object({ number: z.string().max(50), code: z.string().max(50) });
export const receiptState = z.object({
  number: z.string(),
  state: words,
  at: moment,
  /** what was decided, in kind */
  known: z.array(z.object({ question: words, answer: words })),
  told: words.nullable(),
});

/** GET /api/service-agencies: who serves which area in which role, and the people with roles in services. */
export const serviceAgencyList = z.object({
  agencies: z.array(
    z.object({
      areaCode,
      areaName: z.string(),
      role: serviceRole,
      organisation: z.object({ id: z.string(), name: z.string() }),
    }),
  ),
  /** who serves townships and villages of an area, before the one that serves the whole of it */
  localAgencies: z
    .array(
      z.object({
        areaCode,
        role: serviceRole,
        organisation: z.object({ id: z.string(), name: z.string() }),
        localities: z.array(z.object({ code: z.string(), name: z.string() })).min(1),
      }),
    )
    .default([]),
  /** townships and villages of these areas, to choose from */
  localities: z.array(z.object({ areaCode, code: z.string(), name: z.string() })).default([]),
  organisations: z.array(z.object({ id: z.string(), name: z.string(), areaCode })),
  people: z.array(
    z.object({
      accountId: z.string(),
      name: z.string(),
      organisation: z.object({ id: z.string(), name: z.string() }),
      roles: z.array(serviceRole),
      /** whether it is recorded whose account this is; the ID number itself is kept nowhere */
      isKnown: z.boolean(),
    }),
  ),
});
export type ServiceAgencyList = z.infer<typeof serviceAgencyList>;

/** PUT /api/service-agencies: `organisationId` null takes the agency of the area away; the one of the area above serves then. */
export const serviceAgencyInput = z.object({
  areaCode,
  role: serviceRole,
  organisationId: shortId.nullable(),
});

/**
 * PUT /api/service-agencies/localities: the townships (9 digits) and villages (12) that the organisation serves in the role
 * from then on, and no others; none takes it away from all.
 */
export const localAgencyInput = z.object({
  areaCode,
  role: serviceRole,
  organisationId: shortId,
  localities: z.array(z.string().regex(/^\d{9}(?:\d{3})?$/u)).max(2000),
});

/** PUT /api/service-people/:account: the ID number of the person whose account it is; null takes it away. */
export const serviceAccountPersonInput = z.object({ idNumber: z.string().min(1).max(30).nullable() });

/** PUT /api/service-roles/:account: all roles in services that the person has from then on. */
export const serviceRolesInput = z.object({ roles: z.array(serviceRole).max(20) });

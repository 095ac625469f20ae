import { z } from "zod";
import { area, areaCode, organisation } from "./areas.ts";
import { type Permission, permission } from "./session.ts";

/** What a token may be allowed to do: reading, and handing in figures. Deciding, signing and managing stay with people. */
export const tokenPermissions = [
  "area.read",
  "indicator.read",
  "observation.read",
  "observation.write",
  "judgement.read",
  "plan.read",
  "report.read",
  "submission.read",
  "submission.fill",
] as const satisfies readonly Permission[];

/** A token lives no longer than this. */
export const longestTokenDays = 366;

export const accessTokenState = z.enum(["valid", "expired", "revoked"]);
export type AccessTokenState = z.infer<typeof accessTokenState>;

/** A token as its owner sees it; its secret is never shown again. */
export const accessToken = z.object({
  id: z.string(),
  name: z.string(),
  /** the first characters of the secret */
  prefix: z.string(),
  area: z.object({ code: areaCode, name: z.string() }),
  /** only rows of this unit; null for those of every unit that the owner reaches */
  organisation: z.object({ id: z.string(), name: z.string() }).nullable(),
  permissions: z.array(permission),
  state: accessTokenState,
  createdAt: z.string(),
  expiresAt: z.string(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});
export type AccessToken = z.infer<typeof accessToken>;

/** GET /api/access-tokens: the caller's own tokens, newest first, and what a new one can be given. */
export const accessTokenList = z.object({
  tokens: z.array(accessToken),
  choices: z.object({
    permissions: z.array(permission),
    areas: z.array(area),
    organisations: z.array(organisation.extend({ areaCode })),
  }),
});
export type AccessTokenList = z.infer<typeof accessTokenList>;

/** POST /api/access-tokens */
export const accessTokenInput = z.object({
  name: z.string().trim().min(1).max(60),
  areaCode,
  organisationId: z.string().max(60).nullable(),
  permissions: z.array(permission).min(1).max(tokenPermissions.length),
  /** the last day on which it is valid, in Beijing */
  expiresOn: z.iso.date(),
});
export type AccessTokenInput = z.infer<typeof accessTokenInput>;

/** The answer to making a token: the only time that its secret is shown. */
export const accessTokenMade = z.object({ token: accessToken, secret: z.string() });
export type AccessTokenMade = z.infer<typeof accessTokenMade>;

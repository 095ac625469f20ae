import {
  type AccessToken,
  type AccessTokenInput,
  type AccessTokenList,
  type AccessTokenMade,
  type Fault,
  longestTokenDays,
  type Permission,
  permissionWords,
  tokenPermissions,
} from "@halfsky/api-contract";
import { addDays, beijingDate, beijingMidnight } from "@halfsky/calendar";
import { createHash, randomBytes } from "node:crypto";
import { listAreas } from "../access/area-tree.ts";
import { areaTreeOf, findReach, type ReadContext, type WriteContext } from "../access/context.ts";
import { narrowActor } from "../access/narrow-actor.ts";
import { isWithin } from "../access/reach.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { newId } from "../database/new-id.ts";
import { notFound, PlatformError } from "../platform-error.ts";
import { insertToken, listTokens, listUnitsOf, markRevoked } from "./access-token.store.ts";

/** What every secret begins with, so that one in a file or a log is known for what it is. */
const secretMark = "halfsky_";
const shownCharacters = secretMark.length + 6;
/** Valid tokens of one person; more of them are a program that makes them in a loop. */
const mostTokens = 50;

/** What is stored of a secret of 256 random bits: nobody can guess one, so it needs no salt and no slow hash. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** The actor's own tokens, and what she can give to a new one. */
export async function readTokens(context: ReadContext): Promise<AccessTokenList> {
  const { transaction, actor, now } = context;
  const permissions = choosablePermissions(context);
  const reaches = await Promise.all(permissions.map((permission) => findReach(context, permission)));
  const areas = (await listAreas(transaction)).filter(({ code }) =>
    reaches.some((reach) => reach.some(({ areaCodes }) => areaCodes === undefined || areaCodes.has(code))),
  );
  const units = await listUnitsOf(
    transaction,
    areas.map(({ code }) => code),
  );
  return {
    tokens: [...(await listTokens(transaction, actor.accountId, now))],
    choices: {
      permissions: [...permissions],
      areas: [...areas],
      organisations: units.filter(({ areaCode, id: organisationId }) =>
        reaches.some((reach) => isWithin(reach, { areaCode, organisationId })),
      ),
    },
  };
}

/** Makes a token for the actor within what she is granted now; the secret is in the answer and nowhere else. */
export async function makeToken(context: WriteContext, input: AccessTokenInput): Promise<AccessTokenMade> {
  const { transaction, actor, now } = context;
  const { choices, tokens } = await readTokens(context);
  const today = beijingDate(now);
  const lastDay = addDays(today, longestTokenDays);
  const faults: Fault[] = [];
  if (tokens.filter(({ state }) => state === "valid").length >= mostTokens) {
    faults.push({
      where: "body",
      message: {
        zh: `最多同时持有 ${mostTokens} 个有效令牌，请先撤销不用的。`,
        en: `At most ${mostTokens} valid tokens; revoke those that are no longer used.`,
      },
    });
  }
  const area = choices.areas.find(({ code }) => code === input.areaCode);
  if (area === undefined) {
    faults.push({
      where: "body.areaCode",
      message: { zh: "这个地区不在您的权限范围内", en: "this area is not within what your account reaches" },
    });
  }
  const unit = choices.organisations.find(({ id }) => id === input.organisationId);
  if (input.organisationId !== null && unit?.areaCode !== input.areaCode) {
    faults.push({
      where: "body.organisationId",
      message: {
        zh: "这个单位不在所选地区，或不在您的权限范围内",
        en: "this organisation is not in the chosen area, or not within what your account reaches",
      },
    });
  }
  if (input.expiresOn < today || input.expiresOn > lastDay) {
    faults.push({
      where: "body.expiresOn",
      message: {
        zh: `有效期须在 ${today} 至 ${lastDay} 之间`,
        en: `it must end between ${today} and ${lastDay}`,
      },
    });
  }
  if (faults.length === 0) faults.push(...(await findUngranted(context, input, unit)));
  if (faults.length > 0 || area === undefined) throw refused(faults);

  const secret = `${secretMark}${randomBytes(32).toString("base64url")}`;
  const token: AccessToken = {
    id: newId("token"),
    name: input.name,
    prefix: secret.slice(0, shownCharacters),
    area: { code: area.code, name: area.name },
    organisation: unit === undefined ? null : { id: unit.id, name: unit.name },
    permissions: [...new Set(input.permissions)].toSorted(),
    state: "valid",
    createdAt: now,
    expiresAt: beijingMidnight(addDays(input.expiresOn, 1)),
    lastUsedAt: null,
    revokedAt: null,
  };
  await insertToken(transaction, actor.accountId, token, hashSecret(secret));
  recordAudit(context, { ...subjectOf(token), action: "access-token.make", after: token });
  return { token, secret };
}

/** Ends a token of the actor at once; one that has ended already stays as it is. */
export async function revokeToken(context: WriteContext, id: string): Promise<AccessToken> {
  const { transaction, actor, now } = context;
  const token = (await listTokens(transaction, actor.accountId, now)).find((one) => one.id === id);
  // Another person's token is answered like one that does not exist.
  if (token === undefined) throw notFound({ zh: "访问令牌", en: "access token" }, id);
  if (token.state === "revoked") return token;
  await markRevoked(transaction, actor.accountId, id, now);
  recordAudit(context, { ...subjectOf(token), action: "access-token.revoke", before: token });
  return { ...token, state: "revoked", revokedAt: now };
}

function choosablePermissions({ actor }: ReadContext): readonly Permission[] {
  return tokenPermissions.filter((one) => actor.grants.some(({ permission }) => permission === one));
}

/** The chosen permissions that would give a token nothing, each as a fault. */
async function findUngranted(
  context: ReadContext,
  input: AccessTokenInput,
  unit: AccessTokenList["choices"]["organisations"][number] | undefined,
): Promise<readonly Fault[]> {
  const choosable = new Set(choosablePermissions(context));
  const narrowed = narrowActor(
    context.actor,
    {
      token: { id: "", name: input.name },
      permissions: input.permissions.filter((one) => choosable.has(one)),
      areaCode: input.areaCode,
      organisation: unit ?? null,
    },
    await areaTreeOf(context),
  );
  return input.permissions.flatMap((one, index) =>
    narrowed.grants.some(({ permission }) => permission === one)
      ? []
      : [
          {
            where: `body.permissions[${index}]`,
            message: {
              zh: `您在这个地区或单位没有“${permissionWords[one].zh}”权限，或此权限不能交给令牌`,
              en: `you may not "${permissionWords[one].en}" there, or no token may`,
            },
          },
        ],
  );
}

function refused(faults: readonly Fault[]): PlatformError {
  return new PlatformError(
    "invalid-input",
    422,
    {
      zh: `令牌未生成：有 ${faults.length} 处不符合要求。`,
      en: `No token was made: ${faults.length} fault(s).`,
    },
    faults,
  );
}

function subjectOf({ id, area }: AccessToken) {
  return { subjectKind: "access-token", subjectId: id, areaCode: area.code };
}

import type {
  letterhead,
  letterheadInput,
  supervisionRulesInput,
  supervisionRulesRecord,
} from "@halfsky/api-contract";
import type { SupervisionRules } from "@halfsky/supervision";
import type { z } from "zod";
import { mayReach, type ReadContext, requireReach, type WriteContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { PlatformError } from "../platform-error.ts";
import { getLetterhead, putLetterhead } from "./letter.store.ts";
import { lockArea } from "./matter.store.ts";
import { insertRules, listRules, rulesInForce } from "./supervision-rules.store.ts";

const copyOf = ({ periods, reminders, urgingAfter, ladders }: SupervisionRules) => ({
  periods: { ...periods },
  reminders: [...reminders],
  urgingAfter,
  ladders: { unit: [...ladders.unit], urging: [...ladders.urging], office: [...ladders.office] },
});

/** The rules of an area with all their versions; those of another area only for whoever supervises there. */
export async function readRules(
  context: ReadContext,
  asked: string | undefined,
): Promise<z.input<typeof supervisionRulesRecord>> {
  const areaCode = asked ?? context.actor.areaCode;
  await requireOwn(context, areaCode);
  const { version, rules } = await rulesInForce(context.transaction, areaCode);
  const versions = await listRules(context.transaction, areaCode);
  return {
    areaCode,
    version,
    rules: copyOf(rules),
    versions: versions.map((one) => ({ ...one, rules: copyOf(one.rules) })),
    mayChange: await mayReach(context, "supervision.issue", { areaCode }),
  };
}

/** Everyone knows the rules of the own area, by which she is measured; others' are for those who read their matters. */
async function requireOwn(context: ReadContext, areaCode: string): Promise<void> {
  if (areaCode === context.actor.areaCode) return;
  await requireReach(context, "supervision.read", { areaCode });
}

/** Sets other rules; deadlines that are set already keep those they were made with. */
export async function changeRules(
  context: WriteContext,
  input: z.output<typeof supervisionRulesInput>,
): Promise<z.input<typeof supervisionRulesRecord>> {
  const { areaCode, baseVersion, rules, reason } = input;
  await requireReach(context, "supervision.issue", { areaCode });
  await lockArea(context.transaction, areaCode);
  const before = await rulesInForce(context.transaction, areaCode);
  if (before.version !== baseVersion) {
    throw new PlatformError("conflict", 409, {
      zh: `规则已被他人改为第 ${before.version} 版，请看过再改。`,
      en: `Somebody has set version ${before.version} of the rules meanwhile; look at it first.`,
    });
  }
  const version = before.version + 1;
  await insertRules(context.transaction, areaCode, {
    version,
    rules: { ...rules, reminders: [...new Set(rules.reminders)].toSorted((one, other) => other - one) },
    reason,
    by: context.actor.accountId,
    at: context.now,
  });
  recordAudit(context, {
    action: "supervision.set-rules",
    subjectKind: "supervision-rules",
    subjectId: areaCode,
    areaCode,
    before: { version: before.version, rules: before.rules },
    after: { version, rules },
    details: { reason },
  });
  return await readRules(context, areaCode);
}

/** What the letters of an area carry. */
export async function readLetterhead(
  context: ReadContext,
  asked: string | undefined,
): Promise<z.input<typeof letterhead>> {
  const areaCode = asked ?? context.actor.areaCode;
  await requireOwn(context, areaCode);
  const head = await getLetterhead(context.transaction, areaCode);
  return {
    areaCode,
    ...head,
    copies: [...head.copies],
    mayChange: await mayReach(context, "supervision.issue", { areaCode }),
  };
}

/** Sets what new letters carry; those that are issued stay as they are. */
export async function changeLetterhead(
  context: WriteContext,
  input: z.output<typeof letterheadInput>,
): Promise<z.input<typeof letterhead>> {
  const { areaCode, ...head } = input;
  await requireReach(context, "supervision.issue", { areaCode });
  const before = await getLetterhead(context.transaction, areaCode);
  await putLetterhead(context.transaction, areaCode, {
    ...head,
    by: context.actor.accountId,
    at: context.now,
  });
  recordAudit(context, {
    action: "supervision.set-letterhead",
    subjectKind: "letterhead",
    subjectId: areaCode,
    areaCode,
    before,
    after: head,
  });
  return await readLetterhead(context, areaCode);
}

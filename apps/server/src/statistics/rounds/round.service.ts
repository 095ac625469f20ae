import type { RoundCopy, RoundInput, RoundReminders } from "@halfsky/api-contract";
import { reminderName, type ReminderRule, usualReminders } from "@halfsky/statistics";
import { findReach, type ReadContext, requireReach, type WriteContext } from "../../access/context.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { newId } from "../../database/new-id.ts";
import { notFound, PlatformError } from "../../platform-error.ts";
import { refuseInput } from "../../supervision/plan-inspection.service.ts";
import { requireVersion } from "../../supervision/inspection-view.ts";
import { findDraftFaults, findReminderFaults } from "./round-faults.ts";
import { listRoundForms, replaceRoundForms } from "./round-form.store.ts";
import {
  findRoundInReach,
  insertRound,
  lockRound,
  type RoundReach,
  type StoredRound,
  updateReminders,
  updateRound,
} from "./round.store.ts";

/** Whose rounds the actor sees. */
export async function roundReach(context: ReadContext): Promise<RoundReach> {
  return {
    manage: await findReach(context, "round.manage"),
    read: await findReach(context, "submission.read"),
  };
}

/** A round that the actor sees; throws "not-found". */
export async function getRoundInReach(context: ReadContext, id: string): Promise<StoredRound> {
  const round = await findRoundInReach(context.transaction, await roundReach(context), id);
  if (round === undefined) throw notFound({ zh: "年度布置", en: "round" }, id);
  return round;
}

/** A round of the actor's to manage, held until the end of the transaction. */
export async function holdRound(context: WriteContext, id: string): Promise<StoredRound> {
  await lockRound(context.transaction, id);
  const round = await getRoundInReach(context, id);
  await requireReach(context, "round.manage", { areaCode: round.areaCode });
  return round;
}

/** Throws "not-allowed-now" unless the round is in one of these states. */
export function requireState(round: StoredRound, ...states: ReadonlyArray<StoredRound["state"]>): void {
  if (states.includes(round.state)) return;
  const now = {
    draft: { zh: "还没有下发", en: "has not been issued yet" },
    open: { zh: "已经下发", en: "has been issued" },
    closed: { zh: "已经结束", en: "is closed" },
  }[round.state];
  throw new PlatformError("not-allowed-now", 409, {
    zh: `“${round.title}”${now.zh}，不能这样做。`,
    en: `“${round.title}” ${now.en}; this cannot be done now.`,
  });
}

function contentOf(input: RoundInput, reminders: readonly ReminderRule[], version: number) {
  const { title, year, dueOn, message } = input;
  return { title, year, dueOn, message: message === "" ? null : message, reminders, version };
}

function auditedOf({ title, year, dueOn, forms }: RoundInput) {
  return {
    title,
    year,
    dueOn,
    forms: forms.map(({ formId, recipients }) => ({ formId, recipients: recipients.length })),
  };
}

/** Drafts a round; answers its id. */
export async function createRound(context: WriteContext, input: RoundInput): Promise<string> {
  const { areaCode } = input;
  await requireReach(context, "round.manage", { areaCode });
  refuseInput(await findDraftFaults(context, input));
  const key = { areaCode, id: newId("round") };
  const { transaction, actor, now } = context;
  await insertRound(transaction, key, contentOf(input, input.reminders ?? usualReminders, 1), {
    by: actor.accountId,
    at: now,
  });
  await replaceRoundForms(transaction, key, input.forms);
  recordAudit(context, {
    action: "round.create",
    subjectKind: "round",
    subjectId: key.id,
    areaCode,
    after: auditedOf(input),
  });
  return key.id;
}

/** Changes a draft. */
export async function changeRound(context: WriteContext, id: string, input: RoundInput): Promise<void> {
  const round = await holdRound(context, id);
  requireVersion(input.version, round.version);
  requireState(round, "draft");
  const faults = [...(await findDraftFaults(context, { ...input, areaCode: round.areaCode }))];
  if (input.areaCode !== round.areaCode) {
    faults.push({
      where: "body.areaCode",
      message: { zh: "布置的地区不能改，请新建", en: "a round stays in its area; make another" },
    });
  }
  refuseInput(faults);
  const { transaction } = context;
  await updateRound(
    transaction,
    round,
    contentOf(input, input.reminders ?? round.reminders, round.version + 1),
  );
  await replaceRoundForms(transaction, round, input.forms);
  recordAudit(context, {
    action: "round.change",
    subjectKind: "round",
    subjectId: id,
    areaCode: round.areaCode,
    before: { title: round.title, year: round.year, dueOn: round.dueOn, version: round.version },
    after: auditedOf(input),
  });
}

/** Changes on which days around the due day whom a draft or an open round reminds; what was reminded of already is not again. */
export async function changeReminders(
  context: WriteContext,
  id: string,
  input: RoundReminders,
): Promise<void> {
  const round = await holdRound(context, id);
  requireVersion(input.version, round.version);
  requireState(round, "draft", "open");
  refuseInput(findReminderFaults(input.reminders));
  const reminders = input.reminders.toSorted((one, other) => one.days - other.days);
  await updateReminders(context.transaction, round, reminders);
  recordAudit(context, {
    action: "round.change-reminders",
    subjectKind: "round",
    subjectId: id,
    areaCode: round.areaCode,
    before: { reminders: round.reminders.map(reminderName) },
    after: { reminders: reminders.map(reminderName) },
  });
}

/** Drafts a round like another: the same forms, in their newest versions, for the same recipients; answers its id. */
export async function copyRound(context: WriteContext, id: string, input: RoundCopy): Promise<string> {
  const round = await getRoundInReach(context, id);
  await requireReach(context, "round.manage", { areaCode: round.areaCode });
  const { transaction, actor, now } = context;
  const forms = await listRoundForms(transaction, round);
  const key = { areaCode: round.areaCode, id: newId("round") };
  const content = { ...input, message: round.message, reminders: round.reminders, version: 1 };
  await insertRound(transaction, key, content, { by: actor.accountId, at: now });
  await replaceRoundForms(transaction, key, forms);
  recordAudit(context, {
    action: "round.copy",
    subjectKind: "round",
    subjectId: key.id,
    areaCode: key.areaCode,
    after: { ...input, forms: forms.map(({ formId }) => formId) },
    details: { from: id },
  });
  return key.id;
}

import { beijingDate } from "@halfsky/calendar";
import type { Bilingual } from "@halfsky/statistics";
import { platformActor } from "../../access/actor.ts";
import type { WriteContext } from "../../access/context.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import type { Ground } from "../../http/ground.ts";
import { readFor, writeFor } from "../../http/run-in-transaction.ts";
import { type Note, notify } from "../../notifications/notify.service.ts";
import { giveReturnReminders } from "./remind-returns.service.ts";
import { type ReminderStep, stepsDue } from "./reminder-step.ts";
import {
  type GivenReminder,
  insertGiven,
  listGiven,
  listOpenForms,
  type OpenForm,
} from "./reminder.store.ts";
import { listAreaReaders, listUnitReaders } from "./round-readers.store.ts";
import { holdRound, requireState } from "./round.service.ts";
import { findRound, listRemindedRounds, lockRound, type StoredRound } from "./round.store.ts";
import { formName, listed, noteTo, whenWords } from "./tell-of-round.ts";

const behalf = { actor: platformActor, requestId: null };

/** What a day's reminders did. */
export interface ReminderRun {
  readonly reminders: number;
  readonly failures: readonly unknown[];
}

/**
 * Gives what reminders are due in an area, each round in a transaction of its own: the round is held, and a reminder's
 * name is a key of the ledger, so that it is given once however many servers remind and wherever one of them is stopped.
 * One round that fails keeps no other waiting.
 */
export async function giveDueReminders(ground: Ground, areaCode: string): Promise<ReminderRun> {
  const ids = await readFor(ground, behalf, ({ transaction }) => listRemindedRounds(transaction, areaCode));
  let reminders = 0;
  const failures: unknown[] = [];
  for (const id of ids) {
    try {
      reminders += await writeFor(ground, behalf, (context) => remindOfRound(context, id));
    } catch (error) {
      failures.push(error);
    }
  }
  return { reminders, failures };
}

async function remindOfRound(context: WriteContext, id: string): Promise<number> {
  await lockRound(context.transaction, id);
  const round = await findRound(context.transaction, id);
  if (round === undefined || round.issued === null) return 0;
  const { now } = context;
  const { dueOn, issued, reminders } = round;
  const ofForms =
    round.state === "open"
      ? await giveFormReminders(context, round, stepsDue(reminders, { dueOn, askedAt: issued.at, now }))
      : [];
  // what was signed at one level may be sent back from the next after the round was closed
  const ofReturns = await giveReturnReminders(context, round, (one) =>
    stepsDue(reminders, { dueOn: one.dueOn, askedAt: one.returnedAt, now }),
  );
  return ofForms.length + ofReturns.length;
}

/**
 * Reminds at once whoever has not handed in, or not answered what was sent back; who was reminded this hour is left in
 * peace. Answers how many organisations were.
 */
export async function remindNow(context: WriteContext, id: string): Promise<number> {
  const round = await holdRound(context, id);
  requireState(round, "open");
  const step: ReminderStep = { name: `now-${context.now.slice(0, 13)}`, rung: "liaison" };
  const ofForms = await giveFormReminders(context, round, [step]);
  const ofReturns = await giveReturnReminders(context, round, () => [step]);
  const reminded = new Set([...ofForms, ...ofReturns]).size;
  recordAudit(context, {
    action: "round.remind",
    subjectKind: "round",
    subjectId: id,
    areaCode: round.areaCode,
    details: { reminded },
  });
  return reminded;
}

/** Gives reminders of forms that were not given yet; answers the organisations, one for each reminder. */
async function giveFormReminders(
  context: WriteContext,
  round: StoredRound,
  steps: readonly ReminderStep[],
): Promise<readonly string[]> {
  if (steps.length === 0) return [];
  const { transaction, now } = context;
  const open = await listOpenForms(transaction, round);
  if (open.length === 0) return [];
  const given = await listGiven(transaction, round);
  const readersOf = await listUnitReaders(
    transaction,
    open.map(({ organisationId }) => organisationId),
  );
  const managers = await listAreaReaders(transaction, round.areaCode, "round.manage");
  const notes: Note[] = [];
  const ledger: GivenReminder[] = [];
  const reminded: string[] = [];
  const give = (step: ReminderStep, unit: string, forms: readonly OpenForm[], note: Note): void => {
    const id = `${round.id}/${round.dueOn}/${unit}/${step.name}`;
    if (given.has(id)) return;
    notes.push(note);
    const roles = note.readers.map(({ roleId }) => roleId);
    ledger.push({ id, dueOn: round.dueOn, roles, forms: forms.length });
    reminded.push(unit);
  };
  const today = beijingDate(now);
  for (const step of steps) {
    if (step.rung === "office") {
      give(step, "office", open, noteTo(round, [managers], "escalate", wordsToOffice(round, open, today)));
      continue;
    }
    for (const [organisationId, forms] of byOrganisation(open)) {
      const { fill, confirm } = readersOf(organisationId);
      const rungs = step.rung === "liaison" ? [fill, confirm, managers] : [confirm];
      const kind = step.rung === "liaison" ? "remind" : "escalate";
      const note = noteTo(round, rungs, kind, wordsToUnit(round, forms, today));
      // who is not there is not told; the office is told of her forms with everyone's
      if (note.readers.length > 0) give(step, organisationId, forms, note);
    }
  }
  await insertGiven(transaction, round, ledger, now);
  await notify(context, notes);
  return reminded;
}

function byOrganisation(open: readonly OpenForm[]): ReadonlyMap<string, readonly OpenForm[]> {
  const groups = new Map<string, OpenForm[]>();
  for (const form of open)
    groups.set(form.organisationId, [...(groups.get(form.organisationId) ?? []), form]);
  return groups;
}

function wordsToUnit(round: StoredRound, forms: readonly OpenForm[], today: string): Bilingual {
  const what = listed([...new Set(forms.map(formName))]);
  const when = whenWords(round.dueOn, today);
  const unit = forms[0]?.organisationName ?? "";
  return {
    zh: `“${round.title}”：${unit}还有 ${forms.length} 张报表没有报送（${what.zh}），${when.zh}。`,
    en: `“${round.title}”: ${unit} has ${forms.length} form(s) to hand in (${what.en}), ${when.en}.`,
  };
}

function wordsToOffice(round: StoredRound, open: readonly OpenForm[], today: string): Bilingual {
  const units = [...new Set(open.map(({ organisationName }) => organisationName))];
  const shown = units.slice(0, 8);
  const isMore = units.length > shown.length;
  const when = whenWords(round.dueOn, today);
  return {
    zh: `“${round.title}”${when.zh}：还有 ${units.length} 个单位的 ${open.length} 张报表没有报送（${shown.join("、")}${isMore ? "等" : ""}）。`,
    en: `“${round.title}”, ${when.en}: ${open.length} form(s) of ${units.length} organisation(s) are not handed in (${shown.join(", ")}${isMore ? " …" : ""}).`,
  };
}

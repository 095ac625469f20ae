import { beijingDate } from "@halfsky/calendar";
import { type Bilingual, reminderRungs } from "@halfsky/statistics";
import type { WriteContext } from "../../access/context.ts";
import { type Note, notify } from "../../notifications/notify.service.ts";
import { listOpenReturns, type OpenReturn } from "./open-return.store.ts";
import type { ReminderStep } from "./reminder-step.ts";
import { type GivenReminder, insertGiven, listGiven } from "./reminder.store.ts";
import { listAreaReaders, listUnitReaders } from "./round-readers.store.ts";
import type { StoredRound } from "./round.store.ts";
import { formName, listed, noteTo, whenWords } from "./tell-of-round.ts";

/**
 * Gives reminders of what was sent back and has not come again, each once: its name is the return's and the step's. What
 * an organisation has to answer by the same day is told in one note. Answers the organisations that were reminded of
 * something, one for each return and step.
 */
export async function giveReturnReminders(
  context: WriteContext,
  round: StoredRound,
  stepsOf: (one: OpenReturn) => readonly ReminderStep[],
): Promise<readonly string[]> {
  const { transaction, now } = context;
  const open = await listOpenReturns(transaction, round);
  const due = open.flatMap((one) =>
    stepsOf(one).map((step) => ({
      one,
      step,
      id: `${round.id}/${one.dueOn}/${one.organisationId}/${one.submissionId}/${one.actionNumber}/${step.name}`,
    })),
  );
  if (due.length === 0) return [];
  const given = await listGiven(transaction, round);
  const fresh = due.filter(({ id }) => !given.has(id));
  if (fresh.length === 0) return [];
  const readersOf = await listUnitReaders(
    transaction,
    fresh.map(({ one }) => one.organisationId),
  );
  const managers = await listAreaReaders(transaction, round.areaCode, "round.manage");
  const today = beijingDate(now);
  const notes: Note[] = [];
  const ledger: GivenReminder[] = [];
  const reminded: string[] = [];
  for (const rung of reminderRungs) {
    const ofRung = fresh.filter(({ step }) => step.rung === rung);
    for (const group of groupBy(
      ofRung,
      ({ one, step }) => `${one.organisationId} ${one.dueOn} ${step.name}`,
    )) {
      const returns = group.map(({ one }) => one);
      const [first] = returns;
      if (first === undefined) continue;
      const { fill, confirm } = readersOf(first.organisationId);
      const rungs = { liaison: [fill, confirm, managers], "unit-head": [confirm], office: [managers] }[rung];
      const note = noteTo(
        round,
        rungs,
        rung === "liaison" ? "remind" : "escalate",
        wordsOf(round, returns, today),
      );
      // who is not there is not told; the office is told in the end
      if (note.readers.length === 0) continue;
      notes.push(
        returns.length === 1 ? { ...note, subjectKind: "submission", subjectId: first.submissionId } : note,
      );
      const roles = note.readers.map(({ roleId }) => roleId);
      ledger.push(...group.map(({ id, one }) => ({ id, dueOn: one.dueOn, roles, forms: returns.length })));
      reminded.push(...returns.map(({ organisationId }) => organisationId));
    }
  }
  await insertGiven(transaction, round, ledger, now);
  await notify(context, notes);
  return reminded;
}

function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyArray<readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}

function wordsOf(round: StoredRound, returns: readonly OpenReturn[], today: string): Bilingual {
  const what = listed([...new Set(returns.map(formName))]);
  const figures = returns.reduce((sum, one) => sum + one.figures, 0);
  const unanswered = returns.reduce((sum, one) => sum + one.unanswered, 0);
  const { organisationName = "", dueOn = today } = returns[0] ?? {};
  const when = whenWords(dueOn, today);
  const state: Bilingual =
    unanswered === 0
      ? {
          zh: `退回的 ${figures} 个数都已答复，还没有重新报送`,
          en: `all ${figures} figure(s) are answered, and it was not handed in again`,
        }
      : {
          zh: `退回的 ${figures} 个数中还有 ${unanswered} 个没有答复`,
          en: `${unanswered} of ${figures} figure(s) are not answered`,
        };
  return {
    zh: `“${round.title}”：${organisationName}有 ${returns.length} 张报表被退回（${what.zh}），${state.zh}；答复期限：${when.zh}。`,
    en: `“${round.title}”: ${returns.length} form(s) of ${organisationName} were sent back (${what.en}), ${state.en}; the answer: ${when.en}.`,
  };
}

import { type Bilingual, daysBetween } from "@halfsky/statistics";
import type { WriteContext } from "../../access/context.ts";
import type { Readers } from "../../notifications/notification.store.ts";
import { type Note, notify } from "../../notifications/notify.service.ts";
import type { NamedRecipient, StoredRoundForm } from "./round-form.store.ts";
import { listAreaReaders, listUnitReaders } from "./round-readers.store.ts";
import type { StoredRound } from "./round.store.ts";

/** What an organisation owes of a round. */
interface Owed {
  readonly organisationName: string;
  readonly forms: string[];
}

/** By organisation, since one person fills in all of its forms. */
function owedBy(
  items: ReadonlyArray<
    Pick<NamedRecipient, "organisationId" | "organisationName"> & { readonly form: string }
  >,
): ReadonlyMap<string, Owed> {
  const owed = new Map<string, Owed>();
  for (const { organisationId, organisationName, form } of items) {
    const known = owed.get(organisationId);
    if (known === undefined) owed.set(organisationId, { organisationName, forms: [form] });
    else if (!known.forms.includes(form)) known.forms.push(form);
  }
  return owed;
}

/** The name by which a form is called in a sentence: its number where it has one. */
export function formName({ code, title }: { readonly code: string | null; readonly title: string }): string {
  return code ?? title;
}

/** Titles in a sentence, at most five of them. */
export function listed(names: readonly string[]): Bilingual {
  const shown = names.slice(0, 5);
  const isMore = names.length > shown.length;
  return {
    zh: shown.join("、") + (isMore ? `等 ${names.length} 张` : ""),
    en: shown.join(", ") + (isMore ? ` and ${names.length - shown.length} more` : ""),
  };
}

/** When something is or was due, seen from a day; both YYYY-MM-DD in Beijing. */
export function whenWords(dueOn: string, today: string): Bilingual {
  const days = daysBetween(today, dueOn);
  if (days === 0) return { zh: "今天截止", en: "due today" };
  return days > 0
    ? { zh: `${dueOn} 截止，还有 ${days} 天`, en: `due on ${dueOn}, ${days} day(s) left` }
    : { zh: `${dueOn} 已截止，逾期 ${-days} 天`, en: `was due on ${dueOn}, ${-days} day(s) ago` };
}

/** The note of a round to the roles at an organisation; to those who confirm there, or who issued it, where nobody fills in. */
export function noteTo(
  round: Pick<StoredRound, "id">,
  rungs: readonly (readonly Readers[])[],
  kind: string,
  words: Bilingual,
): Note {
  const readers = rungs.find((one) => one.length > 0) ?? [];
  const passedOn = {
    zh: `${words.zh}（该单位没有能填报的在岗人员，转告）`,
    en: `${words.en} (passed on: nobody active can fill in there)`,
  };
  return {
    readers,
    subjectKind: "round",
    subjectId: round.id,
    kind,
    words: readers === rungs[0] || readers.length === 0 ? words : passedOn,
  };
}

/** Tells every organisation what it owes of a round that was issued. */
export async function tellOfIssue(
  context: WriteContext,
  round: StoredRound,
  forms: readonly StoredRoundForm[],
): Promise<void> {
  const owed = owedBy(
    forms.flatMap((form) => form.recipients.map((recipient) => ({ ...recipient, form: formName(form) }))),
  );
  await tellUnits(context, round, owed, "issue", (what, { organisationName }, count) => ({
    zh: `“${round.title}”已下发：${organisationName}需填报 ${count} 张报表（${what.zh}），${round.dueOn} 前报送。`,
    en: `“${round.title}” was issued: ${organisationName} fills in ${count} form(s) (${what.en}) by ${round.dueOn}.`,
  }));
}

/** Tells those whose forms were not signed when the round was closed. */
export async function tellOfClosing(
  context: WriteContext,
  round: StoredRound,
  released: ReadonlyArray<{
    readonly organisation: { readonly id: string; readonly name: string };
    readonly head: { readonly code: string | null; readonly title: string };
  }>,
): Promise<void> {
  const owed = owedBy(
    released.map(({ organisation, head }) => ({
      organisationId: organisation.id,
      organisationName: organisation.name,
      form: formName(head),
    })),
  );
  await tellUnits(context, round, owed, "close", (what, { organisationName }, count) => ({
    zh: `“${round.title}”已结束：${organisationName}有 ${count} 张报表（${what.zh}）没有走完审核，不再办理，仍可查看。`,
    en: `“${round.title}” was closed: ${count} form(s) of ${organisationName} (${what.en}) were not signed; they go no further and stay to be read.`,
  }));
}

async function tellUnits(
  context: WriteContext,
  round: StoredRound,
  owed: ReadonlyMap<string, Owed>,
  kind: string,
  wordsOf: (what: Bilingual, owed: Owed, count: number) => Bilingual,
): Promise<void> {
  if (owed.size === 0) return;
  const readersOf = await listUnitReaders(context.transaction, [...owed.keys()]);
  const managers = await listAreaReaders(context.transaction, round.areaCode, "round.manage");
  await notify(
    context,
    [...owed].map(([organisationId, one]) => {
      const { fill, confirm } = readersOf(organisationId);
      const words = wordsOf(listed(one.forms), one, one.forms.length);
      return noteTo(round, [fill, confirm, managers], kind, words);
    }),
  );
}

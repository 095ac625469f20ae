import type { LetterContent } from "@halfsky/api-contract";
import { beijingDate } from "@halfsky/calendar";
import {
  applyAction,
  chineseDate,
  decideAction,
  isLate,
  type LetterDue,
  type LetterKind,
  type MatterDuty,
  openDuties,
  wordsOfDuty,
  writeLetter,
} from "@halfsky/supervision";
import type { ReadContext, WriteContext } from "../access/context.ts";
import { newId } from "../database/new-id.ts";
import {
  getLetterhead,
  insertLetter,
  type Letterhead,
  listLetters,
  nextLetterNumber,
} from "./letter.store.ts";
import { letterFactsOf } from "./matter-facts.ts";
import { lockArea, type StoredMatter } from "./matter.store.ts";
import type { SupervisionBasis } from "./supervision-basis.ts";

/**
 * Issues a letter of a matter that the caller holds: gives it the next number of the area and year, in the caller's
 * transaction, so that a number is never lost nor given twice, and keeps its words for ever.
 */
export async function issueLetter(
  context: WriteContext,
  stored: StoredMatter,
  kind: LetterKind,
  basis: SupervisionBasis,
): Promise<void> {
  const { transaction, actor, now } = context;
  await lockArea(transaction, stored.areaCode);
  const year = Number(basis.today.slice(0, 4));
  const number = await nextLetterNumber(transaction, stored.areaCode, year);
  const head = await getLetterhead(transaction, stored.areaCode);
  const code = `${head.prefix}〔${year}〕${number}号`;
  await insertLetter(transaction, {
    areaCode: stored.areaCode,
    id: newId("letter"),
    matterId: stored.id,
    kind,
    year,
    number,
    code,
    content: await contentOf(context, stored, { kind, code, head, basis }),
    by: actor.accountId,
    at: now,
  });
}

/** The words of a letter that is not issued yet, with the dates that it would set today; without a number. */
export async function previewLetter(
  context: ReadContext,
  stored: StoredMatter,
  kind: LetterKind,
  basis: SupervisionBasis,
): Promise<LetterContent> {
  const { accountId: by } = context.actor;
  const action = { kind: kind === "notice" ? "issue-notice" : "issue-urging" } as const;
  const decision = decideAction(stored.matter, action, {
    relations: ["office"],
    accountId: by,
    rulesVersion: basis.version,
    ...basis,
  });
  const dues = decision.status === "accepted" ? decision.dues : [];
  const number = stored.matter.version + 1;
  const issued = { ...action, number, relation: "office", by, at: context.now, details: {}, dues } as const;
  const head = await getLetterhead(context.transaction, stored.areaCode);
  const then = { ...stored, matter: applyAction(stored.matter, issued) };
  return await contentOf(context, then, { kind, code: null, head, basis });
}

async function contentOf(
  context: ReadContext,
  stored: StoredMatter,
  asked: {
    readonly kind: LetterKind;
    readonly code: string | null;
    readonly head: Letterhead;
    readonly basis: SupervisionBasis;
  },
): Promise<LetterContent> {
  const { kind, code, head, basis } = asked;
  const letters = (await listLetters(context.transaction, [stored.id])).get(stored.id) ?? [];
  const notice = letters.findLast((letter) => letter.kind === "notice");
  const owed = openDuties(stored.matter).filter(({ owedBy }) => owedBy === "addressee");
  const asDue = (duty: MatterDuty): LetterDue => ({
    kind: duty.kind,
    what: wordsOfDuty(duty, stored.matter).zh,
    due: duty.due,
  });
  return writeLetter({
    kind,
    issuer: head.issuer,
    number: code,
    addressee: stored.organisation.name,
    judgedArea: stored.judgedArea.code === stored.areaCode ? null : stored.judgedArea.name,
    indicator: stored.title,
    facts: stored.facts.map(letterFactsOf),
    dues: owed.filter((duty) => kind === "notice" || duty.kind === "answer-urging").map(asDue),
    planPeriod: basis.rules.periods.plan,
    overdue:
      kind === "notice"
        ? []
        : owed.filter((duty) => duty.kind !== "answer-urging" && isLate(duty, basis.today)).map(asDue),
    notice:
      notice === undefined
        ? null
        : { number: notice.number, date: chineseDate(beijingDate(notice.issued.at)) },
    remark: remarkOf(stored, kind),
    contact: head.contact,
    copies: kind === "urging" ? head.copies : [],
    date: basis.today,
  });
}

/** What the person wrote: with the notice its own remark, with an urging that of the newest urging. */
function remarkOf(stored: StoredMatter, kind: LetterKind): string | null {
  if (kind === "notice") return stored.matter.remark;
  const urging = stored.actions.findLast((action) => action.kind === "issue-urging");
  const { details } = urging ?? {};
  const remark =
    typeof details === "object" && details !== null && "remark" in details ? details.remark : null;
  return typeof remark === "string" && remark !== "" ? remark : null;
}

import {
  type AcceptedCaseAction,
  applyCaseAction,
  type CaseAction,
  type CaseState,
  emptyCase,
  endedAbove,
  isEngineAction,
  engineTable,
} from "@halfsky/cases";
import type { Bilingual } from "@halfsky/statistics";
import { recordAudit } from "../audit/record-audit.ts";
import { insertAction } from "./case-action.store.ts";
import type { CaseWriteContext, HashedDefinition } from "./case-host.ts";
import { replaceHolders } from "./case-holder.store.ts";
import { holdersOf, projectionOf } from "./case-projection.ts";
import { insertCase, updateCase } from "./case.store.ts";
import { requireOnce } from "./count-once.ts";
import { recordDisclosures, sendingsOf } from "./disclose.ts";
import { storeDefinition } from "./definitions.ts";
import { keepJudgement } from "./keep-judgement.ts";
import { documentsOf, keepDocuments } from "./keep-case-document.ts";
import type { CaseKeys, WrappedKeys } from "./keys/case-vault.ts";
import { actionPlace, type LoadedCase, standingIn } from "./load-case.ts";
import { matchPeople } from "./match-people.ts";
import { splitDetails } from "./secret-details.ts";
import { tellOfAction } from "./tell-of-action.ts";

/** A case before its first action. */
export interface NewCase extends Omit<LoadedCase, "row" | "keys" | "standing"> {
  readonly row: null;
  readonly areaCode: string;
  readonly caseId: string;
  readonly number: string;
  readonly keys: CaseKeys;
  readonly wrapped: WrappedKeys;
}

/** An action that was judged and may be done. */
export interface DecidedAction {
  readonly action: string;
  readonly transactionId: string;
  readonly baseVersion: number;
  readonly accepted: AcceptedCaseAction;
}

/**
 * Does an action on a case that the caller holds, or opens it: its row of the log with the secrets enciphered, what lists
 * look at, who holds what, by what its people are found, who was told what, messages and the audit entry, all in the
 * caller's transaction. Cases that it opens are the caller's. Returns the case as it stands then.
 */
export async function carryOut(
  context: CaseWriteContext,
  subject: LoadedCase | NewCase,
  decided: DecidedAction,
): Promise<LoadedCase> {
  const { host, transaction, now } = context;
  const { accepted } = decided;
  const before = subject.state;
  const areaCode = subject.row?.area_code ?? ("areaCode" in subject ? subject.areaCode : "");
  const caseId = subject.row?.id ?? ("caseId" in subject ? subject.caseId : "");
  const documents = documentsOf(accepted.effects);
  if (subject.keys === null) throw new Error(`the keys of ${caseId} were destroyed`);
  const action: CaseAction = {
    number: before.version + 1,
    action: decided.action,
    actor: {
      accountId: context.actor.accountId,
      organisationId: context.actor.organisation.id,
      areaCode: context.actor.areaCode,
    },
    actedAs: accepted.actedAs,
    relation: accepted.relation,
    at: now,
    transactionId: decided.transactionId,
    baseVersion: decided.baseVersion,
    definitionHash: subject.current.hash,
    details: documents.length === 0 ? accepted.details : { ...accepted.details, documents },
  };
  const state = applyCaseAction(host.shelf, before, action, subject.clock);
  if (state.unread.includes(action.number)) {
    throw new Error(`${caseId}: action ${action.action} does not fit state ${before.state}`);
  }
  await requireOnce(context, { caseId, definition: subject.current.definition }, before, state);
  await storeDefinition(context, subject.current);
  const projection = projectionOf(subject.current, state, {
    caseId,
    openedIn: areaCode,
    now,
    clock: subject.clock,
    keys: subject.keys,
  });
  const row =
    subject.row === null
      ? {
          area_code: areaCode,
          id: caseId,
          system: subject.current.definition.id,
          number: subject.number,
          opened_by: state.openedBy,
          opened_at: now,
          ...projection,
        }
      : { ...subject.row, ...projection };
  if (subject.row === null) await insertCase(transaction, row, subject.wrapped);
  else await updateCase(transaction, row, projection);
  await insertAction(
    transaction,
    { areaCode, caseId },
    action,
    enciphered(subject.current, subject.keys, action, state),
  );
  const place = { areaCode, caseId };
  if (
    before.referrals !== state.referrals ||
    before.tasks !== state.tasks ||
    before.deadlines !== state.deadlines ||
    before.breakGlass !== state.breakGlass
  ) {
    await replaceHolders(transaction, place, holdersOf(state));
  }
  await keepJudgement(context, place, action);
  const { definition } = subject.current;
  const paper = {
    definition,
    state,
    number: row.number,
    areaCode,
    liesIn: row.lies_in,
    caseId,
    keys: subject.keys,
  };
  await keepDocuments(context, paper, documents);
  if (before.parties !== state.parties) await matchPeople(context, { ...place, definition }, state);
  const sendings = sendingsOf(definition, before, state, accepted.effects);
  await recordDisclosures(context, place, definition, { before, after: state }, action, sendings);
  const told = { areaCode: row.lies_in, caseId, number: row.number, definition, state };
  await tellOfAction(context, told, {
    action,
    before,
    effects: accepted.effects,
    sendings,
    pending: accepted.pending,
  });
  recordAudit(context, auditOf(subject.current, { areaCode: row.lies_in, caseId }, before, state, action));
  return {
    row,
    keys: subject.keys,
    actions: [...subject.actions, action],
    state,
    standing: await standingIn(transaction, definition, state, row),
    current: subject.current,
    clock: subject.clock,
  };
}

function enciphered({ definition }: HashedDefinition, keys: CaseKeys, action: CaseAction, state: CaseState) {
  const { plain, secret, sealed } = splitDetails(definition, action.details, state.openedAt);
  const place = actionPlace(action.number);
  return {
    plain,
    secret: secret === null ? null : keys.encipher("data", place, secret),
    sealed: sealed === null ? null : keys.encipher("sealed", place, sealed),
  };
}

/** The entry of the audit log: that it was done and on what, no answer of any class. */
function auditOf(
  { definition, hash }: HashedDefinition,
  { areaCode, caseId }: { readonly areaCode: string; readonly caseId: string },
  before: CaseState,
  state: CaseState,
  action: CaseAction,
) {
  const { acknowledges, answersHeld, worksOn, match, step } = action.details;
  const opened = step?.opened === undefined ? {} : { opened: step.opened };
  const judged = match === undefined ? {} : { judgement: match.judgement };
  const acknowledged = acknowledges === undefined ? {} : { acknowledges };
  const answered = answersHeld === undefined ? {} : { answersHeld };
  const worked = worksOn === undefined ? {} : { worksOn };
  const ended = endedAbove(before, state);
  const answeredBelow = ended.length === 0 ? {} : { answeredBelow: ended.map(({ number }) => number) };
  return {
    action: `case.${action.action}`,
    subjectKind: "case",
    subjectId: caseId,
    areaCode,
    ...(before === emptyCase ? {} : { before: { state: before.state, version: before.version } }),
    after: { state: state.state, version: state.version },
    details: {
      system: definition.id,
      definition: hash,
      actedAs: action.actedAs,
      relation: action.relation,
      ...acknowledged,
      ...answered,
      ...worked,
      ...answeredBelow,
      ...judged,
      ...opened,
    },
  };
}

/** The title of an action in both languages. */
export function titleOfAction(
  { definition }: Pick<HashedDefinition, "definition">,
  action: string,
): Bilingual {
  if (isEngineAction(action)) return engineTable[action].title;
  return definition.actions[action]?.title ?? { zh: action, en: action };
}

import type { CaseActionInput, CaseDone } from "@halfsky/api-contract";
import {
  type CaseBasis,
  type CaseDecision,
  decideCaseAction,
  type PrivacyClass,
  visibleTo,
} from "@halfsky/cases";
import { listDisplayNames } from "../accounts/account.store.ts";
import { asDetails } from "./as-details.ts";
import { assigneesOf } from "./assignees.ts";
import { asMatches, listPairs } from "./candidates.ts";
import { doersOf } from "./case-doers.ts";
import { caseBasis } from "./case-basis.ts";
import { caseMoved, choicesIn, noCase, refusedAction } from "./case-problems.ts";
import { findTransaction } from "./case-action.store.ts";
import { carryOut } from "./carry-out.ts";
import type { CaseWriteContext } from "./case-host.ts";
import { withLocalities } from "./check-localities.ts";
import { gatesOf } from "./gates.ts";
import { type LogNumbers, numbersFor } from "./held-numbers.ts";
import { hiddenFieldsOf } from "./hidden-numbers.ts";
import { noteShown } from "./note-read.ts";
import { answerOfTransaction } from "./known-transaction.ts";
import { isThere, type SeenCase, tryCase } from "./see-case.ts";
import { openLinked } from "./open-case.service.ts";
import { requireCaseAttachments } from "./case-attachment.service.ts";

/** POST /api/cases/:id/actions: judges an action and does it, with the cases that it opens. */
export async function actOnCase(
  context: CaseWriteContext,
  idOrNumber: string,
  input: CaseActionInput,
): Promise<CaseDone> {
  const isGlass = input.action === "break-glass";
  if (!isGlass && !(await isThere(context, idOrNumber))) {
    // what was done already is answered, also to her who may not see the case since
    if ((await findTransaction(context.transaction, input.transactionId)) === undefined) {
      throw noCase(idOrNumber);
    }
  }
  const seen = await tryCase(context, idOrNumber, { lock: true });
  if (seen === undefined) throw noCase(idOrNumber);
  const known = await answerOfTransaction(context, input.transactionId, { caseId: seen.row.id });
  const isVisible = seen.actors.length > 0 || seen.glass;
  const numbers = numbersFor(context, seen, { whole: !isVisible || isWhole(context, seen) });
  if (known !== undefined) return { ...known, version: numbers.of(known.version) };
  if (!isVisible && !isGlass) throw noCase(idOrNumber);
  if (seen.keys === null) throw noCase(idOrNumber);
  if (isVisible && input.builtOn !== undefined && input.builtOn !== numbers.version) throw caseMoved();
  const { answers, attachmentIds = [] } = input.details;
  // a glass is broken with words alone: faults in anything else would tell that the case is there
  if (!isVisible && (answers !== undefined || attachmentIds.length > 0)) throw noCase(idOrNumber);
  await requireCaseAttachments(context, seen, attachmentIds);
  const basis = await basisOf(context, seen, input);
  const { builtOn: _builtOn, ...asked } = input;
  const baseVersion = numbers.base(input.baseVersion);
  const proposed = { ...asked, baseVersion, details: asDetails(input.details) };
  const { definition } = seen.current;
  const decision = await withLocalities(
    context,
    { definition, areaCode: seen.row.lies_in },
    proposed.details.answers,
    decideCaseAction(definition, seen.state, proposed, basis),
  );
  if (decision.status === "refused") {
    // whoever may not see a case learns nothing of it by trying
    if (!isVisible) throw noCase(idOrNumber);
    throw await problemOf(context, seen, decision, numbers);
  }
  const loaded = await carryOut(context, seen, {
    action: input.action,
    transactionId: input.transactionId,
    baseVersion,
    accepted: decision,
  });
  const { after, opened } = await openLinked(context, loaded, input.transactionId, decision.effects);
  return {
    id: after.row.id,
    number: after.row.number,
    version: numbersFor(context, { ...seen, ...after }, { whole: isWhole(context, seen) }).version,
    pending: decision.pending,
    opened,
  };
}

/** Whether she sees the case as such, and not only what was handed to her. */
function isWhole({ actor, now }: CaseWriteContext, { actors, current, glass, state }: SeenCase): boolean {
  return visibleTo(current.definition, actors, state, { organisationId: actor.organisation.id, now, glass })
    .whole;
}

/** By what the action is judged, with what only some actions ask of the host. */
async function basisOf(
  context: CaseWriteContext,
  seen: SeenCase,
  input: CaseActionInput,
): Promise<CaseBasis> {
  const asked = { action: input.action, details: asDetails(input.details) };
  const basis = await caseBasis(
    context,
    seen.standing,
    await gatesOf(context, seen.current.definition, seen.state, asked, context.actor.accountId),
  );
  return {
    ...basis,
    ...(namesAssignee(seen, input)
      ? { assignees: (await assigneesOf(context, seen)).map(({ id }) => id) }
      : {}),
    ...(input.action === "judge-match" ? { matches: await seenMatches(context, seen) } : {}),
  };
}

/** Whether somebody is named, now or by what is confirmed: she may have left since it was proposed. */
function namesAssignee({ state }: SeenCase, { action, details }: CaseActionInput): boolean {
  const proposed = state.pending.find(({ number }) => number === details.pending)?.details.assignee;
  return details.assignee !== undefined || (action === "confirm" && proposed !== undefined);
}

/** Pairs of a case of which the actor is shown both sides; whoever is shown only a part of a case is shown none. */
async function seenMatches(context: CaseWriteContext, seen: SeenCase): Promise<CaseBasis["matches"]> {
  return isWhole(context, seen) ? asMatches(await listPairs(context, seen)) : [];
}

async function problemOf(
  context: CaseWriteContext,
  seen: SeenCase,
  decision: Extract<CaseDecision, { status: "refused" }>,
  numbers: LogNumbers,
) {
  const ids = decision.conflicts.flatMap(({ theirsBy, yoursBy }) => [theirsBy, yoursBy]);
  const names = await listDisplayNames(context.transaction, ids);
  const visibility = visibleTo(seen.current.definition, seen.actors, seen.state, {
    organisationId: context.actor.organisation.id,
    now: context.now,
    glass: seen.glass,
    hidden: await hiddenFieldsOf(context, { ...seen, definition: seen.current.definition }),
  });
  const { fields } = seen.current.definition;
  const told: PrivacyClass[] = [];
  const mayShow = (where: string): boolean => {
    const [kind, list, name = ""] = where.split(".");
    if (kind !== "answers") return true;
    if (list !== "fields" || visibility.fields[name] !== "shown") return false;
    // what she sees as it stood when her agency answered is not told as it stands now
    if (visibility.past.fields[name] !== undefined) return false;
    const privacy = fields[name]?.privacy;
    if (privacy !== undefined) told.push(privacy);
    return true;
  };
  const log = { definition: seen.current.definition, actions: seen.actions };
  const doers = doersOf(log, visibility, context.actor, (id) => names.get(id) ?? id);
  const conflicts = decision.conflicts.map((one) => ({ ...one, theirsIn: numbers.of(one.theirsIn) }));
  const problem = refusedAction(
    { ...decision, conflicts },
    (id) => doers.ofAccount(id),
    mayShow,
    await choicesIn(context, decision),
  );
  noteShown(context, seen, { fields: {}, groups: {}, parties: {} }, told);
  return problem;
}

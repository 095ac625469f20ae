import type { CaseActionInput, CaseDone } from "@halfsky/api-contract";
import { type CaseDecision, decideCaseAction, visibleTo } from "@halfsky/cases";
import { listDisplayNames } from "../accounts/account.store.ts";
import { asDetails } from "./as-details.ts";
import { caseBasis } from "./case-basis.ts";
import { noCase, refusedAction } from "./case-problems.ts";
import { caseTreeOf, personOf } from "./case-person.ts";
import { readersTo } from "./case-reach.ts";
import { carryOut } from "./carry-out.ts";
import type { CaseReadContext, CaseWriteContext } from "./case-host.ts";
import { gatesOf } from "./gates.ts";
import { answerOfTransaction } from "./known-transaction.ts";
import { type LoadedCase, loadCase } from "./load-case.ts";
import { openLinked } from "./open-case.service.ts";
import { requireCaseAttachments } from "./case-attachment.service.ts";

/** A case with how the one who asks stands to it. */
export interface SeenCase extends LoadedCase {
  /** names of the definition's actors that she is, of those who may know that the case exists */
  readonly actors: readonly string[];
  /** she broke the glass and the time is not over */
  readonly glass: boolean;
}

/** A case in reach of the actor, by its id or number; throws "not-found" for one that is not there or not hers to see. */
export async function seeCase(
  context: CaseReadContext,
  idOrNumber: string,
  options: { readonly lock?: boolean } = {},
): Promise<SeenCase> {
  const seen = await tryCase(context, idOrNumber, options);
  if (seen === undefined || (seen.actors.length === 0 && !seen.glass)) throw noCase(idOrNumber);
  return seen;
}

async function tryCase(
  context: CaseReadContext,
  idOrNumber: string,
  options: { readonly lock?: boolean } = {},
): Promise<SeenCase | undefined> {
  const loaded = await loadCase(context, idOrNumber, options);
  if (loaded === undefined) return undefined;
  const person = personOf(context.actor);
  // as this program has the system, not as an overlay has it: lists ask the same
  const { definition } = context.host.systems.get(loaded.row.system) ?? loaded.current;
  const actors = readersTo(definition, loaded.standing, person, await caseTreeOf(context));
  const glass =
    context.actor.token === undefined &&
    loaded.state.breakGlass.some(
      ({ accountId, until }) => accountId === person.accountId && until > context.now,
    );
  return { ...loaded, actors, glass };
}

/** POST /api/cases/:id/actions: judges an action and does it, with the cases that it opens. */
export async function actOnCase(
  context: CaseWriteContext,
  idOrNumber: string,
  input: CaseActionInput,
): Promise<CaseDone> {
  const seen = await tryCase(context, idOrNumber, { lock: true });
  if (seen === undefined) throw noCase(idOrNumber);
  const known = await answerOfTransaction(context, input.transactionId, { caseId: seen.row.id });
  if (known !== undefined) return known;
  const isVisible = seen.actors.length > 0 || seen.glass;
  const isGlass = input.action === "break-glass";
  if (!isVisible && !isGlass) throw noCase(idOrNumber);
  if (seen.keys === null) throw noCase(idOrNumber);
  await requireCaseAttachments(context, seen, input.details.attachmentIds ?? []);
  const basis = await caseBasis(context, seen.standing, await gatesOf(context, seen, input));
  const proposed = { ...input, details: asDetails(input.details) };
  const decision = decideCaseAction(seen.current.definition, seen.state, proposed, basis);
  if (decision.status === "refused") {
    // whoever may not see a case learns nothing of it by trying
    if (!isVisible) throw noCase(idOrNumber);
    throw await problemOf(context, seen, decision);
  }
  const loaded = await carryOut(context, seen, {
    action: input.action,
    transactionId: input.transactionId,
    baseVersion: input.baseVersion,
    accepted: decision,
  });
  const { after, opened } = await openLinked(context, loaded, input.transactionId, decision.effects);
  return {
    id: after.row.id,
    number: after.row.number,
    version: after.state.version,
    pending: decision.pending,
    opened,
  };
}

async function problemOf(
  context: CaseWriteContext,
  seen: SeenCase,
  decision: Extract<CaseDecision, { status: "refused" }>,
) {
  const ids = decision.conflicts.flatMap(({ theirsBy, yoursBy }) => [theirsBy, yoursBy]);
  const names = await listDisplayNames(context.transaction, ids);
  const visibility = visibleTo(seen.current.definition, seen.actors, seen.state, {
    organisationId: context.actor.organisation.id,
    now: context.now,
    glass: seen.glass,
  });
  const mayShow = (where: string): boolean => {
    const [kind, , name = ""] = where.split(".");
    if (kind !== "answers") return true;
    return visibility.fields[name] === "shown";
  };
  return refusedAction(decision, (id) => names.get(id) ?? id, mayShow);
}

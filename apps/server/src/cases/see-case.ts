import type { CaseReadContext } from "./case-host.ts";
import { noCase } from "./case-problems.ts";
import { caseTreeOf, personOf } from "./case-person.ts";
import { caseWithin, findCaseReach, readersTo } from "./case-reach.ts";
import { isCaseThere } from "./case-list.store.ts";
import { type LoadedCase, loadCase } from "./load-case.ts";

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
  if (!(await isThere(context, idOrNumber))) throw noCase(idOrNumber);
  const seen = await tryCase(context, idOrNumber, options);
  if (seen === undefined || (seen.actors.length === 0 && !seen.glass)) throw noCase(idOrNumber);
  return seen;
}

/** As `seeCase`, also where the actor may not see it; undefined for one that is not there. */
export async function tryCase(
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

/**
 * Whether a case is there for the actor, by its row and who holds what of it, before its log is read: a case that is hidden
 * takes as long to refuse as one that does not exist, however much was done in it.
 */
export async function isThere(context: CaseReadContext, idOrNumber: string): Promise<boolean> {
  const { actor, transaction, now } = context;
  const within = caseWithin(await findCaseReach(context), "any");
  // who comes with a token breaks no glass
  const glass = actor.token === undefined ? { accountId: actor.accountId, now } : null;
  return await isCaseThere(transaction, idOrNumber, within, glass);
}

import type { Doer } from "@halfsky/api-contract";
import { type CaseAction, mayName, type SystemDefinition, type Visibility } from "@halfsky/cases";
import { platformActor } from "../access/actor.ts";

/** Who did what in a case, as far as one reader may be told. */
export interface CaseDoers {
  /** of an action by its number; null for the platform, whose word each page has in its language */
  readonly ofAction: (number: number) => Doer | null;
  /** of an account, whatever it did in the case */
  readonly ofAccount: (id: string) => Doer;
}

/**
 * Names people by their accounts, and those whom the reader may not know (`asParty`) by what they are. To herself nobody is
 * a stranger.
 */
export function doersOf(
  { definition, actions }: { readonly definition: SystemDefinition; readonly actions: readonly CaseAction[] },
  visibility: Pick<Visibility, "parties">,
  reader: { readonly accountId: string },
  nameOf: (id: string) => string,
): CaseDoers {
  const kept = actions.filter(
    ({ actedAs, actor }) => actor.accountId !== reader.accountId && !mayName(definition, actedAs, visibility),
  );
  const titleOf = (action: CaseAction | undefined): Doer | undefined =>
    action === undefined ? undefined : definition.actors[action.actedAs]?.title;
  const byNumber = new Map(actions.map((action) => [action.number, action]));
  return {
    ofAction(number) {
      const action = byNumber.get(number);
      if (action === undefined) return nameOf("");
      if (action.actor.accountId === platformActor.accountId) return null;
      return titleOf(kept.find((one) => one === action)) ?? nameOf(action.actor.accountId);
    },
    ofAccount: (id) => titleOf(kept.find(({ actor }) => actor.accountId === id)) ?? nameOf(id),
  };
}

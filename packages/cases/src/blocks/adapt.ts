import type { ActionRule } from "../definition/definition.ts";
import { words } from "../definition/fields.ts";
import type { Condition } from "../expression/condition.ts";
import { share } from "./shorthand.ts";

/** An action of a block with a condition of one's own. */
export function guarded<
  const R extends ActionRule<never, never, never, string, string, string>,
  F extends string = never,
  A extends string = never,
  P extends string = never,
>(rule: R, when: Condition<F, A, P>, zh: string, en: string) {
  return { ...rule, guard: { when, otherwise: words(zh, en) } };
}

/** Of the cases opened in the period those for which something holds, among those for which something else does. */
export function amongOpened<const B extends string>(
  zh: string,
  en: string,
  where: Condition,
  of: Condition | null,
  by: readonly B[],
  feeds?: string,
) {
  return share(
    zh,
    en,
    { opened: true, where },
    of === null ? { opened: true } : { opened: true, where: of },
    by,
    feeds,
  );
}

/** Of what stands in a state at the end of the period those for which something holds. */
export function amongKept<const B extends string>(
  zh: string,
  en: string,
  state: string,
  where: Condition,
  by: readonly B[],
  feeds?: string,
) {
  return share(zh, en, { state, where }, { state }, by, feeds);
}

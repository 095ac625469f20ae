import type { ActionRule } from "../definition/definition.ts";
import { did, not } from "../expression/condition.ts";
import { act } from "./shorthand.ts";

/** Opens linked cases, the state stays; each once until the case is closed and begins anew: action → link, title. */
export function opensOnce<const A extends string, const W extends string>(
  by: readonly W[],
  links: Readonly<Record<A, readonly [link: string, zh: string, en: string]>>,
): Readonly<Record<A, ActionRule<never, A, never, never, W, never>>>;
export function opensOnce(
  by: readonly string[],
  links: Readonly<Record<string, readonly [string, string, string]>>,
): Readonly<Record<string, ActionRule>> {
  const row = ([action, [link, zh, en]]: readonly [string, readonly [string, string, string]]) => [
    action,
    act(zh, en, "open", "same", by, {
      effects: [{ open: link }],
      guard: [not(did(action)), "已开立，见关联个案", "It is opened already; see the linked case"],
    }),
  ];
  return Object.fromEntries(Object.entries(links).map(row));
}

import type { CaseRecord } from "@halfsky/api-contract";
import type { SystemDefinition, Trigger } from "@halfsky/cases";

type Possible = CaseRecord["possible"][number];

/** So many actions stand beside the menu. */
const most = 2;

/**
 * What stands at the top of a case, the first being the main button: first what ends a clock that runs, the earliest end
 * first; then what is usually next. Where neither is there, the first action of the definition that asks no agency a second time, so that nobody who may do
 * something stands before a menu alone.
 */
export function leadActions(
  offered: readonly Possible[],
  {
    deadlines,
    referrals,
    row,
  }: Pick<CaseRecord, "deadlines" | "referrals"> & { readonly row: { readonly state: string } },
  definition: SystemDefinition,
): readonly Possible[] {
  const open = offered.filter(({ blockedBy }) => blockedBy === null);
  const running = deadlines
    .filter(({ state }) => state === "running")
    .toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1));
  const ending = running.flatMap(({ name }) => open.filter((one) => ends(one, name, row.state, definition)));
  const usual = open.filter(({ action, isUsual }) => isUsual || ofReferral.has(action));
  const found = [...new Set([...ending, ...usual])].slice(0, most);
  if (found.length > 0) return found;
  const asked = new Set(
    referrals.flatMap(({ name, state }) => (state === "returned" || state === "withdrawn" ? [] : [name])),
  );
  const isAnew = (action: string) =>
    (definition.actions[action]?.effects ?? []).every((one) => !("refer" in one) || !asked.has(one.refer));
  return open.filter(({ action }) => definition.actions[action] !== undefined && isAnew(action)).slice(0, 1);
}

const ofReferral: ReadonlySet<string> = new Set([
  "acknowledge-referral",
  "accept-referral",
  "return-referral",
  "answer-referral",
]);

/** Whether an action ends a clock: of a referral by its number, of the case by what meets it. */
function ends(
  { action, about, isUsual }: Possible,
  clock: string,
  state: string,
  definition: SystemDefinition,
) {
  const [kind, name = "", number = "", what] = clock.split(":");
  if (kind === "referral") {
    const isThis = about?.referral?.name === name && String(about.referral.number) === number;
    return isThis && action === `${what === "acknowledge" ? "acknowledge" : "answer"}-referral`;
  }
  const meets = definition.deadlines?.[clock]?.meets;
  return meets !== undefined && isMetBy(meets, { action, isUsual, state }, definition);
}

function isMetBy(
  meets: Trigger,
  { action, isUsual, state }: { readonly action: string; readonly isUsual: boolean; readonly state: string },
  { actions, forms }: SystemDefinition,
): boolean {
  const rule = actions[action];
  if (rule === undefined) return false;
  if ("action" in meets) return meets.action === action;
  // of several ways out of a state the usual one
  if ("left" in meets) return isUsual && meets.left === state && rule.to !== "same" && rule.to !== state;
  if ("state" in meets) return isUsual && rule.to === meets.state;
  if (!("field" in meets)) return false;
  const { field } = meets;
  return (forms[rule.form ?? ""] ?? []).some(
    (item) => item === field || (typeof item === "object" && "field" in item && item.field === field),
  );
}

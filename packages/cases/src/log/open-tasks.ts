import type { SystemDefinition, TaskRule } from "../definition/definition.ts";
import { factsOf } from "../expression/condition-facts.ts";
import { evaluate } from "../expression/evaluate.ts";
import { goesAhead } from "../expression/unknown-rule.ts";
import type { CaseState, TaskState } from "./case-state.ts";

/** A case with all items of its bundle, each with the office that was found for it. Items that stand already stay. */
export function fanOut(
  definition: SystemDefinition,
  state: CaseState,
  agencies: Readonly<Record<string, string | null>>,
  at: string,
): CaseState {
  const made = Object.keys(definition.tasks ?? {}).map((name): readonly [string, TaskState] => [
    name,
    state.tasks[name] ?? {
      status: "not-applicable",
      organisationId: agencies[name] ?? null,
      openedAt: null,
      doneAt: null,
      reason: null,
    },
  ]);
  return openTasks(definition, { ...state, tasks: Object.fromEntries(made) }, at);
}

/**
 * Opens the items that can begin: those that apply and whose forerunners are done. New facts may make an item apply that
 * did not; one that has begun is never taken away by them.
 */
export function openTasks(definition: SystemDefinition, state: CaseState, at: string): CaseState {
  const names = Object.keys(state.tasks);
  if (names.length === 0) return state;
  const facts = factsOf(definition, state, { now: at });
  const applying = Object.fromEntries(
    names.map((name) => {
      const [task, rule] = [state.tasks[name], definition.tasks?.[name]];
      return [name, task?.status === "not-applicable" && rule !== undefined ? applies(rule, facts) : true];
    }),
  );
  const isOver = (name: string): boolean => {
    const task = state.tasks[name];
    if (task === undefined || task.status === "done") return true;
    return task.status === "not-applicable" && applying[name] === false;
  };
  const tasks = names.map((name): readonly [string, TaskState | undefined] => {
    const task = state.tasks[name];
    const isStill =
      task?.status === "waiting" || (task?.status === "not-applicable" && applying[name] === true);
    if (task === undefined || !isStill) return [name, task];
    return (definition.tasks?.[name]?.after ?? []).every(isOver)
      ? [name, { ...task, status: "open", openedAt: at }]
      : [name, { ...task, status: "waiting" }];
  });
  return { ...state, tasks: Object.fromEntries(tasks.filter(isKnown)) };
}

function applies({ when }: TaskRule, facts: Parameters<typeof evaluate>[1]): boolean {
  return when === undefined || goesAhead("task", evaluate(when, facts));
}

function isKnown(entry: readonly [string, TaskState | undefined]): entry is readonly [string, TaskState] {
  return entry[1] !== undefined;
}

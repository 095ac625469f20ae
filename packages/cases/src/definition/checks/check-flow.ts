import { engineActions } from "../../log/case-log.ts";
import type { DefinitionFault } from "../definition-fault.ts";
import type { ActionRule, SystemDefinition } from "../definition.ts";
import { type CheckBasis, fault, undeclared } from "./check.ts";

/** The states that an action starts from; none for one that opens a case. */
export function statesFrom(rule: ActionRule, definition: SystemDefinition): readonly string[] {
  const states = Object.entries(definition.states);
  if (rule.from === "new") return [];
  if (rule.from === "open") return states.filter(([, { phase }]) => phase !== "closed").map(([name]) => name);
  if (rule.from === "closed")
    return states.filter(([, { phase }]) => phase === "closed").map(([name]) => name);
  return rule.from;
}

/** The states that a case can come into, with the fewest actions after opening that lead there. */
export function reachable(definition: SystemDefinition): ReadonlyMap<string, number> {
  const actions = Object.values(definition.actions);
  const found = new Map<string, number>();
  for (const { from, to } of actions) if (from === "new") found.set(to, 0);
  const queue = [...found.keys()];
  for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
    const steps = (found.get(state) ?? 0) + 1;
    for (const rule of actions) {
      const isNew = rule.to !== "same" && !found.has(rule.to);
      if (isNew && statesFrom(rule, definition).includes(state)) {
        found.set(rule.to, steps);
        queue.push(rule.to);
      }
    }
  }
  return found;
}

/** States and actions: a way in, a way through, a way out, for everybody who is named. */
export function* checkFlow({ definition }: CheckBasis): Generator<DefinitionFault> {
  const actions = Object.entries(definition.actions);
  if (!actions.some(([, { from }]) => from === "new")) {
    yield fault("actions", "没有立案的操作。", "No action opens a case.");
  }
  for (const [name, rule] of actions) yield* checkAction(name, rule, definition);
  const found = reachable(definition);
  for (const [name, { phase }] of Object.entries(definition.states)) {
    const path = `states.${name}`;
    if (!found.has(name)) yield fault(path, "没有操作能到达这一状态。", "No action leads to this state.");
    if (phase === "closed") continue;
    const hasExit = actions.some(
      ([, rule]) => rule.to !== "same" && rule.to !== name && statesFrom(rule, definition).includes(name),
    );
    if (!hasExit) {
      yield fault(path, "到了这一状态就再也出不来。", "Nothing leads out of this state.");
    } else if (!canClose(name, definition)) {
      yield fault(path, "从这一状态无法走到结案。", "No way leads from this state to an end.");
    }
  }
  if (!Object.values(definition.states).some(({ phase }) => phase === "closed")) {
    yield fault("states", "没有结案的状态。", "No state ends the case.");
  }
}

function canClose(from: string, definition: SystemDefinition): boolean {
  const seen = new Set([from]);
  const queue = [from];
  for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
    if (definition.states[state]?.phase === "closed") return true;
    for (const rule of Object.values(definition.actions)) {
      if (rule.to === "same" || seen.has(rule.to) || !statesFrom(rule, definition).includes(state)) continue;
      seen.add(rule.to);
      queue.push(rule.to);
    }
  }
  return false;
}

function* checkAction(
  name: string,
  rule: ActionRule,
  definition: SystemDefinition,
): Generator<DefinitionFault> {
  const path = `actions.${name}`;
  if ((engineActions as readonly string[]).includes(name)) {
    yield fault(path, "这是引擎自有操作的名称。", "This is the name of one of the engine's own actions.");
  }
  if (Array.isArray(rule.from)) {
    if (rule.from.length === 0) yield fault(`${path}.from`, "没有起始状态。", "It starts from nowhere.");
    yield* undeclared(`${path}.from`, rule.from, definition.states, "状态", "state");
  }
  if (rule.to !== "same") yield* undeclared(`${path}.to`, [rule.to], definition.states, "状态", "state");
  if (rule.from === "new" && rule.to === "same") {
    yield fault(`${path}.to`, "立案必须写明状态。", "Opening a case needs a state.");
  }
  if (rule.by.length === 0) yield fault(`${path}.by`, "没有人能办理。", "Nobody may do it.");
  yield* undeclared(`${path}.by`, rule.by, definition.actors, "角色", "actor");
  if (rule.from !== "new") {
    for (const actor of rule.by) {
      if (definition.actors[actor]?.relation === "anyone") {
        yield fault(
          `${path}.by`,
          `“${actor}”与案件没有关系，只能立案。`,
          `"${actor}" stands in no relation to a case and can only open one.`,
        );
      }
    }
  }
  yield* checkSecondPerson(path, rule.by, rule.secondPerson, definition);
  if (rule.from === "new" && rule.secondPerson !== undefined) {
    yield fault(
      `${path}.secondPerson`,
      "立案不能等待复核。",
      "Opening a case cannot wait for a second person.",
    );
  }
  yield* checkEffects(path, rule, definition);
}

/** A second person has to exist: one account alone cannot be both. */
export function* checkSecondPerson(
  path: string,
  by: readonly string[],
  second: readonly string[] | undefined,
  definition: SystemDefinition,
): Generator<DefinitionFault> {
  if (second === undefined) return;
  yield* undeclared(`${path}.secondPerson`, second, definition.actors, "角色", "actor");
  if (second.length === 0) yield fault(`${path}.secondPerson`, "没有复核人。", "There is no second person.");
  const isSole = (actor: string): boolean => {
    const relation = definition.actors[actor]?.relation;
    // a case is assigned to one account, and was opened by one
    return relation === "assigned" || relation === "opened";
  };
  const others = second.filter((actor) => !(by.includes(actor) && isSole(actor)));
  if (second.length > 0 && others.length === 0) {
    yield fault(
      `${path}.secondPerson`,
      "复核人就是提出人本人。",
      "The second person would be the first one again.",
    );
  }
  for (const actor of second) {
    if (definition.actors[actor]?.relation === "anyone") {
      yield fault(
        `${path}.secondPerson`,
        `“${actor}”与案件没有关系，不能复核。`,
        `"${actor}" stands in no relation to a case and cannot be the second person.`,
      );
    }
  }
}

function* checkEffects(
  path: string,
  { effects = [] }: ActionRule,
  definition: SystemDefinition,
): Generator<DefinitionFault> {
  for (const [at, effect] of effects.entries()) {
    const where = `${path}.effects.${at}`;
    if ("refer" in effect) yield* undeclared(where, [effect.refer], definition.referrals, "转介", "referral");
    if ("open" in effect) yield* undeclared(where, [effect.open], definition.links, "关联", "link");
    if ("document" in effect) {
      yield* undeclared(where, [effect.document], definition.documents, "文书", "document");
    }
    if ("tell" in effect) {
      yield* undeclared(where, [effect.tell], definition.actors, "角色", "actor");
      if (definition.actors[effect.tell]?.relation === "anyone") {
        yield fault(
          where,
          "与案件没有关系的人不能被告知。",
          "Who stands in no relation to the case cannot be told.",
        );
      }
    }
    if ("raiseTo" in effect) {
      yield* undeclared(where, [effect.raiseTo], definition.grade?.values, "等级", "grade");
    }
    if ("fanOut" in effect && definition.tasks === undefined) {
      yield fault(where, "没有可分发的事项。", "There are no tasks to open.");
    }
  }
}

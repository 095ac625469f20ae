import type { DefinitionFault } from "../definition-fault.ts";
import type { ActionRule, DeadlineRule, SystemDefinition, Trigger } from "../definition.ts";
import { type CheckBasis, fault } from "./check.ts";
import { conjuncts } from "../../decide/judging.ts";
import { statesFrom } from "./check-flow.ts";

/** Something that happens to a case, as far as clocks are concerned. */
interface Move {
  readonly action: string;
  readonly before: string | null;
  readonly after: string;
  readonly reopens: boolean;
  /** answered whatever else is */
  readonly surely: ReadonlySet<string>;
  /** perhaps answered */
  readonly perhaps: ReadonlySet<string>;
  /** what a guard asks to have been answered, "field:x", or done, "action:x", before or with it */
  readonly needs: readonly string[];
}

/**
 * In every state that is not an end a clock of the definition runs, whatever was done before: else a case stands there and
 * nobody is told. Clocks of referrals, items and schedules do not count, since they end with an answer, with the last
 * item and the last step, and the case stands on. A state that needs none says why (`unclocked`).
 */
export function* checkRunning({ definition }: CheckBasis): Generator<DefinitionFault> {
  const quiet = quietStates(definition);
  for (const [name, { phase, unclocked }] of Object.entries(definition.states)) {
    const path = `states.${name}`;
    const way = quiet.get(name);
    if (way !== undefined && unclocked === undefined) {
      yield fault(
        path,
        `个案可停在这里而没有任何时限在走（如：${way.join("、")}之后）。`,
        `A case can stand here with no clock running (for instance after ${way.join(", ")}).`,
      );
    }
    if (unclocked !== undefined && (way === undefined || phase === "closed")) {
      yield fault(
        `${path}.unclocked`,
        "这里总有时限在走，不需要说明。",
        "A clock always runs here; nothing is to be explained.",
      );
    }
  }
}

/** The states in which a case can stand without a clock, each with the shortest way there. */
export function quietStates(definition: SystemDefinition): ReadonlyMap<string, readonly string[]> {
  const clocks = Object.entries(definition.deadlines ?? {});
  const quiet = new Map<string, readonly string[]>();
  const seen = new Set<string>();
  const moves = movesOf(definition);
  const needed = new Set([...moves.values()].flat().flatMap(({ needs }) => needs));
  const queue: {
    readonly state: string | null;
    readonly running: number;
    readonly way: readonly string[];
    /** which of the things that guards ask for have perhaps come about */
    readonly had: ReadonlySet<string>;
  }[] = [{ state: null, running: 0, way: [], had: answeredByOthers(definition) }];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const { state, running, way, had } = at;
    for (const move of moves.get(state) ?? []) {
      const isClosed = definition.states[move.after]?.phase === "closed";
      const gained = gainedBy(move, needed);
      if (move.needs.some((need) => !had.has(need) && !gained.includes(need))) continue;
      const has = new Set([...had, ...gained]);
      let next = 0;
      for (const [bit, [, rule]] of clocks.entries()) {
        const flag = 1 << bit;
        // of a closed case: what the closing cut off, which a reopening begins anew
        if (runsAfter(rule, (running & flag) !== 0, move, definition)) next |= flag;
      }
      const key = [move.after, next, ...[...has].toSorted()].join(" ");
      if (seen.has(key)) continue;
      seen.add(key);
      const walked = way.at(-1) === move.action ? way : [...way, move.action];
      queue.push({ state: move.after, running: next, way: walked, had: has });
      const ticks = clocks.some(
        ([, { pausedIn }], bit) => (next & (1 << bit)) !== 0 && pausedIn?.includes(move.after) !== true,
      );
      if (!isClosed && !ticks && !quiet.has(move.after)) quiet.set(move.after, titlesOf(definition, walked));
    }
  }
  return quiet;
}

function titlesOf(definition: SystemDefinition, actions: readonly string[]): readonly string[] {
  return actions.map((name) => definition.actions[name]?.title.zh ?? name);
}

/** Whether a clock surely runs after a move: what may end it, ends it, and what may start it, does not. */
function runsAfter(rule: DeadlineRule, ran: boolean, move: Move, definition: SystemDefinition): boolean {
  if (move.reopens)
    return ran || surelyPulls(rule.starts, move, definition) || isOfOpening(rule.starts, definition);
  const isMet = mayPull(rule.meets, move);
  if (rule.repeats === true && ran && isMet) return true;
  if (surelyPulls(rule.starts, move, definition)) return !("field" in rule.starts && isMet && !ran) || ran;
  return ran && !isMet;
}

/** What the opening started, a reopening starts again. */
function isOfOpening(trigger: Trigger, { actions }: SystemDefinition): boolean {
  return trigger.when === undefined && "action" in trigger && actions[trigger.action]?.from === "new";
}

function mayPull(trigger: Trigger, move: Move): boolean {
  if ("field" in trigger) return move.perhaps.has(trigger.field);
  if ("task" in trigger) return true;
  return pullsByMove(trigger, move);
}

function surelyPulls(trigger: Trigger, move: Move, { fields }: SystemDefinition): boolean {
  // what is started under a condition is perhaps not started
  if ("task" in trigger || trigger.when !== undefined) return false;
  if (!("field" in trigger)) return pullsByMove(trigger, move);
  const kind = fields[trigger.field]?.type.kind;
  // not known, a day or moment starts the clock at once (`unknownRule.deadlineStart`); another answer starts none
  return (kind === "date" || kind === "moment") && move.surely.has(trigger.field);
}

function pullsByMove(
  trigger: Exclude<Trigger, { readonly field: string } | { readonly task: string }>,
  { action, before, after, reopens }: Move,
): boolean {
  if ("state" in trigger) return after === trigger.state && (before !== after || reopens);
  if ("left" in trigger) return before === trigger.left && after !== before;
  return action === trigger.action;
}

/** All moves by the state they start from; null before the case is opened. */
function movesOf(definition: SystemDefinition): ReadonlyMap<string | null, readonly Move[]> {
  const moves = new Map<string | null, Move[]>();
  for (const [action, rule] of Object.entries(definition.actions)) {
    const { surely, perhaps } = asked(rule, definition);
    for (const before of rule.from === "new" ? [null] : statesFrom(rule, definition)) {
      const after = rule.to === "same" ? (before ?? "") : rule.to;
      const reopens =
        before !== null &&
        definition.states[before]?.phase === "closed" &&
        definition.states[after]?.phase !== "closed";
      const move = { action, before, after, reopens, surely, perhaps, needs: needsOf(rule) };
      moves.set(before, [...(moves.get(before) ?? []), move]);
    }
  }
  return moves;
}

function asked(
  { form, sets = {} }: ActionRule,
  definition: SystemDefinition,
): { readonly surely: ReadonlySet<string>; readonly perhaps: ReadonlySet<string> } {
  const items = form === undefined ? [] : (definition.forms[form] ?? []);
  const surely = new Set(Object.keys(sets));
  const perhaps = new Set(surely);
  for (const item of items) {
    if (typeof item === "string") perhaps.add(item);
    else if ("field" in item) {
      perhaps.add(item.field);
      if (item.required === true && item.when === undefined) surely.add(item.field);
    }
  }
  return { surely, perhaps };
}

/** What a guard asks for that an earlier action, or the form, has to have brought about; of itself an action is not done yet. */
function needsOf({ guard }: ActionRule): readonly string[] {
  const parts = guard === undefined ? [] : conjuncts(guard.when);
  return parts.flatMap((part) => {
    if ("has" in part) return [`field:${part.has}`];
    if ("is" in part) return [`field:${part.is[0]}`];
    if ("in" in part) return [`field:${part.in[0]}`];
    return "did" in part && part.did[1] === "≥" && part.did[2] > 0 ? [`action:${part.did[0]}`] : [];
  });
}

function gainedBy({ action, perhaps }: Move, needed: ReadonlySet<string>): readonly string[] {
  return [`action:${action}`, ...[...perhaps].map((field) => `field:${field}`)].filter((one) =>
    needed.has(one),
  );
}

/** What an agency fills in that holds a referral or an item, whenever it does. */
function answeredByOthers({ referrals = {}, tasks = {} }: SystemDefinition): ReadonlySet<string> {
  const answered = Object.values(referrals).flatMap(({ answerForm = [] }) => answerForm);
  const brought = Object.values(tasks).flatMap(({ brings = [] }) => brings);
  return new Set([...answered, ...brought].map((field) => `field:${field}`));
}

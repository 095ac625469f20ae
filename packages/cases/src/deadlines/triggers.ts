import { isDay } from "@halfsky/calendar";
import type { SystemDefinition, Trigger } from "../definition/definition.ts";
import { engineActions, type Answer, type CaseAction } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";
import { factsOf } from "../expression/condition-facts.ts";
import { evaluate } from "../expression/evaluate.ts";
import { goesAhead, unknownRule } from "../expression/unknown-rule.ts";
import { endOfDay } from "./period.ts";

/** One action with the case before and after it; `before` is null for the action that opens the case. */
export interface Change {
  readonly definition: SystemDefinition;
  readonly before: CaseState | null;
  readonly after: CaseState;
  readonly action: CaseAction;
  /** moment of the action, as `toISOString` writes it: texts of moments compare as the moments do */
  readonly at: string;
}

const ofEngine: ReadonlySet<string> = new Set(engineActions);

/**
 * Whether an action starts the clock of a trigger, and from which moment it then counts; null where it does not. An action
 * counts when it takes effect: one that waits for a second person does so when she confirms it.
 */
export function pulledBy(trigger: Trigger, change: Change): string | null {
  return holdsFor("deadlineWhen", trigger, change) ? pulledAt(trigger, change) : null;
}

/** Whether what a trigger asks beside holds of the case as the action leaves it; there is nothing where it asks nothing. */
export function holdsFor(
  place: "deadlineWhen" | "deadlineMet",
  { when }: Trigger,
  { definition, after, at }: Change,
): boolean {
  return when === undefined || goesAhead(place, evaluate(when, factsOf(definition, after, { now: at })));
}

function pulledAt(trigger: Trigger, change: Change): string | null {
  const { after, at } = change;
  if ("action" in trigger) return wasDone(trigger.action, change) ? at : null;
  if ("state" in trigger) {
    const wasThere = change.before !== null && change.before.state === trigger.state;
    return after.state === trigger.state && (!wasThere || isReopening(change)) ? at : null;
  }
  if ("left" in trigger) {
    return change.before?.state === trigger.left && after.state !== trigger.left ? at : null;
  }
  if ("field" in trigger) {
    const given = after.fields[trigger.field];
    if (given === undefined || given.by !== change.action.number || !isKnown(given.value)) return null;
    // a question that was answered with no begins nothing, unless that is what is asked
    if (given.value === false && trigger.when === undefined) return null;
    return momentOfAnswer(trigger.field, given.value, change);
  }
  const [was, is] = [change.before?.tasks[trigger.task]?.status, after.tasks[trigger.task]?.status];
  return is === "open" && was !== "open" && was !== "returned" ? at : null;
}

/** Whether an action meets what a clock waits for; as `pulledBy`, but of a task its end counts, and what is not known meets nothing. */
export function meets(trigger: Trigger, change: Change): boolean {
  if (!holdsFor("deadlineMet", trigger, change)) return false;
  if (!("task" in trigger)) return pulledAt(trigger, change) !== null;
  const [was, is] = [change.before?.tasks[trigger.task]?.status, change.after.tasks[trigger.task]?.status];
  return is === "done" && was !== "done";
}

/** The case was closed and is open again. */
export function isReopening({ before, after }: Change): boolean {
  return before !== null && after.occurrence > before.occurrence;
}

function wasDone(name: string, change: Change): boolean {
  if (ofEngine.has(name)) return change.action.action === name;
  const now = change.after.done[name] ?? 0;
  if (isReopening(change)) {
    // the case begins anew: what the opening started, starts again
    return now > 0 || change.definition.actions[name]?.from === "new";
  }
  return now > (change.before?.done[name] ?? 0);
}

/**
 * A moment that was answered is itself the beginning, and so is the end of a day that was (born on, filed on), where
 * everybody who sees the case may see it. A personal or closer one is not: the end of the clock stands in lists and would
 * tell it; then the moment of answering counts.
 */
function momentOfAnswer(name: string, value: Answer, { definition, at }: Change): string {
  const field = definition.fields[name];
  if (field === undefined || typeof value !== "string") return at;
  if (field.privacy !== "open" && field.privacy !== "work") return at;
  if (field.type.kind === "date") return isDay(value) ? endOfDay(value) : at;
  if (field.type.kind !== "moment") return at;
  const moment = Date.parse(value);
  return Number.isNaN(moment) ? at : new Date(moment).toISOString();
}

/**
 * The moment at which somebody said that the day or moment which starts a clock, or whether it starts, is not known: by
 * `unknownRule` the clock starts then. Null where the action did not say so.
 */
export function startUnknown(trigger: Trigger, change: Change): string | null {
  const { definition, after, action, at } = change;
  if (!("field" in trigger)) return null;
  const given = after.fields[trigger.field];
  const kind = definition.fields[trigger.field]?.type.kind;
  if (given === undefined || given.by !== action.number || isKnown(given.value)) return null;
  const isBeginning = kind === "date" || kind === "moment" || kind === "flag" || trigger.when !== undefined;
  return unknownRule.deadlineStart === "now" && isBeginning && holdsFor("deadlineWhen", trigger, change)
    ? at
    : null;
}

/** Whether the answer that began a clock was corrected to one by which there never was anything to begin. */
export function wasNeverOwed(trigger: Trigger, change: Change): boolean {
  if (change.action.action !== "correct" || !("field" in trigger)) return false;
  const isCorrected = change.after.fields[trigger.field]?.by === change.action.number;
  return isCorrected && !holdsFor("deadlineWhen", trigger, change);
}

function isKnown(answer: Answer): boolean {
  return typeof answer !== "object" || Array.isArray(answer);
}

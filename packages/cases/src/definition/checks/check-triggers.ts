import { conjuncts } from "../../decide/judging.ts";
import { namesIn } from "../../expression/names-in.ts";
import type { DefinitionFault } from "../definition-fault.ts";
import type { ActionRule, SystemDefinition, Trigger } from "../definition.ts";
import { type CheckBasis, fault } from "./check.ts";
import { statesFrom } from "./check-flow.ts";
import { isSealedFromTheFirst } from "./check-schedules.ts";

/**
 * What a trigger asks beside: every answer it names is given by the time that it is pulled, whichever way the case came
 * there (an answer that nobody was asked for would start the clock of everybody), and none is sealed, since lists show which
 * clocks run; what follows from an answer that not everybody reads stands on the sheet (`derivedFacts`).
 */
export function* checkTriggers({ definition }: CheckBasis): Generator<DefinitionFault> {
  for (const [name, rule] of Object.entries(definition.deadlines ?? {})) {
    for (const part of ["starts", "meets"] as const) {
      const trigger = rule[part];
      if (trigger.when === undefined) continue;
      const path = `deadlines.${name}.${part}.when`;
      const asked = namesIn(trigger.when).fields;
      for (const field of asked) yield* checkSeen(path, field, definition);
      for (const field of unanswered(trigger, asked, definition)) {
        yield fault(
          path,
          `到那时“${field}”未必已经填写，期限会对所有人开始。`,
          `"${field}" is perhaps not answered by then; the clock would start for everybody.`,
        );
      }
    }
  }
}

function* checkSeen(path: string, name: string, definition: SystemDefinition): Generator<DefinitionFault> {
  if (definition.fields[name]?.privacy !== "sealed" || isSealedFromTheFirst(definition)) return;
  yield fault(
    path,
    `期限不得以封存的“${name}”为条件：清单显示期限是否在走。`,
    `Lists show whether a clock runs and would tell the sealed "${name}".`,
  );
}

/** Of these fields the ones that on some way are not answered when an action pulls the trigger. */
function unanswered(
  trigger: Trigger,
  fields: readonly string[],
  definition: SystemDefinition,
): readonly string[] {
  const known = surelyAnswered(definition);
  const missing = new Set<string>();
  for (const [action, rule] of Object.entries(definition.actions)) {
    for (const before of rule.from === "new" ? [null] : statesFrom(rule, definition)) {
      const here = before === null ? new Set<string>() : known.get(before);
      // nothing leads to that state
      if (here === undefined || !pulls(trigger, action, before, rule, definition)) continue;
      const given = new Set([...here, ...answersOf(rule, definition)]);
      if ("field" in trigger) given.add(trigger.field);
      for (const field of fields) if (!given.has(field)) missing.add(field);
    }
  }
  return [...missing];
}

function pulls(
  trigger: Trigger,
  action: string,
  before: string | null,
  rule: ActionRule,
  definition: SystemDefinition,
): boolean {
  const after = rule.to === "same" ? before : rule.to;
  if ("action" in trigger) return trigger.action === action;
  if ("state" in trigger) return after === trigger.state && before !== after;
  if ("left" in trigger) return before === trigger.left && after !== before;
  // of an item it is not known when its office finishes it
  if ("task" in trigger) return true;
  if (Object.hasOwn(rule.sets ?? {}, trigger.field)) return true;
  return (definition.forms[rule.form ?? ""] ?? []).some(
    (item) =>
      item === trigger.field || (typeof item === "object" && "field" in item && item.field === trigger.field),
  );
}

/** What is answered in each state whichever way the case came there. */
function surelyAnswered(definition: SystemDefinition): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, ReadonlySet<string>>();
  let isSettled = false;
  while (!isSettled) {
    isSettled = true;
    for (const rule of Object.values(definition.actions)) {
      for (const before of rule.from === "new" ? [null] : statesFrom(rule, definition)) {
        const here = before === null ? new Set<string>() : known.get(before);
        const after = rule.to === "same" ? before : rule.to;
        if (here === undefined || after === null) continue;
        const given = new Set([...here, ...answersOf(rule, definition)]);
        const was = known.get(after);
        const both = was === undefined ? given : new Set([...was].filter((one) => given.has(one)));
        if (was !== undefined && both.size === was.size) continue;
        known.set(after, both);
        isSettled = false;
      }
    }
  }
  return known;
}

/** What an action's form requires of everybody, what it answers itself, and what its guard does not go ahead without. */
function answersOf(
  { form, guard, byPlatform, sets = {} }: ActionRule,
  { forms }: SystemDefinition,
): readonly string[] {
  const guarded = (guard === undefined ? [] : conjuncts(guard.when)).flatMap((part) => {
    if ("has" in part) return [part.has];
    if ("is" in part) return [part.is[0]];
    return "in" in part ? [part.in[0]] : [];
  });
  // the platform leaves open what it cannot know
  const items = form === undefined || byPlatform === true ? [] : (forms[form] ?? []);
  const required = items.flatMap((item) =>
    typeof item === "object" && "field" in item && item.required === true && item.when === undefined
      ? [item.field]
      : [],
  );
  return [...guarded, ...required, ...Object.keys(sets)];
}

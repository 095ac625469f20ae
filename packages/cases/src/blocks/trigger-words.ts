import type { Trigger } from "../definition/definition.ts";
import type { Condition } from "../expression/condition.ts";

/**
 * What starts or meets a clock, in two words: "do visit" (an action), "in following" (comes into a state), "left applied"
 * (leaves it), "on letterOn" (a field), "task insurance".
 */
export type TriggerWords = `${"do" | "in" | "left" | "on" | "task"} ${string}`;

/** A trigger of its words. */
export function triggerOf(trigger: Trigger | TriggerWords): Trigger {
  if (typeof trigger !== "string") return trigger;
  const [kind, name = ""] = trigger.split(" ");
  if (kind === "do") return { action: name };
  if (kind === "in") return { state: name };
  if (kind === "left") return { left: name };
  return kind === "on" ? { field: name } : { task: name };
}

/** A trigger that counts only where something holds; not known, it starts a clock and meets none. */
export function where(trigger: Trigger | TriggerWords, when: Condition): Trigger {
  return { ...triggerOf(trigger), when };
}

import { declaredClocks } from "../deadlines/clock-rules.ts";
import type { PrivacyClass } from "../privacy/privacy-class.ts";
import { groupsOf } from "./checks/form-places.ts";
import type { FieldType, SystemDefinition } from "./definition.ts";

/** What a question may hold, as far as given answers depend on it. */
export interface FieldOutline {
  readonly kind: FieldType["kind"];
  readonly privacy: PrivacyClass;
  readonly options?: readonly string[];
  /** of a number: its unit in Chinese, and its decimals */
  readonly unit?: string;
  readonly decimals?: number;
}

/** Everything of a definition that an open case may carry by its name: what a new version has to know of an old one. */
export interface DefinitionOutline {
  readonly id: string;
  /** the phase of each state */
  readonly states: Readonly<Record<string, string>>;
  readonly grades: readonly string[];
  readonly fields: Readonly<Record<string, FieldOutline>>;
  /** the class of each part of the people */
  readonly parties: Readonly<Record<string, Readonly<Record<string, PrivacyClass>>>>;
  readonly groups: readonly string[];
  readonly actions: readonly string[];
  readonly referrals: readonly string[];
  readonly tasks: readonly string[];
  readonly consents: readonly string[];
  /** clocks of deadlines, and of steps of schedules ("schedule:checks:m3") */
  readonly deadlines: readonly string[];
}

/** The outline of a definition. */
export function outlineOf(definition: SystemDefinition): DefinitionOutline {
  const { id, states, grade, fields, parties, actions, referrals, tasks, consents } = definition;
  return {
    id,
    states: Object.fromEntries(Object.entries(states).map(([name, { phase }]) => [name, phase])),
    grades: Object.keys(grade?.values ?? {}),
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, { type, privacy }]) => [name, fieldOutline(type, privacy)]),
    ),
    parties: Object.fromEntries(Object.entries(parties).map(([name, { parts }]) => [name, { ...parts }])),
    groups: [...new Set(groupsOf(definition).map(({ group }) => group))],
    actions: Object.keys(actions),
    referrals: Object.keys(referrals ?? {}),
    tasks: Object.keys(tasks ?? {}),
    consents: Object.keys(consents ?? {}),
    deadlines: [...declaredClocks(definition)],
  };
}

function fieldOutline(type: FieldType, privacy: PrivacyClass): FieldOutline {
  const { kind } = type;
  return {
    kind,
    privacy,
    ...("options" in type ? { options: Object.keys(type.options) } : {}),
    ...(kind === "number" ? { unit: type.unit.zh, decimals: type.decimals } : {}),
  };
}

import { parsePeriod } from "../deadlines/period.ts";
import type { SystemDefinition } from "./definition.ts";
import type { KeyContainer, KeyEntry, RuleName } from "./key-entry.ts";
import { keyRegistry } from "./key-registry.ts";

/** A definition with one of its keys changed or taken away. */
export interface Mutant {
  /** "actions.close.guard" */
  readonly path: string;
  readonly how: "changed" | "taken away";
  readonly entry: KeyEntry;
  readonly definition: SystemDefinition;
}

/** A place in a definition that has a key of the registry. */
export interface DeclaredKey {
  readonly path: readonly string[];
  readonly rule: RuleName;
  readonly value: unknown;
  /** undefined for a key that the registry does not know */
  readonly entry: KeyEntry | undefined;
}

/** Every key that a definition declares, with what the registry says of it. */
export function* declaredKeys(
  value: unknown,
  rule: RuleName = "system",
  path: readonly string[] = [],
): Generator<DeclaredKey> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (part === undefined) continue;
    const known = Object.hasOwn(keyRegistry[rule], key) ? keyRegistry[rule][key] : undefined;
    const at = [...path, key];
    if (known !== undefined && "holds" in known) yield* heldKeys(part, known, at);
    else yield { path: at, rule, value: part, entry: known };
  }
}

function* heldKeys(
  value: unknown,
  { holds, of }: KeyContainer,
  path: readonly string[],
): Generator<DeclaredKey> {
  if (holds === "one") {
    yield* declaredKeys(value, of, path);
    return;
  }
  for (const [name, part] of Object.entries(Object(value))) {
    // a form is a list by itself: its places stand one level deeper
    if (of === "form" && Array.isArray(part)) {
      for (const [at, item] of part.entries()) {
        yield* declaredKeys(typeof item === "string" ? { field: item } : item, of, [
          ...path,
          name,
          String(at),
        ]);
      }
    } else yield* declaredKeys(part, of, [...path, name]);
  }
}

/** All mutants of a definition: each declared key once changed and once taken away. */
export function* mutantsOf(definition: SystemDefinition): Generator<Mutant> {
  for (const { path, value, entry } of declaredKeys(definition)) {
    if (entry === undefined) continue;
    const others = siblings(definition, path);
    const changed = changedValue(value, others, path.at(-1));
    if (changed !== undefined) {
      yield { path: path.join("."), how: "changed", entry, definition: put(definition, path, changed) };
    }
    // what is said anyway where nothing is said is no difference
    const isSaid = value !== false && value !== 0 && !(Array.isArray(value) && value.length === 0);
    // one of a few words that the compiler asks for is never missing
    const isChoice = typeof value === "string" && Object.hasOwn(choices, path.at(-1) ?? "");
    if (!isSaid || isChoice) continue;
    yield { path: path.join("."), how: "taken away", entry, definition: put(definition, path, undefined) };
  }
}

/** Values that the same key has elsewhere in the definition: a change to one of them is well-formed. */
function siblings(definition: SystemDefinition, path: readonly string[]): readonly string[] {
  const [part = "", , key] = path;
  if (path.length !== 3 || key === undefined) return [];
  const rules: unknown = Object.entries(definition).find(([name]) => name === part)?.[1];
  return Object.values(Object(rules)).flatMap((rule: unknown) => {
    const value: unknown = Object(rule)[key];
    return typeof value === "string" ? [value] : [];
  });
}

/** Something else of the same shape. */
function changedValue(value: unknown, others: readonly string[], key?: string): unknown {
  const classes = key === "privacy" || key === "parts";
  // an effect says yes or is not there
  if (key === "seal" || key === "fanOut" || key === "opened") return undefined;
  // open and work, open and waiting are treated alike: the change is to one that is not
  if (key === "privacy") return value === "open" || value === "work" ? "sealed" : "open";
  if (key !== undefined && Object.hasOwn(choices, key)) {
    // of a source: not checked or checked; of a referral: sent or answered
    const known = choices[key]?.filter(
      (choice) => key !== "status" || isOfReferral(choice) === isOfReferral(value),
    );
    if (typeof value === "string" && known?.includes(value) === true) {
      return known.find((choice) => choice !== value);
    }
  }
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  if (typeof value === "string") {
    const period = parsePeriod(value);
    if (period !== null) return `${period.count + 1}${period.unit}`;
    return others.find((other) => other !== value) ?? `${value}x`;
  }
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.slice(0, -1);
  if (typeof value !== "object" || value === null) return undefined;
  const parts = Object.entries(value);
  if ("zh" in value && "en" in value) {
    return Object.fromEntries(parts.map(([language, text]) => [language, `${String(text)}改`]));
  }
  if ("when" in value && "otherwise" in value) return { ...value, when: { not: value.when } };
  if (conditionWords.some((word) => word in value)) return { not: value };
  // answers to choose from, rights to read: one is gone
  if (key === "options" || key === "alsoReads") return Object.fromEntries(parts.slice(0, -1));
  // a record: its last part that can be is changed, so that the others are seen to stay
  const last = parts.findLast(([name, part]) => changedValue(part, [], name) !== undefined);
  if (last === undefined) return undefined;
  return { ...value, [last[0]]: changedValue(last[1], [], classes ? "privacy" : last[0]) };
}

function isOfReferral(status: unknown): boolean {
  return status === "sent" || status === "acknowledged-on-time" || status === "answered-on-time";
}

/** Words of which a key has one. */
const choices: Readonly<Record<string, readonly string[]>> = {
  phase: ["closed", "open", "waiting"],
  status: ["unverified", "law", "plan", "default", "sent", "acknowledged-on-time", "answered-on-time"],
  certainty: ["assumed", "plan", "source"],
  rhythm: ["monthly", "quarterly"],
};

const conditionWords = [
  "all",
  "any",
  "not",
  "is",
  "in",
  "has",
  "compare",
  "since",
  "apart",
  "age",
  "persons",
  "did",
  "consent",
  "tasksDone",
  "gate",
] as const;

function put(definition: SystemDefinition, path: readonly string[], value: unknown): SystemDefinition {
  return JSON.parse(JSON.stringify(replaced(definition, path, value)));
}

function replaced(at: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  // the short way of writing a question
  const whole = typeof at === "string" ? { field: at } : at;
  if (Array.isArray(whole)) {
    return whole.map((part: unknown, index) => (String(index) === key ? replaced(part, rest, value) : part));
  }
  return { ...Object(whole), [key]: replaced(Object(whole)[key], rest, value) };
}

import type { DefinitionFault } from "../definition-fault.ts";
import type { SystemDefinition, SystemKind } from "../definition.ts";
import { type CheckBasis, fault } from "./check.ts";
import { reachable, statesFrom } from "./check-flow.ts";
import { fieldsOfForm, partiesOfForm } from "./form-places.ts";

/** What a kind restricts; it adds nothing to the engine. */
interface KindRule {
  /** how many actions after the opening may lie before an end, at the shortest */
  readonly longestWay: number | null;
  /** answers are changed by `correct` alone, as versions: no two actions ask the same */
  readonly asksOnce: boolean;
  /** some way out takes effect only when a second person agrees */
  readonly exitByTwo: boolean;
  /** something comes back in a rhythm: visits, reviews */
  readonly hasRhythm: boolean;
  /** opens items of several offices at once */
  readonly hasTasks: boolean;
}

const free: KindRule = {
  longestWay: null,
  asksOnce: false,
  exitByTwo: false,
  hasRhythm: false,
  hasTasks: false,
};

const kindRules: Readonly<Record<SystemKind, KindRule>> = {
  contact: { ...free, longestWay: 2 },
  report: { ...free, asksOnce: true },
  case: free,
  register: { ...free, exitByTwo: true, hasRhythm: true },
  bundle: { ...free, hasTasks: true },
};

/** Whether a definition keeps to its kind. */
export function* checkKind({ definition }: CheckBasis): Generator<DefinitionFault> {
  const rule = kindRules[definition.kind];
  if (rule.longestWay !== null && shortestWay(definition) > rule.longestWay) {
    yield fault(
      "kind",
      `热线来电应在${rule.longestWay}步内办结或转为个案。`,
      `A contact ends, or becomes a case, within ${rule.longestWay} actions.`,
    );
  }
  if (rule.asksOnce) yield* checkAsksOnce(definition);
  if (rule.exitByTwo && !hasExitByTwo(definition)) {
    yield fault("kind", "退出登记册须经两人。", "Leaving a register takes two persons.");
  }
  // by itself, or from one appointment to the next
  const hasRhythm = Object.values(definition.deadlines ?? {}).some(
    ({ repeats, starts }) => repeats === true || ("field" in starts && isDated(starts.field, definition)),
  );
  if (rule.hasRhythm && !hasRhythm) {
    yield fault(
      "kind",
      "登记册须有定期走访或复核。",
      "A register is visited or looked at again in a rhythm.",
    );
  }
  const tasks = Object.keys(definition.tasks ?? {});
  const opensTasks = Object.values(definition.actions).some(({ effects = [] }) =>
    effects.some((effect) => "fanOut" in effect),
  );
  if (rule.hasTasks && (tasks.length === 0 || !opensTasks)) {
    yield fault("kind", "联办须有事项，并有操作分发。", "A bundle has items, and an action that opens them.");
  }
  if (tasks.length > 0 && !opensTasks) {
    yield fault("tasks", "没有操作分发这些事项。", "No action opens these items.");
  }
}

function isDated(field: string, { fields }: SystemDefinition): boolean {
  const kind = fields[field]?.type.kind;
  return kind === "date" || kind === "moment";
}

/** Fewest actions from the opening to an end, or to a case of another system. */
function shortestWay(definition: SystemDefinition): number {
  const found = reachable(definition);
  const ends = Object.entries(definition.states)
    .filter(([, { phase }]) => phase === "closed")
    .map(([state]) => found.get(state) ?? Number.POSITIVE_INFINITY);
  const links = Object.values(definition.actions)
    .filter(({ effects = [] }) => effects.some((effect) => "open" in effect))
    .flatMap((rule) =>
      rule.from === "new"
        ? [0]
        : statesFrom(rule, definition).map((state) => (found.get(state) ?? Number.POSITIVE_INFINITY) + 1),
    );
  return Math.min(...ends, ...links);
}

function* checkAsksOnce(definition: SystemDefinition): Generator<DefinitionFault> {
  const asked = new Map<string, string>();
  for (const [name, { form }] of Object.entries(definition.actions)) {
    const items = form === undefined ? [] : (definition.forms[form] ?? []);
    for (const question of [...fieldsOfForm(items), ...partiesOfForm(items)]) {
      const before = asked.get(question);
      if (before !== undefined && before !== form) {
        yield fault(
          `actions.${name}.form`,
          `“${question}”已在另一操作中填写；报告卡只能用“更正”修改。`,
          `"${question}" is asked by another action; a report changes by corrections only.`,
        );
      }
      if (form !== undefined) asked.set(question, form);
    }
  }
}

function hasExitByTwo(definition: SystemDefinition): boolean {
  return Object.values(definition.actions).some(
    ({ to, secondPerson }) =>
      to !== "same" && definition.states[to]?.phase === "closed" && secondPerson !== undefined,
  );
}

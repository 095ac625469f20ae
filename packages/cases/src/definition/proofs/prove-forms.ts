import { checkAnswers } from "../../decide/check-answers.ts";
import { checkValue } from "../../decide/check-value.ts";
import { askItems } from "../../decide/form-items.ts";
import { factsOf } from "../../expression/condition-facts.ts";
import type { Answer, FormAnswers } from "../../log/case-log.ts";
import type { CaseState } from "../../log/case-state.ts";
import { emptyCase } from "../../log/empty-case.ts";
import type { SystemDefinition } from "../definition.ts";
import { answerOf, at, later, people, type Proof, type Samples, satisfying } from "./samples.ts";

/** The answers that a form is tried with: full, none, wrong, out of bounds, too many, nameless. */
function triesOf({ original }: Samples, full: FormAnswers): readonly FormAnswers[] {
  const answers = (
    give: (name: string, type: SystemDefinition["fields"][string]["type"]) => Answer | undefined,
  ) =>
    Object.fromEntries(
      Object.keys(full.fields).flatMap((name): [string, Answer][] => {
        const type = original.fields[name]?.type;
        const value = type === undefined ? undefined : give(name, type);
        return value === undefined ? [] : [[name, value]];
      }),
    );
  const lists = <T>(names: object | undefined, make: (name: string) => T): Record<string, T> =>
    Object.fromEntries(Object.keys(names ?? {}).map((name) => [name, make(name)]));
  const rowFields = Object.fromEntries(
    Object.entries(original.fields).map(([field, { type }]) => [field, answerOf(type)]),
  );
  return [
    full,
    { fields: {} },
    { fields: answers(() => "none of them") },
    { fields: answers((_, type) => (type.kind === "number" ? (type.min ?? "-1") : undefined)) },
    {
      fields: answers((_, type) => (type.kind === "number" ? `1.${"0".repeat(type.decimals)}1` : undefined)),
    },
    { fields: answers((_, type) => (type.kind === "number" ? "99999" : undefined)) },
    {
      fields: {},
      parties: lists(full.parties, (party) => people((original.parties[party]?.max ?? 0) + 1)),
      groups: lists(full.groups, () =>
        Array.from({ length: 201 }, (_, id) => ({ id: String(id), fields: id === 0 ? rowFields : {} })),
      ),
    },
    {
      fields: {},
      parties: lists(full.parties, () => [{ id: "n", parts: {} }]),
      groups: lists(full.groups, () =>
        Array.from({ length: 5 }, (_, id) => ({ id: String(id), fields: {} })),
      ),
    },
  ];
}

/** What forms show, require, refuse and keep. */
export const asks: Proof = (definition, samples, [part, name]) => {
  const { original } = samples;
  const [blank = emptyCase, unanswered = emptyCase] = samples.cases;
  // a question by itself: it may stand on no form and be asked by a referral's answer or an item only
  if (part === "fields" && name !== undefined) {
    const [now, before] = [definition.fields[name]?.type, original.fields[name]?.type];
    const values =
      before === undefined
        ? []
        : [
            answerOf(before),
            later,
            later.slice(0, 10),
            "none of them",
            "-1",
            "0",
            "99999",
            "1.01",
            "1.001",
            "1.0001",
            true,
            "x",
          ];
    const options = before !== undefined && "options" in before ? Object.keys(before.options) : [];
    return now === undefined
      ? null
      : [...values, ...options, ...options.map((option) => [option])].map((value) =>
          checkValue(now, value, at),
        );
  }
  return Object.entries(original.actions)
    .filter(([, { form }]) => form !== undefined && (part !== "forms" || form === name))
    .map(([action, { form = "" }]) => {
      const whens = (original.forms[form] ?? []).flatMap((item) =>
        typeof item === "object" && "when" in item && item.when !== undefined ? [item.when] : [],
      );
      const cases: readonly CaseState[] =
        part === "forms" ? [unanswered, ...whens.map((when) => satisfying(unanswered, when))] : [blank];
      const items = definition.forms[form] ?? [];
      const full = samples.answers.get(action)?.answers ?? { fields: {} };
      const tries = triesOf(samples, full);
      return cases.map((state) => {
        const facts = factsOf(definition, state, { now: at });
        const seen = { baseVersion: 9, builtOn: [] };
        return [
          askItems(items, facts, { fields: {} }),
          tries.map((answers) =>
            checkAnswers(definition, items, facts, { ...emptyCase, fields: state.fields }, answers, seen),
          ),
        ];
      });
    });
};

import type { ActionRule } from "../definition/definition.ts";
import type { Answer, FormAnswers } from "../log/case-log.ts";

/** The answers of an action with those that it gives by what it is (`sets`): the log keeps them as if they had been typed. */
export function withSetAnswers(
  { sets }: ActionRule,
  answers: FormAnswers | undefined,
): FormAnswers | undefined {
  const given = Object.entries(sets ?? {}).flatMap(([field, value]): [string, Answer][] =>
    value === undefined ? [] : [[field, value]],
  );
  if (given.length === 0) return answers;
  return { ...answers, fields: { ...answers?.fields, ...Object.fromEntries(given) } };
}

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

/** What a person typed, by which the guard of the action is judged: an answer that it gives itself is not there before it. */
export function typedAnswers(
  { sets }: ActionRule,
  answers: FormAnswers | undefined,
): FormAnswers | undefined {
  if (answers === undefined || sets === undefined) return answers;
  const fields = Object.entries(answers.fields).filter(([field]) => !Object.hasOwn(sets, field));
  return { ...answers, fields: Object.fromEntries(fields) };
}

import type { CaseAction, CaseState, SystemDefinition } from "@halfsky/cases";
import type { CaseReadContext } from "./case-host.ts";
import { caseBeyond, findCaseReach } from "./case-reach.ts";

/** What of a case may name others: its answers, and those of its log where that is shown too. */
export interface NamingCase {
  readonly definition: SystemDefinition;
  readonly state: CaseState;
  readonly actions?: readonly Pick<CaseAction, "details">[];
}

/**
 * For each case the fields that hold, or held, the number of a sealed case which is not there for the caller, such as that
 * of the case that called for a letter before it was sealed. To her these fields are hidden, in whatever shows the case: the
 * log keeps what was written, and those who may know the sealed case read it as before.
 */
export async function fieldsNamingHidden(
  context: CaseReadContext,
  cases: readonly NamingCase[],
): Promise<readonly (readonly string[])[]> {
  const named = cases.map(namesIn);
  const hidden = await hiddenNumbers(
    context,
    named.flatMap((of) => of.map(([, value]) => value)),
  );
  return named.map((of) => [...new Set(of.flatMap(([field, value]) => (hidden.has(value) ? [field] : [])))]);
}

/** Which of some values are the numbers of sealed cases that are not there for the caller. */
export async function hiddenNumbers(
  context: CaseReadContext,
  values: readonly string[],
): Promise<ReadonlySet<string>> {
  if (values.length === 0) return new Set();
  const beyond = caseBeyond(await findCaseReach(context), "any");
  const rows = await context.transaction
    .selectFrom("service_case")
    .select("number")
    .where("number", "in", [...new Set(values)])
    .where("sealed", "=", true)
    .where(beyond)
    .execute();
  return new Set(rows.map(({ number }) => number));
}

/** As `fieldsNamingHidden`, of one case. */
export async function hiddenFieldsOf(context: CaseReadContext, one: NamingCase): Promise<readonly string[]> {
  const [fields = []] = await fieldsNamingHidden(context, [one]);
  return fields;
}

/** Numbers that stand in a case, each with its field. */
function namesIn({ definition, state, actions = [] }: NamingCase): readonly (readonly [string, string])[] {
  const answers = [
    ...Object.entries(state.fields).map(([name, { value }]) => [name, value] as const),
    ...actions.flatMap(({ details }) => Object.entries(details.answers?.fields ?? {})),
  ];
  return answers.flatMap(([name, value]) =>
    definition.fields[name]?.type.kind === "reference" && typeof value === "string"
      ? [[name, value.trim()] as const]
      : [],
  );
}

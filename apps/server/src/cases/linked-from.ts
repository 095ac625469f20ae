import { inDefault, type LinkedFrom, wasDueOn } from "@halfsky/cases";
import type { CaseReadContext } from "./case-host.ts";
import { titleOfDeadline } from "./case-titles.ts";
import { listOrganisationNames } from "./case.store.ts";
import type { LoadedCase } from "./load-case.ts";

/** What a case may say of itself to one that it opens; `deadline` is the clock that ran out, null where a person opens it. */
export async function linkedFrom(
  context: CaseReadContext,
  { row, state, current }: LoadedCase,
  deadline: string | null,
): Promise<LinkedFrom> {
  const ids = inDefault(current.definition, state, deadline);
  const names = await listOrganisationNames(context.transaction, ids);
  return {
    number: row.number,
    clock: deadline === null ? null : titleOfDeadline(current.definition, deadline),
    dueOn: wasDueOn(state, deadline),
    agencies: ids.map((id) => names.get(id) ?? id),
  };
}

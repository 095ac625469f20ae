import type { CaseActionInput } from "@halfsky/api-contract";
import type { ActionDetails } from "@halfsky/cases";

/** Details as they came over the wire, as the engine reads them: what JSON leaves out is not there. */
export function asDetails(details: CaseActionInput["details"]): ActionDetails {
  const read: ActionDetails = JSON.parse(JSON.stringify(details));
  return read;
}

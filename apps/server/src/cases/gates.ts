import type { CaseActionInput } from "@halfsky/api-contract";
import type { Truth } from "@halfsky/cases";
import type { CaseReadContext } from "./case-host.ts";
import type { LoadedCase } from "./load-case.ts";

/** What other systems' gates say of what an action is about; a gate that is not named is unknown, which refuses. */
export async function gatesOf(
  _context: CaseReadContext,
  _subject: LoadedCase,
  _input: CaseActionInput,
): Promise<Readonly<Record<string, Truth>>> {
  return {};
}

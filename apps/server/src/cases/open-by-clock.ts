import { type ClockStep, openedByClock } from "@halfsky/cases";
import type { CaseWriteContext } from "./case-host.ts";
import { linkedFrom } from "./linked-from.ts";
import type { LoadedCase } from "./load-case.ts";
import { openJudged } from "./open-case.service.ts";
import { PlatformError } from "../platform-error.ts";
import { tellActor } from "./tell-of-case.ts";

/**
 * Opens the case that a step of the clock calls for, in its transaction, and tells whoever takes such cases; undefined where
 * the step opens none, null where nobody in the area or above takes them: never the agency that is late.
 */
export async function openByClock(
  context: CaseWriteContext,
  late: LoadedCase,
  { id, deadline, opens }: ClockStep,
): Promise<LoadedCase | null | undefined> {
  if (opens === null) return undefined;
  const from = await linkedFrom(context, late, deadline);
  const opening = openedByClock(late.current.definition, opens, late.state, from);
  if (opening === null) return undefined;
  try {
    const { loaded } = await openJudged(context, {
      system: opening.system,
      areaCode: late.row.lies_in,
      action: opening.by,
      transactionId: `step/${id}/open`,
      details: { answers: opening.answers },
      ownerAtHome: true,
    });
    const { row, state, current } = loaded;
    const told = {
      areaCode: row.lies_in,
      caseId: row.id,
      number: row.number,
      definition: current.definition,
      state,
    };
    await tellActor(context, told, "owner", {
      kind: "tell",
      words: { zh: "由系统按规则提出，请办理。", en: "it was called for by rule; please see to it." },
    });
    return loaded;
  } catch (error) {
    // found before anything was written: the step goes on and the case says that nobody takes it
    if (error instanceof PlatformError && error.code === "no-agency") return null;
    throw error;
  }
}

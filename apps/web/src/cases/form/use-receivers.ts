import type { CaseActionInput } from "@halfsky/api-contract";
import { useState } from "react";
import { RequestProblem } from "../../api/request-problem.ts";
import { afterFaults, type ReceiverQuestions } from "./asked-receivers.ts";

/** To whom something goes, where the case names no place and the area has several: asked once the server has said so. */
export interface Receivers extends ReceiverQuestions {
  readonly choose: (name: string, organisationId: string) => void;
  /** reads out of a refusal what has to be chosen, and what has not any more */
  readonly learn: (error: Error) => void;
  /** what goes along with the action */
  readonly details: Pick<CaseActionInput["details"], "receivers">;
}

export function useReceivers(): Receivers {
  const [{ asked, chosen }, set] = useState<ReceiverQuestions>({ asked: [], chosen: {} });
  return {
    asked,
    chosen,
    choose: (name, organisationId) =>
      set((before) => ({ ...before, chosen: { ...before.chosen, [name]: organisationId } })),
    learn: (error) => {
      if (error instanceof RequestProblem) set((before) => afterFaults(before, error.faults));
    },
    details: Object.keys(chosen).length === 0 ? {} : { receivers: { ...chosen } },
  };
}

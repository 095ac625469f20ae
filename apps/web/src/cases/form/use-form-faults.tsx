import type { ReactNode } from "react";
import { RequestProblem } from "../../api/request-problem.ts";
import { FormFaults } from "../../ui/form-faults.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useBilingual } from "../../words/language.tsx";
import { idOfPlace, placeOfFault } from "./fault-places.ts";

interface FormProblems {
  /** the fault of a place of the answers, e.g. "fields.injury" */
  readonly faultOf: (where: string) => string | undefined;
  /** all faults on top, each a jump to its question; a problem without faults in its own words */
  readonly notice: ReactNode;
}

/** What was wrong with a form that was sent, for the place beside each question and for its top. */
export function useFormFaults(error: Error | null, idPrefix: string): FormProblems {
  const speak = useBilingual();
  const faults = error instanceof RequestProblem ? error.faults : [];
  const placed = faults.map(({ where, message }) => ({
    where: placeOfFault(where),
    message: speak(message),
  }));
  const jump = (where: string) => {
    const place = document.getElementById(idOfPlace(idPrefix, where));
    place?.scrollIntoView({ block: "center" });
    const field =
      place?.matches("input, textarea") === true ? place : place?.querySelector<HTMLElement>("input, button");
    field?.focus();
  };
  return {
    faultOf: (where) => placed.find((fault) => fault.where === where)?.message,
    notice:
      error === null ? null : placed.length > 0 ? (
        <FormFaults
          faults={placed.map(({ where, message }) => ({ field: [where], message }))}
          onJump={([where]) => jump(String(where))}
        />
      ) : (
        <ProblemNotice error={error} />
      ),
  };
}

import type { CaseFault, SystemDefinition } from "@halfsky/cases";
import type { Bilingual } from "@halfsky/statistics";
import { type ReactNode, useEffect, useRef } from "react";
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

const noFaults: readonly CaseFault[] = [];

/**
 * What was wrong with a form that was sent, for the place beside each question and for its top. Whoever pressed at the end of
 * a long form is taken to the top, where it stands what is wrong and whose. What the page itself found comes before what the
 * server said of an earlier try.
 */
export function useFormFaults(
  error: Error | null,
  idPrefix: string,
  definition: SystemDefinition,
  found: readonly CaseFault[] = noFaults,
): FormProblems {
  const speak = useBilingual();
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error === null && found.length === 0) return;
    top.current?.scrollIntoView({ block: "nearest" });
    top.current?.focus({ preventScroll: true });
  }, [error, found]);
  const faults = found.length > 0 ? found : error instanceof RequestProblem ? error.faults : noFaults;
  const placed = faults
    .map(({ where, message }) => ({ where: placeOfFault(where), message: speak(message) }))
    .toSorted((one, other) => comparePlaces(placeIn(idPrefix, one.where), placeIn(idPrefix, other.where)));
  const whose = (where: string, message: string): string => {
    const title = subjectOf(definition, where);
    const words = title === undefined ? "" : speak(title);
    return words === "" || message.includes(words) ? "" : `${words}${speak({ zh: "：", en: ": " })}`;
  };
  const jump = (where: string) => {
    const place = placeIn(idPrefix, where);
    place?.scrollIntoView({ block: "center" });
    const field =
      place?.matches("input, textarea") === true ? place : place?.querySelector<HTMLElement>("input, button");
    field?.focus();
  };
  return {
    faultOf: (where) => placed.find((fault) => fault.where === where)?.message,
    notice:
      error === null && found.length === 0 ? null : (
        <div ref={top} tabIndex={-1} className="form-faults-top">
          {placed.length > 0 ? (
            <FormFaults
              faults={placed.map(({ where, message }) => ({
                field: [where],
                message: `${whose(where, message)}${message}`,
              }))}
              onJump={([where]) => jump(String(where))}
            />
          ) : (
            <ProblemNotice error={error} />
          )}
        </div>
      ),
  };
}

/** Whose a fault is, or of which question. */
function subjectOf({ parties, fields }: SystemDefinition, where: string): Bilingual | undefined {
  const [kind, name = "", row, field = ""] = where.split(".");
  if (kind === "fields") return fields[name]?.title;
  if (row === undefined) return undefined;
  return kind === "parties" ? parties[name]?.title : kind === "groups" ? fields[field]?.title : undefined;
}

function placeIn(idPrefix: string, where: string): HTMLElement | null {
  return document.getElementById(idOfPlace(idPrefix, where));
}

/** The order of the page; what has no place on it comes first, since no question says it. */
function comparePlaces(one: Element | null, other: Element | null): number {
  if (one === null || other === null || one === other) return Number(one !== null) - Number(other !== null);
  const isBefore = (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return isBefore ? -1 : 1;
}

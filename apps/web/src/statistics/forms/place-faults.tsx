import type { FormFault } from "@halfsky/statistics";
import { useBilingual } from "../../words/language.tsx";
import { faultsAt } from "./form-draft.ts";

/** What is wrong with a place of the form, beside it. */
export function PlaceFaults({
  faults,
  place,
}: {
  readonly faults: readonly FormFault[];
  readonly place: string;
}) {
  const speak = useBilingual();
  return faultsAt(faults, place).map(({ where, message }) => (
    <div key={`${where} ${message.en}`} className="field-fault">
      {speak(message)}
    </div>
  ));
}

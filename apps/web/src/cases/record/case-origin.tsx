import type { CaseRecord } from "@halfsky/api-contract";
import type { SystemDefinition } from "@halfsky/cases";
import { Link } from "react-router";
import { useBilingual, useWords } from "../../words/language.tsx";
import { caseAddress } from "../case-address.ts";

interface CaseOriginProps {
  readonly definition: SystemDefinition;
  readonly record: CaseRecord;
}

/** Of a case that nobody typed: which case the platform opened it for, and what its owner may do now. */
export function CaseOrigin({ definition, record }: CaseOriginProps) {
  const { record: said } = useWords().cases;
  const speak = useBilingual();
  const opening = record.history.find(({ number }) => number === 1);
  const [from] = record.links;
  if (opening === undefined || opening.by !== null || from === undefined) return null;
  // the same actions as at the head of the page, in words; those that only say what is missing are not among them
  const open = record.possible.filter(
    ({ action, blockedBy }) => blockedBy === null && definition.actions[action] !== undefined,
  );
  return (
    <p className="case-origin">
      {said.byPlatform}{" "}
      {from.caseId === null ? (
        speak(from.title)
      ) : (
        <Link to={caseAddress(from.caseId)}>
          {from.number} {speak(from.title)}
        </Link>
      )}
      {said.stop} {open.length === 0 ? null : <b>{said.mayDo(open.map(({ title }) => speak(title)))}</b>}
    </p>
  );
}

import { Link } from "react-router";
import { useSession } from "../../shell/session.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { caseAddress } from "../case-address.ts";
import { useSender, useWaitingActions } from "./use-waiting-actions.ts";
import "./waiting.css";

/** Sends what a worker did on cases without a network, wherever she is in the application, and says what still waits. */
export function WaitingNotes() {
  const { permissions } = useSession();
  return permissions.includes("case.work") ? <Notes /> : null;
}

function Notes() {
  const { caseOffline: said } = useWords();
  const speak = useBilingual();
  useSender();
  const { actions } = useWaitingActions();
  if (actions.length === 0) return null;
  const toDecide = actions.filter(({ state }) => state !== "waiting").length;
  return (
    <output className="waiting-notes no-print">
      <b>{said.count(actions.length - toDecide, toDecide)}</b>
      {actions.map(({ id, caseId, caseNumber, title, state }) => (
        <span key={id}>
          <Tag tone={state === "waiting" ? "blue" : "orange"} mark={state === "waiting" ? "↑" : "!"}>
            {said.states[state]}
          </Tag>{" "}
          <Link to={caseAddress(caseId)}>
            {caseNumber} {speak(title)}
          </Link>
        </span>
      ))}
    </output>
  );
}

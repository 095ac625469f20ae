import { useMay } from "../shell/session.tsx";
import { useColon } from "../words/use-colon.ts";
import { useInspectionDuties } from "../supervision/inspections/use-inspection-duties.ts";
import { LinkButton } from "../ui/link-button.tsx";
import { useWords } from "../words/language.tsx";

/** What inspections ask of the reader: findings to put right, answers to re-check, inspections to close. */
export function InspectionWork() {
  const colon = useColon();
  const { inspections: said } = useWords().myWork;
  const duties = useInspectionDuties();
  const mayRead = useMay("inspection.read");
  if (!mayRead) return null;
  return (
    <section className="panel" aria-labelledby="inspections">
      <h2 id="inspections">{said.title}</h2>
      {duties.length === 0 ? <p className="faint">{said.none}</p> : null}
      <ul className="my-list">
        {duties.map(({ key, text, to, label }) => (
          <li key={key} className="my-list-line">
            <span>{text}</span>
            <LinkButton size="small" to={to} aria-label={`${label}${colon}${text}`}>
              {label}
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { InspectionRecord, InspectionVisit } from "@halfsky/api-contract";
import { LinkButton } from "../../ui/link-button.tsx";
import { useWords } from "../../words/language.tsx";
import { FileAdder } from "./file-adder.tsx";
import { FileStrip } from "./file-strip.tsx";
import { visitAddress } from "./inspection-address.ts";
import { VisitStateTag } from "./inspection-tags.tsx";

/** The visits of an inspection in the order of its plan. */
export function VisitCards({ record }: { readonly record: InspectionRecord }) {
  const { visit: words } = useWords().inspections;
  if (record.visits.length === 0) return <p className="faint">{words.none}</p>;
  return record.visits.map((visit) => <VisitCard key={visit.id} record={record} visit={visit} />);
}

interface VisitCardProps {
  readonly record: InspectionRecord;
  readonly visit: InspectionVisit;
}

function VisitCard({ record, visit }: VisitCardProps) {
  const { visit: words, record: said } = useWords().inspections;
  const { inspection, may } = record;
  const isOpen = inspection.state === "planned" || inspection.state === "under-way";
  const mayRecord = may.manage && isOpen;
  const isHeld = visit.state === "held";
  const address = visitAddress(inspection.id, visit.id);
  const findings = record.findings.filter(
    ({ visitId, state }) => visitId === visit.id && state !== "withdrawn",
  );
  return (
    <section className="panel avoid-break">
      <div className="visit-head">
        <h3>{visit.name}</h3>
        <VisitStateTag state={visit.state} />
        <span className="faint">
          {visit.heldOn === null ? words.plannedOn(visit.plannedOn) : words.heldOn(visit.heldOn)}
        </span>
        {findings.length === 0 ? null : <span className="faint">{words.findings(findings.length)}</span>}
        {mayRecord ? (
          <div className="visit-head-actions no-print">
            <LinkButton
              to={address}
              type={isHeld ? "default" : "primary"}
              aria-label={isHeld ? undefined : words.recordOf(visit.name)}
            >
              {visit.state === "planned" ? words.record : words.change}
            </LinkButton>
            {isHeld ? (
              <LinkButton to={`${address}/finding`} type="primary" aria-label={words.raiseAt(visit.name)}>
                {words.raise}
              </LinkButton>
            ) : null}
          </div>
        ) : null}
      </div>
      {visit.state === "planned" ? null : (
        <dl className="inspection-facts">
          {isHeld ? (
            <>
              <div>
                <dt>{words.location}</dt>
                <dd>{visit.location}</dd>
              </div>
              <div>
                <dt>{words.met}</dt>
                <dd>{visit.met === "" ? said.nobody : visit.met}</dd>
              </div>
            </>
          ) : null}
          <div>
            <dt>{isHeld ? words.notes : words.reason}</dt>
            <dd>{visit.notes === "" ? said.nobody : visit.notes}</dd>
          </div>
        </dl>
      )}
      <FileStrip owner={{ kind: "visit", id: visit.id }} files={visit.attachments} />
      {mayRecord && isHeld ? (
        <div className="no-print">
          <FileAdder owner={{ kind: "visit", id: visit.id }} />
        </div>
      ) : null}
    </section>
  );
}

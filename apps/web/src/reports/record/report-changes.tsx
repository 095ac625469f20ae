import type { ReportRecord } from "@halfsky/api-contract";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useMay } from "../../shell/session.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { useWords } from "../../words/language.tsx";
import type { FigureOrigin } from "./figure-origin.ts";

interface ReportChangesProps {
  readonly record: ReportRecord;
  readonly originOf: (reference: string) => FigureOrigin;
  /** Brings the passage that prints a reference into view. */
  readonly onPlace: (reference: string) => void;
}

const shownAtFirst = 5;

/** The figures that were corrected after the report was made: what it prints, and what they are now. */
export function ReportChanges({ record, originOf, onPlace }: ReportChangesProps) {
  const { changes: words } = useWords().reports.record;
  const mayMake = useMay("report.make");
  const [isWhole, setWhole] = useState(false);
  const { report, changedSince } = record;
  const shown = isWhole ? changedSince : changedSince.slice(0, shownAtFirst);
  const rest = changedSince.length - shown.length;
  return (
    <section className="panel report-changes">
      <h2>{words.title}</h2>
      {changedSince.length === 0 ? (
        <p className="faint">{words.none}</p>
      ) : (
        <>
          <p className="faint">{words.note}</p>
          <ul>
            {shown.map(({ reference, label: name, printed, now }) => {
              const { to } = originOf(reference);
              const part = words.parts[reference.split("/")[4] ?? ""];
              const label = part === undefined ? name : `${name} · ${part}`;
              return (
                <li key={reference}>
                  <div>{to === null ? label : <Link to={to}>{label}</Link>}</div>
                  <div className="report-change">
                    <span>
                      {words.printed} <b>{printed}</b>
                    </span>
                    <span aria-hidden="true">→</span>
                    <span>
                      {words.now} <b>{now}</b>
                    </span>
                    <Button
                      size="small"
                      type="link"
                      aria-label={words.placeOf(label)}
                      onClick={() => onPlace(reference)}
                    >
                      {words.place}
                    </Button>
                  </div>
                </li>
              );
            })}
          </ul>
          {rest > 0 ? (
            <Button size="small" type="link" onClick={() => setWhole(true)}>
              {words.more(rest)}
            </Button>
          ) : null}
          {mayMake ? (
            <LinkButton
              size="small"
              to={`/reports/new?area=${report.areaCode}&plan=${encodeURIComponent(report.planId)}&year=${report.year}`}
            >
              {words.remake}
            </LinkButton>
          ) : null}
        </>
      )}
    </section>
  );
}

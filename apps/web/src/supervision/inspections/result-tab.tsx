import type { InspectionRecord } from "@halfsky/api-contract";
import { seriousnesses, seriousnessWords } from "@halfsky/supervision";
import { Button } from "antd";
import { inspectionResultAddress } from "../../api/inspections-api.ts";
import { useLanguage } from "../../words/language.tsx";
import "../../ui/chart-panel.css";
import { FindingTable } from "./finding-table.tsx";

/** What came out of an inspection: the numbers, the scores of each unit, the findings; to be taken as Word or Excel. */
export function ResultTab({ record }: { readonly record: InspectionRecord }) {
  const { language, words } = useLanguage();
  const { result: said, scores } = words.inspections;
  const { result, inspection, sheet } = record;
  const { findings } = result;
  const numbers = [
    [said.numbers.visits, result.visits.held],
    [said.numbers.findings, findings.all],
    [said.numbers.settled, findings.settled],
    [said.numbers.inTime, findings.settledInTime],
    [said.numbers.unsettled, findings.unsettled],
    [said.numbers.overdue, findings.overdue],
    [said.numbers.photographs, result.photographs],
    [said.numbers.files, result.files],
  ] as const;
  return (
    <>
      <section className="panel">
        <div className="visit-head">
          <h2 className="panel-title">{said.title}</h2>
          <div className="visit-head-actions no-print">
            <Button href={inspectionResultAddress(inspection.id, "docx", language)} download>
              {said.docx}
            </Button>
            <Button href={inspectionResultAddress(inspection.id, "xlsx", language)} download>
              {said.xlsx}
            </Button>
          </div>
        </div>
        <dl className="result-numbers">
          {numbers.map(([label, count]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{count}</dd>
            </div>
          ))}
        </dl>
        <p className="faint">
          {said.seriousness}{" "}
          {seriousnesses
            .map((degree) => `${seriousnessWords[degree][language]} ${findings.bySeriousness[degree]}`)
            .join(" · ")}
        </p>
      </section>
      {sheet.length === 0 ? null : (
        <section className="panel">
          <h2>{said.units}</h2>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col" className="number">
                  {said.place}
                </th>
                <th scope="col">{said.unit}</th>
                <th scope="col" className="number">
                  {said.self}
                </th>
                <th scope="col" className="number">
                  {said.team}
                </th>
                <th scope="col" className="number">
                  {said.found}
                </th>
                <th scope="col" className="number">
                  {said.unsettled}
                </th>
              </tr>
            </thead>
            <tbody>
              {result.units.map((unit) => (
                <tr key={unit.unit}>
                  <td className="number">{unit.place ?? "–"}</td>
                  <th scope="row">
                    {unit.name}
                    {unit.total.vetoes.length > 0 ? (
                      <div className="faint">
                        {scores.veto(unit.total.vetoes.join(words.inspections.separator))}
                      </div>
                    ) : null}
                  </th>
                  <td className="number">{unit.total.self ?? scores.noScore}</td>
                  <td className="number">
                    {unit.total.team ?? said.notScored}
                    {unit.total.team !== null && unit.total.missing > 0 ? (
                      <div className="faint">{scores.missing(unit.total.missing)}</div>
                    ) : null}
                  </td>
                  <td className="number">{unit.findings}</td>
                  <td className="number">{unit.unsettled}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <section className="panel">
        <FindingTable record={record} />
      </section>
    </>
  );
}

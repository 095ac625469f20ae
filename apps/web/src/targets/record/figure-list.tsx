import type { IndicatorRecord } from "@halfsky/api-contract";
import { missingReasonWords } from "@halfsky/statistics";
import { Button } from "antd";
import { ChangedTag } from "../../statistics/changed-tag.tsx";
import { FindingAnswer } from "../../statistics/finding-answer.tsx";
import { figureText } from "../../statistics/figure-text.ts";
import { Moment } from "../../ui/moment.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";

interface FigureListProps {
  readonly record: IndicatorRecord;
  readonly onHistory: (year: number) => void;
}

/** The figures of the area, newest first: who reported each, when, from what, and what the checks say. */
export function FigureList({ record, onHistory }: FigureListProps) {
  const { language, words } = useLanguage();
  const { statistics: figures, targets } = words;
  const speak = useBilingual();
  const cells = record.series.toReversed();
  return (
    <section className="panel">
      <h2>{figures.list.title(record.areaName)}</h2>
      {cells.length === 0 ? <p className="faint">{figures.list.empty}</p> : null}
      <ul className="figure-list">
        {cells.map((cell) => (
          <li key={cell.year}>
            <div className="figure-list-line">
              <b>{cell.year}</b>
              <span className="figure-list-value">
                {cell.value === null
                  ? missingReasonWords[cell.missing ?? "not-yet-reported"][language]
                  : figureText(cell.value, record.indicator, language)}
              </span>
              <Button
                type="link"
                size="small"
                aria-label={targets.indicator.historyOf(cell.year)}
                onClick={() => onHistory(cell.year)}
              >
                {targets.indicator.history}
              </Button>
            </div>
            {cell.changedSinceSigning ? (
              <ChangedTag area={record.areaCode} indicator={record.indicator} years={[cell.year]} />
            ) : null}
            <div className="faint">
              {figures.sources[cell.source.kind]} · {cell.recorded.by} · <Moment at={cell.recorded.at} />
            </div>
            {record.findings
              .filter((finding) => finding.year === cell.year && finding.areaCode === record.areaCode)
              .map((finding) => (
                <div key={finding.code} className="figure-list-finding">
                  <Tag tone={finding.severity === "notice" ? "grey" : "orange"} mark="!">
                    {figures.marks[finding.code] ?? figures.marks["other"]}
                  </Tag>{" "}
                  {speak(finding.message)}
                  <FindingAnswer
                    key={`${finding.year} ${finding.code} ${finding.revision}`}
                    finding={finding}
                    mayVerify={finding.mayVerify}
                  />
                </div>
              ))}
            {cell.note === null ? null : <div className="figure-list-note">{cell.note}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}

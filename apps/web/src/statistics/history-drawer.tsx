import type { Indicator } from "@halfsky/api-contract";
import { missingReasonWords } from "@halfsky/statistics";
import { useQuery } from "@tanstack/react-query";
import { Drawer } from "antd";
import { figureHistoryQuery } from "../api/statistics-api.ts";
import { Moment } from "../ui/moment.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { useLanguage } from "../words/language.tsx";
import { FigureSource } from "./figure-source.tsx";
import { figureText } from "./figure-text.ts";

interface HistoryDrawerProps {
  readonly title: string;
  readonly area: string;
  readonly indicator: Pick<Indicator, "id" | "name" | "unit" | "decimals">;
  readonly year: number;
  readonly onClose: () => void;
}

/** Every figure that stood in a cell, newest first: who, when, from what, why. */
export function HistoryDrawer({ title, area, indicator, year, onClose }: HistoryDrawerProps) {
  const { language, words } = useLanguage();
  const { history: said, changed } = words.statistics;
  const { data, error, isPending, refetch } = useQuery(figureHistoryQuery(area, indicator.id, year));
  return (
    <Drawer open size={460} mask={false} title={title} onClose={onClose}>
      <h3>{indicator.name}</h3>
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : data.revisions.length === 0 ? (
        <p className="faint">{said.empty}</p>
      ) : (
        <ol className="figure-history" reversed>
          {data.revisions.map((revision) => (
            <li key={revision.revision}>
              <div className="figure-history-value">
                {revision.value === null
                  ? missingReasonWords[revision.missing ?? "not-yet-reported"][language]
                  : figureText(revision.value, indicator, language)}
                {revision.numerator !== null && revision.denominator !== null ? (
                  <span className="faint">
                    {" "}
                    {revision.numerator} / {revision.denominator}
                  </span>
                ) : null}
              </div>
              <div>
                {revision.recorded.by} · <Moment at={revision.recorded.at} />
              </div>
              <div className="faint">
                <FigureSource source={revision.source} />
              </div>
              {revision.signatures.map((signature) => (
                <div key={`${signature.level} ${signature.at}`} className="figure-history-signature">
                  {changed.signedBy(changed.levels[signature.level], signature.by)} ·{" "}
                  <Moment at={signature.at} />
                </div>
              ))}
              {revision.reason === null ? null : <div>{said.reason(revision.reason)}</div>}
              {revision.note === null ? null : <div>{said.note(revision.note)}</div>}
            </li>
          ))}
        </ol>
      )}
    </Drawer>
  );
}

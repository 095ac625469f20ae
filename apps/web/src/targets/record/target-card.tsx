import type { MatterRow, TargetRow } from "@halfsky/api-contract";
import { formatDecimal } from "@halfsky/statistics";
import { flagWords } from "@halfsky/targets";
import { Alert, Button } from "antd";
import { useMay } from "../../shell/session.tsx";
import { ChangedTargetTag } from "../../statistics/changed-tag.tsx";
import { exactText, figureText } from "../../statistics/figure-text.ts";
import { Moment } from "../../ui/moment.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { NoticeButton } from "../../lights/notice-button.tsx";
import { PathButton } from "./path-button.tsx";
import { TargetLightVerdict } from "./target-light.tsx";

interface TargetCardProps {
  readonly row: TargetRow;
  readonly area: string;
  readonly year: number;
  readonly isOneOfMany: boolean;
  /** The open matter of each target; undefined until it is known. */
  readonly open: ReadonlyMap<string, MatterRow> | undefined;
  readonly onSentence: () => void;
  readonly onDecide: () => void;
}

/** How a target stands: one sentence, the status with its reason, the numbers it rests on, who signed. */
export function TargetCard({ row, area, year, isOneOfMany, open, onSentence, onDecide }: TargetCardProps) {
  const { language, words } = useLanguage();
  const { indicator: said } = words.targets;
  const speak = useBilingual();
  const mayDecide = useMay("judgement.decide");
  const { judgement, decision } = row;
  const isStale = decision !== null && decision.proposed !== judgement.status;
  return (
    <section className="panel" aria-label={row.planTitle}>
      <p className="indicator-headline">{speak(row.headline)}</p>
      {isOneOfMany ? <p className="faint">{row.planTitle}</p> : null}
      {row.indicatorId === null || row.changedSinceSigning.length === 0 ? null : (
        <p>
          <ChangedTargetTag row={row} area={area} />
        </p>
      )}
      <dl className="verdicts">
        {decision ? (
          <div className="verdict">
            <dt>
              <StatusTag status={decision.status} isSigned /> {said.decided}
            </dt>
            <dd>
              {decision.reason}
              <div className="faint">
                {decision.decided.by} · <Moment at={decision.decided.at} />
              </div>
            </dd>
          </div>
        ) : null}
        <div className="verdict">
          <dt>
            <StatusTag status={judgement.status} /> {said.proposed}
          </dt>
          <dd>
            {speak(judgement.reason)}
            {judgement.flags.map((flag) => (
              <div key={flag} className="verdict-flag">
                <Tag tone="yellow" mark="!">
                  {flagWords[flag][language]}
                </Tag>{" "}
                {speak(flagWords[flag].meaning)}
              </div>
            ))}
          </dd>
        </div>
        <TargetLightVerdict row={row} area={area} year={year} />
      </dl>
      {isStale ? (
        <Alert
          type="warning"
          showIcon
          title={
            <>
              {said.proposedNow} <StatusTag status={judgement.status} /> {said.differs}
            </>
          }
        />
      ) : null}
      <Numbers row={row} year={year} />
      <div className="indicator-actions">
        <span className="faint">
          {said.rule}：{speak(row.ruleWords)} · {said.path[row.path.kind]} · {said.method(judgement.method)}
        </span>
        <span className="indicator-buttons no-print">
          <NoticeButton row={row} area={area} year={year} open={open} />
          <Button onClick={onSentence}>{said.sentence}</Button>
          <PathButton row={row} area={area} year={year} />
          {mayDecide ? (
            <Button type="primary" ghost={decision !== null} onClick={onDecide}>
              {decision ? said.decideAgain : said.decide}
            </Button>
          ) : null}
        </span>
      </div>
    </section>
  );
}

const percent = (ratio: string) => `${formatDecimal(String(Number(ratio) * 100), { decimals: 1 })}%`;

function Numbers({ row, year }: { readonly row: TargetRow; readonly year: number }) {
  const { language, words } = useLanguage();
  const { numbers } = words.targets.indicator;
  const { judgement } = row;
  const figure = (value: string) => figureText(value, row, language);
  const exact = (value: string) => exactText(value, row, language);
  const facts: [string, string | null | undefined][] = [
    [numbers.current(year), row.current?.value && figure(row.current.value)],
    [numbers.required(year), judgement.required && exact(judgement.required)],
    [numbers.target(row.targetYear), judgement.targetValue && exact(judgement.targetValue)],
    [
      judgement.baselineUsed ? numbers.baseline(judgement.baselineUsed.year) : "",
      judgement.baselineUsed && figure(judgement.baselineUsed.value),
    ],
    [numbers.progress, judgement.progress && percent(judgement.progress)],
    [numbers.timeShare, judgement.timeShare && percent(judgement.timeShare)],
    [numbers.achievement, judgement.achievement && percent(judgement.achievement)],
    [numbers.yearsHeld, judgement.yearsHeld > 0 ? numbers.years(judgement.yearsHeld) : null],
  ];
  return (
    <dl className="indicator-numbers">
      {facts.map(([label, value]) =>
        value === null || value === undefined || value === "" ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

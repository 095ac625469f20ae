import type { ObservationCell } from "@halfsky/api-contract";
import { describeChange, missingReasons, missingReasonWords, parseUnit } from "@halfsky/statistics";
import { Button, Select } from "antd";
import { Link } from "react-router";
import { indicatorAddress } from "../../targets/target-words.ts";
import { Moment } from "../../ui/moment.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { ChangedFigure } from "../changed-tag.tsx";
import { FigureSource } from "../figure-source.tsx";
import { unitText } from "../figure-text.ts";
import type { CellContent } from "./cell-content.ts";
import { type CellLook, gridNumber } from "./cell-look.ts";
import "./cell-panel.css";
import { CellTrouble } from "./cell-trouble.tsx";
import { FindingAnswer } from "../finding-answer.tsx";
import { computedRate } from "./computed-rate.ts";
import type { Draft } from "./edits.ts";
import type { GridCell } from "./grid-view.ts";
import { PanelField } from "./panel-field.tsx";

/** What a person does with the current cell outside of the grid. */
export interface PanelActions {
  readonly write: (content: CellContent) => void;
  readonly drop: () => void;
  readonly keepMine: () => void;
  readonly sendWithReason: (reason: string) => void;
  readonly openHistory: () => void;
  readonly openDefinition: () => void;
}

interface CellPanelProps {
  readonly cell: GridCell;
  readonly look: CellLook;
  readonly content: CellContent;
  readonly stored: ObservationCell | undefined;
  readonly before: ObservationCell | undefined;
  readonly draft: Draft | undefined;
  readonly actions: PanelActions;
}

/** Beside the grid: what the current cell rests on, what is wrong with it, what it means and where it is from. */
export function CellPanel({ cell, look, content, stored, before, draft, actions }: CellPanelProps) {
  const { language, words } = useLanguage();
  const { panel, marks } = words.statistics;
  const speak = useBilingual();
  const { indicator, place } = cell;
  const unit = unitText(indicator.unit, language);
  const rate = computedRate(content.numerator, content.denominator, indicator);
  // A life expectancy has neither; where nobody said, a share or rate is asked for both.
  const hasParts =
    indicator.numeratorLabel !== null ||
    indicator.denominatorLabel !== null ||
    parseUnit(indicator.unit).scale !== null ||
    content.numerator !== "" ||
    content.denominator !== "";
  const name = language === "en" ? (indicator.nameEn ?? indicator.name) : indicator.name;
  return (
    <aside className="cell-panel" aria-label={panel.label}>
      <div className="cell-panel-place">
        {cell.areaName} · {place.year}
      </div>
      <h2 className="cell-panel-name">{name}</h2>
      <div className="cell-panel-value">
        {look.shown === "" ? words.statistics.cellEmpty : look.shown}
        {look.isFigure ? <span className="cell-panel-unit">{unit}</span> : null}
      </div>
      <BeforeLine cell={cell} look={look} before={before} />
      {stored?.changedSinceSigning === true ? (
        <div className="cell-panel-changed">
          <Tag tone="orange" mark="△">
            {words.statistics.changed.tag}
          </Tag>
          <ChangedFigure area={place.areaCode} indicator={indicator} year={place.year} />
        </div>
      ) : null}
      {draft?.trouble ? <CellTrouble key={cell.key} draft={draft} actions={actions} /> : null}
      {look.findings.map((finding) => (
        <div key={finding.code} className="cell-panel-finding">
          <Tag tone={finding.severity === "notice" ? "grey" : "orange"} mark="!">
            {marks[finding.code] ?? marks["other"]}
          </Tag>{" "}
          {speak(finding.message)}
          {finding.likely !== null && cell.mayWrite && !finding.verified ? (
            <Button size="small" onClick={() => actions.write({ ...content, text: finding.likely ?? "" })}>
              {panel.likely(finding.likely)}
            </Button>
          ) : null}
          {finding.revision !== undefined && finding.verified !== undefined ? (
            <FindingAnswer
              key={`${cell.key} ${finding.code} ${finding.revision}`}
              finding={{
                areaCode: place.areaCode,
                indicatorId: indicator.id,
                year: place.year,
                code: finding.code,
                revision: finding.revision,
                verified: finding.verified,
              }}
              mayVerify={cell.mayWrite}
            />
          ) : null}
        </div>
      ))}
      <GuardLine indicator={indicator} stored={stored} />
      {cell.mayWrite ? (
        <>
          <Select
            className="cell-panel-missing"
            aria-label={panel.missing}
            placeholder={panel.setMissing}
            value={
              missingReasons.find((reason) => missingReasonWords[reason][language] === look.shown) ?? null
            }
            options={missingReasons.map((reason) => ({
              value: reason,
              label: missingReasonWords[reason][language],
            }))}
            onChange={(reason) =>
              actions.write({
                text: missingReasonWords[reason][language],
                numerator: "",
                denominator: "",
                note: content.note,
              })
            }
          />
          {hasParts ? (
            <>
              <PanelField
                key={`n ${cell.key} ${content.numerator}`}
                label={`${panel.numerator}${indicator.numeratorLabel === null ? "" : `${words.shell.colon}${indicator.numeratorLabel}`}`}
                value={content.numerator}
                onCommit={(numerator) => actions.write(withRate({ ...content, numerator }, cell))}
              />
              <PanelField
                key={`d ${cell.key} ${content.denominator}`}
                label={`${panel.denominator}${indicator.denominatorLabel === null ? "" : `${words.shell.colon}${indicator.denominatorLabel}`}`}
                value={content.denominator}
                onCommit={(denominator) => actions.write(withRate({ ...content, denominator }, cell))}
              />
              {rate === null ? null : (
                <div className="cell-panel-rate">
                  <span className="faint">{panel.computed}</span>
                  <b>
                    {gridNumber(rate, indicator.decimals)} {unit}
                  </b>
                  {rate === content.text ? null : (
                    <Button size="small" onClick={() => actions.write({ ...content, text: rate })}>
                      {panel.useComputed}
                    </Button>
                  )}
                </div>
              )}
            </>
          ) : null}
          <PanelField
            key={`r ${cell.key} ${content.note}`}
            label={panel.note}
            value={content.note}
            onCommit={(note) => actions.write({ ...content, note })}
          />
        </>
      ) : (
        <p className="faint">
          {indicator.organisation === null
            ? panel.readOnlyUnknown
            : panel.readOnly(indicator.organisation.name)}
        </p>
      )}
      {stored ? (
        <div className="cell-panel-origin">
          <div className="faint">{panel.recorded}</div>
          {stored.recorded.by} · <Moment at={stored.recorded.at} />
          <div className="faint">
            <FigureSource source={stored.source} />
          </div>
        </div>
      ) : null}
      <div className="cell-panel-links">
        {stored ? (
          <Button size="small" type="link" onClick={actions.openHistory}>
            {panel.history}
          </Button>
        ) : null}
        <Button size="small" type="link" onClick={actions.openDefinition}>
          {panel.definition}
        </Button>
        <Link to={indicatorAddress(indicator.id, { area: place.areaCode, year: place.year })}>
          {panel.open}
        </Link>
      </div>
    </aside>
  );
}

/** An empty cell takes its rate as soon as numerator and denominator are there; a figure that stands is not touched. */
function withRate(content: CellContent, cell: GridCell): CellContent {
  if (content.text !== "") return content;
  return { ...content, text: computedRate(content.numerator, content.denominator, cell.indicator) ?? "" };
}

/** Why a figure is not typed here though the indicator is the reader's to report. */
function GuardLine({ indicator, stored }: Pick<GridCell, "indicator"> & Pick<CellPanelProps, "stored">) {
  const { panel } = useLanguage().words.statistics;
  if (stored?.source.kind === "computed" && indicator.formula !== null) {
    return (
      <p className="cell-panel-guard">
        {panel.computedBy} <code>{indicator.formula}</code>
      </p>
    );
  }
  return (stored?.signedRevision ?? null) === null ? null : (
    <p className="cell-panel-guard">{panel.signed}</p>
  );
}

function BeforeLine({ cell, look, before }: Pick<CellPanelProps, "cell" | "look" | "before">) {
  const { language, words } = useLanguage();
  const { panel } = words.statistics;
  const { indicator, place } = cell;
  if (!before) return null;
  const shown =
    before.value === null
      ? missingReasonWords[before.missing ?? "not-yet-reported"][language]
      : `${gridNumber(before.value, indicator.decimals)} ${unitText(indicator.unit, language)}`;
  const change =
    look.isFigure && before.value !== null
      ? describeChange(
          { year: place.year, value: look.shown },
          { year: before.year, value: before.value },
          parseUnit(indicator.unit),
          indicator.decimals,
          language,
        )
      : null;
  return (
    <div className="cell-panel-before">
      <span className="faint">{panel.before(before.year)}</span> {shown}
      {change === null ? null : <div className="faint">{change}</div>}
    </div>
  );
}

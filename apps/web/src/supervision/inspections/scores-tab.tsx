import type { InspectionRecord, ScoresInput } from "@halfsky/api-contract";
import { checkScoreEntries, totalScores } from "@halfsky/supervision";
import { Alert, Button, Select } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { saveScores } from "../../api/inspections-api.ts";
import { useAddress } from "../../shell/address.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import {
  changedRows,
  editedEntries,
  type ScoreColumn,
  type ScoreEdits,
  withEdit,
  withPasted,
} from "./score-edits.ts";
import { ScoreGrid } from "./score-grid.tsx";
import { useInspectionChange } from "./use-inspection-change.ts";

/** The scores of the visited units; the unit shown stands in the address. */
export function ScoresTab({ record }: { readonly record: InspectionRecord }) {
  const { scores: words } = useWords().inspections;
  const { get, set } = useAddress();
  if (record.sheet.length === 0) return <p className="faint">{words.none}</p>;
  const units = new Map(
    record.visits
      .filter(({ state, unit }) => state === "held" || record.may.selfScore.includes(unit))
      .map(({ unit, name }) => [unit, name]),
  );
  const wanted = get("unit") ?? "";
  const unit = units.has(wanted) ? wanted : [...units.keys()][0];
  if (unit === undefined) return <p className="faint">{words.noUnits}</p>;
  return (
    <UnitScores
      key={unit}
      record={record}
      unit={unit}
      chooser={
        <Select
          aria-label={words.unit}
          value={unit}
          style={{ minWidth: 220 }}
          popupMatchSelectWidth={false}
          options={[...units].map(([value, label]) => ({ value, label }))}
          onChange={(value) => set({ unit: value })}
        />
      }
    />
  );
}

const noEdits: ScoreEdits = new Map();

interface UnitScoresProps {
  readonly record: InspectionRecord;
  readonly unit: string;
  /** Chooses another unit. */
  readonly chooser: ReactNode;
}

function UnitScores({ record, unit, chooser }: UnitScoresProps) {
  const { scores: words, separator } = useWords().inspections;
  const speak = useBilingual();
  const { sheet, may, inspection } = record;
  const [edits, setEdits] = useState<ScoreEdits>(noEdits);
  const rows = record.scores.find((one) => one.unit === unit)?.rows ?? [];
  const entries = editedEntries(sheet, rows, edits);
  const changed = changedRows(entries, rows);
  const faults = checkScoreEntries(sheet, entries);
  const total = totalScores(sheet, entries);
  const isOpen = inspection.state === "planned" || inspection.state === "under-way";
  const isInspector = may.manage && isOpen;
  const isUnit = may.selfScore.includes(unit);
  const mayType = (column: ScoreColumn) => isInspector || (isUnit && column === "selfScore");
  const save = useInspectionChange((input: ScoresInput) => saveScores(inspection.id, input), words.saved);
  useWarningOnLeave(changed.length > 0);
  const submit = () => {
    if (changed.length === 0 || save.isPending) return;
    save.mutate({ unit, rows: changed }, { onSuccess: () => setEdits(noEdits) });
  };
  return (
    <>
      <div className="score-bar">
        {chooser}
        <span className="score-total">
          {total.team ?? words.noScore} <small className="faint">{words.full(total.full)}</small>
        </span>
        {total.missing > 0 ? <span className="faint">{words.missing(total.missing)}</span> : null}
        {total.vetoes.length > 0 ? (
          <Tag tone="red" mark="!">
            {words.veto(total.vetoes.join(separator))}
          </Tag>
        ) : null}
        {isInspector || isUnit ? (
          <>
            <output className={faults.length > 0 ? "" : "faint"}>
              {save.isPending
                ? words.saving
                : changed.length > 0
                  ? words.unsaved(changed.length)
                  : words.saved}
            </output>
            <Button type="primary" disabled={changed.length === 0} loading={save.isPending} onClick={submit}>
              {words.save}
            </Button>
          </>
        ) : (
          <span className="faint">{words.readOnly}</span>
        )}
      </div>
      {isInspector ? <p className="faint">{words.keys}</p> : null}
      {isUnit && !isInspector ? <p className="faint">{words.selfOnly}</p> : null}
      {faults.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          className="inspection-notice"
          title={words.faults(faults.length)}
          description={
            <ul className="problem-faults">
              {faults.map(({ where, message }) => (
                <li key={where}>{speak(message)}</li>
              ))}
            </ul>
          }
        />
      ) : null}
      {save.error === null ? null : <ProblemNotice error={save.error} onClose={save.reset} />}
      <ScoreGrid
        sheet={sheet}
        entries={entries}
        edits={edits}
        mayType={mayType}
        onType={(itemId, column, text) => setEdits((before) => withEdit(before, itemId, column, text))}
        onPaste={(itemId, column, text) => {
          const itemIds = sheet.map(({ id }) => id);
          setEdits((before) => withPasted(before, { itemIds, itemId, column }, text, mayType));
        }}
        onSave={submit}
      />
    </>
  );
}

/** Asks before the page is left with something that is not saved. */
function useWarningOnLeave(isActive: boolean): void {
  useEffect(() => {
    if (!isActive) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isActive]);
}

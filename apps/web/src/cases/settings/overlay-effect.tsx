import {
  compareSheets,
  type OverlayResult,
  permissionSheet,
  type SheetDifference,
  type SystemDefinition,
} from "@halfsky/cases";
import { Button, Input } from "antd";
import { useMemo } from "react";
import { Tag } from "../../ui/tag.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { changeWords } from "./change-words.ts";

interface OverlayEffectProps {
  /** the system as it holds here now */
  readonly before: SystemDefinition;
  /** what holds without what the place sets */
  readonly base: SystemDefinition;
  readonly result: OverlayResult;
  readonly isChanged: boolean;
  readonly hasFaults: boolean;
  readonly reason: string;
  readonly isSaving: boolean;
  readonly onReason: (reason: string) => void;
  readonly onSave: () => void;
  readonly onUndo: () => void;
}

const tones = { tighter: "green", looser: "orange", other: "blue" } as const;

/** What the draft would do: the cells of the permission sheet that differ from what holds now, then reason and saving. */
export function OverlayEffect(props: OverlayEffectProps) {
  const { before, base, result, isChanged, hasFaults, reason, isSaving, onReason, onSave, onUndo } = props;
  const { serviceOverlays: said } = useWords();
  const speak = useBilingual();
  const differences = useMemo(
    () => compareSheets(permissionSheet(before), permissionSheet(result.definition)),
    [before, result.definition],
  );
  return (
    <section className="panel overlay-effect" aria-labelledby="overlay-effect">
      <h2 id="overlay-effect">{said.effect}</h2>
      {!isChanged ? (
        <p className="faint">{said.effectNone}</p>
      ) : (
        <div aria-live="polite">
          <p>{said.sheet(differences.length)}</p>
          <Differences differences={differences} />
        </div>
      )}
      {result.changes.length === 0 ? null : (
        <details>
          <summary>{said.allChanges(result.changes.length)}</summary>
          <ul className="overlay-changes">
            {result.changes.map((change) => {
              const { title, from, to } = changeWords(base, result.definition, change);
              return (
                <li key={change.where}>
                  <Tag tone={tones[change.direction]}>{said.directions[change.direction]}</Tag>{" "}
                  {title === null ? null : `${speak(title)}${said.colon}`}
                  {speak(from)} → {speak(to)}
                </li>
              );
            })}
          </ul>
        </details>
      )}
      {isChanged ? (
        <div className="overlay-save">
          <p className="faint">{said.effectNote}</p>
          <label htmlFor="overlay-reason">{said.reason}</label>
          <Input.TextArea
            id="overlay-reason"
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={4000}
            value={reason}
            onChange={({ target }) => onReason(target.value)}
          />
          <div className="overlay-inputs">
            <Button onClick={onUndo}>{said.undo}</Button>
            <Button
              type="primary"
              loading={isSaving}
              disabled={hasFaults || reason.trim() === ""}
              onClick={onSave}
            >
              {said.save}
            </Button>
            {reason.trim() === "" ? <span className="faint">{said.reasonNeeded}</span> : null}
          </div>
        </div>
      ) : null}
    </section>
  );
}

/** Cells that two sheets say differently, row by row. */
function Differences({ differences }: { readonly differences: readonly SheetDifference[] }) {
  const { serviceOverlays: said } = useWords();
  const speak = useBilingual();
  return (
    <ul className="overlay-changes">
      {differences.map(({ table, row, kind, cells }) => (
        <li key={`${table.en} ${row.en} ${cells.map(({ after }) => after?.en ?? "").join("|")}`}>
          <b>{speak(row)}</b> <span className="faint">{said.row[kind]}</span>
          {cells.map(({ head, before, after }) => (
            <div key={head.en}>
              {speak(head)}
              {said.colon}
              {before === null ? null : <del>{speak(before)}</del>}{" "}
              {after === null ? null : <ins>{speak(after)}</ins>}
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}

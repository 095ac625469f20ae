import { Button, Input } from "antd";
import { useState } from "react";
import { Moment } from "../../ui/moment.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { contentOf, type StoredFigure } from "./cell-content.ts";
import type { PanelActions } from "./cell-panel.tsx";
import type { Draft } from "./edits.ts";

/** A figure with its numerator and denominator, where it has them: two people may differ in those only. */
function withParts(
  text: string,
  { numerator, denominator }: { readonly numerator: string | null; readonly denominator: string | null },
): string {
  const parts = [numerator ?? "", denominator ?? ""];
  return parts.every((part) => part === "") ? text : `${text} (${parts.join(" / ")})`;
}

interface CellTroubleProps {
  readonly draft: Draft<StoredFigure>;
  readonly actions: Pick<PanelActions, "drop" | "keepMine" | "sendWithReason">;
}

/** Why the cell is not stored, and the ways out: mend, give up, say why, or choose between two people's figures. */
export function CellTrouble({ draft, actions }: CellTroubleProps) {
  const { language, words } = useLanguage();
  const { panel } = words.statistics;
  const speak = useBilingual();
  const [reason, setReason] = useState(draft.reason);
  const { trouble } = draft;
  if (trouble === null) return null;
  if (trouble.kind === "conflict") {
    const { theirs } = trouble;
    return (
      <div className="cell-trouble" role="alert">
        <b>{panel.conflict}</b>
        <dl className="cell-trouble-both">
          <div>
            <dt>{panel.mine}</dt>
            <dd>{withParts(draft.content.text, draft.content)}</dd>
            <dd>
              <Button size="small" onClick={actions.keepMine}>
                {panel.keepMine}
              </Button>
            </dd>
          </div>
          <div>
            <dt>
              {panel.theirs(theirs.recorded.by)} · <Moment at={theirs.recorded.at} />
            </dt>
            <dd>{withParts(contentOf(theirs, language).text, theirs)}</dd>
            <dd>
              <Button size="small" onClick={actions.drop}>
                {panel.takeTheirs}
              </Button>
            </dd>
          </div>
        </dl>
      </div>
    );
  }
  return (
    <div className="cell-trouble" role="alert">
      <b>{trouble.kind === "fault" ? panel.fault : panel.refused}</b>
      <div>{speak(trouble.message)}</div>
      <div>{speak(trouble.hint)}</div>
      {trouble.kind === "refused" && draft.base > 0 ? (
        <label className="cell-panel-field">
          <span>{panel.reason}</span>
          <Input.TextArea
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
      ) : null}
      <div className="cell-trouble-buttons">
        {trouble.kind === "refused" ? (
          <Button size="small" type="primary" onClick={() => actions.sendWithReason(reason.trim())}>
            {panel.sendAgain}
          </Button>
        ) : null}
        <Button size="small" onClick={actions.drop}>
          {panel.drop}
        </Button>
      </div>
    </div>
  );
}

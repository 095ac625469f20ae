import type { ServiceOverlayRecord } from "@halfsky/api-contract";
import { isSystemOverlay, judgeOverlay, type SystemDefinition, type SystemOverlay } from "@halfsky/cases";
import { Button } from "antd";
import { Moment } from "../../ui/moment.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { changeWords } from "./change-words.ts";
import { wholeOverlay } from "./overlay-draft.ts";

interface OverlayHistoryProps {
  readonly record: ServiceOverlayRecord;
  readonly base: SystemDefinition;
  readonly onTake: (overlay: SystemOverlay) => void;
}

/** Every version that the area set: who, when, why, and what it changed; an old one can be taken as the draft. */
export function OverlayHistory({ record, base, onTake }: OverlayHistoryProps) {
  const { serviceOverlays: said } = useWords();
  const speak = useBilingual();
  return (
    <section className="panel" aria-labelledby="overlay-history">
      <h2 id="overlay-history">{said.history}</h2>
      {record.history.length === 0 ? <p className="faint">{said.historyNone}</p> : null}
      <ol className="case-history">
        {record.history.map(({ version, at, by, reason, overlay }) => {
          const own = isSystemOverlay(overlay) ? overlay : {};
          const { changes, definition } = judgeOverlay(base, wholeOverlay(record.id, record.areaCode, own));
          return (
            <li key={version}>
              <div>
                <b>{said.historyOf(version)}</b>{" "}
                {version === record.version ? <Tag tone="blue">{said.now}</Tag> : null} <Moment at={at} />
              </div>
              <div className="faint">{by}</div>
              <div>{reason}</div>
              <ul className="overlay-changes faint">
                {changes.map((change) => {
                  const { title, from, to } = changeWords(base, definition, change);
                  return (
                    <li key={change.where}>
                      {title === null ? null : `${speak(title)}${said.colon}`}
                      {speak(from)} → {speak(to)}
                    </li>
                  );
                })}
              </ul>
              {version === record.version ? null : (
                <Button size="small" aria-label={said.takeOf(version)} onClick={() => onTake(own)}>
                  {said.take}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

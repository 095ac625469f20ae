import { useQuery } from "@tanstack/react-query";
import { Drawer } from "antd";
import { useEffect, useRef } from "react";
import { planSourceQuery } from "../../api/plans-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import type { Place } from "./plan-tabs.ts";
import { LinkButton } from "../../ui/link-button.tsx";

const linesAround = 4;

interface SourceDrawerProps {
  readonly plan: string;
  readonly reading: number;
  readonly place: Place;
  readonly onClose: () => void;
}

/** The sentence of a part with the lines around it, and what it was read as. */
export function SourceDrawer({ plan, reading, place, onClose }: SourceDrawerProps) {
  const { planRecord: words } = useWords();
  const speak = useBilingual();
  const source = useQuery(planSourceQuery(plan, reading));
  const isThere = source.data !== undefined;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isThere)
      box.current?.querySelector(`[data-line="${place.line}"]`)?.scrollIntoView({ block: "center" });
  }, [place.line, isThere]);
  const lines =
    source.data?.lines.filter(
      ({ line, text }) =>
        line >= place.line - linesAround && line <= place.endLine + linesAround && text.trim() !== "",
    ) ?? [];
  return (
    <Drawer
      open
      size={560}
      mask={false}
      title={words.sourceTitle}
      onClose={onClose}
      extra={
        <LinkButton to={`/plans/${plan}/review?part=${encodeURIComponent(place.id)}`} size="small">
          {words.openInReview}
        </LinkButton>
      }
    >
      <h3 className="source-drawer-name">{place.name}</h3>
      {place.rule === null ? null : (
        <p>
          {words.asRule} <b>{speak(place.rule)}</b>
        </p>
      )}
      {place.line < 1 ? (
        <p>{words.addedByPerson}</p>
      ) : source.error ? (
        <ProblemNotice error={source.error} onRetry={() => void source.refetch()} />
      ) : source.data ? (
        <>
          <p className="faint">{words.sourcePlace(source.data.fileName, place.line, place.endLine)}</p>
          <div className="source-excerpt" ref={box}>
            {lines.map(({ line, text }) => {
              const isInside = line >= place.line && line <= place.endLine;
              return (
                <div
                  key={line}
                  data-line={line}
                  className={isInside ? "source-excerpt-line is-inside" : "source-excerpt-line"}
                >
                  <span className="source-excerpt-number">{line}</span>
                  <span>{text.trim()}</span>
                </div>
              );
            })}
          </div>
        </>
      ) : (
        <Waiting />
      )}
    </Drawer>
  );
}

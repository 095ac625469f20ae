import type { PlanContent, TargetRow } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Drawer } from "antd";
import { useEffect, useRef } from "react";
import { planQuery, planSourceQuery } from "../api/plans-api.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { RequestProblem } from "../api/request-problem.ts";
import { Waiting } from "../ui/waiting.tsx";
import { useBilingual, useWords } from "../words/language.tsx";
import "./sentence-drawer.css";
import { linesAround, type SourceLine } from "./lines-around.ts";
import { LinkButton } from "../ui/link-button.tsx";

interface SentenceDrawerProps {
  readonly row: Pick<
    TargetRow,
    "planId" | "planTitle" | "partId" | "name" | "line" | "planWords" | "ruleWords"
  >;
  readonly onClose: () => void;
}

interface Passage {
  readonly id: string;
  readonly line: number;
  readonly endLine: number;
}

/** Where a target stands in the plan: its own row or sentence, then sentences that set the same target in prose. */
function passagesOf(content: PlanContent, partId: string, line: number): readonly Passage[] {
  const own =
    content.indicators.find(({ id }) => id === partId) ?? content.targets.find(({ id }) => id === partId);
  const alike = content.targets.filter((target) => target.sameAs === partId && !target.struck);
  return [own ?? { id: partId, line, endLine: line }, ...alike].filter((passage) => passage.line > 0);
}

/** What the plan says of a target, with the lines around it. */
export function SentenceDrawer({ row, onClose }: SentenceDrawerProps) {
  const { targets: words } = useWords();
  const speak = useBilingual();
  const newest = useQuery(planQuery(row.planId));
  const version = newest.data?.plan.version ?? undefined;
  // A newer, unpublished reading has other lines than the one that the target was published from.
  const isOther = newest.data?.plan.unpublished === true && version !== undefined;
  const published = useQuery({ ...planQuery(row.planId, version), enabled: isOther });
  const record = isOther ? published.data : newest.data;
  const reading = record?.versions.find(({ number }) => number === version)?.reading ?? record?.plan.reading;
  const source = useQuery({
    ...planSourceQuery(row.planId, reading ?? 0),
    enabled: reading !== undefined,
  });
  const error = newest.error ?? published.error ?? source.error;
  const isOutOfReach = error instanceof RequestProblem && (error.status === 403 || error.status === 404);
  return (
    <Drawer
      open
      size={600}
      mask={false}
      title={words.sentence.title}
      onClose={onClose}
      extra={
        isOutOfReach ? null : (
          <LinkButton to={`/plans/${row.planId}?part=${encodeURIComponent(row.partId)}`} size="small">
            {words.sentence.openPlan}
          </LinkButton>
        )
      }
    >
      <h3 className="sentence-name">{row.name}</h3>
      <p>
        {words.sentence.readAs} <b>{speak(row.ruleWords)}</b>
      </p>
      {source.data && record ? (
        <>
          <p className="faint">{words.sentence.from(row.planTitle, source.data.fileName)}</p>
          {passagesOf(record.content, row.partId, row.line).map((passage) => (
            <Excerpt key={passage.id} passage={passage} lines={source.data.lines} />
          ))}
        </>
      ) : error && !isOutOfReach ? (
        <ProblemNotice error={error} />
      ) : error ? (
        <>
          <p className="faint">{words.sentence.outOfReach(row.planTitle)}</p>
          <blockquote className="sentence-words">{row.planWords.trim()}</blockquote>
        </>
      ) : (
        <Waiting />
      )}
    </Drawer>
  );
}

function Excerpt({ passage, lines }: { readonly passage: Passage; readonly lines: readonly SourceLine[] }) {
  const { targets: words } = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector(".is-inside")?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <div className="sentence-excerpt" ref={box}>
      <div className="sentence-place">{words.sentence.lines(passage.line, passage.endLine)}</div>
      {linesAround(lines, passage).map(({ line, text, isInside }) => (
        <div key={line} className={isInside ? "sentence-line is-inside" : "sentence-line"}>
          <span className="sentence-line-number">{line}</span>
          {isInside ? <mark>{text}</mark> : <span>{text}</span>}
        </div>
      ))}
    </div>
  );
}

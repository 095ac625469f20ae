import type { PlanRecord } from "@halfsky/api-contract";
import { Tabs } from "antd";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useWords } from "../../words/language.tsx";
import { CorrectionRows } from "./correction-rows.tsx";
import { FindingRows } from "./finding-rows.tsx";
import { IndicatorRows } from "./indicator-rows.tsx";
import { NumberRows } from "./number-rows.tsx";
import { OutlineTree } from "./outline-tree.tsx";
import type { NamedFinding } from "./review-findings.ts";
import { TargetRows } from "./target-rows.tsx";
import { type ReviewView, reviewViews, type Selection, type Side } from "./use-selection.ts";

interface OutlinePaneProps {
  readonly record: PlanRecord;
  readonly findings: readonly NamedFinding[];
  readonly selection: Selection;
  readonly view: ReviewView;
  readonly side: { readonly current: Side };
  readonly isBusy: boolean;
  readonly onView: (view: ReviewView) => void;
  readonly onPickPart: (id: string) => void;
  readonly onPickFinding: (finding: NamedFinding) => void;
  readonly onPickNumber: (line: number) => void;
  readonly onTakeBack: (number: number) => void;
}

/** What was read, in lists; arrow keys go from row to row. */
export function OutlinePane(props: OutlinePaneProps) {
  const { record, findings, selection, view, side, onView } = props;
  const { content, corrections } = record;
  const { planReview: words } = useWords();
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const wanted = view === "findings" ? selection.finding : selection.part;
    if (wanted === null) return;
    const row = box.current?.querySelector(`[data-row="${CSS.escape(wanted)}"]`);
    row?.scrollIntoView({ block: side.current === "outline" ? "nearest" : "center" });
  }, [selection, view, side]);

  const counts: Readonly<Record<ReviewView, number | null>> = {
    outline: null,
    indicators: content.indicators.filter(({ struck }) => !struck).length,
    targets: content.targets.filter(({ struck }) => !struck).length,
    findings: findings.length,
    numbers: content.numbers.length,
    corrections: corrections.filter(({ withdrawn }) => withdrawn === null).length,
  };
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const rows = [...(box.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const at = rows.findIndex((row) => row === document.activeElement);
    if (step === undefined || at === -1) return;
    event.preventDefault();
    const next = rows[at + step];
    next?.focus();
    next?.click();
  };

  return (
    <div className="outline-pane">
      <Tabs
        size="small"
        activeKey={view}
        onChange={(key) => onView(reviewViews.find((each) => each === key) ?? "outline")}
        items={reviewViews.map((key) => ({
          key,
          label: (
            <span className={key === "findings" && findings.length > 0 ? "tab-alert" : undefined}>
              {words.views[key]}
              {counts[key] === null ? null : <span className="tab-count"> {counts[key]}</span>}
            </span>
          ),
        }))}
      />
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys move between the buttons inside */}
      <div className="outline-body" ref={box} onKeyDown={move}>
        <ViewOf {...props} />
      </div>
    </div>
  );
}

function ViewOf(props: OutlinePaneProps) {
  const { record, findings, selection, view, isBusy, onPickPart, onPickFinding, onPickNumber } = props;
  const { content, corrections } = record;
  const { planReview: words } = useWords();
  switch (view) {
    case "outline":
      return <OutlineTree content={content} selected={selection.part} onPick={onPickPart} />;
    case "indicators":
      return <IndicatorRows indicators={content.indicators} selected={selection.part} onPick={onPickPart} />;
    case "targets":
      return <TargetRows targets={content.targets} selected={selection.part} onPick={onPickPart} />;
    case "findings":
      return <FindingRows findings={findings} selected={selection.finding} onPick={onPickFinding} />;
    case "numbers":
      return <NumberRows numbers={content.numbers} selectedLine={selection.line} onPick={onPickNumber} />;
    case "corrections":
      return (
        <CorrectionRows
          corrections={corrections}
          nameOf={(id) =>
            content.indicators.find((row) => row.id === id)?.name ??
            content.targets.find((target) => target.id === id)?.subject ??
            words.goneParts(id)
          }
          mayTakeBack={record.may.correct}
          isBusy={isBusy}
          onPick={onPickPart}
          onTakeBack={props.onTakeBack}
        />
      );
  }
}

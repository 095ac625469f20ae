import type { PlanContent, planSource } from "@halfsky/api-contract";
import { memo, useEffect, useMemo, useRef } from "react";
import { useWords } from "../../words/language.tsx";
import type { OutlinePart } from "../outline-parts.ts";
import { type SourceBlock, sourceBlocks } from "./source-blocks.ts";
import { type MarkedLine, markSource } from "./source-marks.ts";
import type { Selection, Side } from "./use-selection.ts";

interface SourcePaneProps {
  readonly content: PlanContent;
  readonly parts: readonly OutlinePart[];
  readonly source: ReturnType<typeof planSource.parse>;
  readonly selection: Selection;
  readonly side: { readonly current: Side };
  readonly onPickPart: (id: string, line: number) => void;
  readonly onPickLine: (line: number) => void;
}

/** The document line by line; what was read from a line is told by a coloured bar and marked words. */
export function SourcePane(props: SourcePaneProps) {
  const { content, parts, source, selection, side, onPickPart, onPickLine } = props;
  const { planReview: words } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const blocks = useMemo(
    () => sourceBlocks(markSource(content, parts, source.lines), source.lines),
    [content, parts, source],
  );
  const selected = useMemo(() => selectedLines(parts, selection), [parts, selection]);

  useEffect(() => {
    if (!selected || side.current === "source") return;
    const line = box.current?.querySelector(`[data-line="${selected.focus}"]`);
    line?.scrollIntoView({ block: "center" });
  }, [selected, side]);

  const [firstLine] = content.lines;
  const isAtRest = selected === null;
  const isOpened = useRef(false);
  useEffect(() => {
    if (isOpened.current) return;
    isOpened.current = true;
    // A document may hold two plans: reading begins where this one does.
    if (isAtRest)
      box.current?.querySelector(`[data-line="${firstLine}"]`)?.scrollIntoView({ block: "start" });
  }, [firstLine, isAtRest]);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const pick = (event: MouseEvent) => {
      // A drag that marks words for copying is no choice.
      if (!(event.target instanceof Element) || window.getSelection()?.isCollapsed === false) return;
      const row = event.target.closest<HTMLElement>("[data-line]");
      if (!row) return;
      const line = Number(row.dataset["line"]);
      const target = event.target.closest<HTMLElement>("[data-target]")?.dataset["target"];
      const part = target ?? row.dataset["part"];
      if (part === undefined) onPickLine(line);
      else onPickPart(part, line);
    };
    element.addEventListener("click", pick);
    return () => element.removeEventListener("click", pick);
  }, [onPickPart, onPickLine]);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <section className="source-pane" ref={box} tabIndex={0} aria-label={words.sourceLabel}>
      {blocks.map((block) => (
        <Block
          key={block.key}
          block={block}
          from={selected?.from ?? 0}
          to={selected?.to ?? 0}
          target={selected?.target ?? null}
        />
      ))}
    </section>
  );
}

interface SelectedLines {
  readonly from: number;
  readonly to: number;
  readonly focus: number;
  readonly target: string | null;
}

function selectedLines(parts: readonly OutlinePart[], selection: Selection): SelectedLines | null {
  const part = parts.find(({ id }) => id === selection.part);
  if (part && part.line > 0) {
    const target = part.kind === "target" ? part.id : null;
    return { from: part.line, to: part.endLine, focus: selection.line ?? part.line, target };
  }
  if (selection.line === null) return null;
  return { from: selection.line, to: selection.line, focus: selection.line, target: null };
}

interface BlockProps {
  readonly block: SourceBlock;
  readonly from: number;
  readonly to: number;
  readonly target: string | null;
}

const Block = memo(
  function Block({ block, from, to, target }: BlockProps) {
    const draw = (line: MarkedLine) => (
      <Line
        key={line.line}
        line={line}
        isSelected={line.line >= from && line.line <= to}
        target={line.line >= from && line.line <= to ? target : null}
      />
    );
    switch (block.kind) {
      case "lines":
        return (
          <div className="source-block" style={{ containIntrinsicSize: `auto ${block.lines.length * 34}px` }}>
            {block.lines.map(draw)}
          </div>
        );
      case "row":
        return (
          <div className="source-row">
            {block.cells.map((cell) => (
              <div key={cell[0]?.line} className="source-cell" style={{ flexGrow: cellWidth(cell) }}>
                {cell.map(draw)}
              </div>
            ))}
          </div>
        );
      case "table":
        return (
          <table className="source-table">
            <tbody>
              {block.rows.map((row) => (
                <tr key={row[0]?.key}>
                  {row.map((cell) => (
                    <td key={cell.key} rowSpan={cell.rowSpan} colSpan={cell.columnSpan}>
                      {cell.lines.map(draw)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        );
    }
  },
  // Far from both the old and the new selection nothing changes.
  (before, after) =>
    before.block === after.block &&
    ((before.from === after.from && before.to === after.to && before.target === after.target) ||
      (!isNear(before) && !isNear(after))),
);

/** Longer texts get more room, short ones at least that of four characters. */
function cellWidth(cell: readonly MarkedLine[]): number {
  const length = cell.reduce((sum, { text }) => sum + text.trim().length, 0);
  return Math.min(16, Math.max(4, length));
}

function isNear({ block, from, to }: BlockProps): boolean {
  const lines =
    block.kind === "table" ? block.rows.flatMap((row) => row.flatMap((cell) => cell.lines)) : block.lines;
  return lines.some(({ line }) => line >= from && line <= to);
}

interface LineProps {
  readonly line: MarkedLine;
  readonly isSelected: boolean;
  readonly target: string | null;
}

function classOfLine({ part, text, finding, isOutside }: MarkedLine, isSelected: boolean): string {
  const classes = ["source-line"];
  if (text.trim() === "" && finding === null) classes.push("is-blank");
  if (isOutside) classes.push("is-outside");
  if (part) classes.push(`is-${part.kind}`);
  if (part?.isFirst) classes.push("is-first");
  if (isSelected) classes.push("is-selected");
  return classes.join(" ");
}

function Line({ line, isSelected, target }: LineProps) {
  const { planReview: words } = useWords();
  const { part, finding } = line;
  return (
    <div
      className={classOfLine(line, isSelected)}
      data-line={line.line}
      data-part={part?.id}
      title={part ? words.kinds[part.kind] : undefined}
    >
      <span className="source-number">
        {finding === null ? null : (
          <span className={`source-finding is-${finding}`} title={words.severities[finding]}>
            {finding === "note" ? "i" : "!"}
          </span>
        )}
        {line.line}
      </span>
      <span className="source-words">
        {line.stretches.map((stretch, index) => {
          // Stretches of a line never change places.
          const key = `${index}-${stretch.kind}`;
          if (stretch.kind === "plain") return stretch.text;
          if (stretch.kind === "target") {
            const isTarget = stretch.reference === target;
            return (
              <mark
                key={key}
                className={isTarget ? "mark-target is-selected" : "mark-target"}
                data-target={stretch.reference ?? undefined}
                title={words.kinds.target}
              >
                {stretch.text}
              </mark>
            );
          }
          const title =
            stretch.kind === "number"
              ? words.numberClass(stretch.reference ?? "")
              : words.severities[finding ?? "note"];
          return (
            <mark key={key} className={`mark-${stretch.kind}`} title={title}>
              {stretch.text}
            </mark>
          );
        })}
      </span>
    </div>
  );
}

import type { PlanContent } from "@halfsky/api-contract";
import type { OutlinePart, PartKind } from "../outline-parts.ts";

/** What a stretch of a line is: part of a target, a number recognised as something else, or words of a finding. */
export interface Stretch {
  readonly text: string;
  readonly kind: "plain" | "target" | "number" | "finding";
  /** Id of the target, class of the number. */
  readonly reference: string | null;
}

/** A source line with everything that was read from it. */
export interface MarkedLine {
  readonly line: number;
  readonly text: string;
  /** The part read from the line; null where nothing was. */
  readonly part: { readonly id: string; readonly kind: PartKind; readonly isFirst: boolean } | null;
  readonly stretches: readonly Stretch[];
  /** Of another plan in the same document, or of the notice around it. */
  readonly isOutside: boolean;
  /** Worst severity of the findings on the line. */
  readonly finding: "error" | "warning" | "note" | null;
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind: "target" | "number" | "finding";
  readonly reference: string | null;
}

const severityOrder = ["error", "warning", "note"] as const;
// What a person must see first wins where stretches overlap.
const precedence: Readonly<Record<Span["kind"], number>> = { finding: 0, target: 1, number: 2 };

/** The part of each line: the shortest of those that cover it; targets stand inside lines and own none. */
function ownersOfLines(parts: readonly OutlinePart[]): ReadonlyMap<number, OutlinePart> {
  const owners = new Map<number, OutlinePart>();
  for (const part of parts) {
    if (part.kind === "target" || part.line < 1) continue;
    for (let line = part.line; line <= part.endLine; line += 1) {
      const owner = owners.get(line);
      if (!owner || part.endLine - part.line < owner.endLine - owner.line) owners.set(line, part);
    }
  }
  return owners;
}

function targetSpans(content: PlanContent, textOf: (line: number) => string): Map<number, Span[]> {
  const spans = new Map<number, Span[]>();
  const add = (line: number, span: Span) => {
    if (span.end <= span.start) return;
    const list = spans.get(line);
    if (list) list.push(span);
    else spans.set(line, [span]);
  };
  for (const target of content.targets) {
    const { startOffset, endOffset, line, endLine, id } = target;
    if (startOffset === null || endOffset === null) continue;
    for (let at = line; at <= endLine; at += 1) {
      const start = at === line ? startOffset : 0;
      const end = at === endLine ? endOffset : textOf(at).length;
      add(at, { start, end, kind: "target", reference: id });
    }
  }
  for (const number of content.numbers) {
    const { line, startOffset, words } = number;
    add(line, {
      start: startOffset,
      end: startOffset + words.length,
      kind: "number",
      reference: number.class,
    });
  }
  for (const finding of content.findings) {
    const start = finding.words === "" ? -1 : textOf(finding.line).indexOf(finding.words);
    if (start >= 0) {
      add(finding.line, {
        start,
        end: start + finding.words.length,
        kind: "finding",
        reference: finding.code,
      });
    }
  }
  return spans;
}

/** Cuts a line where any span begins or ends; overlapping spans show the one of higher precedence. */
export function stretchesOf(text: string, spans: readonly Span[]): Stretch[] {
  const cuts = new Set([0, text.length]);
  for (const { start, end } of spans) {
    if (start > 0 && start < text.length) cuts.add(start);
    if (end > 0 && end < text.length) cuts.add(end);
  }
  const places = [...cuts].toSorted((one, other) => one - other);
  const stretches: Stretch[] = [];
  for (const [index, start] of places.entries()) {
    const end = places[index + 1];
    if (end === undefined || end <= start) continue;
    const covering = spans
      .filter((span) => span.start <= start && span.end >= end)
      .toSorted((one, other) => precedence[one.kind] - precedence[other.kind]);
    const [top] = covering;
    const kind = top?.kind ?? "plain";
    const reference = top?.reference ?? null;
    const last = stretches.at(-1);
    if (last && last.kind === kind && last.reference === reference) {
      stretches[stretches.length - 1] = { ...last, text: last.text + text.slice(start, end) };
    } else {
      stretches.push({ text: text.slice(start, end), kind, reference });
    }
  }
  return stretches;
}

function worstFindings(content: PlanContent): ReadonlyMap<number, "error" | "warning" | "note"> {
  const worst = new Map<number, "error" | "warning" | "note">();
  for (const severity of severityOrder.toReversed()) {
    for (const finding of content.findings) {
      if (finding.severity === severity) worst.set(finding.line, severity);
    }
  }
  return worst;
}

/** Between a domain's heading and its first part stand its introduction and headings that belong to nothing. */
function isReadFrom(owner: OutlinePart, line: number, text: string): boolean {
  if (owner.kind !== "domain" || line === owner.line) return true;
  const plain = text.replaceAll(/\s+/gu, "");
  return plain !== "" && owner.text.replaceAll(/\s+/gu, "").includes(plain);
}

/** Marks every line of the source with what was read from it. */
export function markSource(
  content: PlanContent,
  parts: readonly OutlinePart[],
  lines: ReadonlyArray<{ readonly line: number; readonly text: string }>,
): MarkedLine[] {
  const texts = new Map(lines.map(({ line, text }) => [line, text]));
  const owners = ownersOfLines(parts);
  const spans = targetSpans(content, (line) => texts.get(line) ?? "");
  const findings = worstFindings(content);
  return lines.map(({ line, text }) => {
    const found = owners.get(line);
    const owner = found && isReadFrom(found, line, text) ? found : undefined;
    return {
      line,
      text,
      part: owner ? { id: owner.id, kind: owner.kind, isFirst: owner.line === line } : null,
      isOutside: line < content.lines[0] || line > content.lines[1],
      stretches: stretchesOf(text, spans.get(line) ?? []),
      finding: findings.get(line) ?? null,
    };
  });
}

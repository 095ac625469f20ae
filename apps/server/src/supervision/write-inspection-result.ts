import type { InspectionFinding, InspectionRecord } from "@halfsky/api-contract";
import type { ReportBlock, ReportTree, Run } from "@halfsky/reports";
import type { Language } from "@halfsky/statistics";
import { findingStateWords, inspectionStateWords, seriousnessWords } from "@halfsky/supervision";
import { resultWords } from "./inspection-result-words.ts";

/** What a result says of itself beside the inspection. */
export interface ResultStamp {
  readonly language: Language;
  /** "YYYY-MM-DD" in Beijing */
  readonly today: string;
  readonly isSample: boolean;
}

const text = (words: string): readonly Run[] => [{ kind: "text", text: words }];

/** The newest thing that the owner said of a finding; null while she has said nothing. */
export function newestAnswer(finding: InspectionFinding): string | null {
  return finding.actions.findLast(({ step }) => step === "answer")?.words ?? null;
}

/** The findings that count: those withdrawn stand in no list. */
export function standingFindings(record: InspectionRecord): readonly InspectionFinding[] {
  return record.findings.filter(({ state }) => state !== "withdrawn");
}

/** The result of an inspection as a document: how it went, scores by unit, findings; as far as the reader sees it. */
export function writeInspectionResult(record: InspectionRecord, stamp: ResultStamp): ReportTree {
  const words = resultWords[stamp.language];
  const { inspection, result } = record;
  const { findings, visits } = result;
  const held = record.visits.filter(({ state }) => state === "held").map(({ name }) => name);
  const { grave, serious, minor } = findings.bySeriousness;
  const paragraphs = [
    inspection.purpose,
    held.length === 0
      ? ""
      : words.visited(visits.held, held.join(words.comma), inspection.startsOn, inspection.endsOn),
    words.found(findings.all, grave, serious, minor) +
      (findings.all === 0
        ? ""
        : ` ${words.settled(findings.settled, findings.settledInTime, findings.unsettled, findings.overdue)}`),
    words.files(result.photographs, result.files),
    words.asOf(stamp.today, inspectionStateWords[inspection.state][stamp.language]),
  ].filter((paragraph) => paragraph !== "");
  return {
    language: stamp.language,
    blocks: [
      { kind: "title", runs: text(words.title(inspection.title)) },
      { kind: "subtitle", runs: text(stamp.isSample ? words.sample : inspection.organisation.name) },
      { kind: "heading", level: 1, runs: text(words.overview) },
      ...paragraphs.map((paragraph): ReportBlock => ({ kind: "paragraph", runs: text(paragraph) })),
      { kind: "heading", level: 1, runs: text(words.units) },
      unitBlock(record, stamp.language),
      { kind: "heading", level: 1, runs: text(words.findings) },
      findingBlock(record, stamp.language),
    ],
  };
}

function unitBlock(record: InspectionRecord, language: Language): ReportBlock {
  const words = resultWords[language];
  const { columns } = words;
  const { units } = record.result;
  if (record.sheet.length === 0 || units.length === 0) {
    return { kind: "paragraph", runs: text(words.none) };
  }
  return {
    kind: "table",
    title: record.inspection.title,
    unit: null,
    columns: [
      { title: columns.place, align: "center", width: 0.08 },
      { title: columns.unit, align: "left", width: 0.36 },
      { title: columns.full, align: "right", width: 0.1 },
      { title: columns.self, align: "right", width: 0.12 },
      { title: columns.team, align: "right", width: 0.14 },
      { title: columns.found, align: "right", width: 0.08 },
      { title: columns.unsettled, align: "right", width: 0.12 },
    ],
    rows: units.map((unit) =>
      [
        unit.place === null ? "–" : `${unit.place}`,
        unit.name,
        unit.total.full,
        unit.total.self ?? words.notScored,
        unit.total.team ?? words.notScored,
        `${unit.findings}`,
        `${unit.unsettled}`,
      ].map(text),
    ),
    notes: units.flatMap(({ name, total }) => [
      ...(total.vetoes.length > 0 ? [words.vetoes(name, total.vetoes.join(words.comma))] : []),
      ...(total.team !== null && total.missing > 0 ? [words.partial(name, total.missing)] : []),
    ]),
  };
}

function findingBlock(record: InspectionRecord, language: Language): ReportBlock {
  const words = resultWords[language];
  const { columns } = words;
  const findings = standingFindings(record);
  if (findings.length === 0) return { kind: "paragraph", runs: text(words.none) };
  return {
    kind: "table",
    title: words.sheets.findings,
    unit: null,
    columns: [
      { title: columns.number, align: "center", width: 0.06 },
      { title: columns.words, align: "left", width: 0.3 },
      { title: columns.seriousness, align: "center", width: 0.08 },
      { title: columns.owner, align: "left", width: 0.16 },
      { title: columns.due, align: "center", width: 0.12 },
      { title: columns.state, align: "center", width: 0.09 },
      { title: columns.answer, align: "left", width: 0.19 },
    ],
    rows: findings.map((finding) =>
      [
        `${finding.number}`,
        finding.words,
        seriousnessWords[finding.seriousness][language],
        finding.owner.name,
        finding.dueOn,
        findingStateWords[finding.state][language],
        newestAnswer(finding) ?? "–",
      ].map(text),
    ),
    notes: [],
  };
}

import type { ContentPart, PlanContent } from "./content.ts";
import { openingWords } from "./content-text.ts";

/** A part whose words hold every word of the query. */
export interface PlanHit {
  readonly part:
    | "indicator"
    | "target"
    | "domain"
    | "objective"
    | "measure"
    | "project"
    | "implementation"
    | "monitoring";
  readonly partId: string;
  readonly title: string;
  readonly excerpt: string;
  readonly line: number;
}

/**
 * Finds the parts of a plan that hold every word of a query, in the order of the document. Words are divided by
 * spaces; width and letter case do not matter; an empty query finds nothing.
 */
export function searchPlan(content: PlanContent, query: string): PlanHit[] {
  const words = folded(query)
    .split(/\s+/u)
    .filter((word) => word !== "");
  if (words.length === 0) return [];
  const hits: PlanHit[] = [];
  const look = (part: PlanHit["part"], id: string, line: number, title: string, text: string): void => {
    const where = folded(text);
    if (!words.every((word) => where.includes(word))) return;
    const first = Math.min(...words.map((word) => where.indexOf(word)));
    const length = Math.max(
      ...words.filter((word) => where.startsWith(word, first)).map((word) => word.length),
    );
    hits.push({ part, partId: id, title, excerpt: excerptAround(text, first, length), line });
  };
  const lookAtItem = (part: PlanHit["part"], item: ContentPart): void => {
    const { title, text } = item;
    const whole = text.startsWith(title) ? text : `${title} ${text}`;
    look(part, item.id, item.line, title === "" ? openingWords(text) : title, whole);
  };
  for (const row of content.indicators) {
    if (row.struck) continue;
    const cells = [row.name, row.unit, row.baseline, row.target, row.domain, row.nature, row.responsible];
    look(
      "indicator",
      row.id,
      row.line,
      row.name,
      cells.filter((cell) => cell !== null && cell !== "").join(" "),
    );
  }
  for (const domain of content.domains) {
    const { id, line, title, introduction } = domain;
    look("domain", id, line, title, introduction === null ? title : `${title} ${introduction}`);
    for (const objective of domain.objectives) lookAtItem("objective", objective);
    for (const measure of domain.measures) lookAtItem("measure", measure);
  }
  for (const project of content.projects) lookAtItem("project", project);
  for (const item of content.implementation) lookAtItem("implementation", item);
  for (const item of content.monitoring) lookAtItem("monitoring", item);
  for (const target of content.targets) {
    if (!target.struck)
      look("target", target.id, target.line, target.subject, `${target.subject} ${target.phrase}`);
  }
  return hits.toSorted((one, other) => one.line - other.line);
}

/** Same length as the text, so that a place in one is a place in the other. */
function folded(text: string): string {
  return text.replace(/./gsu, (character) => {
    const plain = character.normalize("NFKC").toLowerCase();
    return plain.length === character.length ? plain : character;
  });
}

const before = 24;
const after = 64;

function excerptAround(text: string, at: number, length: number): string {
  const start = wholeCharacter(text, Math.max(0, at - before));
  const end = wholeCharacter(text, Math.min(text.length, at + length + after));
  return `${start > 0 ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`;
}

/** Moves a cut that would fall between the halves of a surrogate pair one place back. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return at > 0 && code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

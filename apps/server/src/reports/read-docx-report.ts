import { cellPlace, chartPassage, chartPlace, paragraphPlace, type PrintedPassage } from "@halfsky/reports";
import { XMLParser } from "fast-xml-parser";
import JSZip from "jszip";
import { PlatformError } from "../platform-error.ts";

/** A report's file as it was read back: which report it says it is, and everything that is printed in it. */
export interface ReadReport {
  readonly reportId: string | null;
  readonly passages: readonly PrintedPassage[];
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

/** Reads a report's .docx back; throws `report-file-unreadable` where it is no such file. */
export async function readDocxReport(bytes: Uint8Array): Promise<ReadReport> {
  const zip = await JSZip.loadAsync(bytes).catch(() => {
    throw unreadable();
  });
  const body = find(await readXml(zip, "word/document.xml"), "w:body");
  if (body === undefined) throw unreadable();
  const custom = await readXml(zip, "docProps/custom.xml");
  const property = all(custom, "property").find((one) => one.attributes["name"] === "halfsky-report");
  const paths = Object.keys(zip.files)
    .filter((path) => /^word\/charts\/chart\d+\.xml$/.test(path))
    .toSorted((a, b) => chartNumber(a) - chartNumber(b));
  const charts: PrintedPassage[] = [];
  for (const [index, path] of paths.entries())
    charts.push(...chartPassages(await readXml(zip, path), index + 1));
  return {
    reportId: property === undefined ? null : textOf(property),
    passages: [...bodyPassages(body), ...charts],
  };
}

function unreadable(): PlatformError {
  return new PlatformError("report-file-unreadable", 422, {
    zh: "这不是可以读取的 Word 报告（.docx）。请上传本系统生成、用 Word 或 WPS 保存为 .docx 的报告。",
    en: "This is no readable Word report (.docx). Upload a report that was made here and saved as .docx by Word or WPS.",
  });
}

function chartNumber(path: string): number {
  return Number(/(\d+)\.xml$/.exec(path)?.[1] ?? 0);
}

/** Paragraphs and cells in reading order. A table that goes on after a page break is one table: its repeated head is left out. */
function bodyPassages(body: Element): readonly PrintedPassage[] {
  const passages: PrintedPassage[] = [];
  let paragraphs = 0;
  let tables = 0;
  let rows = 0;
  let head: readonly string[] = [];
  let continuing = false;
  for (const block of blocksOf(body)) {
    if (block.name === "w:p") {
      const text = textOf(block).trim();
      if (text === "") continue;
      if (text === "续表" || text === "Continued") continuing = true;
      else continuing = false;
      passages.push({ kind: "paragraph", place: paragraphPlace((paragraphs += 1)), text });
    } else {
      const read = block.children.filter((row) => row.name === "w:tr").map(cellsOf);
      const first = read[0] ?? [];
      const goesOn = continuing && first.join("\t") === head.join("\t");
      if (!goesOn) {
        tables += 1;
        rows = 0;
        head = first;
      }
      for (const cells of goesOn ? read.slice(1) : read) {
        rows += 1;
        cells.forEach((text, x) =>
          passages.push({ kind: "cell", place: cellPlace(tables, rows, x + 1), text }),
        );
      }
      continuing = false;
    }
  }
  return passages;
}

/** Paragraphs and tables of the body, also those inside content controls. */
function blocksOf(element: Element): readonly Element[] {
  return element.children.flatMap((child) =>
    child.name === "w:p" || child.name === "w:tbl"
      ? [child]
      : child.name === "w:sectPr"
        ? []
        : blocksOf(child),
  );
}

function cellsOf(row: Element): readonly string[] {
  return all(row, "w:tc").map((cell) => textOf(cell).trim());
}

function chartPassages(chart: Element, number: number): readonly PrintedPassage[] {
  return all(chart, "c:ser").flatMap((series) => {
    // the formula beside the cached name is no printed word
    const title = find(series, "c:tx") ?? series;
    const name = textOf(find(title, "c:v") ?? title);
    const categories = pointsOf(find(series, "c:cat"));
    return [...pointsOf(find(series, "c:val"))].map(([index, value]) => ({
      kind: "chart" as const,
      place: chartPlace(number),
      text: chartPassage(categories.get(index) ?? "", name, value),
    }));
  });
}

function pointsOf(element: Element | undefined): ReadonlyMap<string, string> {
  if (element === undefined) return new Map();
  return new Map(
    all(element, "c:pt").map((point) => [point.attributes["idx"] ?? "", textOf(find(point, "c:v") ?? point)]),
  );
}

async function readXml(zip: JSZip, path: string): Promise<Element> {
  const text = (await zip.file(path)?.async("string")) ?? "";
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: "",
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
  });
  const parsed: unknown = parser.parse(text);
  return { name: "", attributes: {}, children: elementsOf(parsed), text: "" };
}

function elementsOf(parsed: unknown): readonly Element[] {
  if (!Array.isArray(parsed)) return [];
  return parsed.flatMap((node: unknown): readonly Element[] => {
    if (typeof node !== "object" || node === null) return [];
    const entries = Object.entries(node);
    const name = entries.find(([key]) => key !== ":@")?.[0];
    if (name === undefined) return [];
    const value: unknown = entries.find(([key]) => key === name)?.[1];
    if (name === "#text") return [{ name, attributes: {}, children: [], text: String(value) }];
    const attributes: unknown = entries.find(([key]) => key === ":@")?.[1];
    return [{ name, attributes: textAttributes(attributes), children: elementsOf(value), text: "" }];
  });
}

function textAttributes(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, String(one)]));
}

function textOf(element: Element): string {
  if (element.name === "#text") return element.text;
  // deleted text of tracked changes and field codes are not printed
  if (
    element.name === "w:delText" ||
    element.name === "w:instrText" ||
    element.name === "w:pPr" ||
    element.name === "w:rPr"
  )
    return "";
  if (element.name === "w:tab") return " ";
  return element.children.map(textOf).join("");
}

function find(element: Element, name: string): Element | undefined {
  for (const child of element.children) {
    if (child.name === name) return child;
    const deeper = find(child, name);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

function all(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((child) => (child.name === name ? [child] : all(child, name)));
}

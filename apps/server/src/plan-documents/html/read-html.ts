import type { SourceCell, SourceDocument, SourceLine } from "@halfsky/plan-document";
import { decodeText } from "../decode-text.ts";
import { writeListNumber } from "../list-number.ts";
import {
  findArticle,
  findHeadingOutside,
  isFurniture,
  type Weights,
  weighElements,
} from "./article-of-page.ts";
import { isLayoutTable, placeCells, rowsOfTable } from "./html-table.ts";
import { attributeOf, childrenNamed, type HtmlElement, isElement, readHtmlBody } from "./html-tree.ts";

const inline = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr o:p q ruby s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);

const han = "\u3000-\u303f\u3400-\u9fff\uff00-\uffef";
const brokenHan = new RegExp(`(?<=[${han}“”‘’—…])[ \t\r\n]*\n[ \t\r\n]*(?=[${han}“”‘’—…])`, "g");

/** White space as a page shows it: a line end of the source between Chinese characters is nothing, else one space. */
function collapseSpace(text: string): string {
  return text.replaceAll(brokenHan, "").replaceAll(/[ \t\r\n\f]+/g, " ");
}

const listStyles: Readonly<Record<string, string>> = {
  a: "lowerLetter",
  A: "upperLetter",
  i: "lowerRoman",
  I: "upperRoman",
  "lower-alpha": "lowerLetter",
  "upper-alpha": "upperLetter",
  "lower-roman": "lowerRoman",
  "upper-roman": "upperRoman",
  "cjk-ideographic": "chineseCounting",
  "cjk-decimal": "ideographDigital",
  "simp-chinese-informal": "chineseCounting",
  "trad-chinese-informal": "chineseCounting",
};

interface BlockPlace {
  readonly cell?: SourceCell;
  readonly headingLevel?: number;
  readonly isPreformatted?: boolean;
}

class HtmlReader {
  readonly lines: SourceLine[] = [];
  readonly #article: HtmlElement;
  readonly #weights: Weights;
  #text = "";
  #listNumber: string | undefined;
  #tables = 0;

  constructor(article: HtmlElement, weights: Weights) {
    this.#article = article;
    this.#weights = weights;
  }

  /** Ends the line that is being read; an empty one counts only where it is all that a cell holds. */
  endLine(place: BlockPlace, isKept = false): void {
    const text = (
      place.isPreformatted === true ? this.#text.trimEnd() : collapseSpace(this.#text).trim()
    ).replaceAll("\u00ad", "");
    if (text !== "" || isKept) {
      this.lines.push({
        text,
        ...(place.cell === undefined ? {} : { cell: place.cell }),
        ...(place.headingLevel === undefined ? {} : { headingLevel: place.headingLevel }),
        ...(this.#listNumber === undefined ? {} : { listNumber: this.#listNumber }),
      });
      this.#listNumber = undefined;
    }
    this.#text = "";
  }

  readChildren(element: HtmlElement, place: BlockPlace): void {
    for (const child of element.childNodes) {
      if (isElement(child)) {
        if (!isFurniture(child, this.#article, this.#weights)) {
          this.#readElement(child, place);
        }
      } else if ("value" in child) {
        this.#addText(child.value, place);
      }
    }
  }

  #addText(value: string, place: BlockPlace): void {
    if (place.isPreformatted !== true) {
      this.#text += value;
      return;
    }
    const [first = "", ...rest] = value.split(/\r\n|\r|\n/);
    this.#text += first;
    for (const line of rest) {
      this.endLine(place);
      this.#text = line;
    }
  }

  #readElement(element: HtmlElement, place: BlockPlace): void {
    const name = element.tagName;
    if (name === "br") {
      this.endLine(place);
    } else if (name === "rt" || name === "rp" || name === "del" || name === "s" || name === "strike") {
      // Readings and struck-out words are not part of the text.
    } else if (inline.has(name)) {
      this.readChildren(element, place);
    } else {
      this.endLine(place);
      this.#readBlock(element, place);
      this.endLine(place);
    }
  }

  #readBlock(element: HtmlElement, place: BlockPlace): void {
    const heading = /^h([1-6])$/.exec(element.tagName)?.[1];
    if (heading !== undefined) {
      const inHeading = { ...place, headingLevel: Number(heading) };
      this.readChildren(element, inHeading);
      this.endLine(inHeading);
    } else if (element.tagName === "table" && place.cell === undefined && !isLayoutTable(element)) {
      this.#readTable(element);
    } else if (element.tagName === "table") {
      for (const row of rowsOfTable(element)) {
        for (const cell of childrenNamed(row, "td", "th")) {
          this.readChildren(cell, place);
          this.endLine(place);
        }
      }
    } else if (element.tagName === "ol") {
      this.#readNumberedList(element, place);
    } else if (element.tagName === "pre") {
      const asTyped = { ...place, isPreformatted: true };
      this.readChildren(element, asTyped);
      this.endLine(asTyped);
    } else {
      this.readChildren(element, place);
    }
  }

  #readNumberedList(list: HtmlElement, place: BlockPlace): void {
    const style = /list-style(?:-type)?\s*:\s*([\w-]+)/i.exec(attributeOf(list, "style") ?? "")?.[1];
    const isDrawn = style?.toLowerCase() !== "none";
    const format = listStyles[style ?? attributeOf(list, "type") ?? ""] ?? "decimal";
    let value = Number(attributeOf(list, "start") ?? 1);
    for (const item of list.childNodes.filter(isElement)) {
      if (item.tagName === "li") {
        value = Number(attributeOf(item, "value") ?? value);
        this.endLine(place);
        if (isDrawn && Number.isSafeInteger(value)) {
          this.#listNumber = writeListNumber(value, format) + (format === "chineseCounting" ? "、" : ".");
        }
        value += 1;
      }
      this.readChildren(item, place);
      this.endLine(place);
      this.#listNumber = undefined;
    }
  }

  #readTable(table: HtmlElement): void {
    const caption = childrenNamed(table, "caption")[0];
    if (caption !== undefined) {
      this.readChildren(caption, {});
      this.endLine({});
    }
    const number = this.#tables;
    this.#tables += 1;
    for (const { element, place } of placeCells(table)) {
      const inCell = { cell: { table: number, ...place } };
      const from = this.lines.length;
      this.readChildren(element, inCell);
      this.endLine(inCell, this.lines.length === from);
    }
  }
}

/** The character encoding that a page declares in its first two kilobytes. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
}

/** Reads a web page or an HTML export: the article's paragraphs, headings and tables, the site around it left out. */
export function readHtml(name: string, bytes: Uint8Array): SourceDocument {
  const body = readHtmlBody(decodeText(bytes, declaredEncoding(bytes)));
  if (body === undefined) {
    return { name, format: "html", lines: [] };
  }
  const weights = weighElements(body);
  const article = findArticle(body, weights);
  const reader = new HtmlReader(article, weights);
  const heading = findHeadingOutside(body, article, weights);
  if (heading !== undefined) {
    reader.readChildren(heading, {});
    reader.endLine({ headingLevel: 1 });
  }
  reader.readChildren(article, {});
  reader.endLine({});
  return { name, format: "html", lines: reader.lines };
}

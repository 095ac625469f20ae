import { findElement, isSwitchedOn, textOf, type XmlElement } from "./xml-tree.ts";

/** The words of a paragraph: one text a drawn line break, and the text boxes anchored in it. */
export interface ParagraphText {
  readonly lines: readonly string[];
  readonly textBoxes: readonly XmlElement[];
}

/** The few characters that plans insert by Word's "symbol" dialogue, by their place in the Symbol font. */
const symbols: Readonly<Record<string, string>> = {
  "25": "%",
  "2d": "－",
  "3c": "<",
  "3e": ">",
  a3: "≤",
  b0: "°",
  b1: "±",
  b3: "≥",
  b4: "×",
  b7: "•",
};

function readSymbol(element: XmlElement): string {
  const code = (element.attributes["char"] ?? "").toLowerCase();
  if (/^f0[0-9a-f]{2}$/.test(code)) {
    return /^symbol$/i.test(element.attributes["font"] ?? "") ? (symbols[code.slice(2)] ?? "") : "";
  }
  return /^[0-9a-f]{4}$/.test(code) ? String.fromCodePoint(Number.parseInt(code, 16)) : "";
}

const leftOut = new Set([
  "del",
  "moveFrom",
  "delText",
  "instrText",
  "delInstrText",
  "pPr",
  "rPr",
  "rt",
  "footnoteReference",
  "endnoteReference",
  "commentReference",
  "annotationRef",
  "object",
]);

class TextCollector {
  readonly lines: string[] = [""];
  readonly textBoxes: XmlElement[] = [];

  add(text: string): void {
    this.lines[this.lines.length - 1] += text;
  }

  visit(element: XmlElement): void {
    for (const child of element.children) {
      if (typeof child !== "string" && !leftOut.has(child.name)) {
        this.visitElement(child);
      }
    }
  }

  visitElement(element: XmlElement): void {
    switch (element.name) {
      case "t":
        this.add(textOf(element).replaceAll(/[\r\n]+/g, " "));
        break;
      case "tab":
      case "ptab":
        this.add("\t");
        break;
      case "br":
      case "cr":
        this.lines.push("");
        break;
      case "noBreakHyphen":
        this.add("-");
        break;
      case "sym":
        this.add(readSymbol(element));
        break;
      case "txbxContent":
        this.textBoxes.push(element);
        break;
      case "AlternateContent": {
        // Word writes the same box twice, for new and for old programs; one of them is read.
        const chosen = findElement(element, "Choice") ?? findElement(element, "Fallback");
        if (chosen !== undefined) {
          this.visit(chosen);
        }
        break;
      }
      case "r":
        if (!isSwitchedOn(findElement(element, "rPr"), "vanish")) {
          this.visit(element);
        }
        break;
      default:
        this.visit(element);
    }
  }
}

/** Reads a paragraph as it is seen: deletions, notes, field codes and hidden words left out, insertions kept. */
export function readParagraphText(paragraph: XmlElement): ParagraphText {
  const collector = new TextCollector();
  collector.visit(paragraph);
  return { lines: collector.lines, textBoxes: collector.textBoxes };
}

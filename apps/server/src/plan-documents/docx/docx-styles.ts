import { elementsOf, findElement, settingOf, type XmlElement } from "./xml-tree.ts";

/** Where a paragraph stands in a list: the list's id and its level, 0 the outermost. */
export interface ListPlace {
  readonly list: string;
  readonly level: number;
}

interface Style {
  readonly name: string;
  readonly basedOn: string | undefined;
  readonly list: string | undefined;
  readonly level: number | undefined;
  readonly outline: number | undefined;
}

/** What a paragraph inherits from its style and those it is based on. */
export interface ParagraphStyle {
  readonly isContents: boolean;
  readonly headingLevel: number | undefined;
  readonly list: string | undefined;
  readonly level: number | undefined;
}

function readNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** The list place that a paragraph's (or a style's) properties name themselves. */
export function readListPlace(properties: XmlElement | undefined): { list?: string; level?: number } {
  const numbering = findElement(properties, "numPr");
  const list = settingOf(numbering, "numId");
  const level = readNumber(settingOf(numbering, "ilvl"));
  return { ...(list === undefined ? {} : { list }), ...(level === undefined ? {} : { level }) };
}

/** 1 … 9 for a heading; outline level 9 is body text. */
export function readHeadingLevel(properties: XmlElement | undefined): number | undefined {
  const outline = readNumber(settingOf(properties, "outlineLvl"));
  return outline === undefined ? undefined : outline + 1;
}

function headingLevelOfName(name: string): number | undefined {
  const level = /^(?:heading|标题)\s*([1-9])$/i.exec(name)?.[1];
  return level === undefined ? undefined : Number(level);
}

/** Looks up paragraph styles by id; an unknown id gives what plain text has. */
export class DocxStyles {
  readonly #styles = new Map<string, Style>();
  readonly #default: string | undefined;

  constructor(root: XmlElement | undefined) {
    let defaultStyle: string | undefined;
    for (const element of elementsOf(root)) {
      const id = element.attributes["styleId"];
      if (
        element.name !== "style" ||
        id === undefined ||
        (element.attributes["type"] ?? "paragraph") !== "paragraph"
      ) {
        continue;
      }
      if (["1", "true", "on"].includes(element.attributes["default"] ?? "")) {
        defaultStyle = id;
      }
      const properties = findElement(element, "pPr");
      const name = settingOf(element, "name") ?? id;
      const place = readListPlace(properties);
      this.#styles.set(id, {
        name,
        basedOn: settingOf(element, "basedOn"),
        list: place.list,
        level: place.level,
        outline: readHeadingLevel(properties) ?? headingLevelOfName(name),
      });
    }
    this.#default = defaultStyle;
  }

  get(id: string | undefined): ParagraphStyle {
    let isContents = false;
    let headingLevel: number | undefined;
    let list: string | undefined;
    let level: number | undefined;
    const seen = new Set<string>();
    let next = id ?? this.#default;
    while (next !== undefined && !seen.has(next)) {
      seen.add(next);
      const style = this.#styles.get(next);
      isContents ||= /^(?:toc|目录)\s*\d?(?:\s*heading)?$/i.test(style?.name ?? "");
      headingLevel ??= style?.outline;
      list ??= style?.list;
      level ??= style?.level;
      next = style?.basedOn;
    }
    return { isContents, headingLevel: (headingLevel ?? 10) > 9 ? undefined : headingLevel, list, level };
  }
}

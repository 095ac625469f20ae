import { writeListNumber } from "../list-number.ts";
import type { ListPlace } from "./docx-styles.ts";
import { elementsOf, findElement, isSwitchedOn, settingOf, type XmlElement } from "./xml-tree.ts";

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly isLegal: boolean;
  /** The counter starts again after a number of this level (1-based) or of one further out; 0 never. */
  readonly restartAfter: number;
  readonly style: string | undefined;
}

interface List {
  readonly definition: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly starts: ReadonlyMap<number, number>;
}

const maximalLevel = 8;

function readInteger(text: string | undefined, fallback: number): number {
  return text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : fallback;
}

function readLevels(element: XmlElement): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const child of elementsOf(element)) {
    if (child.name === "lvl") {
      const index = readInteger(child.attributes["ilvl"], 0);
      levels.set(index, {
        start: readInteger(settingOf(child, "start"), 0),
        format: settingOf(child, "numFmt") ?? "decimal",
        text: settingOf(child, "lvlText") ?? "",
        isLegal: isSwitchedOn(child, "isLgl"),
        restartAfter: readInteger(settingOf(child, "lvlRestart"), index),
        style: settingOf(child, "pStyle"),
      });
    }
  }
  return levels;
}

/** Bullets of symbol fonts lie in the private area; a plain bullet says the same. */
function plainBullet(text: string): string {
  return /[\uE000-\uF8FF]/.test(text) ? "•" : text;
}

/** Counts the automatic list numbers of a document and writes them as the word processor draws them. */
export class DocxNumbering {
  readonly #lists = new Map<string, List>();
  /** Counters by definition: lists that share a definition count on. */
  readonly #counters = new Map<string, Map<number, number>>();
  readonly #startedLists = new Set<string>();

  constructor(root: XmlElement | undefined) {
    const definitions = new Map<string, Map<number, Level>>();
    const linkedStyles = new Map<string, string>();
    const styleLinks = new Map<string, string>();
    for (const element of elementsOf(root)) {
      const id = element.attributes["abstractNumId"];
      if (element.name === "abstractNum" && id !== undefined) {
        definitions.set(id, readLevels(element));
        const style = settingOf(element, "styleLink");
        const link = settingOf(element, "numStyleLink");
        if (style !== undefined) {
          linkedStyles.set(style, id);
        }
        if (link !== undefined) {
          styleLinks.set(id, link);
        }
      }
    }
    for (const element of elementsOf(root)) {
      const id = element.attributes["numId"];
      const named = settingOf(element, "abstractNumId");
      if (element.name !== "num" || id === undefined || named === undefined) {
        continue;
      }
      const definition = linkedStyles.get(styleLinks.get(named) ?? "") ?? named;
      const levels = new Map(definitions.get(definition));
      const starts = new Map<number, number>();
      for (const override of elementsOf(element)) {
        if (override.name === "lvlOverride") {
          const index = readInteger(override.attributes["ilvl"], 0);
          for (const [, level] of readLevels(override)) {
            levels.set(index, level);
          }
          if (findElement(override, "startOverride") !== undefined) {
            starts.set(index, readInteger(settingOf(override, "startOverride"), 1));
          }
        }
      }
      this.#lists.set(id, { definition, levels, starts });
    }
  }

  /** The level of a list that belongs to a paragraph style, for styles that name the list only. */
  levelOfStyle(list: string, style: string | undefined): number {
    for (const [index, level] of this.#lists.get(list)?.levels ?? []) {
      if (level.style !== undefined && level.style === style) {
        return index;
      }
    }
    return 0;
  }

  /** Counts one more paragraph and answers what is drawn before it; undefined where nothing is. */
  next(place: ListPlace): string | undefined {
    const list = this.#lists.get(place.list);
    const current = list?.levels.get(place.level);
    if (list === undefined || current === undefined || place.level > maximalLevel) {
      return undefined;
    }
    const counters = this.#counters.get(list.definition) ?? new Map<number, number>();
    this.#counters.set(list.definition, counters);
    if (!this.#startedLists.has(place.list)) {
      this.#startedLists.add(place.list);
      for (const [level, start] of list.starts) {
        counters.set(level, start - 1);
      }
    }
    const startOf = (level: number): number => list.starts.get(level) ?? list.levels.get(level)?.start ?? 1;
    counters.set(place.level, (counters.get(place.level) ?? startOf(place.level) - 1) + 1);
    for (const [index, level] of list.levels) {
      if (index > place.level && level.restartAfter > place.level) {
        counters.delete(index);
      }
    }
    const drawn =
      current.format === "bullet"
        ? plainBullet(current.text)
        : current.text.replaceAll(/%([1-9])/g, (_, digit: string) => {
            const level = Number(digit) - 1;
            const format = current.isLegal ? "decimal" : (list.levels.get(level)?.format ?? "decimal");
            return writeListNumber(counters.get(level) ?? startOf(level), format);
          });
    return drawn.trim() === "" ? undefined : drawn.trim();
  }
}

import type { Words } from "@halfsky/api-contract";
import { type CellReading, getDecimal, parseUnit, readCell, shortText } from "@halfsky/statistics";
import type { PlacedContent } from "./sheet-cell.ts";

/** What is wrong with a cell, and what to do. */
export interface Fault {
  readonly message: Words;
  readonly hint: Words;
}

/** What a cell says. */
export type Part =
  | { readonly status: "empty" }
  | Exclude<CellReading, { readonly status: "fault" }>
  | ({ readonly status: "fault" } & Fault);

/** Faults that cells of every kind of sheet can have. */
export const cellFaults = {
  percentFormat: {
    message: {
      zh: "单元格是百分比格式，与本指标的计量单位不符。",
      en: "The cell is formatted as a percentage, which is not the unit of this indicator.",
    },
    hint: {
      zh: "请把单元格格式改为“常规”或“数值”，按计量单位填写。",
      en: "Set the format to General or Number and enter the figure in the indicator's unit.",
    },
  },
  emptied: {
    message: {
      zh: "原有的数据被清空。空单元格不会删除已存的数据。",
      en: "A stored figure was emptied here. An empty cell does not delete what is stored.",
    },
    hint: {
      zh: "请恢复原值；确无数据的，请写明原因（未填报、无此项、保密、口径调整、不适用）。",
      en: "Put the figure back; where there is none, write why (not yet reported, does not exist, withheld, definition changed, not applicable).",
    },
  },
} as const satisfies Record<string, Fault>;

/** What a cell holds, read in a unit. */
export function readPart(placed: PlacedContent | undefined, unitText: string): Part {
  const content = placed?.content ?? { kind: "empty" as const };
  const unit = parseUnit(unitText);
  switch (content.kind) {
    case "empty":
      return { status: "empty" };
    case "fault":
      return { status: "fault", message: content.message, hint: content.hint };
    case "text":
      return readCell(content.text, unit);
    case "number": {
      if (!content.isPercent) return { status: "value", value: content.text };
      if (unit.code !== "percent") return { status: "fault", ...cellFaults.percentFormat };
      const value = getDecimal(content.text);
      return {
        status: "value",
        value: shortText({ digits: value.digits * 100n, scale: value.scale }),
      };
    }
  }
}

/** The words of a cell as they are shown beside its fault. */
export function shownWords(placed: PlacedContent): string {
  const { content } = placed;
  switch (content.kind) {
    case "empty":
      return "";
    case "fault":
      return content.shown;
    case "text":
    case "number":
      return content.text.slice(0, 60);
  }
}

/** The words of a note; null where there are none. */
export function noteText(placed: PlacedContent | undefined): string | null {
  const content = placed?.content;
  return content?.kind === "text" || content?.kind === "number" ? content.text.trim().slice(0, 500) : null;
}

/** Whether two decimal texts are the same number. */
export function isSameValue(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  return shortText(getDecimal(one)) === shortText(getDecimal(other));
}

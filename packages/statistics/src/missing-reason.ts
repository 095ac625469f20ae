import type { Bilingual } from "./bilingual.ts";

/** Why a figure is missing, in the order in which a form offers the choices. */
export const missingReasons = [
  "not-yet-reported",
  "does-not-exist",
  "withheld",
  "definition-changed",
  "not-applicable",
] as const;

/** The named reason that stands in the place of a missing figure; never an empty value, never 0. */
export type MissingReason = (typeof missingReasons)[number];

/** The words of each reason as they are printed in a cell. */
export const missingReasonWords: Readonly<Record<MissingReason, Bilingual>> = {
  "not-yet-reported": { zh: "未填报", en: "not yet reported" },
  "does-not-exist": { zh: "无此项", en: "does not exist" },
  withheld: { zh: "保密", en: "withheld" },
  "definition-changed": { zh: "口径调整", en: "definition changed" },
  "not-applicable": { zh: "不适用", en: "not applicable" },
};

const marks: Readonly<Record<MissingReason, readonly string[]>> = {
  "not-yet-reported": [
    "",
    "…",
    "……",
    "...",
    "......",
    "?",
    "未填报",
    "未填",
    "未报",
    "未上报",
    "待填",
    "待报",
    "待定",
    "待核实",
    "暂无",
    "暂无数据",
    "无数据",
    "暂缺",
    "缺",
    "缺失",
    "缺报",
    "空",
    "空白",
    "null",
    "not yet reported",
    "not reported",
    "pending",
  ],
  "does-not-exist": [
    "-",
    "--",
    "---",
    "–",
    "—",
    "——",
    "―",
    "−",
    "ー",
    "一一",
    "/",
    "\\",
    "无",
    "无此项",
    "没有",
    "无该项",
    "does not exist",
    "none",
    "nil",
  ],
  withheld: ["*", "**", "***", "保密", "不公开", "涉密", "不予公开", "withheld", "confidential"],
  "definition-changed": [
    "口径调整",
    "口径变化",
    "口径变更",
    "口径改变",
    "口径不同",
    "指标口径调整",
    "指标口径变化",
    "definition changed",
  ],
  "not-applicable": ["n/a", "na", "n.a.", "n.a", "不适用", "不涉及", "not applicable"],
};

const reasonOfMark = new Map<string, MissingReason>(
  missingReasons.flatMap((reason) => marks[reason].map((mark) => [mark, reason] as const)),
);

/**
 * Reads the mark that people type where there is no figure (blank, —, …, 无, 保密, N/A and the like).
 * Returns null where the text is no such mark.
 */
export function readMissingMark(text: string): MissingReason | null {
  const mark = text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/^\((.*)\)$/u, "$1");
  return reasonOfMark.get(mark) ?? reasonOfMark.get(text.trim()) ?? null;
}

/** Tells whether a text is the code of a missing reason. */
export function isMissingReason(text: unknown): text is MissingReason {
  return missingReasons.some((reason) => reason === text);
}

import type { Correction, Words } from "@halfsky/api-contract";
import { beijingTime } from "@halfsky/calendar";
import { type CorrectedFields, findPart, isAddedPart, wordsOfRule } from "@halfsky/plan-document";
import type { PlanReview } from "./plan-review.ts";

const fieldNames: Readonly<Record<keyof CorrectedFields, Words>> = {
  name: { zh: "名称", en: "name" },
  subject: { zh: "名称", en: "name" },
  domain: { zh: "领域", en: "domain" },
  unit: { zh: "单位", en: "unit" },
  baseline: { zh: "基期值", en: "baseline" },
  baselineYear: { zh: "基期年份", en: "baseline year" },
  targetYear: { zh: "目标年份", en: "target year" },
  byYear: { zh: "完成年份", en: "year" },
  nature: { zh: "属性", en: "nature" },
  direction: { zh: "方向", en: "direction" },
  rule: { zh: "规则", en: "rule" },
  monitored: { zh: "是否年度监测", en: "yearly judgement" },
  line: { zh: "行号", en: "line" },
};

const directionNames: Readonly<Record<string, Words>> = {
  up: { zh: "越高越好", en: "more is better" },
  down: { zh: "越低越好", en: "less is better" },
  none: { zh: "无方向", en: "neither" },
};

/** What a correction did, to which part, by whom and why, for someone who has not seen it. */
export function describeCorrection(review: PlanReview, number: number): Words {
  const shown = review.corrections.find((one) => one.number === number);
  const stored = review.stored.find((one) => one.number === number);
  if (shown === undefined || stored === undefined) throw new Error(`no correction ${number}`);
  const { by, at } = shown.made;
  const name = partName(review, shown);
  const done = deed(shown, stored.fields);
  const time = beijingTime(at);
  return {
    zh: `${by}于${time}${done.zh.replace("§", `“${name}”`)}（原因：${shown.reason}）`,
    en: `${by}, ${time}: ${done.en.replace("§", `"${name}"`)} (reason: ${shown.reason})`,
  };
}

function partName({ content, machine }: PlanReview, { part, partId }: Correction): string {
  const found = findPart(content, part, partId) ?? findPart(machine, part, partId);
  if (found === undefined) return partId;
  return "name" in found ? found.name : found.subject;
}

/** The deed with § where the part's name goes. */
function deed({ kind, field, partId }: Correction, fields: CorrectedFields): Words {
  if (kind === "strike") return { zh: "删去了§", en: "struck out §" };
  if (kind === "add" && isAddedPart(partId)) return { zh: "增补了§", en: "added §" };
  const [entry] = Object.entries(fields);
  const what = fieldName(field);
  const now = valueWords(entry?.[1], fields);
  return { zh: `把§的${what.zh}改为“${now.zh}”`, en: `set the ${what.en} of § to "${now.en}"` };
}

function fieldName(field: string | null): Words {
  const known = Object.entries(fieldNames).find(([name]) => name === field)?.[1];
  return known ?? { zh: field ?? "", en: field ?? "" };
}

function valueWords(value: unknown, { rule }: CorrectedFields): Words {
  if (rule !== undefined) return wordsOfRule(rule);
  if (value === null || value === "") return { zh: "空", en: "nothing" };
  if (typeof value === "boolean") return value ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
  const text = typeof value === "number" ? String(value) : typeof value === "string" ? value : "";
  return directionNames[text] ?? { zh: text, en: text };
}

import type { PlanContent } from "@halfsky/plan-document";
import { pinyin } from "pinyin-pro";

/**
 * The readable id of a plan: area, population and period. A plan whose text names another area than the one it is kept
 * under gets that name too, so that it is never taken for the area's own plan.
 */
export function planIdOf(areaCode: string, areaName: string, content: PlanContent): string {
  const own = `${areaCode}-${content.population}-${content.period[0]}-${content.period[1]}`;
  return isSameArea(areaName, content.area) ? own : `${own}-${readablePinyin(content.area)}`;
}

/** Whether a plan that names `written` can be of the area called `name`: 浙江省嘉兴市, 嘉兴市 and 嘉兴 are one. */
export function isSameArea(name: string, written: string): boolean {
  const [one, other] = [shortName(name), shortName(written)];
  return (
    other === "" ||
    one === other ||
    (one.length > 1 && other.length > 1 && (one.endsWith(other) || other.endsWith(one)))
  );
}

function shortName(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/\s+/gu, "")
    .replace(/(?:特别行政区|自治区|自治州|自治县|地区|省|市|州|盟|县|区|旗)$/u, "");
}

function readablePinyin(name: string): string {
  const letters = pinyin(shortName(name), {
    toneType: "none",
    type: "array",
    nonZh: "consecutive",
    v: true,
  }).join("");
  const plain = letters.toLowerCase().replace(/[^a-z0-9]+/gu, "");
  return plain === "" ? "other" : plain.slice(0, 24);
}

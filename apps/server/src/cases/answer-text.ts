import type { Answer, FieldType } from "@halfsky/cases";
import { beijingDate, beijingMidnight, beijingTime } from "@halfsky/calendar";

export type Language = "zh" | "en";

/** An answer in words, as documents and files of cases show it. */
export function answerText(
  type: FieldType,
  value: Answer,
  language: Language,
  areas: ReadonlyMap<string, string>,
): string {
  if (typeof value === "boolean") {
    return language === "zh" ? (value ? "是" : "否") : value ? "yes" : "no";
  }
  if (typeof value !== "string" && !isList(value)) return language === "zh" ? "不详" : "not known";
  const codes = isList(value) ? value : [value];
  if (type.kind === "code" || type.kind === "codes") {
    return codes.map((code) => type.options[code]?.[language] ?? code).join(language === "zh" ? "、" : ", ");
  }
  const text = codes.join("、");
  if (type.kind === "area") return areas.get(text) ?? text;
  if (type.kind === "date") return dateText(beijingMidnight(text), language);
  return type.kind === "moment" ? `${dateText(text, language)} ${beijingTime(text).slice(11)}` : text;
}

function isList(value: Answer): value is readonly string[] {
  return Array.isArray(value);
}

/** A day in Beijing as people write it. */
export function dateText(moment: string, language: Language): string {
  const day = beijingDate(moment);
  if (language === "en") return day;
  const [year = "", month = "", date = ""] = day.split("-");
  return `${year}年${Number(month)}月${Number(date)}日`;
}

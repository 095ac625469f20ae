import { isDay } from "@halfsky/calendar";
import { normaliseText } from "../matching/normalise.ts";

/** Whether a cell says nothing: empty, or what people write for it. */
export function isBlank(text: string): boolean {
  const plain = normaliseText(text);
  return plain === "" || blanks.has(plain) || /^[-—–_/\\.·*]+$/u.test(plain);
}
const blanks: ReadonlySet<string> = new Set([
  "无",
  "暂无",
  "没有",
  "不详",
  "不明",
  "未知",
  "空",
  "n/a",
  "na",
  "none",
  "null",
]);

/** Whether a row is a total, a signature or a note below the table: by its first text. */
export function isFoot(cells: readonly string[]): boolean {
  const first = cells.map(normaliseText).find((text) => text !== "") ?? "";
  return total.test(first) || signature.test(first);
}
const total = /^(?:合计|总计|小计|共计|本页合计|累计|total)/u;
const signature =
  /^(?:填报|填表|制表|制单|经办|审核|复核|负责|单位负责|联系|打印|导出|备注|说明|注)[^:]{0,8}:/u;

/**
 * A day as lists write it: 2026-11-02, 2026/11/2, 2026.11.02, 20261102, 2026年11月2日 (号), in digits of any width or
 * Chinese ones, with a time behind or not; null for anything else. A day whose year has two places, or whose month may be
 * its day, is not guessed.
 */
export function outsideDay(text: string): string | null {
  const plain = chineseDigits(text.normalize("NFKC").trim());
  const parts =
    /^(\d{4})\s*[-/.年\u2010-\u2015]\s*(\d{1,2})\s*[-/.月\u2010-\u2015]\s*(\d{1,2})\s*[日号]?(?:[ T]\s*\d{1,2}:.*)?$/u.exec(
      plain,
    ) ?? /^(\d{4})(\d{2})(\d{2})$/u.exec(plain);
  if (parts === null) return null;
  const [, year = "", month = "", date = ""] = parts;
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(day) ? day : null;
}

/**
 * A moment as lists write it, in the time of Beijing: a day as above with hour and minute behind, 2026-11-02 8:30 or
 * 2026年11月2日8时30分; null for anything else. A day alone is no moment: an hour is not guessed.
 */
export function outsideMoment(text: string): string | null {
  const plain = text.normalize("NFKC").trim();
  const [, date = "", hour = "", minute = "", second = "0"] =
    /^(.*?\d[日号]?)[ T]?\s*(?<!\d)(\d{1,2})\s*[:时点]\s*(\d{1,2})\s*分?(?::(\d{1,2})(?:\.\d+)?)?$/u.exec(
      plain,
    ) ?? [];
  const day = outsideDay(date);
  if (day === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return `${day}T${hour.padStart(2, "0")}:${minute.padStart(2, "0")}:${second.padStart(2, "0")}+08:00`;
}

/** 二〇二六年十一月二日 → 2026年11月2日; other texts as they are. */
function chineseDigits(text: string): string {
  if (
    !/^[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}[日号]$/u.test(
      text,
    )
  ) {
    return text;
  }
  return text.replace(/[〇零○一二三四五六七八九十]+/gu, (digits) => {
    if (!digits.includes("十")) return Array.from(digits, digitOf).join("");
    const [tens = "", ones = ""] = digits.split("十");
    return String((tens === "" ? 1 : Number(digitOf(tens))) * 10 + (ones === "" ? 0 : Number(digitOf(ones))));
  });
}

function digitOf(character: string): string {
  return "〇○".includes(character) ? "0" : String("零一二三四五六七八九".indexOf(character));
}

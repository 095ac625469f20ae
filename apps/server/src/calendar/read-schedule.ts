import type { Fault } from "@halfsky/api-contract";
import { type CalendarDay, calendarDayKinds, isDay, weekdayOf } from "@halfsky/calendar";
import { PlatformError } from "../platform-error.ts";

const head = ["date", "kind", "name", "source"];

/**
 * Reads a schedule as comma-separated text with the head "date,kind,name,source"; throws "invalid-input" naming every
 * fault by its line.
 */
export function readSchedule(text: string): readonly CalendarDay[] {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line) => line.split(",").map((field) => field.trim()));
  const faults: Fault[] = [];
  const say = (line: number, zh: string, en: string): void => {
    faults.push({ where: `line ${line}`, message: { zh, en } });
  };
  if (head.some((name, index) => lines[0]?.[index] !== name)) {
    say(1, `第一行应为 ${head.join(",")}`, `the first line must be ${head.join(",")}`);
  }
  const days = new Map<string, CalendarDay>();
  for (const [index, fields] of lines.entries()) {
    if (index === 0 || fields.every((field) => field === "")) continue;
    const number = index + 1;
    const [date = "", word = "", name = "", source = ""] = fields;
    const kind = calendarDayKinds.find((one) => one === word);
    if (!isDay(date))
      say(number, `“${date}”不是 2026-02-15 这样的日期`, `"${date}" is no date like 2026-02-15`);
    else if (kind === undefined)
      say(number, `“${word}”应为 holiday 或 workday`, `"${word}" must be holiday or workday`);
    else if (kind === "workday" && weekdayOf(date) <= 5)
      say(
        number,
        `${date} 本来就是工作日，workday 只用于周末上班`,
        `${date} is worked anyway; workday is for Saturdays and Sundays that are worked`,
      );
    else if (days.has(date)) say(number, `${date} 重复`, `${date} stands twice`);
    else if (name === "" || source === "" || fields.length > head.length)
      say(number, "每行应有四项：日期、类别、节日、文号", "each line needs date, kind, name and notice");
    else days.set(date, { date, kind, name, source });
  }
  if (faults.length === 0 && days.size === 0) say(1, "文件里没有日期", "the file names no day");
  if (faults.length === 0) return [...days.values()];
  throw new PlatformError(
    "invalid-input",
    422,
    { zh: "工作日历文件有误，未导入。", en: "The calendar has faults; nothing was imported." },
    faults,
  );
}

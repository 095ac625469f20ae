import { describe, expect, test } from "vitest";
import { en } from "../words/en.ts";
import { zh } from "../words/zh.ts";
import { dayWords, dueView } from "./due-words.ts";

const open = { state: "open", late: false, metOn: null } as const;
const today = "2026-11-28";
const said = (due: string, workingDaysLeft: number) =>
  dueView({ ...open, due, workingDaysLeft }, today, zh.supervision);

describe("a deadline as a person says it", () => {
  test("is counted in days, with the working days beside them and the exact day behind", () => {
    expect(said("2026-12-07", 6)).toMatchObject({
      words: "9 天后到期",
      workingDays: "还有 6 个工作日",
      exact: "12月7日（周一）下班前",
      tone: "blue",
    });
  });
  test("today and tomorrow have words of their own", () => {
    expect(said("2026-11-28", 0)).toMatchObject({ words: "今天到期", workingDays: "最后一个工作日" });
    expect(said("2026-11-29", 1).words).toBe("明天到期");
  });
  test("is near from three working days on, however many holidays lie between", () => {
    expect(
      dueView({ ...open, due: "2026-10-09", workingDaysLeft: 2 }, "2026-09-29", zh.supervision),
    ).toMatchObject({
      words: "10 天后到期",
      tone: "orange",
    });
  });
  test("is overdue from the day after", () => {
    expect(said("2026-11-26", -1)).toMatchObject({
      words: "逾期 2 天",
      workingDays: "已过 1 个工作日",
      tone: "red",
    });
  });
  test("says when it was met, and that it was late", () => {
    const met = {
      ...open,
      state: "met",
      due: "2026-11-20",
      workingDaysLeft: null,
      metOn: "2026-11-23",
    } as const;
    expect(dueView(met, today, zh.supervision).words).toBe("11月23日（周一）完成");
    expect(dueView({ ...met, late: true }, today, zh.supervision)).toMatchObject({
      words: "11月23日（周一）完成，超过期限",
      tone: "orange",
    });
  });
  test("is said in English too", () => {
    expect(dueView({ ...open, due: "2026-11-26", workingDaysLeft: -1 }, today, en.supervision).words).toBe(
      "2 days overdue",
    );
    expect(dueView({ ...open, due: "2026-11-27", workingDaysLeft: -1 }, today, en.supervision).words).toBe(
      "1 day overdue",
    );
  });
  test("a day of another year names its year", () => {
    expect(dayWords("2027-01-04", today, zh.supervision)).toBe("2027年1月4日（周一）");
    expect(dayWords("2027-01-04", today, en.supervision)).toBe("Mon 4 Jan 2027");
  });
});

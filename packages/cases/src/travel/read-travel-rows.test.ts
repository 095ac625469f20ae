import { describe, expect, test } from "vitest";
import { readTravelRows } from "./read-travel-rows.ts";

const head = [
  "出发地代码",
  "出发地名称",
  "到达地代码",
  "到达地名称",
  "方式",
  "分钟",
  "往返相同",
  "来源",
  "测量日期",
];
const row = (from: string, to: string, mode: string, minutes: string, both: string, day = "2026-03-01") => [
  from,
  "",
  to,
  "",
  mode,
  minutes,
  both,
  "导航测算",
  day,
];
const reading = {
  units: new Set(["330101001", "330101002", "330102001", "330101"]),
  isOwn: (unit: string) => unit.startsWith("330101"),
  today: "2026-06-30",
};
const faultsIn = (...rows: readonly (readonly string[])[]) =>
  readTravelRows([head, ...rows], reading).faults.map(({ row: at, column }) => `${at}.${column}`);

describe("a sheet of travel minutes", () => {
  test("is read below its head, whatever stands above it, in Chinese and in English", () => {
    const chinese = readTravelRows(
      [["某市通行时间"], head, row("330101001", "330102001", "公交", "25", "否"), head.map(() => "")],
      reading,
    );
    expect(chinese).toEqual({
      rows: [
        {
          from: "330101001",
          to: "330102001",
          mode: "public-transport",
          minutes: 25,
          bothWays: false,
          source: "导航测算",
          measuredOn: "2026-03-01",
        },
      ],
      faults: [],
    });
    const english = readTravelRows(
      [
        ["From (code)", "To (code)", "By", "Minutes", "Same both ways", "Source", "Measured on"],
        ["３３０１０１００１", "330101", "on foot", "40", "Yes", "a walk", "2026/3/1"],
      ],
      reading,
    );
    expect(english.faults).toEqual([]);
    expect(english.rows).toMatchObject([
      {
        from: "330101001",
        to: "330101",
        mode: "walk",
        minutes: 40,
        bothWays: true,
        measuredOn: "2026-03-01",
      },
    ]);
  });

  test("without its head, or a column of it, is refused in words of the template", () => {
    expect(readTravelRows([["a", "b"]], reading).faults).toHaveLength(1);
    const [fault] = readTravelRows([head.filter((one) => one !== "来源")], reading).faults;
    expect(fault).toMatchObject({ row: 1, message: { zh: expect.stringContaining("来源") } });
  });

  test("has all its faults named at once, each at its cell", () => {
    expect(
      faultsIn(
        row("330101009", "12", "骑马", "0", "", "某日"),
        row("330102001", "330101001", "步行", "1441", "是", "2026-07-01"),
        row("330101001", "330101002", "驾车", "12.5", "否"),
      ),
    ).toEqual(["2.1", "2.3", "2.5", "2.6", "2.7", "2.9", "3.1", "3.6", "3.9", "4.6"]);
    const [nameless] = readTravelRows(
      [head, row("330101001", "330101002", "驾车", "12", "否").with(7, " ")],
      reading,
    ).faults;
    expect(nameless).toMatchObject({ row: 2, column: 8 });
  });

  test("says of another's area neither the way there nor the way back", () => {
    expect(faultsIn(row("330102001", "330101001", "驾车", "20", "否"))).toEqual(["2.1"]);
    expect(faultsIn(row("330101001", "330102001", "驾车", "20", "是"))).toEqual(["2.7"]);
    expect(faultsIn(row("330101001", "330102001", "驾车", "20", "否"))).toEqual([]);
  });

  test("says each way once: one that is the same both ways says the way back", () => {
    const there = row("330101001", "330101002", "驾车", "20", "是");
    expect(faultsIn(there, row("330101002", "330101001", "驾车", "25", "否"))).toEqual(["3.1"]);
    expect(faultsIn(row("330101002", "330101001", "驾车", "25", "否"), there)).toEqual(["3.1"]);
    expect(faultsIn(there, there)).toEqual(["3.1"]);
    expect(faultsIn(there, row("330101002", "330101001", "步行", "25", "否"))).toEqual([]);
    expect(faultsIn(there, row("330101002", "330101001", "驾车", "25", "否", "2026-04-01"))).toEqual([]);
    expect(
      faultsIn(
        row("330101001", "330101002", "驾车", "20", "否"),
        row("330101002", "330101001", "驾车", "25", "否"),
      ),
    ).toEqual([]);
  });
});

import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { checkScoreSheet, type ScoreItem, usualScoreSheet } from "./score-sheet.ts";
import { checkScoreEntries, missingScores, type ScoreEntry, totalScores } from "./score-unit.ts";

const sheet: readonly ScoreItem[] = [
  { id: "1", group: "组织领导", name: "工作机制", kind: "points", maximum: "10", criterion: "机构健全" },
  { id: "2", group: "监测统计", name: "数据完整", kind: "points", maximum: "20.5", criterion: "按时填报" },
  { id: "3", group: "特色", name: "创新", kind: "bonus", maximum: "5", criterion: "可推广" },
  { id: "4", group: "扣分", name: "整改不力", kind: "deduction", maximum: "5", criterion: "未按期" },
  { id: "5", group: "否决", name: "造假", kind: "veto", maximum: "1", criterion: "查实" },
];

function entry(itemId: string, teamScore: string | null, reason: string | null = null): ScoreEntry {
  return { itemId, selfScore: null, teamScore, reason, confirmedBy: null };
}

const zhOf = (faults: ReturnType<typeof checkScoreEntries>) =>
  faults.map(({ where, message }) => `${where} ${message.zh}`);

describe("a score sheet", () => {
  test("to start from has a hundred points, five more to gain, and no fault", () => {
    expect(checkScoreSheet(usualScoreSheet)).toEqual([]);
    expect(
      totalScores(
        usualScoreSheet.map((item, index) => ({ ...item, id: `${index}` })),
        [],
      ).full,
    ).toBe("100");
  });

  test("names all its faults at once", () => {
    const faults = checkScoreSheet([
      { group: "", name: "甲", kind: "points", maximum: "十分", criterion: "" },
      { group: "乙组", name: "", kind: "points", maximum: "0", criterion: "" },
      { group: "丙组", name: "否决", kind: "veto", maximum: "2", criterion: "" },
      { group: "丙组", name: "否决", kind: "points", maximum: "1001", criterion: "" },
    ]);
    expect(faults.map(({ where }) => where)).toEqual([
      "sheet[0].group",
      "sheet[0].maximum",
      "sheet[1].name",
      "sheet[1].maximum",
      "sheet[2].maximum",
      "sheet[3].name",
      "sheet[3].maximum",
    ]);
  });
});

describe("the scores of a unit", () => {
  test("are refused with every fault named: above the maximum, no number, lost points without a reason", () => {
    const faults = checkScoreEntries(sheet, [
      entry("1", "10.01"),
      entry("2", "优秀"),
      entry("3", "2"),
      entry("4", "-1"),
      entry("5", "0.5"),
      entry("9", "1"),
      entry("1", "8"),
    ]);
    expect(zhOf(faults)).toEqual([
      "rows[0].teamScore “工作机制”的 10.01 分高于分值 10 分",
      "rows[1].teamScore “数据完整”的“优秀”不是分数，应为不超过两位小数、不小于 0 的数",
      "rows[2].reason “创新”加了分，请写加分依据",
      "rows[3].teamScore “整改不力”的“-1”不是分数，应为不超过两位小数、不小于 0 的数",
      "rows[4].teamScore “造假”是否决项，只能填 0 或 1",
      "rows[4].reason “造假”触发否决，请写依据",
      "rows[5].itemId 评分表没有“9”这一行",
      "rows[6].itemId “工作机制”重复",
      "rows[6].reason “工作机制”扣了分，请写扣分原因",
    ]);
  });

  test("need no reason where nothing was lost, gained or taken off", () => {
    const full = [entry("1", "10"), entry("2", "20.50"), entry("3", "0"), entry("4", "0"), entry("5", "0")];
    expect(checkScoreEntries(sheet, full)).toEqual([]);
    expect(totalScores(sheet, full)).toMatchObject({ team: "30.5", full: "30.5", vetoes: [], missing: 0 });
  });

  test("add up exactly by group and as a whole, bonus on top, deductions off, a veto beside", () => {
    const given = [
      entry("1", "9.7", "缺会议记录"),
      entry("2", "20.3", "两项晚报"),
      entry("3", "0.1", "可推广"),
      entry("4", "0.3", "一项未改"),
      entry("5", "1", "查实"),
    ];
    const total = totalScores(sheet, given);
    expect(total).toMatchObject({ team: "29.8", self: null, vetoes: ["造假"] });
    expect(total.groups.map(({ group, team }) => [group, team])).toEqual([
      ["组织领导", "9.7"],
      ["监测统计", "20.3"],
      ["特色", "0.1"],
      ["扣分", "-0.3"],
      ["否决", null],
    ]);
  });

  test("that nobody gave are no zero", () => {
    expect(totalScores(sheet, [])).toMatchObject({ self: null, team: null, missing: 5 });
    expect(missingScores(sheet, [entry("1", "10")])).toEqual({
      scores: ["数据完整", "创新", "整改不力", "造假"],
      confirmations: ["工作机制"],
    });
  });

  test("however many there are, the total is what counting in hundredths gives", () => {
    const rows = array(
      record({
        hundredths: integer({ min: 0, max: 10_000 }),
        kind: constantFrom("points", "bonus", "deduction"),
      }),
      {
        minLength: 1,
        maxLength: 40,
      },
    );
    assert(
      property(rows, (given) => {
        const items = given.map(({ kind }, index) => ({
          id: `${index}`,
          group: "组",
          name: `${index}`,
          criterion: "",
          kind,
          maximum: "100",
        }));
        const entries = given.map(({ hundredths }, index) =>
          entry(`${index}`, (hundredths / 100).toFixed(2), "因"),
        );
        const sum = given.reduce(
          (so, { hundredths, kind }) => so + (kind === "deduction" ? -hundredths : hundredths),
          0,
        );
        expect(Math.round(Number(totalScores(items, entries).team) * 100)).toBe(sum);
      }),
    );
  });
});

import { describe, expect, test } from "vitest";
import { matchKeyOf } from "../matching/match-keys.ts";
import { idCheckDigit } from "../matching/normalise.ts";
import { systems } from "../systems/index.ts";
import { outsideDay } from "./outside-cells.ts";
import { readOutsideRows, stateWordsIn } from "./read-outside-rows.ts";
import { residenceReader } from "./read-residence.ts";
import { checkStateMapping, type StateMapping } from "./state-mapping.ts";

const register = systems.find(({ id }) => id === "children-in-difficulty");
if (register === undefined) throw new Error("no register");
const definition = register;

const mapping: StateMapping = {
  在册: { states: ["listed"] },
  注销: { phase: "closed" },
};

describe("a sheet of an outside system", () => {
  const first17 = "11010120160301001";
  const id = `${first17}${idCheckDigit(first17)}`;
  const columns = { number: 1, idNumber: 3, state: 4, day: 5, name: null, birthDate: null, residence: null };
  const residenceIn = residenceReader(
    [
      { code: "330106", name: "青禾县", level: "county" },
      { code: "330106003", name: "云溪镇" },
    ],
    "330106",
  );
  const asked = { headRow: 1, columns, mapping, lastDay: "2026-11-01", residenceIn };
  const head = ["编号", "姓名", "身份证号", "状态", "日期"];
  const blind = (kind: string, text: string) => `${kind}:${text.length}`;

  test("gives hashes, a word of the mapping and a day, and nothing of what stands beside them", () => {
    const { rows, faults } = readOutsideRows(
      [head, ["ET-00017", "张小明", id, " 在册 ", "2026/3/2"], ["", "", "", "", ""]],
      asked,
      blind,
    );
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      {
        number: "number:8",
        person: "idNumber:18",
        names: [],
        written: null,
        word: "在册",
        day: "2026-03-02",
        numberText: "ET-00017",
        residence: null,
        sheetRow: 2,
      },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`张小明|${id}`, "u"));
  });

  test("has all its faults told at once, by cell, without what stands there", () => {
    const wrong = `${first17}${idCheckDigit(first17) === "1" ? "2" : "1"}`;
    const { faults } = readOutsideRows(
      [
        head,
        ["未编", "张小明", wrong, "走失", "三月"],
        ["", "李四", "", "在册", ""],
        ["ET-00018", "", "", "", "2026-12-01"],
      ],
      asked,
      blind,
    );
    expect(faults.map(({ row: at, column }) => [at, column])).toEqual([
      [2, 1],
      [2, 3],
      [2, 4],
      [2, 5],
      [3, 1],
      [4, 5],
    ]);
    expect(JSON.stringify(faults)).not.toMatch(new RegExp(`张小明|李四|${wrong}|走失`, "u"));
  });

  test("with names and days of birth gives the hashes by which intake finds the same people, and none of them", () => {
    const seen: string[] = [];
    const { rows, faults } = readOutsideRows(
      [
        ["姓名", "出生日期", "身份证号"],
        ["张 林（化名）", "２０１６年３月１日", "无"],
        ["章琳", "2016.3.1", "／"],
        ["章琳", "", id],
        ["张女士", "2016-03-01", ""],
        ["张林", "", "—"],
        ["张林", "2099-03-01", ""],
      ],
      {
        ...asked,
        columns: {
          number: null,
          idNumber: 3,
          state: null,
          day: null,
          name: 1,
          birthDate: 2,
          residence: null,
        },
      },
      (kind, text) => {
        seen.push(`${kind} ${text}`);
        return `${kind}-${seen.length}`;
      },
    );
    const person = { id: "c", parts: { name: "章琳", birthDate: "2016-03-01" } };
    const key = matchKeyOf(["name", "birthDate"], person);
    const byName = `${key?.kind} ${key?.key}`;
    // 张林 and 章琳 sound the same; the day of birth of the third stands in its ID number
    expect(seen.filter((one) => one === byName)).toHaveLength(3);
    expect(seen.filter((one) => one.startsWith("written"))).toEqual([
      "written 张林|2016-03-01",
      "written 章琳|2016-03-01",
      "written 章琳|2016-03-01",
    ]);
    expect(rows.map(({ names, person: known }) => [names.length, known !== null])).toEqual([
      [1, false],
      [1, false],
      [1, true],
    ]);
    expect(faults.map(({ row: at, column }) => [at, column])).toEqual([
      [5, 3],
      [6, 3],
      [7, 2],
    ]);
  });

  test("with places gives their codes beside a name alone, and every place that is none by its cell", () => {
    const { rows, faults } = readOutsideRows(
      [
        ["姓名", "出生日期", "身份证号", "所在地"],
        ["张林", "2016-03-01", "", "青禾县云溪镇张家12号"],
        ["张林", "2016-03-02", "", "不详"],
        // known by an ID number alone: nobody judges it, and its place is kept nowhere
        ["", "", id, "青禾县"],
        ["章琳", "2016-03-01", "", "云西镇"],
        ["章琳", "2016-03-01", "", "9.9E+11"],
      ],
      {
        ...asked,
        columns: { number: null, idNumber: 3, state: null, day: null, name: 1, birthDate: 2, residence: 4 },
      },
      blind,
    );
    expect(rows.map(({ residence }) => residence)).toEqual(["330106003000", null, null]);
    expect(faults.map(({ row: at, column }) => [at, column])).toEqual([
      [5, 4],
      [6, 4],
    ]);
    expect(JSON.stringify(faults)).not.toMatch(/云西|9\.9E\+11"/u);
  });

  test("leaves totals, signatures and heads that stand there again, and tells where", () => {
    const { rows, faults, skipped } = readOutsideRows(
      [
        head,
        ["ET-00017", "张小明", id, "在册", "2026/3/2"],
        head,
        ["ET-00018", "李四", "", "注销", "2026年3月2号"],
        ["合计：2人", "", "", "", ""],
        ["填表人：赵六", "", "", "审核：钱七", "2026年3月3日"],
      ],
      asked,
      blind,
    );
    expect([rows.length, faults, skipped]).toEqual([2, [], [3, 5, 6]]);
    expect(
      stateWordsIn([head, ["1", "", "", "在册"], head, ["合计", "", "", "1人"], ["2", "", "", "无"]], 1, 4),
    ).toEqual(["在册"]);
  });

  test("knows days as lists write them", () => {
    const day = "2026-03-02";
    const texts = [
      "2026-03-02",
      "2026/3/2",
      "2026.3.2",
      "20260302",
      "2026年3月2日",
      "2026-03-02 10:30:00",
      "２０２６－０３－０２",
      "2026 年 3 月 2 号",
      "二〇二六年三月二日",
      "二零二六年三月二日",
    ];
    expect(texts.map(outsideDay)).toEqual(texts.map(() => day));
    expect(outsideDay("二〇二六年十二月三十一日")).toBe("2026-12-31");
    // nothing is guessed: no year of two places, no month that may be the day, no number of a day
    const unclear = ["2026-02-30", "46000", "3月2日", "2026", "26.3.2", "3/2/2026", "2026年3月"];
    expect(unclear.map(outsideDay)).toEqual(unclear.map(() => null));
  });

  test("tells the words of states, and none of a column that holds something else", () => {
    expect(stateWordsIn([head, ["", "", "", "在册"], ["", "", "", "注销 "]], 1, 4)).toEqual(["在册", "注销"]);
    const names = Array.from({ length: 70 }, (_, index) => ["", `名字${index}`]);
    expect(stateWordsIn([head, ...names], 1, 2)).toBeNull();
  });

  test("is read by a mapping whose states exist", () => {
    expect(checkStateMapping(definition, mapping)).toEqual([]);
    const wrong = checkStateMapping(definition, { 甲: { states: ["nowhere"] }, 乙: { states: [] } });
    expect(wrong.map(({ word }) => word)).toEqual(["甲", "乙"]);
  });
});

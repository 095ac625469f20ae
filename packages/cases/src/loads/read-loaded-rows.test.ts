import { describe, expect, test } from "vitest";
import { checkDefinition } from "../definition/check-definition.ts";
import type { SystemDefinition } from "../definition/definition.ts";
import { residenceReader } from "../reconcile/read-residence.ts";
import { systems } from "../systems/index.ts";
import { loadColumns, mayLoad } from "./load-columns.ts";
import { loadedColumn, missingInLoad, readLoadedRows } from "./read-loaded-rows.ts";

function system(id: string): SystemDefinition {
  const found = systems.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}
const screening = system("two-cancer-screening");
const head = ["姓名", "身份证号", "出生日期", "电话", "所在乡镇", "轮次", "人群", "项目"];
const columns = {
  "person.name": 1,
  "person.idNumber": 2,
  "person.birthDate": 3,
  "person.phone": 4,
  "field.locality": 5,
  "field.round": 6,
  "field.cohort": 7,
  "field.item": 8,
};
const places = [
  { code: "990101", name: "青岚县" },
  { code: "990101001", name: "云溪镇" },
  { code: "990102", name: "鹤汀区" },
  { code: "990102001", name: "白鹭街道" },
];
const read = (rows: readonly (readonly string[])[], set: Readonly<Record<string, string>> = {}) =>
  readLoadedRows(screening, [head, ...rows], {
    headRow: 1,
    columns,
    set,
    now: "2026-03-02T01:00:00.000Z",
    placeIn: residenceReader(places, "990101"),
    isOwnPlace: (code) => code.startsWith("990101"),
  });

describe("a row of a list", () => {
  test("says when somebody was born by day, hour and minute in Beijing; a day alone is asked again, an hour nobody knows is not known", () => {
    const bornAt = (text: string) => {
      const { rows, faults } = readLoadedRows(
        system("high-risk-newborn"),
        [
          ["姓名", "出生时间"],
          ["测试甲之女", text],
        ],
        {
          headRow: 1,
          columns: { "person.name": 1, "field.bornAt": 2 },
          set: {},
          now: "2026-03-02T01:00:00.000Z",
          placeIn: residenceReader(places, "990101"),
          isOwnPlace: () => true,
        },
      );
      return rows[0]?.answers.fields["bornAt"] ?? faults[0]?.message.en.slice(0, 26) ?? null;
    };
    for (const text of [
      "2026-03-01 08:30",
      "2026/3/1 8:30:00",
      "2026-03-01T08:30:00.000",
      "20260301 08:30",
      "2026年3月1日8时30分",
      "２０２６年３月１日　８：３０",
    ]) {
      expect([text, bornAt(text)]).toEqual([text, "2026-03-01T00:30:00.000Z"]);
    }
    expect(bornAt("不详")).toEqual({ unknown: true });
    expect(bornAt("")).toBeNull();
    for (const text of [
      "2026-03-01",
      "20260301",
      "2026年3月1日",
      "2026-03-01 24:30",
      "2026-02-30 08:30",
      "08:30",
    ]) {
      expect([text, bornAt(text)]).toEqual([text, "Give day, hour and minute,"]);
    }
    // nobody is born tomorrow
    expect(bornAt("2026-03-03 08:30")).toEqual(expect.any(String));
    expect(bornAt("2026-03-03 08:30")).not.toContain("2026");
  });

  test("becomes the answers of the opening form, with what stands in an ID number", () => {
    const { rows, faults } = read([
      ["测试甲", "11010519800101002X", "", "13800000001", "云溪镇", "2026", "农村妇女", "Cervical cancer"],
    ]);
    // the check digit of that number is wrong
    expect(rows).toEqual([]);
    expect(faults.map(({ row, column }) => [row, column])).toEqual([[2, 2]]);
    const good = read([
      ["测试甲", "11010519491231002X", "", "", "云溪镇", "2026", "农村妇女", "Cervical cancer"],
    ]);
    expect(good.faults).toEqual([]);
    expect(good.rows).toEqual([
      {
        sheetRow: 2,
        answers: {
          fields: { locality: "990101001", round: "2026", cohort: "rural", item: "cervical" },
          groups: {},
          parties: {
            woman: [
              {
                id: "p1",
                parts: {
                  name: "测试甲",
                  idNumber: "11010519491231002X",
                  birthDate: "1949-12-31",
                  sex: "female",
                },
              },
            ],
          },
        },
      },
    ]);
  });

  test("has all its faults told by row and column, in both languages", () => {
    const { faults } = read([
      ["测试甲", "123", "1980-13-01", "电话", "青岚县", "2026", "城里人", "宫颈癌"],
      ["测试乙", "11010519491231002X", "1980-01-01", "", "白鹭街道", "2026", "农村妇女", "乳腺癌"],
    ]);
    expect(faults.map(({ row, column }) => `${row}:${column}`).toSorted()).toEqual(
      ["2:2", "2:3", "2:4", "2:5", "2:7", "3:3", "3:5"].toSorted(),
    );
    for (const { message } of faults) {
      expect(message.zh).toMatch(/[\u4e00-\u9fff]/u);
      expect(message.en).not.toMatch(/[\u4e00-\u9fff]{2}.*[\u4e00-\u9fff]{2}/u);
    }
  });

  test("takes what is said once for all rows where its own cell is empty, and totals are about nobody", () => {
    const { rows, skipped } = read(
      [
        ["测试甲", "", "1980-01-01", "", "云溪镇", "", "", "乳腺癌"],
        ["合计", "1", "", "", "", "", "", ""],
      ],
      { round: "2026年", cohort: "rural", item: "cervical" },
    );
    expect(rows.map(({ answers }) => answers.fields)).toEqual([
      { locality: "990101001", round: "2026年", cohort: "rural", item: "breast" },
    ]);
    expect(skipped).toEqual([3]);
  });
});

test("several answers may stand in one cell", () => {
  const { rows, faults } = readLoadedRows(
    system("pregnancy-risk"),
    [
      ["姓名", "一般风险因素"],
      ["测试甲", "瘢痕子宫；体重指数异常"],
      ["测试乙", "无"],
      ["测试丙", "瘢痕子宫、别的"],
    ],
    {
      headRow: 1,
      columns: { "person.name": 1, "field.general": 2 },
      set: {},
      now: "2026-03-02T01:00:00.000Z",
      placeIn: residenceReader(places, "990101"),
      isOwnPlace: () => true,
    },
  );
  expect(rows.map(({ answers }) => answers.fields)).toEqual([
    { general: ["scar", "weight"] },
    { general: ["none"] },
  ]);
  expect(faults.map(({ row, column }) => [row, column])).toEqual([[4, 2]]);
});

test("what has to be answered is in a column, or is said for all rows", () => {
  const missing = missingInLoad(screening, {
    columns: { "person.name": 1, "field.round": 2 },
    set: { item: "breast" },
  });
  expect(missing.map(({ key }) => key)).toEqual(["field.locality", "field.cohort"]);
  expect(loadedColumn("answers.parties.woman.p1.phone", columns)).toBe(4);
  expect(loadedColumn("answers.fields.cohort", columns)).toBe(7);
  expect(loadedColumn("answers.fields.nothing", columns)).toBe(1);
});

test("lists are loaded by agencies that own or oversee the cases, never by who finds people one by one", () => {
  const register = system("children-in-difficulty");
  expect(mayLoad(register, ["civil-affairs"])).toBe(true);
  expect(mayLoad(register, ["township"])).toBe(true);
  expect(mayLoad(register, ["village"])).toBe(false);
  expect(mayLoad(system("dv-case"), ["caseworker"])).toBe(false);
});

test("the columns are those of the person and of what the definition says", () => {
  expect(loadColumns(screening).map(({ key, isNeeded }) => `${key}${isNeeded ? "!" : ""}`)).toEqual([
    "person.name",
    "person.idNumber",
    "person.sex",
    "person.birthDate",
    "person.phone",
    "field.locality!",
    "field.round!",
    "field.systemKey",
    "field.cohort!",
    "field.item!",
  ]);
});

test.each([
  ["an action that opens nothing", { by: "invite" }, "loads.by"],
  ["nobody", { party: "man" }, "loads.party"],
  [
    "an answer that its form does not ask",
    { fields: ["round", "cohort", "item", "finding", "locality"] },
    "loads.fields",
  ],
  ["not all that has to be answered", { fields: ["round", "cohort", "item"] }, "loads.fields"],
  ["people told apart by what no list says", { apart: ["told"] }, "loads.apart"],
])("a system whose lists name %s is not built", (_what, part, path) => {
  const { loads } = screening;
  if (loads === undefined) throw new Error("no loads");
  const faults = checkDefinition({ ...screening, loads: { ...loads, ...part } });
  expect(faults.map((one) => one.path)).toContain(path);
});

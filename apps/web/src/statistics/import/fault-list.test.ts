import { describe, expect, test } from "vitest";
import {
  faultBlock,
  faultKinds,
  faultPlace,
  filterFaults,
  orderFaults,
  type SheetFault,
} from "./fault-list.ts";

const said = (text: string) => ({ zh: text, en: text });
const faults: readonly SheetFault[] = [
  { sheet: "东区", cell: "F7", words: "约90", message: said("约数"), hint: said("填准确数"), figure: null },
  { sheet: "东区", cell: "F9", words: "九成", message: said("汉字"), hint: said("填数字"), figure: null },
  { sheet: "西区", cell: "G7", words: "近80", message: said("约数"), hint: said("填准确数"), figure: null },
  { sheet: "说明", cell: "", words: "", message: said("多余的表"), hint: said("请删去"), figure: null },
];

describe("the list of faults of a sheet", () => {
  test("groups by what to do, the most frequent first", () => {
    expect(faultKinds(faults).map(({ hint, count }) => [hint.zh, count])).toEqual([
      ["填准确数", 2],
      ["填数字", 1],
      ["请删去", 1],
    ]);
  });
  test("finds by kind, place and what was written", () => {
    const cells = (kind: string | undefined, query: string) =>
      filterFaults(faults, kind, query).map(({ cell }) => cell);
    expect(cells("填准确数", "")).toEqual(["F7", "G7"]);
    expect(cells(undefined, "东区!f")).toEqual(["F7", "F9"]);
    expect(cells("填准确数", "近80")).toEqual(["G7"]);
  });
  test("is copied as a block with sheet and cell together", () => {
    expect(faultBlock(faults.slice(0, 1), ["位置", "填的", "问题", "怎么改"], "zh")).toBe(
      "位置\t填的\t问题\t怎么改\r\n东区!F7\t约90\t约数\t填准确数",
    );
  });
  test("goes through the sheets in their order, row by row, from left to right", () => {
    const at = (sheet: string, cell: string): SheetFault => ({
      sheet,
      cell,
      words: "",
      message: said(""),
      hint: said(""),
      figure: null,
    });
    const mixed = [at("西区", "AA4"), at("东区", "B2"), at("西区", "G4"), at("西区", "G10"), at("西区", "")];
    expect(orderFaults(mixed).map(faultPlace)).toEqual([
      "西区",
      "西区!G4",
      "西区!AA4",
      "西区!G10",
      "东区!B2",
    ]);
  });
  test("stays fast with a thousand faults", () => {
    const many = Array.from({ length: 1000 }, (_, index): SheetFault => ({
      sheet: "东区",
      cell: `F${index}`,
      words: "约",
      message: said("约数"),
      hint: said(`做法${index % 7}`),
      figure: null,
    }));
    expect(faultKinds(many)).toHaveLength(7);
    expect(filterFaults(many, undefined, "F99")).toHaveLength(11);
  });
});

import { describe, expect, test } from "vitest";
import { readListMarker, readListNumber } from "./list-marker.ts";
import { normaliseText } from "./normalise-text.ts";

function marker(text: string): string | null {
  const found = readListMarker(normaliseText(text).text);
  return found === null ? null : `${found.kind} ${found.number ?? ""}${found.doubtful ? "?" : ""}`.trim();
}

describe("list numbers of official documents", () => {
  test.each([
    ["第三章 妇女与健康", "chapter 3"],
    ["第十二节　儿童与家庭", "section 12"],
    ["第二部分 儿童发展规划", "part 2"],
    ["二、发展领域", "cn-comma 2"],
    ["（十一）妇女与环境", "cn-paren 11"],
    ["(三)儿童与教育", "cn-paren 3"],
    ["㈡儿童与安全", "cn-paren 2"],
    ["12．完善制度", "ar-dot 12"],
    ["3、健全机制", "ar-dot 3"],
    ["（4）加强培训", "ar-paren 4"],
    ["5）加强宣传", "ar-paren 5"],
    ["⑦开展活动", "circled 7"],
    ["——降低近视率", "bullet"],
    ["——3岁以下托位", "bullet"],
    ["3.0‰以下", "ar-dot 3?"],
    ["一、二级医院", "cn-comma 1?"],
  ])("%s is read", (text, expected) => {
    expect(marker(text)).toBe(expected);
  });

  test.each(["妇女与健康", "2025年前完成", "十四五规划", "-5℃", ""])("%s has none", (text) => {
    expect(marker(text)).toBeNull();
  });

  test("Chinese numbers up to 99 are read and others refused", () => {
    expect(readListNumber("十")).toBe(10);
    expect(readListNumber("二十一")).toBe(21);
    expect(readListNumber("九十九")).toBe(99);
    expect(readListNumber("百")).toBeNull();
    expect(readListNumber("十十")).toBeNull();
  });
});

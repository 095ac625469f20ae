import { describe, expect, test } from "vitest";
import { othersInWords, targetsInWords } from "./prose-in-words.ts";

describe("a ratio is read whole or left to the reviewer whole", () => {
  test.each([
    ["企业董事会中女性比例不低于1/3", ["企业董事会中女性比例 gte 1/3"], []],
    ["企业董事会中女性比例不低于1/2", ["企业董事会中女性比例 gte 0.5"], []],
    ["男女厕位比例不低于2:3", ["男女厕位比例 gte 2：3"], []],
    ["女性厕位与男性厕位之比不低于3:2", ["女性厕位与男性厕位之比 gte 1.5"], []],
    ["女性厕位与男性厕位比例达到3：2以上", ["女性厕位与男性厕位比例 gte 1.5"], []],
    ["每天8:00至20:00向居民开放", [], ["8:00 date", "20:00 date"]],
    ["妇女占比不低于三分之一", ["妇女占比 gte 三分之一"], []],
    ["妇女占比达到四分之一以上", ["妇女占比 gte 0.25"], []],
    ["“两癌”筛查率达九成以上", ["“两癌”筛查率 gte 90%"], []],
    ["儿童福利机构达到9/10万以下", ["儿童福利机构 lte 9 1/10万"], []],
  ])("%s", (words, expected, others) => {
    expect(targetsInWords(words)).toEqual(expected);
    expect(othersInWords(words)).toEqual(others);
  });
});

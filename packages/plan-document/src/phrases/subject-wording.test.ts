import { describe, expect, test } from "vitest";
import { targetsInWords } from "./prose-in-words.ts";

describe("a subject keeps its own words and loses those that relate it to time", () => {
  test.each([
    ["家政行业从业人员体检率达到95%以上", "家政行业从业人员体检率 gte 95%"],
    ["养老机构护理人员由专业机构培训的比例达到80%以上", "养老机构护理人员由专业机构培训的比例 gte 80%"],
    ["自由职业妇女参保率达到60%以上", "自由职业妇女参保率 gte 60%"],
    ["女性从事科研工作的人数占比达到40%", "女性从事科研工作的人数占比 gte 40%"],
    ["托位数由2020年的2.1个增加到4.5个", "托位数 gte 4.5个"],
    ["参保人数从20万人增加到35万人", "参保人数 gte 35万人"],
    ["儿童床位由每千人2.1张提高到3张", "儿童床位 gte 3张"],
    ["热爱阅读的女性比例到2025年达到15%以上", "热爱阅读的女性比例 gte 15%"],
    ["溺水死亡率力争到2025年下降到3‰以下", "溺水死亡率 lte 3‰"],
    ["女童入学率到“十四五”末达到99%", "女童入学率 gte 99%"],
    ["把托育服务半径控制在500米以内", "托育服务半径 lte 500米"],
  ])("%s", (words, expected) => {
    expect(targetsInWords(words)).toEqual([expected]);
  });
});

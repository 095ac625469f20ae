import { describe, expect, test } from "vitest";
import { othersInWords, targetsInWords } from "./prose-in-words.ts";

describe("a subject that does not stand alone takes what its sentence is about", () => {
  test.each([
    ["开办女企业家研修班，每期不少于50人", ["女企业家研修班每期 gte 50人"], []],
    ["选聘熟悉法律、擅长沟通的家事调解员，全市总量达到160名", ["家事调解员全市总量 gte 160名"], []],
    ["妇女驿站有场地、有人员，每周开放不少于5天", ["妇女驿站开放 gte 5天 week"], []],
    ["学校操场在假期向学生开放，开放率提高到90%以上", ["学校操场开放率 gte 90%"], []],
    ["推进居家适老化改造，五年完成8000户", ["居家适老化改造 gte 8000户"], []],
    ["面向老年妇女开设手机课，重点讲防诈骗，每年培训3万人次", ["手机课培训 gte 3万人次 year"], []],
    ["开齐体育课，义务教育阶段每周不少于4节", ["体育课义务教育阶段 gte 4节 week"], []],
    ["市级每年按照不低于10%的比例抽查", ["市级抽查比例 gte 10% year"], []],
    ["每年按不低于5%的比例开展第三方复核", ["开展第三方复核比例 gte 5% year"], []],
    ["基础型儿童之家覆盖90%以上的村（社区）", ["基础型儿童之家覆盖的村（社区）比例 gte 90%"], []],
    [
      "每年招收公费师范生60名，持证上岗率达到100%",
      ["招收公费师范生 gte 60名 year", "公费师范生持证上岗率 gte 100%"],
      [],
    ],
    ["实现出生“一件事”最多跑一次", ["出生“一件事”跑动次数 lte 1次"], []],
    ["实现出生“一件事”“最多跑一次”", ["出生“一件事”跑动次数 lte 1次"], []],
    ["从筛查到转介不超过30日", ["从筛查到转介 lte 30日"], []],
    ["每周不少于3节", [], ["3节 unread"]],
    ["每期不少于50人", [], ["50人 unread"]],
    ["加强家庭教育指导。每年不少于4次", ["家庭教育指导 gte 4次 year"], []],
  ])("%s", (words, expected, others) => {
    expect(targetsInWords(words)).toEqual(expected);
    expect(othersInWords(words)).toEqual(others);
  });
});

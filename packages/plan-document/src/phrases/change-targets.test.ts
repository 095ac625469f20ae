import { describe, expect, test } from "vitest";
import { targetsInWords } from "./prose-in-words.ts";

describe("a change by an amount, and how often it comes", () => {
  test.each([
    ["男女家务劳动时间差距缩小20分钟", ["男女家务劳动时间差距 decrease-by 20分钟"]],
    ["新生儿登记办理时间缩短2天", ["新生儿登记办理时间 decrease-by 2天"]],
    ["申请材料压减5项", ["申请材料 decrease-by 5项"]],
    ["办理时限压缩50%以上", ["办理时限 decrease-by 50%"]],
    ["儿科床位增加300张", ["儿科床位 increase-by 300张"]],
    ["孕产妇心理门诊数量增加20个", ["孕产妇心理门诊数量 increase-by 20个"]],
    ["候诊时间缩短到15分钟", ["候诊时间 lte 15分钟"]],
    ["城乡收入差距缩小到1.8倍", ["城乡收入差距 lte 1.8倍"]],
    ["年接待妇女群众10万人次以上", ["年接待妇女群众 gte 10万人次 year"]],
    ["展馆全年开放不少于200天", ["展馆全年开放 gte 200天 year"]],
    ["居民人均年阅读图书不少于5本", ["居民人均年阅读图书 gte 5本 year"]],
    ["困难儿童基本生活年标准达到12000元", ["困难儿童基本生活年标准 gte 12000元 year"]],
    ["每学年开展法治教育不少于4课时", ["开展法治教育 gte 4课时 year"]],
    ["补助标准年均增长6%以上", ["补助标准 increase-by 6% year"]],
    ["每学期开展心理辅导2次以上", ["开展心理辅导 gte 2次 semester"]],
    ["年服务儿童人次比2020年增长50%以上", ["年服务儿童人次 increase-by 50%"]],
    ["五年服务留守儿童2万人次", ["服务留守儿童 gte 2万人次"]],
  ])("%s", (words, expected) => {
    expect(targetsInWords(words)).toEqual(expected);
  });
});

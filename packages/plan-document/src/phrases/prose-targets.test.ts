import { describe, expect, test } from "vitest";
import { othersInWords as others, targetsInWords as targets } from "./prose-in-words.ts";

describe("bounds in running text", () => {
  test.each([
    ["产后访视率达到92%以上", "产后访视率 gte 92%"],
    ["产后访视率达９２．５％", "产后访视率 gte 92.5%"],
    ["孕产妇死亡率控制在8/10万以下", "孕产妇死亡率 lte 8 1/10万"],
    ["新生儿访视率≥95%", "新生儿访视率 gte 95%"],
    ["女性失业率低于4%", "女性失业率 lt 4%"],
    ["女性失业率不高于4%", "女性失业率 lte 4%"],
    ["高等教育毛入学率超过65%", "高等教育毛入学率 gt 65%"],
    ["女性委员比例保持在50%左右", "女性委员比例 about 50%"],
    ["义务教育巩固率保持100%", "义务教育巩固率 maintain 100%"],
    ["初中生近视率降至60%", "初中生近视率 lte 60%"],
    ["婴儿死亡率达到3‰", "婴儿死亡率 lte 3‰"],
    ["心理辅导室建成率100%", "心理辅导室建成率 gte 100%"],
    ["到2025年，女性人均预期寿命达到84岁以上", "女性人均预期寿命 gte 84岁"],
    ["确保托位数达到每千人口4.6个", "托位数 gte 4.6个"],
    ["儿童疫苗接种率以镇（街道）为单位保持在90%以上", "儿童疫苗接种率 gte 90%"],
    ["困难家庭救助标准达到每人每月1200元", "困难家庭救助标准 gte 1200元 month"],
    ["示范型儿童之家达到儿童之家总数的15%以上", "示范型儿童之家占儿童之家总数的比例 gte 15%"],
    ["覆盖率由2020年的60%提高到2025年的95%", "覆盖率 gte 95%"],
    ["合格率达到百分之九十五", ""],
  ])("%s", (words, expected) => {
    expect(targets(words)).toEqual(expected === "" ? [] : [expected]);
  });

  test("values given in one breath go each to its own subject", () => {
    expect(targets("新生儿、婴儿和5岁以下儿童死亡率分别控制在2‰、4‰和5‰以下")).toEqual([
      "新生儿死亡率 lte 2‰",
      "婴儿死亡率 lte 4‰",
      "5岁以下儿童死亡率 lte 5‰",
    ]);
    expect(targets("3岁以下儿童贫血患病率、消瘦率分别降至6%、2%以内")).toEqual([
      "3岁以下儿童贫血患病率 lte 6%",
      "3岁以下儿童消瘦率 lte 2%",
    ]);
    expect(targets("孤儿、留守儿童关爱服务覆盖率均达到95%以上")).toEqual([
      "孤儿关爱服务覆盖率 gte 95%",
      "留守儿童关爱服务覆盖率 gte 95%",
    ]);
  });

  test("a subject said only by its measure takes its people from the clause before", () => {
    expect(targets("推进0—3岁儿童发育筛查工作，筛查率达到85%以上")).toEqual(["0—3岁儿童发育筛查率 gte 85%"]);
    expect(targets("小学生每天睡眠时间不少于10小时、初中生不少于9小时")).toEqual([
      "小学生每天睡眠时间 gte 10小时 day",
      "初中生每天睡眠时间 gte 9小时 day",
    ]);
    expect(targets("女性在处级干部中的占比不少于20%，在科级干部中的占比不少于25%")).toEqual([
      "女性在处级干部中的占比 gte 20%",
      "女性在科级干部中的占比 gte 25%",
    ]);
  });
});

describe("shares, counts, changes and slogans", () => {
  test.each([
    ["85%以上的社区建成儿童阅览角", ["建成儿童阅览角的社区比例 gte 85%"]],
    [
      "90%的城市社区和80%的农村社区建立家长学校",
      ["建立家长学校的城市社区比例 gte 90%", "建立家长学校的农村社区比例 gte 80%"],
    ],
    ["每个镇（街道）建有1家以上暖心小屋", ["每个镇（街道）暖心小屋 gte 1家"]],
    ["各县（市、区）至少设有2个妇女驿站", ["各县（市、区）妇女驿站 gte 2个"]],
    ["每年至少举办4场健康讲堂", ["举办健康讲堂 gte 4场 year"]],
    ["鼓励文化馆为儿童提供场地，每年至少开展3次亲子活动", ["文化馆开展亲子活动 gte 3次 year"]],
    ["新建3个巾帼创业园", ["巾帼创业园 increase-by 3个"]],
    ["新增幼儿园学位1200个", ["幼儿园学位 increase-by 1200个"]],
    ["建成儿童公园2个，妇女驿站30个", ["儿童公园 gte 2个", "妇女驿站 gte 30个"]],
    ["引导学生掌握1至2项运动技能", ["学生掌握运动技能 range 1-2项"]],
    ["保证学生每天1小时以上体育活动", ["学生体育活动时间 gte 1小时 day"]],
    ["以1万名老年人为单位，配建不少于200张床位", ["每1万名老年人床位 gte 200张"]],
    ["儿童近视率在2020年基础上每年降低0.5个百分点以上", ["儿童近视率 decrease-by 0.5个百分点 year"]],
    ["儿童伤害死亡率较2020年下降15%", ["儿童伤害死亡率 decrease-by 15%"]],
    ["普惠园覆盖率在2020年88%的基础上有所提高", ["普惠园覆盖率 gt 88%"]],
    ["打造城区“15分钟托育圈”", ["城区托育圈 lte 15分钟"]],
    ["实现出生登记“最多跑一次”", ["出生登记跑动次数 lte 1次"]],
    ["每个镇至少建有一所公办幼儿园", ["每个镇公办幼儿园 gte 1所"]],
  ])("%s", (words, expected) => {
    expect(targets(words)).toEqual(expected);
  });
});

describe("numbers that are no targets are told by their class", () => {
  test.each([
    ["不满10周岁的未成年人", ["10周岁 age"]],
    ["0—6岁儿童眼保健", ["0—6岁 age"]],
    ["落实云政发〔2021〕7号文件", ["2021 document-number", "7 document-number"]],
    ["办好12345热线和“12338”维权热线", ["12345 telephone", "12338 telephone"]],
    ["完善家暴警情110处理机制", ["110 telephone"]],
    ["推广5G和“1+N”模式", ["5 name", "1 name"]],
    ["落实《健康云汀2030行动纲要》", ["2030 name"]],
    ["截至2020年底，婴儿死亡率为2.3‰", ["2020年 year", "2.3‰ past-value"]],
    ["落实低保、医疗等8项基本救助", ["8项 enumeration"]],
    ["生命早期1000天营养咨询", ["1000天 span"]],
    ["深化“最多跑一次”改革", []],
    ["共有成员单位40余家", ["40 unread"]],
  ])("%s", (words, expected) => {
    expect(others(words)).toEqual(expected);
    expect(targets(words)).toEqual([]);
  });

  test("a threshold that only sets the scope is no target of its own", () => {
    const words = "人口1万人以上的镇（街道）建有1家妇女驿站";
    expect(others(words)).toEqual(["1万人以上 scope"]);
    expect(targets(words)).toHaveLength(1);
  });
});

import { describe, expect, test } from "vitest";
import { targetsInWords } from "./prose-in-words.ts";

describe("a noun that begins like a leading word keeps its first character", () => {
  test.each([
    ["和谐家庭创建比例达到30%以上", "和谐家庭创建比例 gte 30%"],
    ["并发症发生率控制在2%以内", "并发症发生率 lte 2%"],
    ["使用儿童安全座椅的比例达到60%以上", "使用儿童安全座椅的比例 gte 60%"],
    ["为老服务站覆盖率达到90%以上", "为老服务站覆盖率 gte 90%"],
    ["对口帮扶覆盖率达到100%", "对口帮扶覆盖率 gte 100%"],
    ["使产后访视率达到92%以上", "产后访视率 gte 92%"],
    ["对困境儿童的走访率达到100%", "困境儿童的走访率 gte 100%"],
  ])("%s", (words, expected) => {
    expect(targetsInWords(words)).toEqual([expected]);
  });
});

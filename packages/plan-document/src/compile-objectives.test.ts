import { describe, expect, test } from "vitest";
import { compilePlanDocument } from "./compile.ts";
import type { CompiledDocument } from "./compiled.ts";
import { inventedWomenPlan } from "./invented-plan.ts";
import { readTextSource } from "./source.ts";

function compile(lines: readonly string[]): CompiledDocument {
  return compilePlanDocument(readTextSource("invented.txt", lines.join("\n")));
}

describe("objectives", () => {
  const head = inventedWomenPlan.slice(0, 5);
  const tail = ["三、组织实施", "（一）加强组织领导。明确职责。"];

  function objectives(lines: readonly string[]): readonly string[] {
    return (
      compile([...head, ...lines, ...tail]).plans[0]?.domains[0]?.objectives.map(({ text }) => text) ?? []
    );
  }

  test("head sentences and dashes are objectives each, the paragraph before 主要目标 is none", () => {
    const lines = [
      "（一）妇女与健康",
      "让妇女享有更好的服务。",
      "主要目标：",
      "1. 孕产更加平安。",
      "——产后访视率达到92%。",
      "——死亡率下降。",
      "讲堂更加普及。",
      "策略措施：",
      "1. 做好急救。健全机制。",
    ];
    expect(objectives(lines)).toEqual([
      "孕产更加平安。",
      "产后访视率达到92%。",
      "死亡率下降。",
      "讲堂更加普及。",
    ]);
    const domain = compile([...head, ...lines, ...tail]).plans[0]?.domains[0];
    expect(domain?.introduction).toBe("让妇女享有更好的服务。");
    expect(domain?.measures).toHaveLength(1);
  });

  test("heads may carry numbers and brackets of their own", () => {
    const lines = [
      "（一）妇女与健康",
      "1．主要目标",
      "（1）孕产更加平安。",
      "（2）讲堂更加普及。",
      "2．主要任务与措施",
      "（1）做好急救。健全机制。",
    ];
    expect(objectives(lines)).toEqual(["孕产更加平安。", "讲堂更加普及。"]);
    expect(
      objectives([
        "（一）妇女与健康",
        "【主要目标】",
        "——孕产更加平安。",
        "【主要措施】",
        "1. 做好急救。健全机制。",
      ]),
    ).toEqual(["孕产更加平安。"]);
  });

  test("numbers that begin again after the objectives begin the measures", () => {
    const lines = [
      "（一）妇女与健康",
      "主要目标：",
      "1. 孕产更加平安。",
      "2. 讲堂更加普及。",
      "1. 做好急救。健全机制。",
      "2. 办好讲堂。送课下乡。",
    ];
    expect(objectives(lines)).toHaveLength(2);
    expect(compile([...head, ...lines, ...tail]).plans[0]?.domains[0]?.measures).toHaveLength(2);
  });

  test("the last measure of a domain may have lost its number too", () => {
    const lines = [
      "（一）妇女与健康",
      "1. 做好急救。健全机制。",
      "2. 办好讲堂。送课下乡。",
      "培训骨干。每年办班。",
    ];
    const domain = compile([...head, ...lines, ...tail]).plans[0]?.domains[0];
    expect(domain?.measures.map(({ no, title }) => [no, title])).toEqual([
      [1, "做好急救"],
      [2, "办好讲堂"],
      [3, "培训骨干"],
    ]);
  });

  test("a measure whose number was lost is still a measure, more text of a measure is not", () => {
    const lines = [
      "（一）妇女与健康",
      "策略措施：",
      "1. 做好急救。健全机制。",
      "办好讲堂。送课下乡。",
      "3. 关爱母亲。上门探访。",
      "探访由社区负责。",
      "4. 培训骨干。每年办班。",
    ];
    const document = compile([...head, ...lines, ...tail]);
    expect(document.plans[0]?.domains[0]?.measures.map(({ title }) => title)).toEqual([
      "做好急救",
      "办好讲堂",
      "关爱母亲",
      "培训骨干",
    ]);
    expect(document.findings.map(({ code }) => code)).toContain("number-lost");
  });
});

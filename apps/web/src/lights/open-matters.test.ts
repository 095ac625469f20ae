import { describe, expect, test } from "vitest";
import { exampleMatter } from "../supervision/example-matter.ts";
import { openMatters } from "./open-matters.ts";

const city = { code: "990100", name: "云汀市" };
const county = { code: "990102", name: "青岚县" };
const opened = (day: string) => ({ by: "林望晴", at: `${day}T01:00:00.000Z` });

describe("the open matter of a target", () => {
  test("is of the area whose figures are meant, and neither closed nor withdrawn", () => {
    const matters = [
      exampleMatter({ id: "m1", judgedArea: city, targetIds: ["t1"], state: "closed" }),
      exampleMatter({ id: "m2", judgedArea: county, targetIds: ["t1"], state: "issued" }),
      exampleMatter({ id: "m3", judgedArea: city, targetIds: ["t2", "t3"], state: "issued" }),
    ];
    const open = openMatters(matters, "990100");
    expect([...open].map(([target, { id }]) => [target, id])).toEqual([
      ["t2", "m3"],
      ["t3", "m3"],
    ]);
  });
  test("is the one opened last where there are several", () => {
    const older = exampleMatter({
      id: "m1",
      judgedArea: city,
      targetIds: ["t1"],
      state: "issued",
      opened: opened("2026-10-09"),
    });
    const newer = { ...older, id: "m2", opened: opened("2026-11-02") };
    expect(openMatters([newer, older], "990100").get("t1")?.id).toBe("m2");
  });
});

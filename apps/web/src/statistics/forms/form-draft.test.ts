import { describe, expect, test } from "vitest";
import { blankForm, faultsAt, formulaInWords, freeId, inputOf, moved } from "./form-draft.ts";

const words = { zh: "错", en: "wrong" };

describe("a form being designed", () => {
  test("gives new parts ids that nothing has yet", () => {
    expect(freeId("c", [])).toBe("c1");
    expect(freeId("c", [{ id: "c2" }])).toBe("c3");
    expect(freeId("c", [{ id: "c3" }, { id: "c1" }])).toBe("c4");
  });

  test("moves a part within the list and never out of it", () => {
    expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
    expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
    expect(moved(["a", "b"], 1, 2)).toEqual(["a", "b"]);
  });

  test("shows a fault beside its own row, not beside the twentieth", () => {
    const faults = [
      { where: "rows[2].columns", message: words },
      { where: "rows[20]", message: words },
    ];
    expect(faultsAt(faults, "rows[2]")).toHaveLength(1);
    expect(faultsAt(faults, "rows")).toHaveLength(2);
  });

  test("reads a formula out in the labels of its columns", () => {
    const columns = [
      { id: "c1", label: "合计", kind: "value", breakdown: "" },
      { id: "c2", label: "女", kind: "value", breakdown: "sex=female" },
    ] as const;
    expect(formulaInWords("share(c2, c1)", columns, "zh")).toBe("“女” ÷ “合计” × 100%");
    expect(formulaInWords("share(c2,", columns, "zh")).toBeNull();
  });

  test("leaves empty notes out when it is sent", () => {
    const draft = blankForm("合计");
    const sent = inputOf(
      { ...draft, definition: { ...draft.definition, notes: ["一", " "] } },
      { areaCode: "990100", version: 0, reason: null },
    );
    expect(sent.definition.notes).toEqual(["一"]);
  });
});

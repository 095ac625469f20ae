import { describe, expect, test } from "vitest";
import { emptyContent } from "./cell-content.ts";
import { lookOf } from "./cell-look.ts";
import { earlyFindings } from "./early-checks.ts";
import type { Draft } from "./edits.ts";
import { exampleCell } from "./example-cell.ts";
import { exampleGridCell } from "./example-grid-cell.ts";

const cell = exampleGridCell();
const draft = (text: string, trouble: Draft["trouble"] = null): Draft => ({
  place: cell.place,
  content: { ...emptyContent, text },
  base: 0,
  reason: "",
  mark: 1,
  sent: [],
  trouble,
});

describe("how a cell looks", () => {
  test("a figure is padded to its indicator's decimals and never loses a digit", () => {
    const shown = (value: string) => lookOf(cell, exampleCell({ value }), undefined, [], "zh").shown;
    expect(shown("93")).toBe("93.00");
    expect(shown("93.456")).toBe("93.456");
    expect(shown("1234567.5")).toBe("1234567.50");
  });
  test("nothing stored is blank; not yet reported is a word", () => {
    expect(lookOf(cell, undefined, undefined, [], "zh").shown).toBe("");
    const missing = exampleCell({ value: null, missing: "not-yet-reported" });
    expect(lookOf(cell, missing, undefined, [], "zh").shown).toBe("未填报");
    expect(lookOf(cell, missing, undefined, [], "en").shown).toBe("not yet reported");
  });
  test("what was typed stands over what is stored, with its state", () => {
    const waiting = lookOf(cell, exampleCell(), draft("95"), [], "zh");
    expect([waiting.shown, waiting.raw, waiting.state]).toEqual(["95.00", "95", "waiting"]);
    const said = { zh: "不是数字", en: "no number" };
    const faulty = lookOf(
      cell,
      exampleCell(),
      draft("九成", { kind: "fault", message: said, hint: said }),
      [],
      "zh",
    );
    expect([faulty.shown, faulty.state]).toEqual(["九成", "fault"]);
  });
});

describe("checks before saving", () => {
  test("find a slipped decimal point beside the year before as the person sees it", () => {
    const findings = earlyFindings(draft("932"), cell.indicator, [{ year: 2023, value: "92.1" }]);
    expect(findings.find(({ code }) => code === "jump")?.likely).toBe("93.2");
    expect(earlyFindings(draft("93.2"), cell.indicator, [{ year: 2023, value: "92.1" }])).toEqual([]);
  });
  test("say nothing of what cannot be read at all", () => {
    expect(earlyFindings(draft("九成"), cell.indicator, [])).toEqual([]);
  });
});

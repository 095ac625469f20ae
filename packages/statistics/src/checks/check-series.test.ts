import { describe, expect, test } from "vitest";
import type { FormDefinition } from "../forms/form-definition.ts";
import { readCheckContext } from "./check-context.ts";
import { checkForm } from "./check-form.ts";

function findingsOf(unit: string, decimals: number, ...values: readonly string[]) {
  const definition: FormDefinition = {
    formatVersion: 1,
    columns: [
      { id: "v", label: "合计", kind: "value", breakdown: "" },
      { id: "double", label: "两倍", kind: "computed", formula: "v * 2" },
    ],
    rows: [
      {
        id: "a",
        kind: "indicator",
        indicatorId: "a",
        label: "甲",
        indent: 0,
        isOfWhich: false,
        isRequired: true,
        columns: null,
      },
    ],
    rules: [],
    notes: [],
  };
  const [value = null] = values.slice(-1);
  const key = { indicatorId: "a", breakdown: "" };
  return (shown?: string) =>
    checkForm(definition, {
      ...readCheckContext({
        year: 2025,
        indicators: [{ id: "a", unit, decimals }],
        figures: [{ ...key, value, missing: null, numerator: null, denominator: null }],
        history: [
          {
            ...key,
            years: values
              .slice(0, -1)
              .map((own, at) => ({ year: 2025 - values.length + 1 + at, value: own })),
          },
        ],
        below: [],
        dimensions: [],
      }),
      shown: shown === undefined ? undefined : new Map([["a|double", shown]]),
    }).map(({ severity, code, column, likely }) => `${severity} ${code} ${column} ${likely ?? "?"}`);
}

describe("a figure of a form beside its earlier years", () => {
  test("with three or more of them the series speaks and proposes what was meant", () => {
    expect(findingsOf("%", 1, "92.1", "92.8", "93.3", "39.8")()).toEqual(["warning swapped-digits v 93.8"]);
    expect(findingsOf("%", 1, "92.1", "92.8", "93.3", "9.38")()).toEqual([
      "warning too-many-decimals v ?",
      "warning slipped-point v 93.8",
    ]);
  });

  test("with fewer the year before speaks alone", () => {
    expect(findingsOf("%", 1, "93.3", "9.3")()).toEqual(["warning jump v 93"]);
  });

  test("a leap that no slip explains asks for its reason; one that few events make does not", () => {
    expect(findingsOf("‰", 2, "5.11", "5.09", "5.02", "5.01", "25.05")()).toEqual(["warning jump v ?"]);
    expect(findingsOf("‰", 2, "5.11", "5.09", "5.02", "5.01", "8.88")()).toEqual([
      "notice unlike-series v ?",
    ]);
    expect(findingsOf("人", 0, "1", "0", "2", "1", "5")()).toEqual([]);
  });

  test("a computed column that came with another figure than its formula gives is told", () => {
    const check = findingsOf("%", 1, "92.1", "92.8");
    expect(check("185.6")).toEqual([]);
    expect(check("185")).toEqual([]);
    expect(check("158.6")).toEqual(["warning computed-differs double 185.6"]);
  });
});

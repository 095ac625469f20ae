import { describe, expect, test } from "vitest";
import { copyFormForYear } from "./copy-form.ts";
import {
  cellFigure,
  countFilled,
  figureKeysOf,
  type FormFigure,
  indexForm,
  listCells,
  listEmptyRequired,
  owedCells,
} from "./form-cells.ts";
import { checkFormHead, isFormExpired } from "./form-head.ts";
import { inventedForm, inventedHead } from "./invented-form.ts";

const today = "2026-11-28";

function figure(indicatorId: string, breakdown: string, change: Partial<FormFigure>): FormFigure {
  return {
    indicatorId,
    breakdown,
    value: null,
    missing: null,
    numerator: null,
    denominator: null,
    ...change,
  };
}

describe("the cells of a form", () => {
  const form = inventedForm();

  test("are those of indicator rows in the columns that the row fills", () => {
    expect(listCells(form).map(({ row, column }) => `${row}.${column}`)).toEqual([
      "pupils.total",
      "pupils.male",
      "pupils.female",
      "pupils.share",
      "boarders.total",
      "boarders.female",
      "boarders.share",
    ]);
    expect(owedCells(form)).toHaveLength(5);
    expect(cellFigure(form, { row: "boarders", column: "female" })).toEqual({
      row: "boarders",
      column: "female",
      part: "value",
      figure: { indicatorId: "i-boarders", breakdown: "sex=female" },
      isRequired: false,
    });
    expect(cellFigure(form, { row: "boarders", column: "male" })).toBeUndefined();
    expect(cellFigure(form, { row: "education", column: "total" })).toBeUndefined();
  });

  test("of one figure are found together, the figure itself once", () => {
    const rate = inventedForm({
      columns: [
        { id: "rate", label: "率", kind: "value", breakdown: "" },
        { id: "deaths", label: "死亡数", kind: "numerator", breakdown: "" },
        { id: "births", label: "活产数", kind: "denominator", breakdown: "" },
      ],
      rows: form.rows.slice(0, 2),
    });
    expect(figureKeysOf(rate)).toEqual([{ indicatorId: "i-pupils", breakdown: "" }]);
    expect(
      indexForm(rate)
        .cellsOf.get("i-pupils|")
        ?.map(({ part }) => part),
    ).toEqual(["value", "numerator", "denominator"]);
    expect(countFilled(rate, [figure("i-pupils", "", { numerator: "1", denominator: "2532" })])).toBe(2);
    expect(countFilled(rate, [figure("i-pupils", "", { missing: "does-not-exist" })])).toBe(3);
  });

  test("count as filled with 0 or a reason, not with 未填报, which only says that the figure is still to come", () => {
    expect(countFilled(form, [])).toBe(0);
    const figures = [
      figure("i-pupils", "", { value: "0" }),
      figure("i-pupils", "sex=male", { missing: "not-applicable" }),
      figure("i-pupils", "sex=female", { missing: "not-yet-reported" }),
      figure("i-unknown", "", { value: "1" }),
    ];
    expect(countFilled(form, figures)).toBe(2);
    expect(listEmptyRequired(form, figures)).toEqual([]);
    expect(listEmptyRequired(form, figures.slice(0, 1)).map(({ column }) => column)).toEqual([
      "male",
      "female",
    ]);
  });
});

describe("the head of a form", () => {
  test("of a statutory form names each mark that is missing, all at once", () => {
    expect(checkFormHead(inventedHead(), today)).toEqual([]);
    const bare = inventedHead({ code: null, authority: " ", approvalNumber: null, validUntil: null });
    expect(checkFormHead(bare, today).map(({ where }) => where)).toEqual([
      "head.code",
      "head.authority",
      "head.approvalNumber",
      "head.validUntil",
    ]);
    for (const mark of ["code", "authority", "approvalNumber", "validUntil"] as const) {
      expect(checkFormHead(inventedHead({ [mark]: null }), today)).toHaveLength(1);
    }
  });

  test("that has expired closes the form; the last day still counts", () => {
    expect(isFormExpired({ validUntil: today }, today)).toBe(false);
    expect(checkFormHead(inventedHead({ validUntil: today }), today)).toEqual([]);
    const [fault] = checkFormHead(inventedHead({ validUntil: "2026-11-27" }), today);
    expect(fault?.where).toBe("head.validUntil");
    expect(fault?.message.zh).toContain("2026-11-27");
    expect(isFormExpired({ validUntil: null }, today)).toBe(false);
  });

  test("of an administrative record names its sharing basis instead of the four marks", () => {
    const record = { kind: "administrative", code: null, approvalNumber: null, validUntil: null } as const;
    expect(checkFormHead(inventedHead(record), today).map(({ where }) => where)).toEqual([
      "head.sharingBasis",
    ]);
    expect(checkFormHead(inventedHead({ ...record, sharingBasis: "市政务数据共享目录" }), today)).toEqual([]);
  });
});

test("a form copied for the next year moves the years that move, and keeps its ids and marks", () => {
  const copied = copyFormForYear({ head: inventedHead(), definition: inventedForm() }, 2025, 2026);
  expect(copied.head).toEqual({ ...inventedHead(), title: "2026年妇女儿童统计监测表" });
  expect(copied.definition.rows[2]).toMatchObject({ id: "boarders", label: "2026年寄宿生" });
  expect(copied.definition.notes).toEqual(["2026年为报告年度，2025年数据已定案，2010年为基期。"]);
  expect(copied.definition.columns).toEqual(inventedForm().columns);
});

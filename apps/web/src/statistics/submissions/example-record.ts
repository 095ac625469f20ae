import type { SubmissionRecord } from "@halfsky/api-contract";
import { exampleGridCell } from "../grid/example-grid-cell.ts";

/** Pupils, of whom a form for tests asks the whole, boys and girls. */
export const pupils = {
  ...exampleGridCell().indicator,
  id: "i-pupils",
  name: "在校学生数",
  unit: "人",
  decimals: 0,
};
const rate = { ...exampleGridCell().indicator, id: "i-rate", unit: "%", decimals: 2 };
/** Who entered what stands in the form, and when. */
export const stamp = { by: "陈若溪", at: "2026-01-05T00:00:00.000Z" };

/** A figure of pupils as it stands. */
export function figure(breakdown: string, value: string, revision = 1): SubmissionRecord["figures"][number] {
  return {
    indicatorId: pupils.id,
    breakdown,
    revision,
    value,
    missing: null,
    numerator: null,
    denominator: null,
    note: null,
    source: { kind: "entry", name: null },
    recorded: stamp,
  };
}

function row(indicatorId: string, columns: string[]): SubmissionRecord["definition"]["rows"][number] {
  return {
    id: `r-${indicatorId}`,
    kind: "indicator",
    indicatorId,
    label: null,
    indent: 1,
    isOfWhich: true,
    isRequired: true,
    columns,
  };
}

/** A submission for tests, with what a test cares about put in: three figures that add up, two parts of a rate empty. */
export function record(given: Partial<SubmissionRecord> = {}): SubmissionRecord {
  return {
    id: "s-1",
    roundId: "round-1",
    roundTitle: "年报",
    year: 2025,
    form: { id: "f-1", version: 1, title: "教育", code: null },
    organisation: { id: "education", name: "市教育局", shortName: "市教育局" },
    area: { code: "990100", name: "云汀市" },
    state: "draft",
    level: "city",
    originLevel: "city",
    topLevel: "city",
    isCorrection: false,
    dueOn: "2026-02-01",
    isLate: false,
    openedAt: null,
    begunAt: null,
    submittedAt: null,
    signedAt: null,
    owedCells: 5,
    filledCells: 3,
    errors: 0,
    warnings: 0,
    openReturns: 0,
    changedSinceSigning: 0,
    message: null,
    head: {
      title: "教育",
      kind: "administrative",
      code: null,
      authority: null,
      approvalNumber: null,
      validUntil: null,
      sharingBasis: "共享目录",
      periodKind: "calendar-year",
    },
    definition: {
      formatVersion: 1,
      columns: [
        { id: "total", label: "合计", kind: "value", breakdown: "" },
        { id: "male", label: "男", kind: "value", breakdown: "sex=male" },
        { id: "female", label: "女", kind: "value", breakdown: "sex=female" },
        { id: "above", label: "分子", kind: "numerator", breakdown: "" },
        { id: "below", label: "分母", kind: "denominator", breakdown: "" },
      ],
      rows: [
        { id: "h", kind: "heading", label: "一、学生" },
        row(pupils.id, ["total", "male", "female"]),
        row(rate.id, ["above", "below"]),
      ],
      rules: [],
      notes: [],
    },
    indicators: [pupils, rate],
    dimensions: [
      {
        id: "sex",
        label: { zh: "性别", en: "Sex" },
        isPartition: true,
        categories: [
          { id: "male", label: { zh: "男", en: "Male" } },
          { id: "female", label: { zh: "女", en: "Female" } },
        ],
      },
    ],
    figures: [figure("", "1000"), figure("sex=male", "600"), figure("sex=female", "400")],
    history: [],
    below: [],
    findings: [],
    answers: [],
    returns: [],
    changed: [],
    actions: [],
    mayDo: ["fill"],
    editable: null,
    version: 1,
    ...given,
  };
}

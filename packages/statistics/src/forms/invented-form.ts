import type { FormDefinition } from "./form-definition.ts";
import type { FormHead } from "./form-head.ts";

/** A small form as the tests of forms use it: 合计、男、女、女性占比, two indicators and a heading. */
export function inventedForm(change: Partial<FormDefinition> = {}): FormDefinition {
  return {
    formatVersion: 1,
    columns: [
      { id: "total", label: "合计", kind: "value", breakdown: "" },
      { id: "male", label: "男", kind: "value", breakdown: "sex=male" },
      { id: "female", label: "女", kind: "value", breakdown: "sex=female" },
      { id: "share", label: "女性占比", kind: "computed", formula: "share(female, total)" },
    ],
    rows: [
      { id: "education", kind: "heading", label: "一、教育" },
      {
        id: "pupils",
        kind: "indicator",
        indicatorId: "i-pupils",
        label: null,
        indent: 0,
        isOfWhich: false,
        isRequired: true,
        columns: null,
      },
      {
        id: "boarders",
        kind: "indicator",
        indicatorId: "i-boarders",
        label: "2025年寄宿生",
        indent: 1,
        isOfWhich: true,
        isRequired: false,
        columns: ["total", "female", "share"],
      },
    ],
    rules: [],
    notes: ["2025年为报告年度，2024年数据已定案，2010年为基期。"],
    ...change,
  };
}

/** The head of a statutory form with all its marks, valid through 2027. */
export function inventedHead(change: Partial<FormHead> = {}): FormHead {
  return {
    title: "2025年妇女儿童统计监测表",
    kind: "statutory",
    code: "FE101",
    authority: "云溪市统计局",
    approvalNumber: "云统函〔2025〕3号",
    validUntil: "2027-12-31",
    sharingBasis: null,
    ...change,
  };
}

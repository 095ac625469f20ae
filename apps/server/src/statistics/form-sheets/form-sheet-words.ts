import type { SubmissionRecord } from "@halfsky/api-contract";
import { type FormColumn, missingReasons, missingReasonWords } from "@halfsky/statistics";

/** The words printed into sheets of forms. */
export const formSheetWords = {
  zh: {
    name: "指标名称",
    unit: "计量单位",
    note: "备注",
    ofWhich: "其中：",
    before: (year: number, label: string) => `${year}年\n${label}`,
    head: (label: string, kind: FormColumn["kind"]) =>
      kind === "computed" ? `${label}\n（自动计算）` : label,
    marks: ({ head, organisation, area, year, dueOn }: SubmissionRecord) =>
      [
        ...(head.kind === "statutory"
          ? [
              `表号：${head.code ?? ""}`,
              `制定机关：${head.authority ?? ""}`,
              `批准或备案文号：${head.approvalNumber ?? ""}`,
              `有效期至：${head.validUntil ?? ""}`,
            ]
          : [`共享依据：${head.sharingBasis ?? ""}`]),
        `填报单位：${organisation.name}`,
        `地区：${area.name}`,
        `${year}年`,
        `${dueOn}前报送`,
      ].join("　"),
    guide: "填写说明",
    lines: [
      "1. 白色单元格可以填写，灰色单元格请勿改动。行可以移动，可以加列、加表，识别不受影响；不要删除隐藏的行和列。",
      "2. 数值按“计量单位”一列填写，单元格中不写单位；有分子、分母的请一并填写。",
      `3. 没有数据时请写明原因：${missingReasons.map((reason) => missingReasonWords[reason].zh).join("、")}。不要填 0 代替。`,
      "4. 指标解释见指标名称上的批注，上年数在左边一列。填好后上传，系统一次列出全部问题，改好再传即可；同一文件重复上传不会重复入库。",
    ],
    sample: "示例数据，全部虚构",
  },
  en: {
    name: "Indicator",
    unit: "Unit",
    note: "Note",
    ofWhich: "of which: ",
    before: (year: number, label: string) => `${year}\n${label}`,
    head: (label: string, kind: FormColumn["kind"]) =>
      kind === "computed" ? `${label}\n(worked out)` : label,
    marks: ({ head, organisation, area, year, dueOn }: SubmissionRecord) =>
      [
        ...(head.kind === "statutory"
          ? [
              `Form ${head.code ?? ""}`,
              `issued by ${head.authority ?? ""}`,
              `approval ${head.approvalNumber ?? ""}`,
              `valid until ${head.validUntil ?? ""}`,
            ]
          : [`Shared on the basis of ${head.sharingBasis ?? ""}`]),
        `Unit: ${organisation.name}`,
        `Area: ${area.name}`,
        String(year),
        `due ${dueOn}`,
      ].join("   "),
    guide: "How to fill in",
    lines: [
      "1. White cells take figures, grey cells stay as they are. Rows may be moved, columns and sheets added; keep the hidden row and columns.",
      "2. Write figures in the unit of the column Unit, without the unit; give numerator and denominator where asked.",
      `3. Where there is no figure write why: ${missingReasons.map((reason) => missingReasonWords[reason].en).join(", ")}. Never write 0 instead.`,
      "4. Definitions are notes on the names, last year's figure stands on the left. Upload the file: all faults are listed at once; the same file again changes nothing.",
    ],
    sample: "Made-up figures of a sample city",
  },
} as const;

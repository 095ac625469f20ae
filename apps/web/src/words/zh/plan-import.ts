import type { ImportState } from "../../plans/import/import-queue.ts";

const step: Readonly<Record<ImportState["step"], string>> = {
  waiting: "等待中",
  uploading: "正在上传",
  reading: "正在读取",
  done: "已读取",
  refused: "未导入",
};

/** Chinese words of the import page. */
export const planImport = {
  title: "导入规划",
  drop: "把规划文件拖到这里，或点击选择（可一次多个）",
  formats: "支持 Word（.docx）、网页（.html）、带文字的 PDF、纯文本（.txt），每个文件不超过 20 MB",
  notAllowed: "您的账号不能导入规划",
  whatHappens: "导入后会怎样",
  steps: [
    "系统读出规划的领域、目标、指标、措施和实事项目，每一处都记着原文所在的行。",
    "您在核对页对照原文检查，改正读错的指标、单位和目标，每次更正都留下理由和姓名。",
    "核对后发布，成为不可改动的一版；以后文件有变，再导入一次即可看到差异。",
  ],
  step,
  period: "文本没有写明规划期限时，采用",
  firstYear: "起始年份",
  lastYear: "结束年份",
  again: "再次导入",
  dismiss: "移出列表",
  read: (lines: number, plans: number) => `共 ${lines} 行，读出 ${plans} 个规划。`,
  already: "这份文件以前导入过，没有重复保存。",
  outcome: {
    new: "新规划",
    "new-reading": "已有此规划，记为新一次读取",
    unchanged: "与上次读取相同",
  },
  mayLeave: "可以离开本页，读取在服务器上继续；完成后会提示，回到本页即可看到结果。",
  noteDone: (name: string) => `“${name}”已读取`,
  noteRefused: (name: string) => `“${name}”没有导入`,
  noteLink: "查看导入结果",
  review: "核对",
  seeDifference: "看差异",
  toList: "查看规划列表",
};

/** How much a finding matters: an error leaves a gap, a warning wants a look, a note informs. */
export const findingSeverities = ["error", "warning", "note"] as const;
export type FindingSeverity = (typeof findingSeverities)[number];

/** Words for the reader in both languages. */
export interface BilingualText {
  readonly zh: string;
  readonly en: string;
}

interface FindingDefinition {
  readonly severity: FindingSeverity;
  readonly message: BilingualText;
}

/** Every code a finding can carry. */
export const findingCodes = [
  "empty-document",
  "not-a-plan",
  "title-composed",
  "period-unknown",
  "area-unknown",
  "no-domains",
  "no-indicator-table",
  "domain-without-measures",
  "numbering-gap",
  "number-lost",
  "table-not-read",
  "table-row-misaligned",
  "unreadable-target-cell",
  "target-cell-empty",
  "conditional-target",
  "duplicate-indicator",
  "unread-number",
] as const;
export type FindingCode = (typeof findingCodes)[number];

const definitions: Readonly<Record<FindingCode, FindingDefinition>> = {
  "empty-document": {
    severity: "error",
    message: {
      zh: "文件中没有可读的文字。请检查是否为扫描件或空文件，换用文字版后重新导入。",
      en: "The file holds no readable text. Check whether it is a scan or empty, and import a text version.",
    },
  },
  "not-a-plan": {
    severity: "error",
    message: {
      zh: "没有找到妇女或儿童发展规划的正文（总体要求、发展领域、组织实施等）。请确认导入的是规划全文，而不是通知、年鉴或报告。",
      en: "No body of a women's or children's development plan was found. Check that this is the plan itself, not a notice, a yearbook or a report.",
    },
  },
  "title-composed": {
    severity: "note",
    message: {
      zh: "文件中没有印出规划标题，标题由正文中的地区和时期组成，请核对。",
      en: "No title is printed; it was composed from the area and period named in the text. Check it.",
    },
  },
  "period-unknown": {
    severity: "warning",
    message: {
      zh: "没有读到规划期限，请补填起止年份。",
      en: "The period of the plan was not found. Fill in its first and last year.",
    },
  },
  "area-unknown": {
    severity: "warning",
    message: {
      zh: "没有读到规划所属地区，请补填。",
      en: "The area of the plan was not found. Fill it in.",
    },
  },
  "no-domains": {
    severity: "error",
    message: {
      zh: "没有读到发展领域，请检查标题编号是否丢失。",
      en: "No domain was found. Check whether heading numbers were lost.",
    },
  },
  "no-indicator-table": {
    severity: "note",
    message: {
      zh: "本规划没有指标表，目标只能从正文读取。",
      en: "The plan has no indicator table; its targets can only be read from the text.",
    },
  },
  "domain-without-measures": {
    severity: "warning",
    message: {
      zh: "这一领域下没有读到措施，请核对。",
      en: "No measure was found in this domain. Check it.",
    },
  },
  "numbering-gap": {
    severity: "warning",
    message: {
      zh: "编号不连续，可能漏读或原文漏号，请核对。",
      en: "The numbering is not continuous: something may be missing here, or misnumbered in the original. Check it.",
    },
  },
  "number-lost": {
    severity: "note",
    message: {
      zh: "此段没有编号，按单独一项读取，请核对。",
      en: "This paragraph has no number and was read as an item of its own. Check it.",
    },
  },
  "table-not-read": {
    severity: "note",
    message: {
      zh: "此表没有指标名称列和目标列，未作指标表读取；如是指标表，请手工补录。",
      en: "This table has no columns for indicator and target and was not read as an indicator table. If it is one, add its rows by hand.",
    },
  },
  "table-row-misaligned": {
    severity: "error",
    message: {
      zh: "表格此行与表头对不齐，未能读出指标，请手工补录。",
      en: "This table row does not fit the header and was not read. Add it by hand.",
    },
  },
  "unreadable-target-cell": {
    severity: "warning",
    message: {
      zh: "目标值读不成规则，请手工选择规则。",
      en: "The target cell could not be read as a rule. Choose the rule by hand.",
    },
  },
  "target-cell-empty": {
    severity: "warning",
    message: {
      zh: "目标值为空，请核对原文。",
      en: "The target cell is empty. Check the original.",
    },
  },
  "conditional-target": {
    severity: "note",
    message: {
      zh: "目标值含有不同情形的条件，规则取平时适用的一条，请核对。",
      en: "The target cell holds conditions for different cases; the rule is the standing one. Check it.",
    },
  },
  "duplicate-indicator": {
    severity: "warning",
    message: {
      zh: "同一规划中指标名称重复，请核对。",
      en: "An indicator of this name stands twice in the plan. Check it.",
    },
  },
  "unread-number": {
    severity: "warning",
    message: {
      zh: "此处数字未能读成目标，也未能确认为其他用途，请判断是否为目标。",
      en: "This number was read neither as a target nor as anything else. Decide whether it is a target.",
    },
  },
};

/** Something the compiler could not read, or a person should look at, with what to do about it. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: FindingSeverity;
  readonly line: number;
  readonly words: string;
  readonly message: BilingualText;
  /** Id of the part concerned, where there is one. */
  readonly path?: string;
}

const longestQuote = 120;

/** Makes a finding of a code; long words are cut. */
export function makeFinding(code: FindingCode, line: number, words: string, path?: string): Finding {
  const { severity, message } = definitions[code];
  const quote = words.length > longestQuote ? `${words.slice(0, longestQuote)}…` : words;
  return { code, severity, line, words: quote, message, ...(path === undefined ? {} : { path }) };
}

import type { Bilingual } from "@halfsky/statistics";
import type { Source, SystemKind } from "../definition/definition.ts";
import type { PersonPart } from "../definition/definition.ts";
import type { PrivacyClass } from "../privacy/privacy-class.ts";
import type { PrivacyRule } from "../privacy/privacy-table.ts";

/** Classes of privacy, as the sheet and the pages say them. */
export const privacyWords = {
  open: { zh: "公开", en: "open" },
  work: { zh: "工作", en: "work" },
  personal: { zh: "个人", en: "personal" },
  sensitive: { zh: "敏感", en: "sensitive" },
  sealed: { zh: "密封", en: "sealed" },
} as const satisfies Record<PrivacyClass, Bilingual>;

/** Parts of a person in words. */
export const personPartWords = {
  name: { zh: "姓名", en: "name" },
  sex: { zh: "性别", en: "sex" },
  birthDate: { zh: "出生日期", en: "day of birth" },
  idNumber: { zh: "证件号码", en: "ID number" },
  phone: { zh: "电话", en: "telephone" },
  address: { zh: "住址", en: "address" },
  relation: { zh: "关系", en: "relation" },
} as const satisfies Record<PersonPart, Bilingual>;

/** Kinds of systems in words. */
export const systemKindWords = {
  contact: { zh: "接诉", en: "contact" },
  report: { zh: "报告", en: "report" },
  case: { zh: "个案", en: "case" },
  register: { zh: "台账", en: "register" },
  bundle: { zh: "联办", en: "bundle" },
} as const satisfies Record<SystemKind, Bilingual>;

/** How sure a source is. */
export const sourceWords = {
  law: { zh: "法规", en: "law" },
  plan: { zh: "规划", en: "plan" },
  default: { zh: "通行做法，当地可调", en: "usual, set locally" },
  unverified: { zh: "待核实", en: "not verified" },
} as const satisfies Record<Source["status"], Bilingual>;

export const listWords = {
  shown: { zh: "显示", en: "shown" },
  masked: { zh: "遮掩", en: "masked" },
  none: { zh: "不显示", en: "not shown" },
} as const satisfies Record<PrivacyRule["list"], Bilingual>;

export const searchWords = {
  yes: { zh: "可检索", en: "searched" },
  exact: { zh: "须全字相符", en: "exact only" },
  "id-only-logged": { zh: "仅凭证件号，留痕", en: "by ID number only, logged" },
  never: { zh: "不可检索", en: "never" },
} as const satisfies Record<PrivacyRule["search"], Bilingual>;

export const exportWords = {
  yes: { zh: "可导出", en: "yes" },
  reason: { zh: "须写明理由", en: "with a reason" },
  "two-people": { zh: "须两人", en: "by two people" },
  never: { zh: "不可导出", en: "never" },
} as const satisfies Record<PrivacyRule["export"], Bilingual>;

/** A source with the mark of what nobody has read. */
export function saySource({ cite, status }: Source): Bilingual {
  const { zh, en } = sourceWords[status];
  return status === "unverified" ? { zh: `${cite.zh}【${zh}】`, en: `${cite.en} [${en}]` } : cite;
}

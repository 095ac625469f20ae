import type { Words } from "@halfsky/api-contract";
import { z } from "zod";

const english = z.locales.en().localeError;
const otherChinese = z.locales.zhCN().localeError;

/** Separates the two languages inside the one message that zod has room for. */
const between = "\u001F";

/** The words of a fault in both languages, as the message of zod's issue; `splitWords` takes them apart. */
export function joinedWords(issue: z.core.$ZodRawIssue): string {
  const en = english(issue);
  return `${chinese(issue)}${between}${typeof en === "string" ? en : (en?.message ?? "Invalid input")}`;
}

/** The words of an issue's message; those that a schema brings itself stand in both languages. */
export function splitWords(message: string): Words {
  const [zh = message, en = zh] = message.split(between);
  return { zh, en };
}

const kinds: Readonly<Record<string, string>> = {
  string: "文字",
  number: "数字",
  int: "整数",
  boolean: "是或否",
  array: "列表",
  object: "一组字段",
  record: "一组字段",
  date: "日期",
};

/** The library's Chinese keeps half of its words in English. */
function chinese(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "必填" : `应为${kinds[issue.expected] ?? issue.expected}`;
    case "too_small":
      return smallest(issue.origin, Number(issue.minimum), issue.inclusive !== false);
    case "too_big":
      return largest(issue.origin, Number(issue.maximum), issue.inclusive !== false);
    case "invalid_value":
      return `只能是 ${issue.values.map(String).join("、")}`;
    case "invalid_format":
      return issue.format === "date" ? "应为日期，如 2025-03-01" : "格式不正确";
    case "unrecognized_keys":
      return `不认识的字段：${issue.keys.join("、")}`;
    default: {
      const words = otherChinese(issue);
      return typeof words === "string" ? words : (words?.message ?? "输入有误");
    }
  }
}

function smallest(origin: string, minimum: number, isInclusive: boolean): string {
  switch (origin) {
    case "string":
      return minimum <= 1 ? "不能为空" : `至少 ${minimum} 个字符`;
    case "array":
    case "set":
      return `至少 ${minimum} 项`;
    default:
      return isInclusive ? `不能小于 ${minimum}` : `必须大于 ${minimum}`;
  }
}

function largest(origin: string, maximum: number, isInclusive: boolean): string {
  switch (origin) {
    case "string":
      return `最多 ${maximum} 个字符`;
    case "array":
    case "set":
      return `最多 ${maximum} 项`;
    default:
      return isInclusive ? `不能大于 ${maximum}` : `必须小于 ${maximum}`;
  }
}

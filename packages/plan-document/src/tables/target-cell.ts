import type { RuleKind } from "../compiled.ts";
import { normaliseText } from "../lines/normalise-text.ts";
import type { Fraction } from "../compiled.ts";
import { readRatio } from "../phrases/ratio-words.ts";
import { nameDirection } from "./indicator-direction.ts";
import { isEmptyValue } from "./cell-words.ts";

/** A target cell as a rule, values as decimal text; `standing` when it was chosen from several conditions. */
export interface CellRule {
  readonly kind: RuleKind;
  readonly value: string | null;
  readonly value2: string | null;
  /** Unit printed behind the number, null where there is none. */
  readonly unit: string | null;
  /** The number where no decimal says it exactly; `value` is null then. */
  readonly fraction?: Fraction;
  readonly conditional: boolean;
  readonly readable: boolean;
}

const numberPattern = "(\\d+(?:，\\d{3})*(?:\\.\\d+)?)";
const unitPattern = "(%|‰|1?/10万|个?百分点|个?千分点|岁|万人|人|个|名|张|所|家|年)?";
const quantity = new RegExp(`${numberPattern}${unitPattern}`);
const range = new RegExp(
  `^[^\\d]{0,8}${numberPattern}${unitPattern}(?:-|至|到)${numberPattern}${unitPattern}[^\\d]{0,6}$`,
);

const coverAll = /应[\u4e00-\u9fff]{1,2}尽[\u4e00-\u9fff]{1,2}|全覆盖|全面覆盖|全部覆盖|全员|实现覆盖/;
const qualitative =
  /相适应|均衡|平衡|合理|高质量|落实|符合|适度|趋于|正常|达标|完成|建成|建立|健全|优化|改善|完善/;
const maintain =
  /^(?:基本)?(?:保持|维持|稳定|持平)(?:稳定|不变|现状|现有水平|在现有水平|较高水平|基本稳定|2020年水平)?$/;
const rise = /提高|延长|增加|上升|提升|增长|扩大|增多/;
const fall = /降低|减少|下降|缩小|缩短|压减|遏制|控制/;

/** Reads a normalised target cell of an indicator as a rule. */
export function readTargetCell(cell: string, name: string, baseline: string | null): CellRule {
  const clauses = cell.split(/，(?!\d{3}(?!\d))|[；。]/).filter((clause) => clause !== "");
  if (isEmptyValue(cell)) return plain("none");
  if (clauses.length > 1 && clauses.filter((clause) => quantity.test(clause)).length > 1) {
    const standing =
      clauses.find((clause) => /平时|其他|其余|一般|常年/.test(clause)) ?? clauses.at(-1) ?? cell;
    const rule = readClause(standing, name, baseline);
    return { ...rule, conditional: true };
  }
  return readClause(cell, name, baseline);
}

function readClause(clause: string, name: string, baseline: string | null): CellRule {
  if (coverAll.test(clause)) return plain("cover-all");
  const span = range.exec(clause);
  if (span !== null) {
    return {
      ...plain("range"),
      value: exact(span[1]),
      value2: exact(span[3]),
      unit: span[4] ?? span[2] ?? null,
    };
  }
  const ratio = ratioIn(clause);
  if (ratio !== null) {
    const kind = readBound(clause.slice(0, ratio.from), clause.slice(ratio.from + ratio.length), null, name);
    return { ...plain(kind), ...ratio.number };
  }
  const match = quantity.exec(clause);
  if (match === null) return readWords(clause, baseline);
  const unit = match[2] ?? null;
  const value = exact(match[1]);
  const before = clause.slice(0, match.index);
  const after = clause.slice(match.index + match[0].length);
  const kind = readBound(before, after, unit, name);
  return { ...plain(kind), value, unit };
}

const ratioStart =
  /[一二三四五六七八九十]分之[一二三四五六七八九]|\d{1,4}(?:\.\d+)?(?:\/\d{1,3}(?!\d|万)|[：∶]\d)/;

/** A fraction or a proportion in a cell ("1/3", "不低于三分之一", "2∶3"). */
function ratioIn(clause: string) {
  const start = ratioStart.exec(clause);
  const found = start === null ? null : readRatio(clause.slice(start.index));
  if (start === null || found === null || found.fraction === null) return null;
  // A share is a fraction of the whole whatever unit the row has; a proportion is a plain number.
  const isPlain = found.value !== null && /[：∶]/.test(start[0]);
  const number = isPlain ? { value: found.value } : { value: null, fraction: found.fraction };
  return { from: start.index, length: found.length, number };
}

function readWords(clause: string, baseline: string | null): CellRule {
  if (maintain.test(clause)) return { ...plain("maintain"), value: baselineNumber(baseline) };
  if (/逐[年届步]/.test(clause) || rise.test(clause) || fall.test(clause)) {
    const risen = rise.exec(clause);
    const fallen = fall.exec(clause);
    if (risen !== null && (fallen === null || risen.index < fallen.index)) return plain("increase");
    if (fallen !== null) return plain("decrease");
  }
  if (/保持|维持|稳定/.test(clause) && !qualitative.test(clause)) {
    return { ...plain("maintain"), value: baselineNumber(baseline) };
  }
  if (qualitative.test(clause)) return plain("qualitative");
  return { ...plain("qualitative"), readable: false };
}

/** The kind of bound that the words round a number make; a bare number is a bound in the indicator's own direction. */
function readBound(before: string, after: string, unit: string | null, name: string): RuleKind {
  const points = unit !== null && /分点/.test(unit);
  const to = /[至到为]$/.test(before);
  if (
    points ||
    (!to && /^(?:年均|累计|逐年|每年|较|比|在)?.{0,12}(?:提高|增长|增加|提升|上升)$/.test(before))
  ) {
    if (fall.test(before)) return "decrease-by";
    if (rise.test(before)) return "increase-by";
  }
  if (!to && /(?:降低|下降|减少)$/.test(before)) return "decrease-by";
  if (/不低于|不少于|不小于|至少|≥|>=|=>/.test(before)) return "gte";
  if (/不高于|不超过|不多于|不大于|至多|最多|≤|<=|=</.test(before)) return "lte";
  if (/超过|高于|大于|多于|突破|>/.test(before))
    return /及?以上/.test(after) && !before.includes(">") ? "gte" : "gt";
  if (/低于|小于|少于|不足|</.test(before)) return "lt";
  if (/^(?:及)?以上/.test(after)) return "gte";
  if (/^(?:及)?(?:以下|以内|之内)/.test(after)) return "lte";
  if (/左右|上下/.test(after) || /约|≈|大致/.test(before)) return "about";
  if (/控制在|降至|降到|下降到|下降至|降低到|减少到|减少至/.test(before)) return "lte";
  if (/达到|提高到|提高至|提升到|提升至|增加到|增至|保持|稳定|巩固/.test(before)) return "gte";
  const direction = nameDirection(name);
  if (direction === "down") return "lte";
  return direction === "up" ? "gte" : "eq";
}

function plain(kind: RuleKind): CellRule {
  return { kind, value: null, value2: null, unit: null, conditional: false, readable: true };
}

function exact(text: string | undefined): string | null {
  return text === undefined ? null : text.replaceAll("，", "");
}

/** The number of a baseline cell as printed ("75%", "约30", "1,030", "８４．４５") as decimal text. */
function baselineNumber(baseline: string | null): string | null {
  const match = baseline === null ? null : /-?\d+(?:，\d{3})*(?:\.\d+)?/.exec(normaliseText(baseline).text);
  return match === null ? null : exact(match[0]);
}

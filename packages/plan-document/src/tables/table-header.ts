/** What a column of an indicator table holds. */
export type ColumnRole =
  | "no"
  | "domain"
  | "name"
  | "unit"
  | "baseline"
  | "target"
  | "nature"
  | "responsible"
  | "other";

/** A column with the year its head names. */
export interface Column {
  readonly role: ColumnRole;
  readonly year: number | null;
}

const headWords: readonly { readonly role: ColumnRole; readonly pattern: RegExp }[] = [
  { role: "nature", pattern: /属性|性质|约束性|预期性/ },
  { role: "responsible", pattern: /责任|牵头|部门|单位.{0,2}(?:负责|落实)|数据来源|来源|负责|填报/ },
  { role: "other", pattern: /年均|增速|增幅|增长率|累计|备注|说明|\[/ },
  { role: "no", pattern: /^(?:序号|编号|序|号|no\.?)$/i },
  { role: "unit", pattern: /^(?:计量)?单位$/ },
  { role: "domain", pattern: /领域|类别|分类|维度|一级指标|目标类|方面|类型|^类$/ },
  { role: "target", pattern: /目标值|规划值|预期值|期末|目标数|(?:年|末|期|规划|预期|发展|完成|五"?)目标/ },
  { role: "baseline", pattern: /基期|基数|基准|现状|现值|实际|完成|基础值|初值/ },
];
const yearPattern = /(?:19|20)\d{2}/;
const nameWords = /指标|名称|项目|内容|主要目标/;
const longestHead = 24;

/** The role that a cell's words give a column; null where they are no head at all. */
export function headerRole(text: string): ColumnRole | "year" | null {
  if (text.length === 0 || text.length > longestHead) return null;
  const known = headWords.find(({ pattern }) => pattern.test(text));
  if (known !== undefined) return known.role;
  if (/^[（]?(?:到|至)?(?:19|20)\d{2}年?.{0,8}$/.test(text)) return "year";
  if (yearPattern.test(text) && !/名称/.test(text)) return "year";
  if (nameWords.test(text)) return "name";
  return /^(?:目标|2\d年目标)$/.test(text) ? "target" : null;
}

/** Reads the columns from their heads; heads of several rows are given joined. */
export function readColumns(heads: readonly string[]): Column[] {
  const columns = heads.map((head): { role: ColumnRole | "year" | null; year: number | null } => ({
    role: headerRole(head) ?? (yearPattern.test(head) ? "year" : null),
    year: Number(yearPattern.exec(head)?.[0] ?? Number.NaN) || null,
  }));
  const years = columns.flatMap(({ role, year }) => (role === "year" && year !== null ? [year] : []));
  const hasTarget = columns.some(({ role }) => role === "target");
  const last = Math.max(...years);
  const first = Math.min(...years);
  const dated = columns.map(({ role, year }): Column => {
    if (role !== "year") return { role: role ?? "other", year };
    if (!hasTarget && year === last) return { role: "target", year };
    if (year === first) return { role: "baseline", year };
    return { role: "other", year };
  });
  return settleRepeated(dated);
}

/** Of several target columns the last year counts, of several baselines the last before it; of several names the longest-lived is kept by the caller. */
function settleRepeated(columns: readonly Column[]): Column[] {
  const targets = columns.flatMap((column, index) => (column.role === "target" ? [index] : []));
  const best = targets.toSorted((left, right) => (columns[right]?.year ?? 0) - (columns[left]?.year ?? 0))[0];
  const baseline = columns.findIndex(({ role }) => role === "baseline");
  const named = columns.some(({ role }) => role === "name");
  const names = columns.flatMap((column, index) => (column.role === "name" ? [index] : []));
  return columns.map((column, index): Column => {
    if (column.role === "target" && index !== best)
      return { role: named ? "other" : "name", year: column.year };
    if (column.role === "baseline" && index !== baseline) return { role: "other", year: column.year };
    if (column.role === "name" && names.length > 1 && index !== names.at(-1)) {
      return { role: columns.some(({ role }) => role === "domain") ? "other" : "domain", year: null };
    }
    return column;
  });
}

/** Whether a table with these columns holds indicators with targets. */
export function holdIndicators(columns: readonly Column[]): boolean {
  const roles = new Set(columns.map(({ role }) => role));
  return roles.has("name") && roles.has("target");
}

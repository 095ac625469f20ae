import type { DisclosureFault, DisclosureFaultCode } from "./disclosure-fault.ts";
import { ownPrefix } from "./locate-figures.ts";
import type { ReleaseRules } from "./protect-release.ts";
import type {
  CellPlace,
  LedgerEntry,
  ProtectedTable,
  ReleaseCell,
  ReleaseDimension,
  ReleaseTable,
} from "./release-table.ts";
import { finestOf, keyOfPlace, sumOfFinest } from "./with-margins.ts";

/** Figures above this are no counts of people, and would lose exactness in the search. */
const largestCount = 10_000_000_000;

type Tell = (code: DisclosureFaultCode, zh: string, en: string, at?: CellPlace) => void;

function collect(release: string, look: (tell: Tell) => void): readonly DisclosureFault[] {
  const faults: DisclosureFault[] = [];
  look((code, zh, en, at) => {
    faults.push({ code, release, message: { zh, en }, ...(at && { at }) });
  });
  return faults;
}

/** Faults of the rules of a release. */
export function checkRules({ k, zeros, effort }: ReleaseRules, release: string): readonly DisclosureFault[] {
  return collect(release, (tell) => {
    if (!Number.isInteger(k) || k < 2 || k > 1000) {
      tell(
        "bad-rules",
        `k 应为 2 至 1000 的整数，现为 ${k}。`,
        `k is a whole number from 2 to 1,000, not ${k}.`,
      );
    }
    if (zeros !== undefined && !["tell", "withhold"].includes(zeros)) {
      tell("bad-rules", "zeros 应为 tell 或 withhold。", "zeros is tell or withhold.");
    }
    if (effort !== undefined && (!Number.isInteger(effort) || effort < 1)) {
      tell("bad-rules", "搜索量应为正整数。", "The effort is a whole number from 1.");
    }
  });
}

/** Faults of a table that is asked to be published, but for sums that differ. */
export function checkTable(table: ReleaseTable): readonly DisclosureFault[] {
  return collect(table.id, (tell) => {
    checkShape(table, tell);
    for (const cell of table.cells) checkFigures(cell, table.kind, tell);
  });
}

/** Faults of past releases. */
export function checkLedger(entries: readonly LedgerEntry[]): readonly DisclosureFault[] {
  return entries.flatMap(({ table, k }) => [
    ...checkRules({ k }, table.id),
    ...collect(table.id, (tell) => {
      checkShape(table, tell);
      for (const cell of table.cells) if (cell.status === "published") checkFigures(cell, table.kind, tell);
    }),
  ]);
}

/** A margin that is not the sum of its finest cells, where all of those are in the table. Expects a table without faults. */
export function checkAddition(table: ReleaseTable): readonly DisclosureFault[] {
  const cells = new Map(table.cells.map((cell) => [keyOfPlace(cell.at, table.dimensions), cell]));
  return collect(table.id, (tell) => {
    for (const cell of table.cells) {
      const sum = sumOfFinest(table, cells, cell.at);
      if (!sum || (sum.count === cell.count && sum.of === cell.of)) continue;
      const words = (one: ReleaseCell): string =>
        one.of === undefined ? `${one.count}` : `${one.count}/${one.of}`;
      tell(
        "sum-differs",
        `各部分合计为 ${words(sum)}，此处为 ${words(cell)}；请更正，或为其余部分加一个分类。`,
        `The parts add up to ${words(sum)}, and here stands ${words(cell)}; mend it, or add a category for the rest.`,
        cell.at,
      );
    }
  });
}

function checkShape(
  { id, measure, kind, dimensions, cells }: ReleaseTable | ProtectedTable,
  tell: Tell,
): void {
  if (id.trim() === "" || measure.trim() === "") {
    tell("bad-dimension", "发布和计量内容须有名称。", "The release and its measure need a name.");
  }
  if (!["count", "rate"].includes(kind))
    tell("bad-dimension", "kind 应为 count 或 rate。", "kind is count or rate.");
  for (const code of repeated(dimensions.map((dimension) => dimension.code))) {
    tell("bad-dimension", `维度 ${code} 重复。`, `Dimension ${code} is there twice.`);
  }
  const isSound = dimensions.map((dimension) => checkDimension(dimension, tell)).every(Boolean);
  const seen = new Set<string>();
  for (const { at } of cells) {
    const unknown = Object.entries(at).filter(
      ([code, category]) =>
        !dimensions.some((one) => one.code === code && one.categories.some((own) => own.code === category)),
    );
    for (const [code, category] of unknown) {
      tell(
        "bad-cell",
        `表中没有维度 ${code} 的分类 ${category}。`,
        `The table has no category ${category} of ${code}.`,
        at,
      );
    }
    const key = keyOfPlace(at, dimensions);
    if (isSound && seen.has(key)) tell("bad-cell", "此单元格重复。", "This cell is there twice.", at);
    seen.add(key);
  }
}

/** Whether the parts of a dimension can be followed down to its finest categories. */
function checkDimension(dimension: ReleaseDimension, tell: Tell): boolean {
  const { code, categories } = dimension;
  const codes = new Set(categories.map((category) => category.code));
  let isSound = true;
  const fault = (zh: string, en: string): void => {
    isSound = false;
    tell("bad-dimension", zh, en);
  };
  if (code.trim() === "" || code.startsWith(ownPrefix)) {
    fault(`维度代码“${code}”不可用。`, `"${code}" cannot be the code of a dimension.`);
  }
  if (categories.length === 0) fault(`维度 ${code} 没有分类。`, `Dimension ${code} has no categories.`);
  for (const twice of repeated(categories.map((category) => category.code))) {
    fault(`维度 ${code} 的分类 ${twice} 重复。`, `Category ${twice} of ${code} is there twice.`);
  }
  for (const { code: own, parts } of categories) {
    if (parts?.length === 0) fault(`分类 ${own} 没有部分。`, `Category ${own} has no parts.`);
    for (const part of parts ?? []) {
      if (!codes.has(part))
        fault(`分类 ${own} 的部分 ${part} 不存在。`, `Part ${part} of ${own} does not exist.`);
    }
  }
  if (!isSound) return false;
  for (const { code: own } of categories.filter((category) => isWithin(category.code, categories))) {
    fault(`分类 ${own} 是自己的部分。`, `Category ${own} is part of itself.`);
  }
  if (!isSound) return false;
  for (const { code: own, parts = [] } of categories) {
    const finest = parts.flatMap((part) => finestOf(dimension, part));
    if (new Set(finest).size < finest.length) {
      fault(`分类 ${own} 的各部分有重叠。`, `The parts of ${own} overlap.`);
    }
  }
  return isSound;
}

function isWithin(code: string, categories: ReleaseDimension["categories"]): boolean {
  const partsOf = (one: string): readonly string[] => categories.find((own) => own.code === one)?.parts ?? [];
  const reached = new Set(partsOf(code));
  for (const one of reached) for (const part of partsOf(one)) reached.add(part);
  return reached.has(code);
}

function checkFigures(
  {
    at,
    count,
    of,
    isStructuralZero,
  }: Omit<ReleaseCell, "isStructuralZero"> & Pick<ReleaseCell, "isStructuralZero">,
  kind: ReleaseTable["kind"],
  tell: Tell,
): void {
  const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= largestCount;
  if (!isCount(count))
    tell(
      "bad-cell",
      `数应为非负整数，现为 ${count}。`,
      `A count is a whole number from 0, not ${count}.`,
      at,
    );
  if (kind === "rate" && (of === undefined || !isCount(of))) {
    tell("bad-cell", "率的分母应为非负整数。", "The denominator of a rate is a whole number from 0.", at);
  } else if (kind === "count" && of !== undefined) {
    tell("bad-cell", "只有率才有分母。", "Only a rate has a denominator.", at);
  } else if (of !== undefined && of < count) {
    tell(
      "bad-cell",
      `分子 ${count} 大于分母 ${of}。`,
      `The numerator ${count} is above the denominator ${of}.`,
      at,
    );
  }
  if (isStructuralZero === true && count !== 0) {
    tell("bad-cell", "不可能有的单元格应为 0。", "A cell in which nothing can be counted is 0.", at);
  }
}

function repeated(codes: readonly string[]): readonly string[] {
  return [...new Set(codes.filter((code, index) => codes.indexOf(code) !== index))];
}

import type { Bilingual } from "../bilingual.ts";
import { checkExpression } from "../expression/check-expression.ts";
import { columnIdOf, listReferences } from "../expression/expression-node.ts";
import { findCircle } from "../expression/find-cycle.ts";
import { parseExpression } from "../expression/parse-expression.ts";
import type { Dimension } from "./breakdown.ts";
import { describeBreakdown, findBreakdownFault, standardDimensions } from "./breakdown.ts";
import { checkFormRules } from "./check-form-rules.ts";
import { figureKeysOf, hasCell } from "./form-cells.ts";
import type { ComputedColumn, FormColumn, FormDefinition, IndicatorRow } from "./form-definition.ts";
import { figureText } from "./form-definition.ts";
import type { FormFault } from "./form-head.ts";

/** What a form has to know of an indicator that it asks for. */
export interface FormIndicator {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** A computed indicator is never typed; null or left out: it is. */
  readonly formula?: string | null | undefined;
}

/**
 * Every fault of a form at once, each with its place (columns[2].formula, rows[5].columns, rules[0].part); empty: the
 * form can be filled in. The dimensions are those that breakdowns may use.
 */
export function checkFormDefinition(
  definition: FormDefinition,
  indicators: readonly FormIndicator[],
  dimensions: readonly Dimension[] = standardDimensions,
): readonly FormFault[] {
  const checker = new FormChecker(definition, indicators, dimensions);
  return checker.listFaults();
}

class FormChecker {
  readonly #definition: FormDefinition;
  readonly #indicators: ReadonlyMap<string, FormIndicator>;
  readonly #dimensions: readonly Dimension[];
  /** The figures that the form asks for, by `figureText`. */
  readonly #figures: ReadonlySet<string>;
  readonly #faults: FormFault[] = [];

  constructor(
    definition: FormDefinition,
    indicators: readonly FormIndicator[],
    dimensions: readonly Dimension[],
  ) {
    this.#definition = definition;
    this.#indicators = new Map(indicators.map((indicator) => [indicator.id, indicator]));
    this.#dimensions = dimensions;
    this.#figures = new Set(figureKeysOf(definition).map((key) => figureText(key)));
  }

  listFaults(): readonly FormFault[] {
    const { columns, rows, rules } = this.#definition;
    this.#checkIds("columns", columns, { zh: "栏", en: "column" });
    this.#checkIds("rows", rows, { zh: "行", en: "row" });
    this.#checkIds("rules", rules, { zh: "规则", en: "rule" });
    this.#checkColumns();
    const hasSoundFormulas = this.#checkFormulas();
    this.#checkRows(hasSoundFormulas);
    this.#faults.push(...checkFormRules(this.#definition, this.#indicators));
    return this.#faults;
  }

  #blame(where: string, zh: string, en: string): void {
    this.#faults.push({ where, message: { zh, en } });
  }

  #checkIds(list: string, items: readonly { readonly id: string }[], noun: Bilingual): void {
    const seen = new Map<string, number>();
    for (const [at, { id }] of items.entries()) {
      const first = seen.get(id);
      if (first === undefined) seen.set(id, at);
      else {
        this.#blame(
          `${list}[${at}].id`,
          `${noun.zh}的编号“${id}”与第${first + 1}个重复。`,
          `The ${noun.en} id "${id}" is that of number ${first + 1} already.`,
        );
      }
    }
  }

  #checkColumns(): void {
    const { columns } = this.#definition;
    const seen = new Map<string, FormColumn>();
    for (const [at, column] of columns.entries()) {
      if (column.kind === "computed") continue;
      const fault = findBreakdownFault(column.breakdown, this.#dimensions);
      if (fault) this.#blame(`columns[${at}].breakdown`, fault.zh, fault.en);
      const key = `${column.kind}|${column.breakdown}`;
      const same = seen.get(key);
      if (same === undefined) seen.set(key, column);
      else {
        const words = describeBreakdown(column.breakdown, this.#dimensions);
        this.#blame(
          `columns[${at}]`,
          `“${column.label}”栏与“${same.label}”栏填的是同一个数（${words.zh}）。`,
          `The columns "${column.label}" and "${same.label}" hold the same figure (${words.en}).`,
        );
      }
    }
    if (columns.every(({ kind }) => kind === "computed")) {
      this.#blame("columns", "报表没有要填写的栏。", "The form has no column to fill in.");
    }
  }

  /** What is wrong with a formula whatever row it stands in: how it is written, its columns, its circles. */
  #checkFormulas(): boolean {
    const before = this.#faults.length;
    const { columns } = this.#definition;
    // units depend on the row; here every column may stand beside every other
    const anyUnit = new Map(columns.map(({ id }) => [id, { unit: null }]));
    const indicators = new Map([...this.#indicators.keys()].map((id) => [id, { unit: "" }]));
    for (const [at, column] of columns.entries()) {
      if (column.kind !== "computed") continue;
      const checked = checkExpression(column.formula, {
        columns: anyUnit,
        indicators,
        dimensions: this.#dimensions,
      });
      for (const { message, from } of checked.isSound ? [] : checked.faults) {
        this.#blame(
          `columns[${at}].formula`,
          `“${column.label}”的公式第${from + 1}个字符：${message.zh}`,
          `The formula of "${column.label}", character ${from + 1}: ${message.en}`,
        );
      }
    }
    const circle = findCircle(
      columns.map(({ id }) => id),
      (id) => columnsNeededBy(columns.find((column) => column.id === id)),
    );
    if (circle) {
      const at = columns.findIndex(({ id }) => id === circle[0]);
      this.#blame(
        `columns[${at}].formula`,
        `公式互相引用，成了循环：${circle.join(" → ")}。`,
        `The formulas need each other in a circle: ${circle.join(" → ")}.`,
      );
    }
    return this.#faults.length === before;
  }

  #checkRows(hasSoundFormulas: boolean): void {
    const { rows, columns } = this.#definition;
    const columnIds = new Set(columns.map(({ id }) => id));
    const asked = new Set<string>();
    let above: IndicatorRow | null = null;
    for (const [at, row] of rows.entries()) {
      if (row.kind === "heading") {
        above = null;
        continue;
      }
      this.#checkIndicator(row, at);
      if (above === null && (row.isOfWhich || row.indent > 0)) {
        this.#blame(
          `rows[${at}]`,
          `第${at + 1}行是“其中”项或缩进行，上面没有它所属的行。`,
          `Row ${at + 1} is one of which, or indented, and no row that it belongs to stands above it.`,
        );
      }
      above = row;
      for (const id of row.columns ?? []) {
        if (columnIds.has(id)) continue;
        this.#blame(
          `rows[${at}].columns`,
          `第${at + 1}行用到的栏“${id}”不存在。`,
          `The column "${id}" of row ${at + 1} does not exist.`,
        );
      }
      if (!columns.some((column) => column.kind !== "computed" && hasCell(row, column))) {
        this.#blame(
          `rows[${at}].columns`,
          `第${at + 1}行没有要填写的栏。`,
          `Row ${at + 1} has no column to fill in.`,
        );
      }
      this.#checkTwice(row, at, asked);
      if (hasSoundFormulas) this.#checkRowFormulas(row, at);
    }
    if (rows.every(({ kind }) => kind === "heading")) {
      this.#blame("rows", "报表没有数据行。", "The form has no row that asks for a figure.");
    }
  }

  #checkIndicator(row: IndicatorRow, at: number): void {
    const indicator = this.#indicators.get(row.indicatorId);
    if (indicator === undefined) {
      this.#blame(
        `rows[${at}].indicatorId`,
        `第${at + 1}行的指标“${row.indicatorId}”不存在，或本地区不能使用。`,
        `The indicator "${row.indicatorId}" of row ${at + 1} does not exist or is not this area's to use.`,
      );
    } else if (indicator.formula) {
      this.#blame(
        `rows[${at}].indicatorId`,
        `第${at + 1}行的“${indicator.name}”是计算指标，由公式算出，不能填报；请改填公式用到的指标。`,
        `"${indicator.name}" of row ${at + 1} is worked out by its formula and cannot be filled in; ask for the indicators that the formula uses.`,
      );
    }
  }

  #checkTwice(row: IndicatorRow, at: number, asked: Set<string>): void {
    const own = this.#definition.columns.filter(
      (column) => column.kind !== "computed" && hasCell(row, column),
    );
    const twice = new Set(
      own.filter(({ id }) => asked.has(`${row.indicatorId}|${id}`)).map(({ label }) => label),
    );
    for (const { id } of own) asked.add(`${row.indicatorId}|${id}`);
    if (twice.size === 0) return;
    const name = this.#indicators.get(row.indicatorId)?.name ?? row.indicatorId;
    const labels = [...twice];
    this.#blame(
      `rows[${at}]`,
      `第${at + 1}行与上面的一行重复填报“${name}”的${labels.join("、")}。`,
      `Row ${at + 1} asks for ${labels.join(", ")} of "${name}" a second time.`,
    );
  }

  /** Whether the computed columns of a row have all that they need there, and come out in a unit. */
  #checkRowFormulas(row: IndicatorRow, at: number): void {
    const { columns } = this.#definition;
    const unit = this.#indicators.get(row.indicatorId)?.unit;
    if (unit === undefined) return;
    const own = new Map(
      columns.flatMap((column): [string, { unit: string | null }][] =>
        hasCell(row, column) && column.kind !== "computed"
          ? [[column.id, { unit: column.kind === "value" ? unit : null }]]
          : [],
      ),
    );
    const tried = new Set<string>();
    const settle = (column: FormColumn | undefined): void => {
      if (column?.kind !== "computed" || !hasCell(row, column) || tried.has(column.id)) return;
      tried.add(column.id);
      // there are no circles here
      for (const id of columnsNeededBy(column)) settle(columns.find((other) => other.id === id));
      const unitText = this.#checkRowFormula(column, own, at);
      if (unitText !== null) own.set(column.id, { unit: unitText });
    };
    for (const column of columns) settle(column);
  }

  /** The unit that a formula comes out in, in one row; null with a fault where it does not. */
  #checkRowFormula(
    column: ComputedColumn,
    own: ReadonlyMap<string, { readonly unit: string | null }>,
    at: number,
  ): string | null {
    const checked = checkExpression(column.formula, {
      columns: own,
      indicators: this.#indicators,
      dimensions: this.#dimensions,
    });
    if (!checked.isSound) {
      const words = checked.faults.map(({ message }) => message);
      this.#blame(
        `rows[${at}].columns`,
        `第${at + 1}行的“${column.label}”算不出来：${words.map(({ zh }) => zh).join("")}可在该行去掉此栏。`,
        `"${column.label}" cannot be worked out in row ${at + 1}: ${words.map(({ en }) => en).join(" ")} Leave the column out of that row.`,
      );
      return null;
    }
    const isElsewhere = checked.references.some(
      (reference) =>
        reference.kind === "indicator" &&
        !own.has(columnIdOf(reference) ?? "") &&
        !this.#figures.has(figureText(reference)),
    );
    if (isElsewhere) {
      this.#blame(
        `rows[${at}].columns`,
        `第${at + 1}行的“${column.label}”用到了本表没有的数。`,
        `"${column.label}" in row ${at + 1} uses a figure that this form does not ask for.`,
      );
    }
    return checked.unit.text;
  }
}

function columnsNeededBy(column: FormColumn | undefined): readonly string[] {
  if (column?.kind !== "computed") return [];
  return listReferences(parseExpression(column.formula).node).flatMap(
    (reference) => columnIdOf(reference) ?? [],
  );
}

import { unitBase } from "../checks/additivity.ts";
import { compareDecimal, parseDecimal, wholeDecimal } from "../decimal.ts";
import { parseUnit } from "../unit.ts";
import type { FormIndicator } from "./check-form-definition.ts";
import { cellFigure } from "./form-cells.ts";
import type { CellRef, FormDefinition, FormRule } from "./form-definition.ts";
import type { FormFault } from "./form-head.ts";

/** A cell of a rule with where the rule names it: "part", "parts[2]". */
type NamedCell = readonly [string, CellRef];

function cellsOf(rule: FormRule): readonly NamedCell[] {
  switch (rule.kind) {
    case "part-of-whole":
      return [
        ["part", rule.part],
        ["whole", rule.whole],
      ];
    case "sum":
      return [...rule.parts.map((cell, at): NamedCell => [`parts[${at}]`, cell]), ["total", rule.total]];
    case "bounds":
    case "year-change":
    case "areas-sum":
      return [["cell", rule.cell]];
  }
}

function fault(where: string, zh: string, en: string): FormFault {
  return { where, message: { zh, en } };
}

/** What is wrong with the rules of a form: cells that it does not have, units that cannot be compared, bounds the wrong way round. */
export function checkFormRules(
  definition: FormDefinition,
  indicators: ReadonlyMap<string, FormIndicator>,
): readonly FormFault[] {
  return definition.rules.flatMap((rule, at) => [
    ...checkCells(definition, rule, `rules[${at}]`),
    ...checkUnits(definition, rule, `rules[${at}]`, indicators),
    ...checkLimits(rule, `rules[${at}]`),
  ]);
}

function checkCells(definition: FormDefinition, rule: FormRule, where: string): FormFault[] {
  const seen = new Set<string>();
  return cellsOf(rule).flatMap(([name, cell]) => {
    const place = `${where}.${name}`;
    const found = cellFigure(definition, cell);
    const shown = `${cell.row} × ${cell.column}`;
    if (found === undefined) {
      return fault(
        place,
        `规则“${rule.id}”指的格“${shown}”不存在。`,
        `The rule "${rule.id}" names the cell "${shown}", which the form does not have.`,
      );
    }
    if (found.figure === null) {
      return fault(
        place,
        `规则“${rule.id}”指的格“${shown}”是算出来的，规则只能用填报的格。`,
        `The rule "${rule.id}" names the cell "${shown}", which is worked out; rules speak of cells that are filled in.`,
      );
    }
    if (seen.has(shown)) {
      return fault(
        place,
        `规则“${rule.id}”重复用了格“${shown}”。`,
        `The rule "${rule.id}" names the cell "${shown}" twice.`,
      );
    }
    seen.add(shown);
    return [];
  });
}

/** The unit of a cell that holds a value; undefined for counts and for cells that cannot be found. */
function unitAt(
  definition: FormDefinition,
  cell: CellRef,
  indicators: ReadonlyMap<string, FormIndicator>,
): string | undefined {
  const found = cellFigure(definition, cell);
  return found?.figure && found.part === "value" ? indicators.get(found.figure.indicatorId)?.unit : undefined;
}

function checkUnits(
  definition: FormDefinition,
  rule: FormRule,
  where: string,
  indicators: ReadonlyMap<string, FormIndicator>,
): FormFault[] {
  const units = cellsOf(rule).flatMap(([, cell]) => unitAt(definition, cell, indicators) ?? []);
  // 万人 beside 人 is converted by the check itself
  const [first, other] = [...new Map(units.map((text) => [unitBase(parseUnit(text)), text])).values()];
  if (first !== undefined && other !== undefined) {
    return [
      fault(
        where,
        `规则“${rule.id}”里各格的单位不同（${first}、${other}），不能比较。`,
        `The cells of the rule "${rule.id}" are in different units (${first}, ${other}) and cannot be compared.`,
      ),
    ];
  }
  if (rule.kind !== "areas-sum" || first === undefined || parseUnit(first).scale === null) return [];
  return [
    fault(
      where,
      `规则“${rule.id}”：单位为“${first}”的比率不能由各地区相加得出。`,
      `The rule "${rule.id}": rates in "${first}" of areas do not add up.`,
    ),
  ];
}

function checkLimits(rule: FormRule, where: string): FormFault[] {
  if (rule.kind === "bounds") {
    const [least, most] = [rule.least, rule.most].map((text) => (text === null ? null : parseDecimal(text)));
    if (rule.least === null && rule.most === null) {
      return [
        fault(
          where,
          `规则“${rule.id}”没有上限也没有下限。`,
          `The rule "${rule.id}" has neither a least nor a most.`,
        ),
      ];
    }
    return least && most && compareDecimal(least, most) > 0
      ? [
          fault(
            where,
            `规则“${rule.id}”的下限大于上限。`,
            `The least of the rule "${rule.id}" is above its most.`,
          ),
        ]
      : [];
  }
  if (rule.kind !== "year-change") return [];
  const most = parseDecimal(rule.mostPercent);
  return most && compareDecimal(most, wholeDecimal(0)) > 0
    ? []
    : [
        fault(
          `${where}.mostPercent`,
          `规则“${rule.id}”允许的变动须大于0%。`,
          `The change that the rule "${rule.id}" allows must be above 0%.`,
        ),
      ];
}

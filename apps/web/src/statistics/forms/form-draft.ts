import type { FormHead, FormInput, Indicator } from "@halfsky/api-contract";
import {
  type CellRef,
  describeBreakdown,
  describeExpression,
  type Dimension,
  type FormColumn,
  type FormDefinition,
  type FormFault,
  type FormRow,
  type FormRule,
  owedCells,
  parseExpression,
} from "@halfsky/statistics";
import type { Language } from "../../words/language.tsx";

/** A form while it is being designed. */
export interface FormDraft {
  readonly head: FormHead;
  readonly definition: FormDefinition;
}

/** What a new form begins with. */
export const blankForm = (totalLabel: string): FormDraft => ({
  head: {
    title: "",
    kind: "statutory",
    code: null,
    authority: null,
    approvalNumber: null,
    validUntil: null,
    sharingBasis: null,
    periodKind: "calendar-year",
  },
  definition: {
    formatVersion: 1,
    columns: [{ id: "c1", label: totalLabel, kind: "value", breakdown: "" }],
    rows: [],
    rules: [],
    notes: [],
  },
});

/** The first id of a letter and a number that is not used yet: c3, r12. */
export function freeId(letter: string, used: ReadonlyArray<{ readonly id: string }>): string {
  const taken = new Set(used.map(({ id }) => id));
  let number = used.length + 1;
  while (taken.has(`${letter}${number}`)) number += 1;
  return `${letter}${number}`;
}

/** A list with one item moved to another place; a place beyond the ends leaves it as it is. */
export function moved<Item>(list: readonly Item[], from: number, to: number): readonly Item[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length || from === to) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, item);
}

/** A list with one item replaced. */
export function replaced<Item>(list: readonly Item[], at: number, item: Item): readonly Item[] {
  return list.with(at, item);
}

/** The faults of a place and of what lies inside it: rows[2] and rows[2].columns, not rows[20]. */
export function faultsAt(faults: readonly FormFault[], place: string): readonly FormFault[] {
  return faults.filter(
    ({ where }) => where === place || where.startsWith(`${place}.`) || where.startsWith(`${place}[`),
  );
}

/** The id of the element that shows a place of the form. */
export function placeId(place: string): string {
  return `at-${place}`;
}

/** Brings the place of a fault into sight, or the nearest one around it that is on the page, and focuses it. */
export function goToPlace(where: string): void {
  let place = where;
  for (;;) {
    const element = document.getElementById(placeId(place));
    if (element) {
      element.scrollIntoView({ block: "center" });
      element.focus();
      return;
    }
    const cut = Math.max(place.lastIndexOf("."), place.lastIndexOf("["));
    if (cut <= 0) return;
    place = place.slice(0, cut);
  }
}

/** A formula in the labels of its columns; null while it cannot be read. */
export function formulaInWords(
  formula: string,
  columns: readonly FormColumn[],
  language: Language,
): string | null {
  const parsed = parseExpression(formula);
  if (parsed.faults.length > 0) return null;
  const names = new Map(columns.map(({ id, label }) => [id, { zh: `“${label}”`, en: `"${label}"` }]));
  return describeExpression(parsed.node, { columns: names })[language];
}

/** The choices of a breakdown: every category of every dimension. */
export function breakdownChoices(dimensions: readonly Dimension[], language: Language) {
  return dimensions.map((dimension) => ({
    label: dimension.label[language],
    options: dimension.categories.map(({ id }) => {
      const value = `${dimension.id}=${id}`;
      return { value, label: describeBreakdown(value, dimensions)[language] };
    }),
  }));
}

/** A cell as one text for choosing, and back. */
export function cellValue({ row, column }: CellRef): string {
  return `${row} ${column}`;
}
export function cellOf(value: string): CellRef {
  const [row = "", column = ""] = value.split(" ");
  return { row, column };
}

/** The cells that rules can speak of, by what stands on the form. */
export function cellChoices(
  definition: FormDefinition,
  indicators: ReadonlyMap<string, Indicator>,
): ReadonlyArray<{ readonly value: string; readonly label: string }> {
  const rows = new Map(definition.rows.map((row) => [row.id, row]));
  const columns = new Map(definition.columns.map((column) => [column.id, column]));
  return owedCells(definition).map((cell) => {
    const column = columns.get(cell.column);
    return {
      value: cellValue(cell),
      label: `${rowName(rows.get(cell.row), indicators)} · ${column?.label ?? cell.column}`,
    };
  });
}

/** What a row is called on the form. */
export function rowName(row: FormRow | undefined, indicators: ReadonlyMap<string, Indicator>): string {
  if (row === undefined) return "";
  if (row.kind === "heading") return row.label;
  return row.label ?? indicators.get(row.indicatorId)?.name ?? row.indicatorId;
}

const noCell: CellRef = { row: "", column: "" };

/** A rule of another kind with the same id, severity and words. */
export function ruleOfKind(
  base: Pick<FormRule, "id" | "severity" | "mayDiffer">,
  kind: FormRule["kind"],
): FormRule {
  const { id, severity, mayDiffer } = base;
  const shared = { id, severity, mayDiffer };
  switch (kind) {
    case "part-of-whole":
      return { ...shared, kind, part: noCell, whole: noCell };
    case "sum":
      return { ...shared, kind, parts: [], total: noCell };
    case "bounds":
      return { ...shared, kind, cell: noCell, least: null, most: null };
    case "year-change":
      return { ...shared, kind, cell: noCell, mostPercent: "50" };
    case "areas-sum":
      return { ...shared, kind, cell: noCell };
  }
}

/** A draft as it is sent. */
export function inputOf(
  { head, definition }: FormDraft,
  rest: Pick<FormInput, "areaCode" | "version" | "reason">,
): FormInput {
  return {
    ...rest,
    head,
    definition: {
      ...definition,
      columns: [...definition.columns],
      rows: definition.rows.map((row) =>
        row.kind === "heading" ? row : { ...row, columns: row.columns === null ? null : [...row.columns] },
      ),
      rules: definition.rules.map((rule) =>
        rule.kind === "sum" ? { ...rule, parts: [...rule.parts] } : rule,
      ),
      notes: definition.notes.filter((note) => note.trim() !== ""),
    },
  };
}

import type { FormColumn, FormDefinition, FormRow } from "./form-definition.ts";
import type { FormHead } from "./form-head.ts";

const yearPattern = /(?<!\d)(?:19|20)\d{2}(?!\d)/gu;

/**
 * Last year's form as the beginning of this year's: years in title, labels and notes move on with it, if they are the
 * year itself or one of its neighbours (2025年 and 比2024年). Marks and ids stay: whether they still hold tells `checkFormHead`.
 */
export function copyFormForYear<Head extends FormHead>(
  form: { readonly head: Head; readonly definition: FormDefinition },
  fromYear: number,
  toYear: number,
): { head: Head; definition: FormDefinition } {
  const move = (text: string): string =>
    text.replace(yearPattern, (found) =>
      Math.abs(Number(found) - fromYear) <= 1 ? String(Number(found) + toYear - fromYear) : found,
    );
  const moveRow = (row: FormRow): FormRow => {
    if (row.kind === "heading") return { ...row, label: move(row.label) };
    return row.label === null ? row : { ...row, label: move(row.label) };
  };
  const moveColumn = (column: FormColumn): FormColumn => ({ ...column, label: move(column.label) });
  return {
    head: { ...form.head, title: move(form.head.title) },
    definition: {
      ...form.definition,
      columns: form.definition.columns.map(moveColumn),
      rows: form.definition.rows.map(moveRow),
      notes: form.definition.notes.map(move),
    },
  };
}

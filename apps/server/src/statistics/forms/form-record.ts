import type { FormRecord, FormSummary } from "@halfsky/api-contract";
import { beijingDate } from "@halfsky/calendar";
import { checkFormHead, type FormDefinition, isFormExpired } from "@halfsky/statistics";
import { findReach, mayReach, type ReadContext } from "../../access/context.ts";
import { notFound } from "../../platform-error.ts";
import { listIndicatorsById } from "../indicator.store.ts";
import { formBasis, indicatorsOf, lastingFaults } from "./form-faults.ts";
import {
  findFormInReach,
  type FormReach,
  listForms,
  listFormVersions,
  listVersionStamps,
  type StoredForm,
} from "./form.store.ts";

/** Whose forms the actor sees. */
export async function formReach(context: ReadContext): Promise<FormReach> {
  return {
    manage: await findReach(context, "form.manage"),
    read: await findReach(context, "submission.read"),
  };
}

/** The problem "not-found" of a form. */
export function noForm(id: string) {
  return notFound({ zh: "报表", en: "form" }, id);
}

function summaryOf(form: StoredForm, today: string): FormSummary {
  return {
    ...form.head,
    id: form.id,
    areaCode: form.areaCode,
    version: form.version,
    rows: form.rows,
    isIssuable: form.faults.length === 0 && checkFormHead(form.head, today).length === 0,
    isExpired: isFormExpired(form.head, today),
    changed: form.changed,
  };
}

/** The forms that the actor sees, by area and code. */
export async function getFormList(context: ReadContext, areaCode?: string): Promise<FormSummary[]> {
  const today = beijingDate(context.now);
  const forms = await listForms(context.transaction, await formReach(context), areaCode);
  return forms.map((form) => summaryOf(form, today));
}

/** A form with its rows, in the version asked for or the newest, and what keeps it from being issued. */
export async function getFormRecord(context: ReadContext, id: string, version?: number): Promise<FormRecord> {
  const { transaction } = context;
  const form = await findFormInReach(transaction, await formReach(context), id);
  if (form === undefined) throw noForm(id);
  const shown = version ?? form.version;
  const [stored] = await listFormVersions(transaction, [{ id, version: shown }]);
  if (stored === undefined) throw noForm(`${id} ${shown}`);
  const { head, definition } = stored;
  const today = beijingDate(context.now);
  const basis = await formBasis(transaction, form.areaCode);
  const lasting = lastingFaults(stored, basis);
  const daily = checkFormHead(head, today).filter(
    (fault) => !lasting.some(({ where }) => where === fault.where),
  );
  const faults = [...lasting, ...daily];
  const ids = definition.rows.flatMap((row) => (row.kind === "indicator" ? [row.indicatorId] : []));
  const versions = await listVersionStamps(transaction, form);
  const changed = versions.find((one) => one.version === shown)?.changed ?? form.changed;
  return {
    ...summaryOf({ ...form, head, faults }, today),
    version: shown,
    rows: ids.length,
    changed,
    definition: plainDefinition(definition),
    // also those that the area may no longer use, so that an old version can be read
    indicators: [...indicatorsOf(definition, await listIndicatorsById(transaction, [...new Set(ids)]))],
    faults: [...faults],
    versions,
    mayChange: await mayReach(context, "form.manage", { areaCode: form.areaCode }),
  };
}

/** The definition with lists that a JSON answer may own. */
export function plainDefinition(definition: FormDefinition): FormRecord["definition"] {
  return {
    ...definition,
    columns: [...definition.columns],
    rows: definition.rows.map((row) =>
      row.kind === "heading" ? row : { ...row, columns: row.columns === null ? null : [...row.columns] },
    ),
    rules: definition.rules.map((rule) => (rule.kind === "sum" ? { ...rule, parts: [...rule.parts] } : rule)),
    notes: [...definition.notes],
  };
}

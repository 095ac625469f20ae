import type { FormCopy, FormInput } from "@halfsky/api-contract";
import { beijingDate } from "@halfsky/calendar";
import { copyFormForYear, type FormDefinition } from "@halfsky/statistics";
import { requireReach, type WriteContext } from "../../access/context.ts";
import { listAreas } from "../../access/area-tree.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { newId } from "../../database/new-id.ts";
import { PlatformError } from "../../platform-error.ts";
import { requireVersion } from "../../supervision/inspection-view.ts";
import { formBasis, lastingFaults } from "./form-faults.ts";
import { formReach, noForm } from "./form-record.ts";
import {
  findFormInReach,
  insertFormVersion,
  listFormVersions,
  lockForms,
  type StoredForm,
} from "./form.store.ts";

/** What is asked and how; a definition that is only read may come from anywhere. */
type NewForm = Omit<FormInput, "definition"> & { readonly definition: FormDefinition };

/** Makes a form; one with faults is kept as a draft, which cannot be issued. Answers its id. */
export async function createForm(context: WriteContext, input: NewForm): Promise<string> {
  const { areaCode } = input;
  await requireReach(context, "form.manage", { areaCode });
  const known = (await listAreas(context.transaction)).some(({ code }) => code === areaCode);
  if (!known) throw wrongArea({ zh: `没有地区 ${areaCode}`, en: `there is no area ${areaCode}` });
  const id = newId("form");
  await keepVersion(context, { areaCode, id, version: 1 }, input);
  recordAudit(context, {
    action: "form.create",
    subjectKind: "form",
    subjectId: id,
    areaCode,
    after: { head: input.head, rows: input.definition.rows.length },
  });
  return id;
}

/** Saves a form as a new version. Rounds that were issued keep the version they went out with. */
export async function saveForm(context: WriteContext, id: string, input: NewForm): Promise<void> {
  const form = await holdForm(context, id);
  requireVersion(input.version, form.version);
  if (input.areaCode !== form.areaCode) {
    throw wrongArea({
      zh: "报表不能换到其他地区，可以复制后修改",
      en: "a form stays in its area; copy it instead",
    });
  }
  const version = form.version + 1;
  await keepVersion(context, { areaCode: form.areaCode, id, version }, input);
  recordAudit(context, {
    action: "form.save",
    subjectKind: "form",
    subjectId: id,
    areaCode: form.areaCode,
    before: { version: form.version, head: form.head },
    after: { version, head: input.head, rows: input.definition.rows.length },
    details: { reason: input.reason },
  });
}

/** Copies a form that the actor reads into her own area, years in its words moved on; answers the new form's id. */
export async function copyForm(context: WriteContext, id: string, input: FormCopy): Promise<string> {
  const { actor, transaction } = context;
  const form = await findFormInReach(transaction, await formReach(context), id);
  if (form === undefined) throw noForm(id);
  const { areaCode } = actor;
  await requireReach(context, "form.manage", { areaCode });
  const [stored] = await listFormVersions(transaction, [{ id, version: form.version }]);
  if (stored === undefined) throw noForm(id);
  const thisYear = Number(beijingDate(context.now).slice(0, 4));
  const toYear = input.toYear ?? thisYear;
  const { head, definition } = copyFormForYear(stored, input.fromYear ?? toYear - 1, toYear);
  const copy = newId("form");
  await keepVersion(context, { areaCode, id: copy, version: 1 }, { head, definition, reason: null });
  recordAudit(context, {
    action: "form.copy",
    subjectKind: "form",
    subjectId: copy,
    areaCode,
    after: { head, rows: definition.rows.length },
    details: { from: id, version: form.version },
  });
  return copy;
}

async function holdForm(context: WriteContext, id: string): Promise<StoredForm> {
  await lockForms(context.transaction, [id]);
  const form = await findFormInReach(context.transaction, await formReach(context), id);
  if (form === undefined) throw noForm(id);
  await requireReach(context, "form.manage", { areaCode: form.areaCode });
  return form;
}

async function keepVersion(
  context: WriteContext,
  key: { readonly areaCode: string; readonly id: string; readonly version: number },
  content: Pick<NewForm, "head" | "definition" | "reason">,
): Promise<void> {
  const { transaction, actor, now } = context;
  const faults = lastingFaults(content, await formBasis(transaction, key.areaCode));
  const { head, definition, reason } = content;
  await insertFormVersion(transaction, {
    ...key,
    head,
    definition,
    faults,
    reason,
    by: actor.accountId,
    at: now,
  });
}

function wrongArea(message: { readonly zh: string; readonly en: string }): PlatformError {
  return new PlatformError(
    "invalid-input",
    422,
    { zh: "报表的地区有误。", en: "The area of the form is wrong." },
    [{ where: "body.areaCode", message }],
  );
}

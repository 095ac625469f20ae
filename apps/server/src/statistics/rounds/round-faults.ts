import type { Fault, RoundInput } from "@halfsky/api-contract";
import { beijingDate } from "@halfsky/calendar";
import {
  checkFormHead,
  figureKeysOf,
  figureText,
  reminderName,
  type ReminderRule,
} from "@halfsky/statistics";
import { areaTreeOf, type ReadContext } from "../../access/context.ts";
import { listStoredAreas } from "../areas/area-change.store.ts";
import { listCollectedCells } from "../collected-cells.store.ts";
import { type FormVersion, listFormsById, type StoredForm } from "../forms/form.store.ts";
import { listOrganisationPlaces } from "../../supervision/organisation-place.store.ts";
import { cellText } from "../observation.store.ts";
import type { StoredRoundForm } from "./round-form.store.ts";
import type { StoredRound } from "./round.store.ts";

type AddFault = (where: string, zh: string, en: string) => void;

function collector(): { readonly faults: Fault[]; readonly add: AddFault } {
  const faults: Fault[] = [];
  return {
    faults,
    add: (where, zh, en) => {
      faults.push({ where, message: { zh, en } });
    },
  };
}

/** Reminders that stand there twice: each is given once. */
export function findReminderFaults(rules: readonly ReminderRule[]): readonly Fault[] {
  const { faults, add } = collector();
  const names = rules.map(reminderName);
  names.forEach((name, index) => {
    if (names.indexOf(name) < index) {
      add(`body.reminders[${index}]`, "同一天、同一对象的提醒重复", "the same reminder stands there twice");
    }
  });
  return faults;
}

/** What cannot stand even in a draft: forms, organisations and areas that are not there, and anything named twice. */
export async function findDraftFaults(
  context: ReadContext,
  input: Pick<RoundInput, "areaCode" | "forms" | "reminders">,
): Promise<readonly Fault[]> {
  const { faults, add } = collector();
  faults.push(...findReminderFaults(input.reminders ?? []));
  const below = (await areaTreeOf(context)).areaAndBelow(input.areaCode);
  const places = new Map(
    (await listOrganisationPlaces(context.transaction, [...below])).map((one) => [one.id, one.areaCode]),
  );
  const forms = new Map(
    (await listFormsById(context.transaction, [...new Set(input.forms.map(({ formId }) => formId))])).map(
      (form) => [form.id, form],
    ),
  );
  const seenForms = new Set<string>();
  input.forms.forEach(({ formId, recipients }, index) => {
    const at = `body.forms[${index}]`;
    if (forms.get(formId)?.areaCode !== input.areaCode) {
      add(`${at}.formId`, `本地区没有报表 ${formId}`, `the area has no form ${formId}`);
    }
    if (seenForms.has(formId))
      add(`${at}.formId`, `报表 ${formId} 重复`, `the form ${formId} stands there twice`);
    seenForms.add(formId);
    const seen = new Set<string>();
    recipients.forEach((recipient, number) => {
      const { organisationId, areaCode } = recipient;
      const place = places.get(organisationId);
      if (place === undefined) {
        add(
          `${at}.recipients[${number}].organisationId`,
          `本地区及下级没有单位 ${organisationId}`,
          `neither the area nor those below it have an organisation ${organisationId}`,
        );
      }
      if (!below.has(areaCode)) {
        add(
          `${at}.recipients[${number}].areaCode`,
          `${areaCode} 不是本地区或下级地区`,
          `${areaCode} is neither the area nor below it`,
        );
      }
      const key = `${organisationId} ${areaCode}`;
      if (seen.has(key)) {
        add(
          `${at}.recipients[${number}]`,
          `单位 ${organisationId} 在地区 ${areaCode} 重复`,
          `${organisationId} stands there twice for ${areaCode}`,
        );
      }
      seen.add(key);
    });
  });
  return faults;
}

/** What keeps a draft from being issued, everything at once. */
export async function findIssueFaults(
  context: ReadContext,
  round: StoredRound,
  forms: readonly StoredRoundForm[],
  versions: readonly FormVersion[],
): Promise<readonly Fault[]> {
  const { faults, add } = collector();
  const today = beijingDate(context.now);
  if (round.dueOn < today) {
    add("dueOn", `截止日期 ${round.dueOn} 已过`, `the due day ${round.dueOn} has passed`);
  }
  if (forms.length === 0) add("forms", "没有选择报表", "no form was chosen");
  const stored = await listFormsById(
    context.transaction,
    forms.map(({ formId }) => formId),
  );
  forms.forEach((form, index) => {
    const known = stored.find(({ id }) => id === form.formId);
    if (known !== undefined) addFormFaults(add, `forms[${index}]`, known, round, today);
    if (form.recipients.length === 0) {
      add(
        `forms[${index}].recipients`,
        `《${form.title}》没有填报单位`,
        `nobody was chosen to fill in “${form.title}”`,
      );
    }
  });
  await addEndedAreas(context, add, forms, today);
  addFiguresAskedTwice(add, forms, versions);
  await addFiguresCollected(context, add, round, forms, versions);
  return faults;
}

function addFormFaults(
  add: AddFault,
  where: string,
  form: StoredForm,
  round: StoredRound,
  today: string,
): void {
  const { title } = form.head;
  const daily = checkFormHead(form.head, today).filter(
    (fault) => !form.faults.some((lasting) => lasting.where === fault.where),
  );
  for (const fault of [...form.faults, ...daily]) {
    add(`${where}.${fault.where}`, `《${title}》：${fault.message.zh}`, `“${title}”: ${fault.message.en}`);
  }
  const { validUntil } = form.head;
  if (validUntil !== null && validUntil >= today && validUntil < round.dueOn) {
    add(
      `${where}.head.validUntil`,
      `《${title}》有效期到 ${validUntil}，早于截止日期 ${round.dueOn}，届时单位可以拒绝填报。请提前截止日期，或续批后更新有效期。`,
      `“${title}” expires on ${validUntil}, before the due day ${round.dueOn}, and may be refused then. Choose an earlier day, or renew its approval.`,
    );
  }
}

/** Areas that were merged or renumbered since the round was drafted or copied. */
async function addEndedAreas(
  context: ReadContext,
  add: AddFault,
  forms: readonly StoredRoundForm[],
  today: string,
): Promise<void> {
  const ended = new Map(
    (await listStoredAreas(context.transaction)).flatMap(({ code, validTo }) =>
      validTo !== null && validTo < today ? [[code, validTo] as const] : [],
    ),
  );
  forms.forEach((form, index) =>
    form.recipients.forEach((recipient, number) => {
      const last = ended.get(recipient.areaCode) ?? ended.get(recipient.organisationArea);
      if (last === undefined) return;
      add(
        `forms[${index}].recipients[${number}]`,
        `${recipient.areaName}（${recipient.organisationName}）到 ${last} 为止，区划已变更，请换成现在的地区和单位`,
        `${recipient.areaName} (${recipient.organisationName}) ended on ${last}: choose the area and organisation of today`,
      );
    }),
  );
}

/** Nothing is asked again while another round collects it. */
async function addFiguresCollected(
  context: ReadContext,
  add: AddFault,
  { year }: StoredRound,
  forms: readonly StoredRoundForm[],
  versions: readonly FormVersion[],
): Promise<void> {
  const wanted = forms.flatMap((form, index) => {
    const definition = versions.find(({ formId }) => formId === form.formId)?.definition;
    const keys = definition === undefined ? [] : figureKeysOf(definition);
    return form.recipients.map((recipient, number) => ({
      where: `forms[${index}].recipients[${number}]`,
      recipient,
      cells: keys.map((key) => ({ ...key, areaCode: recipient.areaCode, year })),
    }));
  });
  const collected = await listCollectedCells(
    context.transaction,
    wanted.flatMap(({ cells }) => cells),
  );
  if (collected.size === 0) return;
  for (const { where, recipient, cells } of wanted) {
    const titles = cells.flatMap((cell) => collected.get(cellText(cell)) ?? []);
    const [title] = titles;
    if (title === undefined) continue;
    add(
      where,
      `${recipient.areaName} ${year} 年有 ${titles.length} 个数据正在《${title}》中填报，不能再要一次`,
      `${titles.length} figure(s) of ${recipient.areaName} for ${year} are being collected by “${title}” and cannot be asked again`,
    );
  }
}

/** Nothing is asked twice: the same figure of the same area from two organisations, or on two forms. */
function addFiguresAskedTwice(
  add: AddFault,
  forms: readonly StoredRoundForm[],
  versions: readonly FormVersion[],
): void {
  const asked = new Map<string, string>();
  forms.forEach((form, index) => {
    const definition = versions.find(({ formId }) => formId === form.formId)?.definition;
    if (definition === undefined) return;
    const keys = figureKeysOf(definition);
    form.recipients.forEach((recipient, number) => {
      const here = `${recipient.organisationName}《${form.title}》`;
      let others: string | undefined;
      let count = 0;
      for (const key of keys) {
        const cell = `${recipient.areaCode}|${figureText(key)}`;
        const other = asked.get(cell);
        if (other === undefined) asked.set(cell, here);
        else {
          others ??= other;
          count += 1;
        }
      }
      if (others === undefined) return;
      add(
        `forms[${index}].recipients[${number}]`,
        `${recipient.areaName}有 ${count} 个数据同时要求${here}和${others}填报；同一个数只向一个单位要一次`,
        `${count} figure(s) of ${recipient.areaName} are asked of ${here} and of ${others}; each figure is asked once, of one organisation`,
      );
    });
  });
}

import type { AreaChangeEffect, AreaChangeInput, Fault } from "@halfsky/api-contract";
import { type AreaChange, checkAreaChange, lastDayBefore } from "@halfsky/statistics";
import { pinyin } from "pinyin-pro";
import { findReach, type ReadContext, type WriteContext } from "../../access/context.ts";
import { isWithin } from "../../access/reach.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { beijingDate } from "@halfsky/calendar";
import { newId } from "../../database/new-id.ts";
import { PlatformError } from "../../platform-error.ts";
import {
  endArea,
  insertArea,
  insertAreaChange,
  listOrganisationsOf,
  listStoredAreas,
  lockAreas,
  moveOrganisations,
  renameArea,
  type StoredArea,
} from "./area-change.store.ts";

/** What a change would do to areas and units; throws "invalid-input" with every fault. */
export async function foreseeAreaChange(
  context: ReadContext,
  input: AreaChangeInput,
): Promise<AreaChangeEffect> {
  const areas = await listStoredAreas(context.transaction);
  await refuseFaults(context, input, areas);
  const stays = new Set(input.after.map(({ code }) => code));
  const before = new Map(input.before.map((area) => [area.code, area]));
  const ended = input.before.filter(({ code }) => !stays.has(code));
  const lastDay = lastDayBefore(input);
  const units = await listOrganisationsOf(
    context.transaction,
    ended.map(({ code }) => code),
  );
  const [successor, other] = input.after;
  const heir = other === undefined ? successor : undefined;
  return {
    id: null,
    added: input.after.filter(({ code }) => !before.has(code)),
    ended: ended.map((area) => ({ ...area, lastDay })),
    renamed: input.after.flatMap(({ code, name }) => {
      const from = areas.find((area) => area.code === code)?.name;
      return before.has(code) && from !== undefined && from !== name ? [{ code, from, to: name }] : [];
    }),
    moved: heir === undefined ? [] : units.map(({ id, name }) => ({ id, name, to: heir.code })),
    left: heir === undefined ? units.map((unit) => ({ ...unit })) : [],
  };
}

/**
 * Records a merger, split, new name or code, or transfer: ends and makes areas from its day on and hands their units over.
 * No figure is touched: those of ended areas stay theirs, and comparable series are put together from them when asked for.
 */
export async function recordAreaChange(
  context: WriteContext,
  input: AreaChangeInput,
): Promise<AreaChangeEffect> {
  const { transaction } = context;
  await lockAreas(
    transaction,
    input.before.map(({ code }) => code),
  );
  const effect = await foreseeAreaChange(context, input);
  const areas = await listStoredAreas(transaction);
  const [first] = input.before;
  const origin = areas.find(({ code }) => code === first?.code);
  if (origin === undefined) throw new Error("a change that passed its checks has an area before it");
  for (const area of effect.added)
    await insertArea(transaction, {
      ...area,
      pinyin: sortKey(area.name),
      level: origin.level,
      parentCode: origin.parentCode,
      validFrom: input.effectiveOn,
      validTo: null,
    });
  for (const { code, lastDay } of effect.ended) await endArea(transaction, code, lastDay);
  for (const { code, to } of effect.renamed)
    await renameArea(transaction, code, { name: to, pinyin: sortKey(to) });
  const [heir] = input.after;
  if (heir !== undefined && effect.moved.length > 0)
    await moveOrganisations(
      transaction,
      effect.ended.map(({ code }) => code),
      heir.code,
    );
  const id = newId("area-change");
  const areaCode = origin.parentCode ?? origin.code;
  await insertAreaChange(transaction, {
    ...input,
    id,
    areaCode,
    by: context.actor.accountId,
    at: context.now,
  });
  recordAudit(context, {
    action: "area.change",
    subjectKind: "area-change",
    subjectId: id,
    areaCode,
    after: input,
    details: { effect },
  });
  return { ...effect, id };
}

async function refuseFaults(
  context: ReadContext,
  input: AreaChangeInput,
  areas: readonly StoredArea[],
): Promise<void> {
  const change: AreaChange = { ...input, id: "" };
  const faults: Fault[] = checkAreaChange(change, areas).map(({ where, words }) => ({
    where: `body.${where}`,
    message: words,
  }));
  const reach = await findReach(context, "area.manage");
  for (const [index, { code, name }] of input.before.entries()) {
    if (areas.some((area) => area.code === code) && !isWithin(reach, { areaCode: code }))
      faults.push({
        where: `body.before[${index}]`,
        message: {
          zh: `${name}（${code}）不在您的管理范围内。`,
          en: `${name} (${code}) is not yours to manage.`,
        },
      });
  }
  const parents = new Set(
    input.before.flatMap(({ code }) => areas.filter((area) => area.code === code)).map(placeOf),
  );
  if (parents.size > 1)
    faults.push({
      where: "body.before",
      message: {
        zh: "变更前的地区不属于同一上级或不是同一级别，请分别登记。",
        en: "The areas before are not of one level under one area above; record them one by one.",
      },
    });
  if (input.effectiveOn > beijingDate(context.now))
    faults.push({
      where: "body.effectiveOn",
      message: {
        zh: "生效日期还没有到；请在生效当天或之后登记。",
        en: "The day has not come yet; record the change on that day or later.",
      },
    });
  if (faults.length === 0) return;
  throw new PlatformError(
    "invalid-input",
    422,
    {
      zh: `区划变更有 ${faults.length} 处错误，没有登记。`,
      en: `The change has ${faults.length} fault(s); nothing was recorded.`,
    },
    faults,
  );
}

function placeOf({ level, parentCode }: StoredArea): string {
  return `${level}|${parentCode ?? ""}`;
}

function sortKey(name: string): string {
  return pinyin(name, { toneType: "none" });
}

import type { matterInput, MatterRecord, TargetRow } from "@halfsky/api-contract";
import type { z } from "zod";
import { areaTreeOf, requireReach, type WriteContext } from "../access/context.ts";
import { newId } from "../database/new-id.ts";
import { PlatformError } from "../platform-error.ts";
import { judgedYears } from "../targets/judged-years.ts";
import { compareRows, lightThese, listTargetsOf } from "../targets/judgement.service.ts";
import { decideOn } from "./act-on-matter.service.ts";
import { findAddressee, findDefaultAddressee } from "./addressee.ts";
import { carryOut } from "./carry-out.service.ts";
import { factsOf } from "./matter-facts.ts";
import { everyMatter } from "./matter-reach.ts";
import { getMatterRecord } from "./matter-record.ts";
import { findMatter, insertMatter, listMatters, lockArea, type StoredMatter } from "./matter.store.ts";
import { startClock } from "./clock-job.ts";
import { supervisionBasis } from "./supervision-basis.ts";

const invalid = (where: string, zh: string, en: string): PlatformError => {
  const message = { zh, en };
  return new PlatformError("invalid-input", 422, message, [{ where: `body.${where}`, message }]);
};

/**
 * Begins a matter about one target, or several of one indicator, of an area and year, as a draft or issued at once. The
 * figures, the light and its reasons are taken from the judgement of this moment and kept.
 */
export async function draftMatter(
  context: WriteContext,
  input: z.output<typeof matterInput>,
): Promise<MatterRecord> {
  const areaCode = input.areaCode ?? context.actor.areaCode;
  await requireReach(context, "supervision.issue", { areaCode });
  const judgedArea = input.judgedArea ?? areaCode;
  if (!(await areaTreeOf(context)).areaAndBelow(areaCode).has(judgedArea)) {
    throw invalid(
      "judgedArea",
      "只能就本地区或下级地区的指标发函。",
      "A letter can be about this area or one below it.",
    );
  }
  await lockArea(context.transaction, areaCode);
  const { rows, year } = await judgeWanted(context, judgedArea, input);
  const addressee =
    input.organisationId === undefined
      ? await findDefaultAddressee(context, { areaCode, judgedArea, rows })
      : await findAddressee(context, areaCode, input.organisationId);
  if (addressee.status === "none") throw invalid("organisationId", addressee.words.zh, addressee.words.en);
  await refuseSecondMatter(context, { areaCode, judgedArea, year, targetIds: input.targetIds });
  const [worst] = rows;
  if (worst === undefined) throw new Error("no target was judged");
  const id = newId("matter");
  await insertMatter(context.transaction, {
    area_code: areaCode,
    id,
    judged_area: judgedArea,
    year,
    indicator_id: worst.indicatorId,
    title: worst.name,
    target_ids: rows.map((row) => row.id),
    organisation_id: addressee.organisation.id,
    addressee_area: addressee.organisation.areaCode,
    light: worst.light.light,
    begun_from: input.begunFrom,
    facts: rows.map((row) => factsOf(row, year)),
    created_by: context.actor.accountId,
    created_at: context.now,
  });
  const details = input.remark === undefined || input.remark === "" ? {} : { remark: input.remark };
  let stored = await doOn(context, await getStored(context, id), { kind: "draft-notice", ...details });
  if (input.issue) stored = await doOn(context, stored, { kind: "issue-notice" });
  await startClock(context, areaCode);
  return await getMatterRecord(context, stored.id);
}

async function getStored(context: WriteContext, id: string): Promise<StoredMatter> {
  const stored = await findMatter(context.transaction, id);
  if (stored === undefined) throw new Error(`${id} was just begun and is not there`);
  return stored;
}

async function doOn(
  context: WriteContext,
  stored: StoredMatter,
  action: { readonly kind: "draft-notice" | "issue-notice"; readonly remark?: string },
): Promise<StoredMatter> {
  const basis = await supervisionBasis(context, stored.areaCode);
  return await carryOut(context, stored, await decideOn(context, stored, action, basis), basis);
}

/** The targets as they are judged; throws with all faults where one is unknown, or they are not of one indicator. */
async function judgeWanted(
  context: WriteContext,
  areaCode: string,
  { targetIds, year: asked }: z.output<typeof matterInput>,
): Promise<{ readonly rows: readonly TargetRow[]; readonly year: number }> {
  const bound = await listTargetsOf(context.transaction, { areaCode });
  const targets = bound.filter(({ id }) => targetIds.includes(id));
  const unknown = targetIds.filter((id) => !targets.some((target) => target.id === id));
  if (unknown.length > 0) {
    throw new PlatformError(
      "invalid-input",
      422,
      {
        zh: "有的目标不约束这个地区，或不再监测。",
        en: "Some targets do not bind the area, or are no longer monitored.",
      },
      unknown.map((id) => ({
        where: "body.targetIds",
        message: { zh: `没有受监测的目标 ${id}`, en: `no monitored target ${id}` },
      })),
    );
  }
  const indicators = new Set(targets.map(({ indicatorId, id }) => indicatorId ?? id));
  if (indicators.size > 1) {
    throw invalid(
      "targetIds",
      "一份提示函只谈一个指标；不同指标请分别发函。",
      "A notice is about one indicator; send one for each.",
    );
  }
  const { year } = await judgedYears(context, targets, areaCode, asked);
  const rows = await lightThese(context.transaction, targets, { areaCode, year });
  return { rows: rows.toSorted(compareRows), year };
}

async function refuseSecondMatter(
  context: WriteContext,
  asked: {
    readonly areaCode: string;
    readonly judgedArea: string;
    readonly year: number;
    readonly targetIds: readonly string[];
  },
): Promise<void> {
  const { areaCode, judgedArea, targetIds } = asked;
  const open = await listMatters(context.transaction, everyMatter, { areaCode, isOpen: true });
  const same = open.find(
    (one) =>
      one.areaCode === areaCode &&
      one.judgedArea.code === judgedArea &&
      one.targetIds.some((id) => targetIds.includes(id)),
  );
  if (same === undefined) return;
  throw new PlatformError("not-allowed-now", 409, {
    zh: `“${same.title}”已有在办的督办事项（${same.organisation.name}，${same.id}），请在那里继续办理。`,
    en: `There is an open matter about "${same.title}" already (${same.organisation.name}, ${same.id}); go on there.`,
  });
}

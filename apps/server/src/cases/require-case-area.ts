import type { SystemDefinition } from "@halfsky/cases";
import type { Bilingual } from "@halfsky/statistics";
import { listAreas } from "../access/area-tree.ts";
import type { ReadContext } from "../access/context.ts";
import { PlatformError } from "../platform-error.ts";
import { requireArea } from "./require-area.ts";

/** Throws "invalid-input" for an area that no case can be put on, or that is none. */
export async function requireCaseArea(
  context: ReadContext,
  areaCode: string,
  definition: Pick<SystemDefinition, "coverage">,
): Promise<void> {
  await requireArea(context, areaCode);
  const message = await caseAreaFault(context, areaCode, definition);
  if (message === null) return;
  throw new PlatformError("invalid-input", 422, message, [{ where: "body.areaCode", message }]);
}

/**
 * What is wrong with the area of a case: it is none, or a whole province, where no agency would handle it; and for a register
 * of places a whole city, where its counties are to be covered each. Definitions need no word of their own for it: `coverage`
 * says that places are counted by county or below, and townships and villages are asked beneath the area. null for one that
 * a case can be put on.
 */
export async function caseAreaFault(
  context: ReadContext,
  areaCode: string,
  { coverage }: Pick<SystemDefinition, "coverage">,
): Promise<Bilingual | null> {
  const areas = await listAreas(context.transaction);
  const level = areas.find(({ code }) => code === areaCode)?.level;
  if (level === undefined) return { zh: `没有地区 ${areaCode}。`, en: `There is no area ${areaCode}.` };
  if (level === "province") {
    return {
      zh: "个案须落到县（市、区）或设区的市，不能落到全省。",
      en: "A case belongs to a county or a city, not to a whole province.",
    };
  }
  const hasCounties = areas.some((one) => one.parentCode === areaCode && one.level === "county");
  return coverage !== undefined && hasCounties
    ? {
        zh: "场所须落到所在的县（市、区），不能落到全市。",
        en: "A place belongs to the county that it stands in, not to a whole city.",
      }
    : null;
}

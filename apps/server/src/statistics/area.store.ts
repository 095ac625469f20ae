import type { Area, ListedArea, Organisation } from "@halfsky/api-contract";
import { listAreas } from "../access/area-tree.ts";
import { findReach, type ReadContext } from "../access/context.ts";
import { isWithin } from "../access/reach.ts";

export { listAreas };

/** The areas that the actor's `area.read` reaches, and the units in them by pinyin. */
export async function listAreasInReach(
  context: ReadContext,
): Promise<{ areas: ListedArea[]; organisations: Organisation[] }> {
  const reach = await findReach(context, "area.read");
  const areas = (await listAreas(context.transaction)).filter(({ code }) =>
    isWithin(reach, { areaCode: code }),
  );
  const codes = new Set(areas.map(({ code }) => code));
  const organisations = await context.transaction
    .selectFrom("organisation")
    .select(["id", "name", "short_name", "area_code"])
    // agencies work on cases; they report no figures
    .where("kind", "<>", "agency")
    .orderBy("pinyin")
    .execute();
  return {
    areas,
    organisations: organisations
      .filter((row) => codes.has(row.area_code))
      .map((row) => ({ id: row.id, name: row.name, shortName: row.short_name })),
  };
}

/** An area followed by the areas above it, nearest first. */
export function areaAndAbove(areas: readonly Area[], code: string): readonly string[] {
  const chain: string[] = [];
  let next: string | null = code;
  while (next !== null && !chain.includes(next)) {
    chain.push(next);
    next = areas.find((area) => area.code === next)?.parentCode ?? null;
  }
  return chain;
}

/** The areas directly below an area; for one without any, its sisters (itself included); those of all times. */
export function comparedAreas(areas: readonly ListedArea[], code: string): readonly ListedArea[] {
  const children = areas.filter((area) => area.parentCode === code);
  if (children.length > 0) return children;
  const parent = areas.find((area) => area.code === code)?.parentCode ?? null;
  return parent === null ? [] : areas.filter((area) => area.parentCode === parent);
}

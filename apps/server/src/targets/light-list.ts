import type { LightList, TargetRow } from "@halfsky/api-contract";
import { compareLights, type Light, lights, lightWords } from "@halfsky/targets";
import { requireReach, type ReadContext } from "../access/context.ts";
import { listAreas } from "../statistics/area.store.ts";
import { judgedYears } from "./judged-years.ts";
import { compareRows, listTargetsOf, rowOf } from "./judgement.service.ts";
import { lightIn } from "./light-of-target.ts";
import { type KnownTarget, readKnownTargets } from "./lit-targets.ts";

/** What the lights are asked for by. */
export interface LightQuery {
  readonly areaCode?: string | undefined;
  readonly year?: number | undefined;
  readonly planId?: string | undefined;
}

const farthestBack = 12;

/** The lights of an area in a year, worst first, with what turned since the year before and since when it is bad. */
export async function listLights(context: ReadContext, query: LightQuery): Promise<LightList> {
  const { transaction } = context;
  const areaCode = query.areaCode ?? context.actor.areaCode;
  await requireReach(context, "judgement.read", { areaCode });
  const planIds = query.planId === undefined ? undefined : [query.planId];
  const targets = await listTargetsOf(transaction, { areaCode, planIds });
  const { year, years } = await judgedYears(context, targets, areaCode, query.year);
  const known = await readKnownTargets(transaction, targets, {
    areaCode,
    year,
    decided: Array.from({ length: farthestBack }, (_, back) => year - back),
  });
  const lit = known
    .map((target) => ({ target, row: rowOf(target, year) }))
    .toSorted((one, other) => compareRows(one.row, other.row));
  const rows = lit.map(({ row }) => row);
  const areas = await listAreas(transaction);
  return {
    areaCode,
    areaName: areas.find(({ code }) => code === areaCode)?.name ?? areaCode,
    year,
    years,
    counts: countLights(rows),
    unlit: rows.filter(({ light }) => light.light === null).length,
    rows,
    changes: rows.flatMap(changeOf).toSorted((one, other) => rankOf(one.better) - rankOf(other.better)),
    since: lit.flatMap(({ target, row }) => sinceOf(target, row, year)),
  };
}

function countLights(rows: readonly TargetRow[]): Record<Light, number> {
  const counts: Record<Light, number> = { red: 0, orange: 0, yellow: 0, blue: 0, green: 0 };
  for (const light of lights) counts[light] = rows.filter((row) => row.light.light === light).length;
  return counts;
}

function rankOf(better: boolean | null): number {
  return better === false ? 0 : better === null ? 1 : 2;
}

function changeOf(row: TargetRow): LightList["changes"] {
  const { light: to, lastLight: from, because } = row.light;
  if (from === to) return [];
  const order = from !== null && to !== null ? compareLights(to, from) : 0;
  const [why] = because;
  return [
    {
      targetId: row.id,
      from,
      to,
      better: order === 0 ? null : order > 0,
      why: why ? { zh: why.zh, en: why.en } : row.headline,
    },
  ];
}

const isBad = (light: Light | null): boolean => light === "red" || light === "orange";

/** Walks back from a red or orange light to the first year of its run; a year without any light ends it. */
function sinceOf(known: KnownTarget, row: TargetRow, year: number): LightList["since"] {
  const { light } = row.light;
  if (light === null || !isBad(light)) return [];
  const { target } = known;
  let first = year;
  for (let before = year - 1; before > year - farthestBack && before >= target.periodStart; before--) {
    if (!isBad(lightIn(known, before, known.decisionIn(before)).light)) break;
    first = before;
  }
  const span = year - first + 1;
  const { zh, en } = lightWords[light];
  return [
    {
      targetId: row.id,
      year: first,
      words: {
        zh: span === 1 ? `${year}年起${zh}` : `自${first}年起连续${span}年亮橙灯或红灯，现为${zh}`,
        en:
          span === 1
            ? `${en.toLowerCase()} since ${year}`
            : `orange or red for ${span} years, since ${first}; now ${en.toLowerCase()}`,
      },
      organisation: row.organisation,
    },
  ];
}

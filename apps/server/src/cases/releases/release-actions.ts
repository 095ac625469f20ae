import type { ReleaseActions } from "@halfsky/api-contract";
import { listAreas } from "../../access/area-tree.ts";
import { areaTreeOf } from "../../access/context.ts";
import { caseWithin, findCaseReach } from "../case-reach.ts";
import { definitionIn } from "../definitions.ts";
import type { InTurn } from "../in-case-transaction.ts";
import { foldInTurns, scopeOf } from "./count-release.ts";
import { readableRelease } from "./release-record.ts";

/** Cases that one answer lists. */
const mostCases = 200;

/**
 * GET /api/service-releases/:id/actions: the actions that its figures rest on, of the cases that the reader sees whole at
 * this moment by the rule of lists. Of others not even the number is told: that is what the release withholds.
 */
export async function listReleaseActions(inTurn: InTurn, id: string): Promise<ReleaseActions> {
  const { release, definition, areas, below } = await inTurn(async (context) => {
    const { release: found } = await readableRelease(context, id);
    return {
      release: found,
      definition: (await definitionIn(context, found.system, found.area_code)).definition,
      areas: new Map((await listAreas(context.transaction)).map(({ code, name }) => [code, name])),
      below: [...(await areaTreeOf(context)).areaAndBelow(found.area_code)],
    };
  });
  const indicator = definition.indicators[release.indicator];
  if (indicator === undefined) return { cases: [], more: 0 };
  const scope = scopeOf(release.system, below, release.year);
  const turns = foldInTurns(inTurn, definition, indicator, indicator, scope, async (context) =>
    caseWithin(await findCaseReach(context), "whole"),
  );
  const cases: ReleaseActions["cases"] = [];
  let more = 0;
  for await (const turn of turns) {
    const numbers = turn.cells.map(({ counted }) => counted);
    for (const { id: caseId, number, lies_in } of turn.cases) {
      const of = (side: "numerator" | "denominator"): number[] =>
        numbers.flatMap((counted) =>
          counted[side].filter((one) => one.caseId === caseId).flatMap((one) => [...one.numbers]),
        );
      const found = { numerator: of("numerator"), denominator: of("denominator") };
      if (found.numerator.length + found.denominator.length === 0) continue;
      if (cases.length < mostCases) {
        cases.push({ id: caseId, number, areaName: areas.get(lies_in) ?? lies_in, ...found });
      } else more += 1;
    }
  }
  return { cases, more };
}

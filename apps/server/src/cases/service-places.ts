import type { PlaceCoverage } from "@halfsky/api-contract";
import { type Answer, emptyCase, evaluate, factsOf, needsMet, type SystemDefinition } from "@halfsky/cases";
import { notFound, PlatformError } from "../platform-error.ts";
import type { CaseReadContext } from "./case-host.ts";
import { listCasePage } from "./case-list.store.ts";
import { personOf } from "./case-person.ts";
import { caseWithin, findCaseReach } from "./case-reach.ts";
import { describeCases } from "./case-rows.ts";
import type { CaseColumns } from "./case.store.ts";
import { definitionIn } from "./definitions.ts";
import { unitsOf } from "./travel/coverage-units.ts";

/** More places than a city has of one kind. */
const mostPlaces = 5000;

/**
 * GET /api/service-places/:system: the places of a register in reach, and the areas, townships or villages that have none, or
 * none for something that each of them needs.
 * Only fields of the classes open and work are looked at.
 */
export async function readPlaces(context: CaseReadContext, system: string): Promise<PlaceCoverage> {
  const { definition } = await definitionIn(context, system, context.actor.areaCode);
  const { coverage } = definition;
  if (coverage === undefined) throw notFound({ zh: "场所台账", en: "register of places" }, system);
  requirePlaceReader(context, definition);
  const { rows } = await listCasePage(
    context.transaction,
    caseWithin(await findCaseReach(context), "whole"),
    { system },
    { sort: "number", limit: mostPlaces, offset: 0 },
  );
  const standing = rows.filter(({ phase }) => phase !== "closed");
  const described = await describeCases(
    context,
    standing.map((columns) => ({ columns, why: [] })),
  );
  const localityField = fieldOfKind(definition, "locality");
  const nameField = fieldOfKind(definition, "name");
  const unitOf = (row: CaseColumns): string => {
    const locality = localityField === undefined ? undefined : textOf(row.work[localityField]);
    if (coverage.level === "county" || locality === undefined) return row.lies_in;
    return coverage.level === "township" ? locality.slice(0, 9) : locality;
  };
  const places = standing.map((row, index) => ({
    row,
    unit: unitOf(row),
    shown: described[index],
    ...asPlace(context, definition, row),
    capacity: coverage.capacity === undefined ? null : (textOf(row.work[coverage.capacity]) ?? null),
  }));
  const units = await unitsOf(context, (await findCaseReach(context)).areas, coverage.level);
  const areas = units.map(({ code, name }) => {
    const own = places.filter(({ unit }) => unit === code);
    const counting = own.filter(({ counts }) => counts);
    return {
      areaCode: code,
      name,
      places: own.length,
      counting: counting.length,
      missing: Object.entries(coverage.needs ?? {})
        .filter(([need]) => !counting.some(({ does }) => does.includes(need)))
        .map(([, { title }]) => title),
      capacity: coverage.capacity === undefined ? null : sumOf(counting.map(({ capacity }) => capacity)),
    };
  });
  return {
    rows: places.flatMap(({ row, shown, counts, capacity }) =>
      shown === undefined
        ? []
        : [
            {
              ...shown,
              name: (nameField === undefined ? undefined : textOf(row.work[nameField])) ?? shown.number,
              point: coverage.point === undefined ? null : (textOf(row.work[coverage.point]) ?? null),
              counts,
              capacity,
            },
          ],
    ),
    areas,
    without: areas
      .filter(({ counting, missing }) => counting === 0 || missing.length > 0)
      .map(({ areaCode, name, missing }) => ({ areaCode, name, missing })),
  };
}

/** Whether somebody may see places of a register at all. */
export function isPlaceReader({ actor }: CaseReadContext, definition: SystemDefinition): boolean {
  const { roles } = personOf(actor);
  return (
    definition.coverage !== undefined &&
    Object.values(definition.actors).some(
      ({ role, relation }) => relation !== "anyone" && roles.includes(role),
    )
  );
}

/** Whoever can see none of these places is told so: to her every area would look as if it had none. */
export function requirePlaceReader(context: CaseReadContext, definition: SystemDefinition): void {
  if (isPlaceReader(context, definition)) return;
  throw new PlatformError("out-of-reach", 403, {
    zh: "您的岗位不查看这一类阵地。请在“服务系统”页看由谁管理。",
    en: "Your role does not see places of this kind. The page of service systems says who does.",
  });
}

function fieldOfKind(definition: SystemDefinition, kind: "locality" | "name"): string | undefined {
  return Object.entries(definition.fields).find(([, { type }]) => type.kind === kind)?.[0];
}

function textOf(value: Answer | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Whether a place is open and meets the standard, and which needs it does for; what is not known does not count. */
function asPlace(
  { now }: CaseReadContext,
  definition: SystemDefinition,
  row: CaseColumns,
): { readonly counts: boolean; readonly does: readonly string[] } {
  const { coverage } = definition;
  if (coverage === undefined || row.phase !== "open") return { counts: false, does: [] };
  const fields = Object.fromEntries(
    Object.entries(row.work).map(([name, value]) => [name, { value, by: row.version }]),
  );
  const facts = factsOf(definition, { ...emptyCase, fields }, { now });
  return { counts: evaluate(coverage.counts, facts) === true, does: needsMet(coverage, facts) ?? [] };
}

/** Whole numbers as decimal text; null where none is known. */
function sumOf(numbers: readonly (string | null)[]): string | null {
  const known = numbers.filter((one) => one !== null && /^\d+$/u.test(one));
  return known.length === 0 ? null : String(known.reduce((sum, one) => sum + BigInt(one ?? "0"), 0n));
}

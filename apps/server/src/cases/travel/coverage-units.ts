import type { TravelStandard } from "@halfsky/cases";
import { listAreas } from "../../access/area-tree.ts";
import type { CaseReadContext } from "../case-host.ts";
import { listLocalities } from "../locality.store.ts";

/** A county, township or village, called with its county. */
export interface CoverageUnit {
  readonly code: string;
  readonly name: string;
}

/** The counties, townships or villages of some areas, by their codes. */
export async function unitsOf(
  { transaction }: Pick<CaseReadContext, "transaction">,
  areas: readonly string[],
  level: TravelStandard["from"],
): Promise<readonly CoverageUnit[]> {
  const known = (await listAreas(transaction)).filter(({ code }) => areas.includes(code));
  if (level === "county") return known.filter((area) => area.level === "county");
  const names = new Map(known.map(({ code, name }) => [code, name]));
  return (await listLocalities(transaction, areas, level)).map(({ areaCode, code, name }) => ({
    code,
    name: `${names.get(areaCode) ?? ""}${name}`,
  }));
}

/** Every unit that a sheet of travel minutes may name: areas, townships, villages, each with its level. */
export async function listTravelUnits({
  transaction,
}: Pick<CaseReadContext, "transaction">): Promise<readonly (CoverageUnit & { readonly level: string })[]> {
  const areas = await listAreas(transaction);
  const codes = areas.map(({ code }) => code);
  const names = new Map(areas.map(({ code, name }) => [code, name]));
  const localities = async (level: "township" | "village") =>
    (await listLocalities(transaction, codes, level)).map(({ areaCode, code, name }) => ({
      code,
      name: `${names.get(areaCode) ?? ""}${name}`,
      level,
    }));
  const all = [
    ...areas.map(({ code, name, level }) => ({ code, name, level })),
    ...(await localities("township")),
    ...(await localities("village")),
  ];
  return all.toSorted((one, other) => (one.code < other.code ? -1 : 1));
}

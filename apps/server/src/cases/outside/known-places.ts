import { beijingDate } from "@halfsky/calendar";
import type { KnownPlace } from "@halfsky/cases";
import { listAreas } from "../../access/area-tree.ts";
import type { CaseReadContext } from "../case-host.ts";
import { listLocalities } from "../locality.store.ts";

/** The areas, townships and villages of today that cells of lists may name, whosever they are: people live in all of them. */
export async function listKnownPlaces(context: CaseReadContext): Promise<readonly KnownPlace[]> {
  const { transaction, now } = context;
  const today = beijingDate(now);
  const areas = (await listAreas(transaction)).filter(({ validTo }) => validTo === null || validTo >= today);
  const codes = areas.map(({ code }) => code);
  return [
    ...areas,
    ...(await listLocalities(transaction, codes, "township")),
    ...(await listLocalities(transaction, codes, "village")),
  ];
}

/** Says places by their codes in the names of today; the code where nobody knows a name. */
export async function placeNames(
  context: CaseReadContext,
  codes: readonly string[],
): Promise<(code: string) => string> {
  const known = codes.length === 0 ? [] : await listKnownPlaces(context);
  const names = new Map(known.map(({ code, name }) => [code, name]));
  return (code) => {
    const steps = [
      code.slice(0, 6),
      ...(code.slice(6, 9) === "000" ? [] : [code.slice(0, 9)]),
      ...(code.slice(9, 12) === "000" ? [] : [code]),
    ];
    const said = steps.flatMap((step) => names.get(step) ?? []).join("");
    return said === "" ? code.replace(/(?:000){1,2}$/u, "") : said;
  };
}

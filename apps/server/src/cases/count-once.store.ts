import type { MatchRule } from "@halfsky/cases";
import type { ReadTransaction } from "../database/transactions.ts";
import type { CaseHost } from "./case-host.ts";

/** Where people may stand: in a state of a system, as this party. */
interface Standing {
  readonly system: string;
  readonly party: string;
  readonly state: string;
}

/** Where the people of a rule stand once between them. */
export function oncePlaces(
  { systems }: CaseHost,
  { beside }: NonNullable<MatchRule["once"]>,
): readonly Standing[] {
  return beside.flatMap((system) => {
    const rule = systems.get(system)?.definition.match?.once;
    return rule === undefined ? [] : [{ system, party: rule.party, state: rule.state }];
  });
}

const keysPerStatement = 1000;

/** Of many people who stand so in a case that nobody sealed, the area of its owner, by their keys. */
export async function listStandings(
  transaction: ReadTransaction,
  { blinds, places }: { readonly blinds: readonly string[]; readonly places: readonly Standing[] },
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  if (places.length === 0) return found;
  for (let at = 0; at < blinds.length; at += keysPerStatement) {
    const rows = await transaction
      .selectFrom("service_person_key")
      .innerJoin("service_case", (join) =>
        join
          .onRef("service_case.area_code", "=", "service_person_key.area_code")
          .onRef("service_case.id", "=", "service_person_key.case_id"),
      )
      .select(["service_person_key.blind", "service_case.owner_area"])
      .where("service_person_key.blind", "in", blinds.slice(at, at + keysPerStatement))
      .where("service_case.sealed", "=", false)
      .where((where) =>
        where.or(
          places.map(({ system, party, state }) =>
            where.and([
              where("service_case.system", "=", system),
              where("service_case.state", "=", state),
              where("service_person_key.party", "=", party),
            ]),
          ),
        ),
      )
      .execute();
    for (const { blind, owner_area } of rows) found.set(blind, owner_area);
  }
  return found;
}

/** The area of the owner of some case in which one of these people stands so; undefined where there is none. */
export async function findStanding(
  transaction: ReadTransaction,
  {
    blinds,
    places,
    except,
  }: { readonly blinds: readonly string[]; readonly places: readonly Standing[]; readonly except: string },
): Promise<string | undefined> {
  if (blinds.length === 0 || places.length === 0) return undefined;
  const row = await transaction
    .selectFrom("service_person_key")
    .innerJoin("service_case", (join) =>
      join
        .onRef("service_case.area_code", "=", "service_person_key.area_code")
        .onRef("service_case.id", "=", "service_person_key.case_id"),
    )
    .select("service_case.owner_area")
    .where("service_person_key.blind", "in", [...blinds])
    .where("service_case.id", "<>", except)
    .where((where) =>
      where.or(
        places.map(({ system, party, state }) =>
          where.and([
            where("service_case.system", "=", system),
            where("service_case.state", "=", state),
            where("service_person_key.party", "=", party),
          ]),
        ),
      ),
    )
    .orderBy("service_case.opened_at")
    .orderBy("service_case.id")
    .limit(1)
    .executeTakeFirst();
  return row?.owner_area;
}

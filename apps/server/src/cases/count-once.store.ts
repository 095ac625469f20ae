import type { ReadTransaction } from "../database/transactions.ts";

/** Where people may stand: in a state of a system, as this party. */
interface Standing {
  readonly system: string;
  readonly party: string;
  readonly state: string;
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

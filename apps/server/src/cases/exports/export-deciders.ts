import { ownLine } from "@halfsky/cases";
import { personOf } from "../case-person.ts";
import type { CaseReadContext } from "../case-host.ts";
import { areaChain } from "../definitions.ts";
import { listAgenciesIn } from "../service-agencies.store.ts";
import { listAgreeing } from "./export.store.ts";

/** An organisation with people who may agree to an export, by one of their roles. */
export interface Deciders {
  readonly roleId: string;
  readonly areaCode: string;
  readonly organisationId: string;
}

/**
 * Who decides on what the caller asks for: others of her organisation; where it has nobody else, those of the nearest
 * organisations above in its line. None where nobody could.
 */
export async function findDeciders(context: CaseReadContext): Promise<readonly Deciders[]> {
  const { actor, transaction } = context;
  const own = { organisationId: actor.organisation.id, areaCode: actor.areaCode };
  const line = ownLine({ serves: personOf(actor).serves ?? [] });
  const areas = (await areaChain(context, actor.areaCode)).filter((code) => code !== actor.areaCode);
  const agencies = await listAgenciesIn(transaction, areas);
  const above = areas
    .toReversed()
    .map((areaCode) => [
      ...new Set(
        agencies.flatMap((one) =>
          one.area_code === areaCode && line.some((role) => role === one.role) ? [one.organisation_id] : [],
        ),
      ),
    ]);
  for (const organisations of [[own.organisationId], ...above]) {
    const found = await listAgreeing(transaction, organisations, actor.accountId);
    if (found.length > 0) {
      return found.map(({ role_id, area_code, organisation_id }) => ({
        roleId: role_id,
        areaCode: area_code,
        organisationId: organisation_id,
      }));
    }
  }
  return [];
}

import type { MatterRelation } from "@halfsky/supervision";
import { type Expression, type ExpressionBuilder, type SqlBool } from "kysely";
import { platformActor } from "../access/actor.ts";
import { findReach, mayReach, type ReadContext } from "../access/context.ts";
import { isWithin, type Reach, withinReach } from "../access/reach.ts";
import type { Tables } from "../database/tables.ts";

/** What the rule of reach looks at in a matter: the area that supervises, and the organisation that answers. */
export interface MatterSubject {
  readonly areaCode: string;
  readonly organisationId: string;
  readonly addresseeArea: string;
  readonly issuedAt: string | null;
}

/**
 * Whether a matter is within reach: of whoever reads the matters of the area that supervises, and, once the notice is
 * issued, of whoever reads those of the organisation that answers.
 */
export function isMatterWithin(reach: Reach, matter: MatterSubject): boolean {
  const { areaCode, organisationId, addresseeArea, issuedAt } = matter;
  return (
    isWithin(reach, { areaCode }) ||
    (issuedAt !== null && isWithin(reach, { areaCode: addresseeArea, organisationId }))
  );
}

/** The same rule as a condition on supervision_matter, for lists, counts and exports. */
export function matterWithin(reach: Reach) {
  return (where: ExpressionBuilder<Tables, "supervision_matter">): Expression<SqlBool> =>
    where.or([
      withinReach(reach, { area: "supervision_matter.area_code" }),
      where.and([
        where("supervision_matter.issued_at", "is not", null),
        withinReach(reach, {
          area: "supervision_matter.addressee_area",
          organisation: "supervision_matter.organisation_id",
        }),
      ]),
    ]);
}

/** As what the actor may act on a matter. */
export async function relationsOf(
  context: ReadContext,
  matter: MatterSubject,
): Promise<readonly MatterRelation[]> {
  const { actor } = context;
  if (actor.accountId === platformActor.accountId) return ["platform", "office"];
  const relations: MatterRelation[] = [];
  if (await mayReach(context, "supervision.issue", { areaCode: matter.areaCode })) {
    const isLeader = actor.roles.some(({ id }) => id === "leader");
    // whoever is nothing but a leader sends and closes, but does not check what units hand in
    if (!isLeader || actor.roles.length > 1) relations.push("office");
    if (isLeader) relations.push("leader");
  }
  const answers = isWithin(await findReach(context, "supervision.answer"), {
    areaCode: matter.addresseeArea,
    organisationId: matter.organisationId,
  });
  if (answers && matter.issuedAt !== null) relations.push("addressee");
  return relations;
}

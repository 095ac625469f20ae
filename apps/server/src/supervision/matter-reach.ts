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

/** How far somebody sees matters: those whose notice has gone out, and those that are still a draft. */
export interface MatterReach {
  readonly issued: Reach;
  readonly drafts: Reach;
}

/** How far the actor sees matters: a draft is known only to whoever could issue it. */
export async function findMatterReach(context: ReadContext): Promise<MatterReach> {
  return {
    issued: await findReach(context, "supervision.read"),
    drafts: await findReach(context, "supervision.issue"),
  };
}

/**
 * Whether a matter is within reach: once the notice is issued, of whoever reads the matters of the area that supervises,
 * and of whoever reads those of the organisation that answers; before that, of whoever may issue it.
 */
export function isMatterWithin({ issued, drafts }: MatterReach, matter: MatterSubject): boolean {
  const { areaCode, organisationId, addresseeArea, issuedAt } = matter;
  if (issuedAt === null) return isWithin(drafts, { areaCode });
  return isWithin(issued, { areaCode }) || isWithin(issued, { areaCode: addresseeArea, organisationId });
}

/** The same rule as a condition on supervision_matter, for lists, counts and exports. */
export function matterWithin({ issued, drafts }: MatterReach) {
  return (where: ExpressionBuilder<Tables, "supervision_matter">): Expression<SqlBool> =>
    where.or([
      where.and([
        where("supervision_matter.issued_at", "is", null),
        withinReach(drafts, { area: "supervision_matter.area_code" }),
      ]),
      where.and([
        where("supervision_matter.issued_at", "is not", null),
        where.or([
          withinReach(issued, { area: "supervision_matter.area_code" }),
          withinReach(issued, {
            area: "supervision_matter.addressee_area",
            organisation: "supervision_matter.organisation_id",
          }),
        ]),
      ]),
    ]);
}

const everyArea: Reach = [{ areaCodes: undefined, organisationId: undefined }];

/** All matters, for rules that must not depend on who asks. */
export const everyMatter: MatterReach = { issued: everyArea, drafts: everyArea };

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

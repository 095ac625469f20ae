import type { ReviewActor, ReviewPermissions } from "@halfsky/statistics";
import type { Permission } from "@halfsky/api-contract";
import { type Expression, sql, type SqlBool } from "kysely";
import { listAreas } from "../../access/area-tree.ts";
import { findReach, type ReadContext } from "../../access/context.ts";
import { isWithin, type Reach, withinReach } from "../../access/reach.ts";

/** What the rule of reach looks at in a submission: the area of the figures, and the organisation with its own area. */
export interface SubmissionSubject {
  readonly areaCode: string;
  readonly organisation: { readonly id: string };
  readonly organisationArea: string;
  readonly roundArea: string;
}

/** Whether a submission is within reach: as one of the area that its figures are of, or as one of its organisation. */
export function isSubmissionWithin(reach: Reach, submission: SubmissionSubject): boolean {
  const organisationId = submission.organisation.id;
  return (
    isWithin(reach, { areaCode: submission.areaCode, organisationId }) ||
    isWithin(reach, { areaCode: submission.organisationArea, organisationId })
  );
}

/** The same rule as a condition on the table submission, for lists and counts. */
export function submissionWithin(reach: Reach): Expression<SqlBool> {
  const organisation = "submission.organisation_id";
  return sql<SqlBool>`(${withinReach(reach, { area: "submission.area_code", organisation })}
    or ${withinReach(reach, { area: "submission.organisation_area", organisation })})`;
}

const permissionOf = {
  fill: "submission.fill",
  confirm: "submission.confirm",
  review: "submission.review",
  sign: "submission.sign",
  lock: "round.manage",
} as const satisfies Record<keyof ReviewPermissions, Permission>;

/** Tells of each submission as what the actor may act on it; the reaches and the level are looked up once. */
export async function reviewActorOf(
  context: ReadContext,
): Promise<(submission: SubmissionSubject) => ReviewActor> {
  const { actor } = context;
  const reach = {
    fill: await findReach(context, permissionOf.fill),
    confirm: await findReach(context, permissionOf.confirm),
    review: await findReach(context, permissionOf.review),
    sign: await findReach(context, permissionOf.sign),
    lock: await findReach(context, permissionOf.lock),
  };
  const own = (await listAreas(context.transaction)).find(({ code }) => code === actor.areaCode);
  const isLeader = actor.roles.some(({ id }) => id === "leader");
  return (submission) => {
    const ofUnit = { areaCode: submission.organisationArea, organisationId: submission.organisation.id };
    return {
      accountId: actor.accountId,
      level: own?.level ?? null,
      isLeader,
      permissions: {
        fill: isWithin(reach.fill, ofUnit),
        confirm: isWithin(reach.confirm, ofUnit),
        review: isSubmissionWithin(reach.review, submission),
        sign: isSubmissionWithin(reach.sign, submission),
        lock: isWithin(reach.lock, { areaCode: submission.roundArea }),
      },
    };
  };
}

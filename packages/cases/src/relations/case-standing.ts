import { isWithinArea } from "@halfsky/statistics";
import type { ServiceRole } from "../definition/roles.ts";

/** What of a case relations are judged by; the server keeps the same as columns and rows. */
export interface CaseStanding {
  /** area that the case belongs to */
  readonly areaCode: string;
  readonly ownerOrganisationId: string;
  readonly ownerAreaCode: string;
  /** account */
  readonly assignee: string | null;
  /** account */
  readonly openedBy: string;
  /** organisations whose referral is open, or was answered by them while the case is not closed */
  readonly referralHolders: readonly string[];
  /** organisations with an item of the bundle that applies, while the case is not closed */
  readonly taskHolders: readonly string[];
  /** organisations that were asked to review a broken glass which nobody has reviewed; left out, none */
  readonly reviewHolders?: readonly string[];
  /** organisations that answered a referral of a case that is closed and not sealed; left out, none */
  readonly answerHolders?: readonly string[];
  /** whom it is assigned to has left: the account is closed, or works elsewhere; known to the host alone, left out, not so */
  readonly assigneeGone?: boolean;
  /** a whole case that is sealed is there for its named handlers only */
  readonly sealed: boolean;
}

/** Somebody as the service systems know her: one account, in one organisation, with roles given to it. */
export interface ServicePerson {
  readonly accountId: string;
  readonly organisationId: string;
  readonly areaCode: string;
  readonly roles: readonly ServiceRole[];
  /** roles in which her organisation serves its own area; none where it takes nothing over for an area */
  readonly serves?: readonly ServiceRole[] | undefined;
}

/** Whether an area is the other one or lies in it; the host may know more of areas than their codes say. */
export type AreaTree = (code: string, ancestor: string) => boolean;

/** The tree that the six-digit codes spell out. */
export const treeOfCodes: AreaTree = isWithinArea;

import type { Relation, ServiceRole } from "../definition/roles.ts";
import type { AreaTree, CaseStanding, ServicePerson } from "./case-standing.ts";

/** What of a case stands in a column of its own. */
export type StandingColumn = "areaCode" | "ownerOrganisationId" | "ownerAreaCode" | "assignee" | "openedBy";
/** What of a person is compared with it. */
export type PersonPartOfStanding = keyof Pick<ServicePerson, "accountId" | "organisationId" | "areaCode">;

/**
 * When a relation holds, as data: one table for the predicate in memory and for the condition in SQL, so that lists,
 * search, counts, exports, notifications and single reads cannot disagree. `Record<StandingColumn, …>` keeps the names
 * equal to those of `CaseStanding`.
 */
export type RelationRule =
  | { readonly equals: readonly [column: StandingColumn, person: PersonPartOfStanding] }
  /** the area in the column is the person's area or lies in it */
  | { readonly within: readonly [column: "areaCode" | "ownerAreaCode", person: "areaCode"] }
  /** the area in the column lies in the person's area and is another one */
  | { readonly below: readonly [column: "ownerAreaCode", person: "areaCode"] }
  /** the organisation of the person serves her area in a role of those that own cases of the system */
  | { readonly inLine: true }
  /** the organisation of the person stands among the holders; "answer": of a referral that it answered, in a closed case */
  | { readonly holds: "referral" | "task" | "review" | "answer" }
  /** whom the case is assigned to has left */
  | { readonly assigneeGone: true }
  | { readonly any: readonly RelationRule[] }
  | { readonly all: readonly RelationRule[] }
  | { readonly always: true }
  | { readonly never: true };

const relief: RelationRule = {
  all: [{ equals: ["ownerOrganisationId", "organisationId"] }, { assigneeGone: true }],
};

/**
 * Each relation twice: for a case as usual, and for one that is sealed as a whole. A sealed case is there for whom it is
 * assigned to, who opened it, the supervisors inside the owning organisation, and the agencies it was handed to, be it for the
 * review of a broken glass; nobody else learns that it exists, neither colleagues nor the area above.
 */
export const relationTable: Readonly<
  Record<
    Relation,
    {
      readonly usual: RelationRule;
      readonly sealed: RelationRule;
      /** when she reads what her own organisation wrote, and nothing else, though she acts on the case no more */
      readonly own?: RelationRule;
    }
  >
> = {
  owns: { usual: { equals: ["ownerOrganisationId", "organisationId"] }, sealed: { never: true } },
  assigned: {
    usual: { equals: ["assignee", "accountId"] },
    sealed: { equals: ["assignee", "accountId"] },
  },
  "supervises-owner": {
    usual: {
      any: [
        { equals: ["ownerOrganisationId", "organisationId"] },
        // neither neighbours of the owner nor other trades above it
        { all: [{ below: ["ownerAreaCode", "areaCode"] }, { inLine: true }] },
      ],
    },
    sealed: { equals: ["ownerOrganisationId", "organisationId"] },
  },
  "holds-referral": {
    usual: { holds: "referral" },
    sealed: { holds: "referral" },
    own: { holds: "answer" },
  },
  "holds-task": { usual: { holds: "task" }, sealed: { holds: "task" } },
  "holds-review": { usual: { holds: "review" }, sealed: { holds: "review" } },
  relieves: { usual: relief, sealed: relief },
  "in-jurisdiction": { usual: { within: ["areaCode", "areaCode"] }, sealed: { never: true } },
  opened: { usual: { equals: ["openedBy", "accountId"] }, sealed: { equals: ["openedBy", "accountId"] } },
  anyone: { usual: { always: true }, sealed: { always: true } },
};

/** What beside the case and the person a rule is judged by. */
export interface RelationBasis {
  readonly tree: AreaTree;
  /** roles whose agencies own cases of the system */
  readonly line: readonly ServiceRole[];
}

/** Whether a person's organisation is of the line of a system: above owners, only its supervisors are theirs. */
export function isInLine(
  { serves = [] }: Pick<ServicePerson, "serves">,
  line: readonly ServiceRole[],
): boolean {
  return line.some((role) => serves.includes(role));
}

/** Whether a rule holds; a column without a value equals nothing. */
export function ruleHolds(
  rule: RelationRule,
  standing: CaseStanding,
  person: ServicePerson,
  basis: RelationBasis,
): boolean {
  if ("always" in rule) return true;
  if ("never" in rule) return false;
  if ("any" in rule) return rule.any.some((part) => ruleHolds(part, standing, person, basis));
  if ("all" in rule) return rule.all.every((part) => ruleHolds(part, standing, person, basis));
  if ("inLine" in rule) return isInLine(person, basis.line);
  if ("assigneeGone" in rule) return standing.assigneeGone === true;
  if ("holds" in rule) {
    const { referralHolders, taskHolders, reviewHolders = [], answerHolders = [] } = standing;
    const holders = {
      referral: referralHolders,
      task: taskHolders,
      review: reviewHolders,
      answer: answerHolders,
    };
    return holders[rule.holds].includes(person.organisationId);
  }
  if ("within" in rule) return basis.tree(standing[rule.within[0]], person[rule.within[1]]);
  if ("below" in rule) {
    const [column, part] = rule.below;
    return standing[column] !== person[part] && basis.tree(standing[column], person[part]);
  }
  const value = standing[rule.equals[0]];
  return value !== null && value === person[rule.equals[1]];
}

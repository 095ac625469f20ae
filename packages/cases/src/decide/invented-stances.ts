import type { SystemDefinition } from "../definition/definition.ts";
import { type Relation, type ServiceRole, serviceRoleNames } from "../definition/roles.ts";
import type { CaseStanding, ServicePerson } from "../relations/case-standing.ts";

/* For tests: everybody who may stand to a case, written out apart from the engine's tables. */

/** How somebody stands to the case: in a relation, or only near one, as supervisors of other bodies are. */
export type Stance = Relation | "next-door" | "above-in-another-line";

/** The relations that hold for somebody who stands so; the standing below makes exactly these true. */
export const shapes: Readonly<Record<Stance, readonly Relation[]>> = {
  owns: ["owns", "supervises-owner"],
  assigned: ["assigned"],
  "supervises-owner": ["supervises-owner"],
  "holds-referral": ["holds-referral"],
  "holds-task": ["holds-task"],
  "in-jurisdiction": ["in-jurisdiction"],
  opened: ["opened"],
  anyone: [],
  "holds-review": ["holds-review"],
  relieves: ["owns", "supervises-owner", "relieves"],
  "next-door": [],
  "above-in-another-line": [],
};
/** All of them. */
export const stances: readonly Stance[] = [
  "owns",
  "assigned",
  "supervises-owner",
  "holds-referral",
  "holds-task",
  "in-jurisdiction",
  "opened",
  "anyone",
  "holds-review",
  "relieves",
  "next-door",
  "above-in-another-line",
];

/** A case to stand to. */
export const standing: CaseStanding = {
  areaCode: "330282",
  ownerOrganisationId: "owner",
  ownerAreaCode: "331102",
  assignee: "assignee",
  openedBy: "opener",
  referralHolders: ["holder"],
  taskHolders: ["task-holder"],
  reviewHolders: ["reviewer"],
  sealed: false,
};
/** The same while whom the case is assigned to has left. */
export const left: CaseStanding = { ...standing, assigneeGone: true };

/** Roles in which an agency comes to own cases of a system, in its definition's own words. */
export function owningRoles({ actors, actions, referrals = {} }: SystemDefinition): readonly ServiceRole[] {
  const all = Object.values(actors);
  const of = (relation: Relation): readonly ServiceRole[] =>
    all.filter((one) => one.relation === relation).map(({ role }) => role);
  const opens = Object.values(actions).filter(({ from }) => from === "new");
  const keeps = (name: string): boolean =>
    actors[name]?.ownsWhatItOpens === true || actors[name]?.relation === "owns";
  // where nobody is of the owner: whom it is assigned to, else who supervises, for what others open
  const falls = opens.some(({ by, byPlatform }) => byPlatform === true || !by.every(keeps));
  const handling = of("assigned").length > 0 ? of("assigned") : of("supervises-owner");
  return [
    ...of("owns"),
    ...all.flatMap(({ ownsWhatItOpens, role }) => (ownsWhatItOpens === true ? [role] : [])),
    ...Object.values(referrals).flatMap(({ handover, to }) => (handover === true ? [to] : [])),
    ...(of("owns").length === 0 && falls ? handling : []),
  ];
}

/** Somebody who stands so, with a role. */
export function personIn(definition: SystemDefinition, stance: Stance, role: ServiceRole): ServicePerson {
  const far = { accountId: "me", organisationId: "elsewhere", areaCode: "320102", roles: [role] };
  const line = owningRoles(definition);
  switch (stance) {
    case "owns":
      return { ...far, organisationId: "owner" };
    case "assigned":
      return { ...far, accountId: "assignee" };
    case "supervises-owner":
      return { ...far, areaCode: "331100", serves: line.slice(-1) };
    case "next-door":
      return { ...far, areaCode: "331102", serves: serviceRoleNames };
    case "above-in-another-line":
      return { ...far, areaCode: "331100", serves: serviceRoleNames.filter((one) => !line.includes(one)) };
    case "holds-referral":
      return { ...far, organisationId: "holder" };
    case "holds-task":
      return { ...far, organisationId: "task-holder" };
    case "in-jurisdiction":
      return { ...far, areaCode: "330200" };
    case "opened":
      return { ...far, accountId: "opener" };
    case "holds-review":
      return { ...far, organisationId: "reviewer" };
    case "relieves":
      return { ...far, organisationId: "owner" };
    case "anyone":
      return far;
  }
}

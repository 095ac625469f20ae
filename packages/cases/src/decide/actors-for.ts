import type { SystemDefinition } from "../definition/definition.ts";
import type { Relation } from "../definition/roles.ts";
import type { ActionDetails, EngineAction, FormAnswers } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";
import { ownRule } from "../log/do-declared.ts";
import { glassBreakers, mayReviewGlass } from "../relations/around-glass.ts";
import { type EngineActors, engineTable } from "./engine-table.ts";
import { formAsks } from "./form-items.ts";

const handlers: readonly Relation[] = ["owns", "assigned", "supervises-owner"];
const relationsOf: Readonly<Partial<Record<EngineActors, readonly Relation[]>>> = {
  handlers,
  supervisors: ["supervises-owner"],
  participants: [...handlers, "opened", "holds-referral", "holds-task"],
  "handlers-and-opener": [...handlers, "opened"],
};

/**
 * The actors of a definition that may do an action of the engine, given what it is about. What an organisation holds is
 * judged by `holdsItself` besides: an actor with the right role of another organisation is not the holder.
 */
export function actorsFor(
  kind: EngineAction,
  definition: SystemDefinition,
  state: CaseState,
  details: ActionDetails,
): readonly string[] {
  // where the law says when a case is sealed, nobody does it or undoes it by hand
  if (definition.sealing !== undefined && (kind === "seal" || kind === "unseal")) return [];
  const { by } = engineTable[kind];
  const related = relationsOf[by];
  if (related !== undefined) return inRelation(definition, related);
  switch (by) {
    case "reviewers":
      return mayReviewGlass(definition, state.sealed);
    case "assigners":
      return [
        ...inRelation(definition, ["owns", "supervises-owner", "relieves"]),
        ...actorsOfEffect(definition, (effect) => "assign" in effect),
      ];
    case "second-person":
      return secondPersons(definition, state, details.pending);
    case "grade-raisers":
      return definition.grade?.raise ?? [];
    case "grade-lowerers":
      return definition.grade?.lower ?? [];
    case "askers":
      return askers(definition, details.answers);
    case "referral-holder": {
      const role = definition.referrals?.[details.referral?.name ?? ""]?.to;
      return inRelation(definition, ["holds-referral"]).filter(
        (name) => definition.actors[name]?.role === role,
      );
    }
    case "referral-senders":
      return actorsOfEffect(
        definition,
        (effect) => "refer" in effect && effect.refer === details.referral?.name,
      );
    case "task-holder":
      return taskHolders(definition, details.task);
    case "task-holder-or-handlers":
      return [...taskHolders(definition, details.task), ...inRelation(definition, handlers)];
    case "any-role":
      return glassBreakers(definition, state.sealed);
    default:
      return [];
  }
}

/** The actors who have to agree to a pending action. */
function secondPersons(
  definition: SystemDefinition,
  state: CaseState,
  number: number | undefined,
): readonly string[] {
  const pending = state.pending.find((one) => one.number === number);
  if (pending === undefined) return [];
  if (pending.action === "lower-grade") return definition.grade?.lowerConfirm ?? [];
  return ownRule(definition, pending.action)?.secondPerson ?? [];
}

/** Whether an organisation itself holds the referral or task that an action is about. */
export function holdsItself(
  kind: EngineAction,
  state: CaseState,
  details: ActionDetails,
  organisationId: string,
): boolean {
  const { by } = engineTable[kind];
  if (by === "referral-holder") {
    const referral = state.referrals.find(({ number }) => number === details.referral?.number);
    return referral?.name === details.referral?.name && referral?.organisationId === organisationId;
  }
  if (by === "task-holder") return state.tasks[details.task ?? ""]?.organisationId === organisationId;
  return true;
}

function inRelation(definition: SystemDefinition, relations: readonly Relation[]): readonly string[] {
  return Object.entries(definition.actors)
    .filter(([, { relation }]) => relations.includes(relation))
    .map(([name]) => name);
}

function taskHolders(definition: SystemDefinition, task: string | undefined): readonly string[] {
  const role = definition.tasks?.[task ?? ""]?.agency;
  return inRelation(definition, ["holds-task"]).filter((name) => definition.actors[name]?.role === role);
}

function actorsOfEffect(
  definition: SystemDefinition,
  has: (effect: NonNullable<SystemDefinition["actions"][string]["effects"]>[number]) => boolean,
): readonly string[] {
  return Object.values(definition.actions)
    .filter(({ effects }) => effects?.some(has) === true)
    .flatMap(({ by }) => by);
}

/** Who may correct answers: whoever may be asked for each of them. */
function askers(definition: SystemDefinition, answers: FormAnswers | undefined): readonly string[] {
  const fields = Object.keys(answers?.fields ?? {});
  const parties = Object.keys(answers?.parties ?? {});
  const groups = Object.keys(answers?.groups ?? {});
  return Object.keys(definition.actors).filter((name) => {
    const relation = definition.actors[name]?.relation;
    if (relation === "holds-review" || relation === "relieves") return false;
    const asked = askedOf(definition, name);
    return (
      fields.every((field) => asked.fields.has(field)) &&
      parties.every((party) => asked.parties.has(party)) &&
      groups.every((group) => asked.groups.has(group))
    );
  });
}

/** Names of what somebody may be asked for. */
export interface AskedOf {
  readonly fields: ReadonlySet<string>;
  readonly parties: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
}

/** What an actor may be asked for by the actions she may do, the referrals she answers and the tasks she finishes. */
export function askedOf(definition: SystemDefinition, actor: string): AskedOf {
  const asked = { fields: new Set<string>(), parties: new Set<string>(), groups: new Set<string>() };
  for (const { by, form } of Object.values(definition.actions)) {
    if (form === undefined || !by.includes(actor)) continue;
    const items = formAsks(definition.forms[form] ?? []);
    for (const field of items.fields) asked.fields.add(field);
    for (const party of items.parties) asked.parties.add(party);
    for (const group of items.groups) asked.groups.add(group);
  }
  const { role, relation } = definition.actors[actor] ?? {};
  if (relation === "holds-referral") {
    const answered = Object.values(definition.referrals ?? {}).filter(({ to }) => to === role);
    for (const field of answered.flatMap(({ answerForm }) => answerForm ?? [])) asked.fields.add(field);
  }
  if (relation === "holds-task") {
    const done = Object.values(definition.tasks ?? {}).filter(({ agency }) => agency === role);
    for (const field of done.flatMap(({ brings }) => brings ?? [])) asked.fields.add(field);
  }
  return asked;
}

import type { DefinitionFault } from "../definition-fault.ts";
import type { SystemDefinition } from "../definition.ts";
import { type CheckBasis, fault, undeclared } from "./check.ts";
import { checkSecondPerson } from "./check-flow.ts";

/** People whom a state asks to be known are asked for by name, and by day of birth or ID number; who is counted once is known. */
function* checkKnown({ states, parties, match }: SystemDefinition): Generator<DefinitionFault> {
  for (const [name, { known = [] }] of Object.entries(states)) {
    const path = `states.${name}.known`;
    yield* undeclared(path, known, parties, "当事人", "party");
    for (const party of known) {
      const parts = parties[party]?.parts;
      if (parts === undefined) continue;
      if (parts.name !== undefined && (parts.birthDate ?? parts.idNumber) !== undefined) continue;
      yield fault(
        path,
        `“${party}”不问姓名，或出生日期、身份证号都不问，无从知道是谁。`,
        `"${party}" is asked neither for a name, or for neither a day of birth nor an ID number: nobody can be known.`,
      );
    }
  }
  const once = match?.once;
  if (once === undefined || states[once.state]?.known?.includes(once.party) === true) return;
  yield fault(
    "match.once.state",
    `唯一在册的“${once.state}”须先知道“${once.party}”是谁（known）。`,
    `Who is "${once.party}" has to be known at "${once.state}", where people are counted once (known).`,
  );
}

/** Actors: whoever is named exists, whoever is declared does something, and whoever is asked can answer. */
export function* checkPeople({ definition }: CheckBasis): Generator<DefinitionFault> {
  yield* checkKnown(definition);
  const { grade } = definition;
  if (grade !== undefined) {
    for (const right of ["raise", "lower", "lowerConfirm"] as const) {
      yield* undeclared(`grade.${right}`, grade[right], definition.actors, "角色", "actor");
      if (grade[right].length === 0) yield fault(`grade.${right}`, "没有人能办理。", "Nobody may do it.");
    }
    yield* checkSecondPerson("grade.lowerConfirm", grade.lower, grade.lowerConfirm, definition);
  }
  for (const [name, reads] of Object.entries(definition.alsoReads ?? {})) {
    const path = `alsoReads.${name}`;
    yield* undeclared(path, [name], definition.actors, "角色", "actor");
    yield* undeclared(path, reads.fields, definition.fields, "字段", "field");
    yield* undeclared(path, reads.parties ?? [], definition.parties, "当事人", "party");
    if (definition.actors[name]?.relation === "anyone") {
      yield fault(
        path,
        "与案件没有关系的人不能阅看。",
        "Who stands in no relation to a case cannot read it.",
      );
    }
  }
  for (const [name, { role, relation }] of Object.entries(definition.actors)) {
    if (role !== "supervisor" || relation !== "in-jurisdiction") continue;
    yield fault(
      `actors.${name}.relation`,
      "个案督导每个系统都有，不能按辖区督导：须按主办单位，否则各系统的督导都看到彼此的案件。",
      "There are supervisors in every trade: by area each would see the cases of all. Supervise by the owner.",
    );
  }
  for (const [name, { asParty }] of Object.entries(definition.actors)) {
    if (asParty === undefined || definition.parties[asParty]?.parts.name !== undefined) continue;
    yield fault(
      `actors.${name}.asParty`,
      `“${asParty}”不是问姓名的当事人，无从判断谁可以知道这一角色是谁。`,
      `"${asParty}" is no party that is asked for a name: nothing says who may know who this is.`,
    );
  }
  yield* checkAnswering(definition);
  const busy = busyActors(definition);
  for (const name of Object.keys(definition.actors)) {
    if (!busy.has(name)) {
      yield fault(`actors.${name}`, "这一角色没有任何事可做。", "This actor has nothing to do.");
    }
  }
}

/** A referral needs somebody who can acknowledge and answer it, an item of a bundle somebody who can finish it. */
function* checkAnswering(definition: SystemDefinition): Generator<DefinitionFault> {
  const actors = Object.values(definition.actors);
  for (const [name, { to }] of Object.entries(definition.referrals ?? {})) {
    if (!actors.some(({ role, relation }) => relation === "holds-referral" && role === to)) {
      yield fault(
        `referrals.${name}.to`,
        `没有关系为“受转介单位”的“${to}”角色，转介无人能签收。`,
        `No actor of role "${to}" holds referrals: nobody could acknowledge it.`,
      );
    }
  }
  for (const [name, { agency }] of Object.entries(definition.tasks ?? {})) {
    if (!actors.some(({ role, relation }) => relation === "holds-task" && role === agency)) {
      yield fault(
        `tasks.${name}.agency`,
        `没有关系为“联办单位”的“${agency}”角色，事项无人能办结。`,
        `No actor of role "${agency}" holds tasks: nobody could finish it.`,
      );
    }
  }
}

/** Actors who have something to do, to decide or to read. */
export function busyActors(definition: SystemDefinition): ReadonlySet<string> {
  const { grade } = definition;
  const answering = Object.entries(definition.actors)
    .filter(([, { role, relation }]) => {
      if (relation === "holds-referral") return rolesAsked(definition).has(role);
      // who opened a case follows it: reads its state, adds notes and consents
      if (relation === "holds-review" || relation === "relieves") return true;
      return relation === "opened" || (relation === "holds-task" && rolesOfTasks(definition).has(role));
    })
    .map(([name]) => name);
  return new Set([
    ...answering,
    ...Object.values(definition.actions).flatMap(({ by, secondPerson, effects }) => [
      ...by,
      ...(secondPerson ?? []),
      ...(effects ?? []).flatMap((effect) => ("tell" in effect ? [effect.tell] : [])),
    ]),
    ...(grade === undefined ? [] : [...grade.raise, ...grade.lower, ...grade.lowerConfirm]),
    ...Object.keys(definition.alsoReads ?? {}),
    ...Object.values(definition.deadlines ?? {}).flatMap(({ escalate }) => escalate.map(({ to }) => to)),
    ...Object.values(definition.schedules ?? {}).flatMap(({ escalate }) => escalate.map(({ to }) => to)),
    ...Object.values(definition.referrals ?? {}).flatMap(({ onSilence }) => onSilence.tell),
    ...Object.values(definition.documents ?? {}).flatMap(({ by }) => by),
  ]);
}

function rolesAsked(definition: SystemDefinition): ReadonlySet<string> {
  return new Set(Object.values(definition.referrals ?? {}).map(({ to }) => to));
}

function rolesOfTasks(definition: SystemDefinition): ReadonlySet<string> {
  return new Set(Object.values(definition.tasks ?? {}).map(({ agency }) => agency));
}

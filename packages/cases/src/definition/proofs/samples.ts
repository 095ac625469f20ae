import type { CaseBasis } from "../../decide/case-decision.ts";
import { assignsNamed } from "../../decide/check-details.ts";
import { type Condition, gateKey } from "../../expression/condition.ts";
import { atomsOf } from "../../expression/names-in.ts";
import type { ActionDetails, Answer, CaseAction } from "../../log/case-log.ts";
import type { CaseState } from "../../log/case-state.ts";
import { emptyCase } from "../../log/empty-case.ts";
import { testClock } from "../../log/invented-log.ts";
import { lineOf } from "../../relations/line-of.ts";
import { standingOf } from "../../relations/stands-in.ts";
import { conditionsOf } from "../checks/check.ts";
import { type FieldType, personParts, type SystemDefinition } from "../definition.ts";
import type { ServiceRole } from "../roles.ts";

/*
 * Cases, answers and people made from a definition, for proofs: both it and its mutants are put to them.
 */

/** The moment of all samples. */
export const at = "2026-03-02T01:00:00.000Z";
/** A moment by which everything is due. */
export const later = "2031-03-02T01:00:00.000Z";

/** What the original gives to put a definition to the proof with. */
export interface Samples {
  readonly original: SystemDefinition;
  readonly cases: readonly CaseState[];
  readonly answers: ReadonlyMap<string, ActionDetails>;
  readonly people: readonly { readonly actor: CaseBasis["actor"]; readonly name: string }[];
}

/** An answer of a type. */
export function answerOf(type: FieldType): Answer {
  switch (type.kind) {
    case "flag":
      return true;
    case "code":
      return Object.keys(type.options).at(-1) ?? "";
    case "codes":
      return Object.keys(type.options);
    case "date":
      return type.past === true ? at.slice(0, 10) : "2027-04-01";
    case "moment":
      return type.past === true ? at : "2027-04-01T01:00:00.000Z";
    case "number":
      return type.max ?? type.min ?? (type.decimals > 0 ? `1.${"5".repeat(type.decimals)}` : "1");
    case "area":
      return "330282";
    case "locality":
      return "331102001";
    case "point":
      return "119.9,28.4";
    default:
      return "文";
  }
}

/** What stands in a case: days to come, also where none would be taken, so that clocks which count from them still run. */
function keptOf(type: FieldType): Answer {
  return answerOf("past" in type ? { kind: type.kind } : type);
}

/** So many people, each with every part. */
export const people = (count: number): CaseState["parties"][string] =>
  Array.from({ length: count }, (_, index) => ({
    id: `p${index}`,
    parts: Object.fromEntries(
      personParts.map((part) => [
        part,
        part === "birthDate"
          ? "2015-01-01"
          : part === "sex"
            ? "female"
            : part === "idNumber"
              ? "11010519491231002X"
              : part === "phone"
                ? "13800138000"
                : "王某某",
      ]),
    ),
  }));

/** A case in which each question of a condition has the answer that it asks for. */
export function satisfying(state: CaseState, when: Condition | undefined): CaseState {
  const fields = { ...state.fields };
  const done = { ...state.done };
  const parties = { ...state.parties };
  const entered = { ...state.entered };
  let { grade } = state;
  const give = (field: string, value: Answer): void => {
    fields[field] = { value, by: 1 };
  };
  for (const atom of when === undefined ? [] : atomsOf(when)) {
    if ("is" in atom) give(atom.is[0], atom.is[1]);
    else if ("in" in atom) give(atom.in[0], atom.in[1][0] ?? "");
    else if ("has" in atom && fields[atom.has] === undefined) give(atom.has, "文");
    else if ("compare" in atom) give(atom.compare[0], atom.compare[2]);
    else if ("since" in atom) {
      const [from] = atom.since;
      if (typeof from === "string") give(from, "2000-01-01");
      else entered[from.state] = "2000-01-01T00:00:00.000Z";
    } else if ("apart" in atom) {
      give(atom.apart[0], "2000-01-01");
      give(atom.apart[1], atom.apart[2] === "≤" ? "2000-01-01" : "2020-01-01");
    } else if ("did" in atom) done[atom.did[0]] = atom.did[2];
    else if ("age" in atom && atom.age[1] === "<") {
      parties[atom.age[0]] = [{ id: "young", parts: { name: "王某某", birthDate: at.slice(0, 10) } }];
    } else if ("grade" in atom) grade = { value: atom.grade[1], by: 1, setBy: "rule" };
  }
  return { ...state, fields, done, parties, grade, entered };
}

/** A case in which no question of a condition has the answer that it asks for, and none is open. */
export function denying(state: CaseState, when: Condition | undefined): CaseState {
  const fields = { ...state.fields };
  const parties = { ...state.parties };
  for (const atom of when === undefined ? [] : atomsOf(when)) {
    if ("is" in atom) {
      const [field, value] = atom.is;
      fields[field] = { value: typeof value === "boolean" ? !value : "none of them", by: 1 };
    } else if ("in" in atom) fields[atom.in[0]] = { value: "none of them", by: 1 };
    else if ("has" in atom) delete fields[atom.has];
    else if ("since" in atom && typeof atom.since[0] === "string") {
      fields[atom.since[0]] = { value: at.slice(0, 10), by: 1 };
    } else if ("apart" in atom) {
      fields[atom.apart[0]] = { value: "2026-03-02", by: 1 };
      fields[atom.apart[1]] = { value: atom.apart[2] === "≤" ? "2040-01-01" : "2026-03-02", by: 1 };
    } else if ("age" in atom) {
      parties[atom.age[0]] = [{ id: "old", parts: { name: "王某某", birthDate: "1950-01-01" } }];
    } else if ("persons" in atom) delete parties[atom.persons[0]];
  }
  return { ...state, fields, parties, done: {}, entered: {}, referrals: [], tasks: {}, grade: null };
}

/** Samples of a definition: cases in each state that meet its conditions, full answers to its forms, each of its actors. */
export function samplesOf(original: SystemDefinition): Samples {
  const blank: CaseState = {
    ...emptyCase,
    version: 9,
    occurrence: 1,
    owner: { organisationId: "owner", areaCode: "331102" },
    openedBy: "opener",
    openedAt: at,
    assignee: "assignee",
    fields: Object.fromEntries(
      Object.entries(original.fields).map(([name, { type }]) => [name, { value: keptOf(type), by: 1 }]),
    ),
    parties: Object.fromEntries(Object.keys(original.parties).map((name) => [name, people(1)])),
    consents: Object.fromEntries(
      Object.keys(original.consents ?? {}).map((name) => [
        name,
        { givenAt: at, endsAt: later, withdrawnAt: null },
      ]),
    ),
    grade: original.grade === undefined ? null : { value: original.grade.unknown, by: 1, setBy: "rule" },
    tasks: Object.fromEntries(
      Object.keys(original.tasks ?? {}).map((name) => [
        name,
        { status: "open" as const, organisationId: "task-holder", openedAt: at, doneAt: null, reason: null },
      ]),
    ),
    breakGlass: [{ number: 5, accountId: "somebody", until: at, reviewed: false, askedOf: "reviewer" }],
    referrals: Object.keys(original.referrals ?? {}).map((name, index) => ({
      name,
      number: index + 1,
      organisationId: "holder",
      state: "sent" as const,
      sentAt: at,
      sentBy: 1,
      acknowledgedAt: null,
      answeredAt: null,
      reason: null,
    })),
  };
  const conditions = [...conditionsOf(original)].map(({ when }) => when);
  const unanswered: CaseState = { ...blank, fields: {}, consents: {} };
  const answers = new Map(
    Object.entries(original.actions).map(([name, rule]): [string, ActionDetails] => {
      const { form } = rule;
      const items = form === undefined ? [] : (original.forms[form] ?? []);
      const fields: Record<string, Answer> = {};
      const parties: Record<string, CaseState["parties"][string]> = {};
      const groups: Record<string, CaseState["groups"][string]> = {};
      for (const item of items) {
        const field = typeof item === "string" ? item : "field" in item ? item.field : null;
        const type = field === null ? undefined : original.fields[field]?.type;
        if (field !== null && type !== undefined) fields[field] = answerOf(type);
        if (typeof item === "object" && "party" in item) {
          const asked = original.parties[item.party]?.parts ?? {};
          parties[item.party] = people(Math.max(1, original.parties[item.party]?.min ?? 1)).map(
            ({ id, parts }) => ({
              id,
              parts: Object.fromEntries(Object.entries(parts).filter(([part]) => Object.hasOwn(asked, part))),
            }),
          );
        }
        if (typeof item === "object" && "group" in item) groups[item.group] = [{ id: "r", fields: {} }];
      }
      return [
        name,
        {
          ...(assignsNamed(rule) ? { assignee: "x" } : {}),
          reason: "理由",
          ...(form === undefined ? {} : { answers: { fields, parties, groups } }),
        },
      ];
    }),
  );
  const actors = Object.entries(original.actors).map(([name, { role, relation }]) => {
    const organisationId =
      {
        "holds-referral": "holder",
        "holds-task": "task-holder",
        "holds-review": "reviewer",
        owns: "owner",
        relieves: "owner",
        "supervises-owner": "above",
      }[relation as string] ?? "elsewhere";
    const accountId = relation === "assigned" ? "assignee" : relation === "opened" ? "opener" : `${name}-1`;
    return {
      name,
      actor: {
        accountId,
        organisationId,
        areaCode: relation === "in-jurisdiction" || relation === "supervises-owner" ? "331100" : "331102",
        roles: [role],
        ...(relation === "supervises-owner" ? { serves: lineOf(original) } : {}),
      },
    };
  });
  return {
    original,
    cases: [blank, unanswered, ...conditions.map((when) => satisfying(blank, when))],
    answers,
    people: actors,
  };
}

/** What the host would add. */
export const basisOf = (
  definition: SystemDefinition,
  state: CaseState,
  actor: CaseBasis["actor"],
): CaseBasis => ({
  actor,
  // whoever relieves the assigned person may act
  standing: { ...standingOf(state, "331102"), assigneeGone: true },
  now: at,
  gates: Object.fromEntries(
    [...conditionsOf(definition)].flatMap(({ when }) =>
      atomsOf(when).flatMap((atom) => ("gate" in atom ? [[gateKey(atom), true]] : [])),
    ),
  ),
  agencies: (role: ServiceRole, areaCode: string) => `${role} ${areaCode}`,
  clock: testClock,
});

/** A case in a state. */
export const inState = (definition: SystemDefinition, state: CaseState, name: string): CaseState => ({
  ...state,
  state: name,
  phase: definition.states[name]?.phase ?? "open",
});

/** A row of the log. */
export function rowOf(action: string, details: ActionDetails): CaseAction {
  return {
    number: 10,
    action,
    actor: { accountId: "a", organisationId: "o", areaCode: "331102" },
    actedAs: "x",
    relation: "owns",
    at,
    transactionId: "t",
    baseVersion: 9,
    definitionHash: "",
    details,
  };
}

/** Generates from a definition what has to come out otherwise when a key at a path is changed. */
export type Proof = (definition: SystemDefinition, samples: Samples, path: readonly string[]) => unknown;

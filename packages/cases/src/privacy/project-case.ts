import {
  type PartyRule,
  personParts,
  type PersonPart,
  type SystemDefinition,
} from "../definition/definition.ts";
import type { Answer, FormAnswers, GroupRow, Person } from "../log/case-log.ts";
import type {
  CaseAttachment,
  CaseState,
  DeadlineState,
  PendingAction,
  ReferralState,
  TaskState,
} from "../log/case-state.ts";
import { namedInDocument } from "../documents/named-in-document.ts";
import { asSeen } from "./as-seen.ts";
import { maskAnswer, maskPart } from "./masks.ts";
import { partPrivacy } from "./part-privacy.ts";
import { type PrivacyRule, privacyTable } from "./privacy-table.ts";
import type { PrivacyClass } from "./privacy-class.ts";
import { askedBy } from "./reads.ts";
import { type Past, type Shown, shownIn, type Visibility } from "./visible-to.ts";

/** An answer as it leaves. */
export interface ProjectedField {
  readonly value: Answer;
  readonly masked: boolean;
  readonly privacy: PrivacyClass;
  /** number of the action that set it */
  readonly by: number;
}

/** A person as she leaves; parts that are hidden are not there. */
export interface ProjectedPerson extends Person {
  readonly masked: readonly PersonPart[];
}

/** The course of a case: not for those who only hold a referral or an item of it. */
export type CaseCourse = Pick<
  CaseState,
  | "state"
  | "phase"
  | "sealed"
  | "owner"
  | "assignee"
  | "openedBy"
  | "openedAt"
  | "closedAt"
  | "occurrence"
  | "gradeHistory"
  | "consents"
  | "links"
  | "done"
> & {
  readonly pending: readonly ProjectedPending[];
  /** a lower grade that the rules propose; for who handles the case */
  readonly gradeProposal?: string;
};

/** What waits for a second person, with as much of its answers as the reader may see. */
export interface ProjectedPending {
  readonly number: number;
  readonly action: string;
  readonly proposedBy: string;
  readonly at: string;
  readonly grade?: string;
  readonly answers?: FormAnswers;
  readonly reason?: string;
}

/** Exactly what may leave to one reader. What she may not see is absent: no null, no count, no empty place. */
export interface CaseProjection {
  readonly version: number;
  readonly grade: CaseState["grade"];
  readonly course?: CaseCourse;
  readonly fields: Readonly<Record<string, ProjectedField>>;
  readonly groups: Readonly<Record<string, readonly GroupRow[]>>;
  readonly parties: Readonly<Record<string, readonly ProjectedPerson[]>>;
  readonly referrals: readonly ReferralState[];
  readonly tasks: Readonly<Record<string, TaskState>>;
  readonly deadlines: readonly DeadlineState[];
  readonly attachments: CaseState["attachments"];
}

/** A case for one reader; null where she may not know that it exists. */
export function projectCase(
  definition: SystemDefinition,
  state: CaseState,
  visibility: Visibility,
): CaseProjection | null {
  if (!visibility.mayRead) return null;
  const { referrals, tasks } = visibility;
  const isMine = ({ number }: ReferralState): boolean => referrals === "all" || referrals.includes(number);
  const myReferrals = state.referrals.filter(isMine);
  const seen = asSeen(state, visibility);
  const myTasks = Object.entries(state.tasks).filter(([name]) => tasks === "all" || tasks.includes(name));
  return {
    version: state.version,
    // a grade follows from answers, also from those that were not shared
    grade: visibility.whole ? state.grade : null,
    ...(visibility.whole ? { course: courseOf(definition, state, visibility) } : {}),
    fields: projectFields(definition, seen, visibility),
    groups: projectGroups(seen.groups, visibility),
    parties: projectParties(definition, seen.parties, state.openedAt, visibility),
    referrals: myReferrals.map((one) => withoutReason(one, visibility)),
    tasks: Object.fromEntries(myTasks.map(([name, task]) => [name, withoutReason(task, visibility)])),
    deadlines: visibility.whole
      ? state.deadlines
      : state.deadlines.filter(
          ({ name }) =>
            myReferrals.some((one) => name.startsWith(`referral:${one.name}:${one.number}:`)) ||
            myTasks.some(([task]) => name === `task:${task}`),
        ),
    attachments: state.attachments.filter((one) => isAttachmentShown(definition, one, visibility)),
  };
}

/** What an action of the log said, for one reader: the history of a case goes through the same sieve as the case. */
export function projectAnswers(
  definition: SystemDefinition,
  answers: FormAnswers,
  openedAt: string,
  visibility: Visibility,
): FormAnswers {
  const fields = Object.entries(answers.fields).filter(([name]) => visibility.fields[name] === "shown");
  const groups = projectGroups(answers.groups ?? {}, visibility);
  const parties = projectParties(definition, answers.parties ?? {}, openedAt, visibility);
  return {
    fields: Object.fromEntries(fields),
    groups,
    parties: Object.fromEntries(
      Object.entries(parties).map(([name, rows]) => [name, rows.map(({ id, parts }) => ({ id, parts }))]),
    ),
  };
}

/**
 * Attachments are as secret as all that their form asks; those that came without a form are for who handles the case. A paper
 * that an action made is as secret as all that its words name.
 */
export function isAttachmentShown(
  definition: SystemDefinition,
  {
    action,
    document,
    by = 0,
  }: Pick<CaseAttachment, "action" | "document"> & Partial<Pick<CaseAttachment, "by">>,
  visibility: Visibility,
): boolean {
  if (visibility.place === "list") return false;
  if (visibility.own.includes(by)) return visibility.place === "case";
  if (document !== undefined) return isDocumentShown(definition, document.name, by, visibility);
  const form = definition.actions[action]?.form;
  // what may be in a file without a form nobody knows: it stays in the house
  if (form === undefined) return visibility.place === "case" && visibility.handles;
  const asked = askedBy(definition, form);
  const { past } = visibility;
  return (
    asked.fields.every((name) => isShown(visibility.fields[name]) && isBy(past.fields[name], by)) &&
    asked.parties.every(
      (party) =>
        Object.values(visibility.parties[party] ?? {}).every(isShown) &&
        Object.values(past.parties[party] ?? {}).every((one) => isBy(one, by)),
    )
  );
}

/** Whether something that came with an action was there already when her agency answered, where that is as far as she sees. */
function isBy(past: Past | undefined, by: number): boolean {
  return past === undefined || by <= past.by;
}

function isDocumentShown(
  definition: SystemDefinition,
  name: string,
  by: number,
  visibility: Visibility,
): boolean {
  const { past } = visibility;
  const named = namedInDocument(definition, name);
  if (named === null || (!visibility.whole && named.course)) return false;
  return (
    named.fields.every((field) => isShown(visibility.fields[field]) && isBy(past.fields[field], by)) &&
    named.parts.every(
      ([party, part]) => isShown(visibility.parties[party]?.[part]) && isBy(past.parties[party]?.[part], by),
    )
  );
}

function courseOf(definition: SystemDefinition, state: CaseState, visibility: Visibility): CaseCourse {
  const { phase, sealed, owner, assignee, openedBy, openedAt, closedAt, occurrence } = state;
  const { gradeHistory, gradeProposal, pending, consents, links, done } = state;
  return {
    state: state.state,
    phase,
    sealed,
    owner,
    assignee,
    openedBy,
    openedAt,
    closedAt,
    occurrence,
    gradeHistory,
    consents,
    links,
    done,
    pending: pending.map((one) => projectPending(definition, one, state.openedAt, visibility)),
    ...(visibility.handles && gradeProposal !== null ? { gradeProposal } : {}),
  };
}

function projectPending(
  definition: SystemDefinition,
  { number, action, proposedBy, at, details }: PendingAction,
  openedAt: string,
  visibility: Visibility,
): ProjectedPending {
  const { grade } = details;
  // a list says that something waits, not what
  const { answers, reason } = visibility.place === "case" ? details : {};
  return {
    number,
    action,
    proposedBy,
    at,
    ...(grade === undefined ? {} : { grade }),
    ...(answers === undefined ? {} : { answers: projectAnswers(definition, answers, openedAt, visibility) }),
    ...(reason === undefined || !visibility.handles ? {} : { reason }),
  };
}

/** Reasons are words of a person: for who handles the case, and for who holds what they are about. */
function withoutReason<T extends { readonly reason: string | null }>(
  one: T,
  { whole, handles }: Visibility,
): T {
  return whole && !handles ? { ...one, reason: null } : one;
}

function projectFields(
  definition: SystemDefinition,
  { fields }: CaseState,
  visibility: Visibility,
): CaseProjection["fields"] {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, { value, by }]) => {
      const rule = definition.fields[name];
      const shown = visibility.fields[name];
      if (rule === undefined || shown === undefined || shown === "hidden") return [];
      const masked = shown === "masked";
      const { privacy, type } = rule;
      return [[name, { value: masked ? maskAnswer(type, value) : value, masked, privacy, by }]];
    }),
  );
}

/** Rows of which nothing may be seen are not there, nor is their count. */
function projectGroups(
  groups: Readonly<Record<string, readonly GroupRow[]>>,
  visibility: Visibility,
): CaseProjection["groups"] {
  if (visibility.place === "list") return {};
  return Object.fromEntries(
    Object.entries(groups).flatMap(([group, rows]) => {
      const seen = rows.map(({ id, fields }) => ({
        id,
        fields: Object.fromEntries(
          Object.entries(fields).filter(([name]) => isShown(visibility.fields[name])),
        ),
      }));
      return seen.some(({ fields }) => Object.keys(fields).length > 0) ? [[group, seen]] : [];
    }),
  );
}

function projectParties(
  definition: SystemDefinition,
  parties: Readonly<Record<string, readonly Person[]>>,
  openedAt: string,
  visibility: Visibility,
): CaseProjection["parties"] {
  return Object.fromEntries(
    Object.entries(parties).flatMap(([party, persons]) => {
      const rule = definition.parties[party];
      const shown = visibility.parties[party];
      if (rule === undefined || shown === undefined || !Object.values(shown).some(isShown)) return [];
      const seen = persons.map((person) =>
        projectPerson(rule, person, shown, classInPlace(party, rule, person, openedAt, visibility)),
      );
      // in a list or a file, somebody of whom nothing may stand there is no row either
      const there =
        visibility.place !== "case" ? seen.filter(({ parts }) => Object.keys(parts).length > 0) : seen;
      return there.length === 0 ? [] : [[party, there]];
    }),
  );
}

function projectPerson(
  rule: PartyRule,
  person: Person,
  shown: Readonly<Partial<Record<PersonPart, Shown>>>,
  listOf: (part: PersonPart) => PrivacyRule["list"],
): ProjectedPerson {
  const parts: Partial<Record<PersonPart, Answer>> = {};
  const masked: PersonPart[] = [];
  for (const part of personParts) {
    const value = person.parts[part];
    if (value === undefined || rule.parts[part] === undefined || !isShown(shown[part])) continue;
    const list = listOf(part);
    if (list === "none") continue;
    if (list === "masked") masked.push(part);
    parts[part] = list === "masked" ? maskPart(part, value) : value;
  }
  return { id: person.id, parts, masked };
}

/**
 * How a part is shown: in the case itself as it is, in lists by its class. Whether somebody is a child is itself hidden from
 * whom the day of birth is: she sees all of the party as people of unknown age, or the mask would tell who is a child.
 */
function classInPlace(
  party: string,
  rule: PartyRule,
  person: Person,
  openedAt: string,
  { place, knowsAgesOf }: Visibility,
): (part: PersonPart) => PrivacyRule["list"] {
  if (place === "case") return () => "shown";
  const { birthDate: _hidden, ...others } = person.parts;
  const asKnown = knowsAgesOf.includes(party) ? person : { id: person.id, parts: others };
  return (part) => {
    const privacy = partPrivacy(rule, part, asKnown, openedAt) ?? "sealed";
    if (place === "list") return privacyTable[privacy].list;
    return shownIn(place, privacy) === "shown" ? "shown" : "none";
  };
}

function isShown(shown: Shown | undefined): boolean {
  return shown === "shown" || shown === "masked";
}

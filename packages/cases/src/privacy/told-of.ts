import { canonicalJson } from "../definition/canonical-json.ts";
import { personParts, type PersonPart, type SystemDefinition } from "../definition/definition.ts";
import type { Answer, CaseAction } from "../log/case-log.ts";
import { isAnswered } from "../log/as-answered.ts";
import type { CaseState } from "../log/case-state.ts";
import { projectCase } from "./project-case.ts";
import { visibleTo } from "./visible-to.ts";

/** Something of a case that an agency holds: a referral by its name and number, or an item by its name. */
export interface Holding {
  readonly kind: "referral" | "task";
  readonly name: string;
  /** of a referral; 1 for an item */
  readonly number: number;
  readonly organisationId: string;
}

/** One value that an agency sees of a case: where it stands, and what it is. */
export interface ToldValue {
  /** of a question; of a group's row and question; of a person's part; or a file */
  readonly place:
    | { readonly field: string }
    | { readonly group: string; readonly row: string; readonly field: string }
    | { readonly party: string; readonly person: string; readonly part: PersonPart }
    | { readonly file: string };
  readonly value: Answer;
}

/** All that agencies hold of a case. */
export function holdingsOf({ referrals, tasks }: CaseState): readonly Holding[] {
  return [
    ...referrals.flatMap(({ name, number, organisationId }): readonly Holding[] =>
      organisationId === null ? [] : [{ kind: "referral", name, number, organisationId }],
    ),
    ...Object.entries(tasks).flatMap(([name, { organisationId }]): readonly Holding[] =>
      organisationId === null ? [] : [{ kind: "task", name, number: 1, organisationId }],
    ),
  ];
}

/** What an agency sees of a case because of one thing that it holds, by where it stands. */
export function seenBy(
  definition: SystemDefinition,
  state: CaseState,
  holding: Holding,
  now: string,
): ReadonlyMap<string, ToldValue> {
  const isReferral = holding.kind === "referral";
  const role = isReferral
    ? definition.referrals?.[holding.name]?.to
    : definition.tasks?.[holding.name]?.agency;
  const relation = isReferral ? "holds-referral" : "holds-task";
  const actors = Object.entries(definition.actors)
    .filter(([, actor]) => actor.role === role && actor.relation === relation)
    .map(([name]) => name);
  const alone: CaseState = {
    ...state,
    referrals: isReferral ? state.referrals.filter(({ number }) => number === holding.number) : [],
    tasks: Object.fromEntries(
      Object.entries(state.tasks).filter(([name]) => !isReferral && name === holding.name),
    ),
  };
  const visibility = visibleTo(definition, actors, alone, { organisationId: holding.organisationId, now });
  const isThere = visibility.referrals.length + visibility.tasks.length > 0;
  const seen = isThere ? projectCase(definition, alone, visibility) : null;
  if (seen === null) return new Map();
  const values: ToldValue[] = [
    ...Object.entries(seen.fields).map(([field, { value }]): ToldValue => ({ place: { field }, value })),
    ...Object.entries(seen.groups).flatMap(([group, rows]) =>
      rows.flatMap(({ id: row, fields }) =>
        Object.entries(fields).map(([field, value]): ToldValue => ({ place: { group, row, field }, value })),
      ),
    ),
    ...Object.entries(seen.parties).flatMap(([party, people]) =>
      people.flatMap(({ id: person, parts }) =>
        personParts.flatMap((part): readonly ToldValue[] => {
          const value = parts[part];
          return value === undefined ? [] : [{ place: { party, person, part }, value }];
        }),
      ),
    ),
    ...seen.attachments.map(({ id }): ToldValue => ({ place: { file: id }, value: true })),
  ];
  return new Map(values.map((value) => [canonicalJson(value.place), value]));
}

/**
 * What an action made an agency see that it did not see before, by something that it holds: what it wrote itself is no news
 * to it. Whatever a holder ever reads was told in one of these.
 */
export function newlyTold(
  definition: SystemDefinition,
  before: CaseState,
  after: CaseState,
  action: Pick<CaseAction, "actor" | "details">,
  holding: Holding,
  now: string,
): readonly ToldValue[] {
  // once the case is closed, whoever answered sees its own words alone
  if (after.phase === "closed" && isAnsweredBy(after, holding)) return [];
  const known = seenBy(definition, before, holding, now);
  const isOwn = action.actor.organisationId === holding.organisationId;
  return [...seenBy(definition, after, holding, now)].flatMap(([place, told]) => {
    const same = canonicalJson(known.get(place)?.value ?? null) === canonicalJson(told.value);
    return same || (isOwn && isWritten(told, action)) ? [] : [told];
  });
}

function isAnsweredBy({ referrals }: CaseState, { kind, number }: Holding): boolean {
  return kind === "referral" && referrals.some((one) => one.number === number && isAnswered(one.state));
}

function isWritten({ place, value }: ToldValue, { details }: Pick<CaseAction, "details">): boolean {
  const { answers, attachmentIds = [] } = details;
  const wrote = (answer: Answer | undefined): boolean =>
    answer !== undefined && canonicalJson(answer) === canonicalJson(value);
  if ("file" in place) return attachmentIds.includes(place.file);
  if ("group" in place) {
    return wrote(answers?.groups?.[place.group]?.find(({ id }) => id === place.row)?.fields[place.field]);
  }
  if ("field" in place) return wrote(answers?.fields[place.field]);
  return wrote(answers?.parties?.[place.party]?.find(({ id }) => id === place.person)?.parts[place.part]);
}

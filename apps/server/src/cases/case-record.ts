import type { CaseRecord } from "@halfsky/api-contract";
import {
  type CaseProjection,
  type CaseState,
  listPossibleActions,
  projectAnswers,
  projectCase,
  scheduleStandings,
  type SystemDefinition,
  type Visibility,
  visibleTo,
} from "@halfsky/cases";
import { listDisplayNames } from "../accounts/account.store.ts";
import { type SeenCase, seeCase } from "./see-case.ts";
import { assigneesOf } from "./assignees.ts";
import { asMatches, candidateOf, listPairs, notePairs, type SeenPair, unjudged } from "./candidates.ts";
import { listCaseFiles } from "./case-attachment.service.ts";
import { type CaseDoers, doersOf } from "./case-doers.ts";
import { caseBasis } from "./case-basis.ts";
import type { CaseReadContext } from "./case-host.ts";
import { numbersFor } from "./held-numbers.ts";
import { hiddenFieldsOf } from "./hidden-numbers.ts";
import { noCase } from "./case-problems.ts";
import { caseWithin, findCaseReach } from "./case-reach.ts";
import { classesWaiting, pendingOf } from "./case-pending.ts";
import { listCasesById } from "./case-list.store.ts";
import { describeCases } from "./case-rows.ts";
import { type CaseTold, toldOf } from "./case-told.ts";
import { shownGrade, sourceOfDeadline, titleOfDeadline, titleOfState } from "./case-titles.ts";
import { listOrganisationNames } from "./case.store.ts";
import { titleOfAction } from "./carry-out.ts";
import { systemOf } from "./definitions.ts";
import { noteShown } from "./note-read.ts";

/** GET /api/cases/:id: a case on one page, exactly what the one who asks may see. */
export async function getCaseRecord(context: CaseReadContext, idOrNumber: string): Promise<CaseRecord> {
  const seen = await seeCase(context, idOrNumber);
  const { definition } = seen.current;
  const visibility = visibleTo(definition, seen.actors, seen.state, {
    organisationId: context.actor.organisation.id,
    now: context.now,
    glass: seen.glass,
    hidden: await hiddenFieldsOf(context, { ...seen, definition }),
  });
  const projection = projectCase(definition, seen.state, visibility);
  if (projection === null) throw noCase(idOrNumber);
  const pairs = visibility.whole ? await listPairs(context, seen) : [];
  const names = await namesIn(context, seen, pairs);
  const nameOf = (id: string): string => names.get(id) ?? id;
  const doers = doersOf({ definition, actions: seen.actions }, visibility, context.actor, nameOf);
  const organisations = await organisationsIn(context, projection);
  const organisation = (id: string | null) =>
    id === null ? null : { id, name: organisations.get(id) ?? id };
  const attachments = await listCaseFiles(context, seen);
  const told = toldOf(seen, attachments, nameOf, (id) => organisations.get(id) ?? id);
  const [row] = await describeCases(context, [{ columns: seen.row, why: [] }]);
  if (row === undefined) throw noCase(idOrNumber);
  const judged = pairs.filter(({ judged: one }) => one !== null && one.judgement !== "open");
  const basis = { ...(await caseBasis(context, seen.standing)), matches: asMatches(pairs) };
  const possible = listPossibleActions(definition, seen.state, basis);
  const offered = possible.map((one) => possibleOf(definition, one));
  const { course } = projection;
  const links = await linksOf(context, definition, course?.links ?? []);
  const { groups, parties } = projection;
  const numbers = numbersFor(context, seen, visibility);
  const fields = Object.fromEntries(
    Object.entries(projection.fields).map(([name, one]) => [name, { ...one, by: numbers.of(one.by) }]),
  );
  // values of the pure package are read-only, those of the contract are not
  const answers: Pick<CaseRecord, "fields" | "groups" | "parties"> = JSON.parse(
    JSON.stringify({ fields, groups, parties }),
  );
  const record: CaseRecord = {
    row: {
      ...row,
      ...(visibility.whole && seen.actors.length === 0 ? wholeRow(seen, nameOf) : {}),
      grade: visibility.whole ? shownGrade(definition, seen.row.grade) : null,
      version: numbers.version,
    },
    whole: visibility.whole,
    contact: visibility.whole || seen.state.assignee === null ? null : doers.ofAccount(seen.state.assignee),
    glassUntil: seen.glass ? glassUntil(seen, context) : null,
    sealed: course?.sealed ?? false,
    actedAs: [...seen.actors],
    ...answers,
    gradeHistory: (course?.gradeHistory ?? []).map((one) => ({
      value: one.value,
      title: shownGrade(definition, one.value)?.title ?? { zh: one.value, en: one.value },
      at: one.at,
      by: doers.ofAction(one.by),
      reason: visibility.handles ? (actionOf(seen, one.by)?.details.reason ?? null) : null,
    })),
    pending:
      course === undefined
        ? []
        : pendingOf(seen, course, {
            doers,
            nameOf,
            mayConfirm: (number) =>
              possible.some(({ action, about }) => action === "confirm" && about?.pending === number),
          }),
    referrals: projection.referrals.map((one) => ({
      name: one.name,
      number: one.number,
      title: definition.referrals?.[one.name]?.title ?? { zh: one.name, en: one.name },
      organisation: organisation(one.organisationId),
      state: one.state,
      sentAt: one.sentAt,
      acknowledgedAt: one.acknowledgedAt,
      answeredAt: one.answeredAt,
      atWorkSince: one.atWorkSince ?? null,
      reason: one.reason,
    })),
    tasks: Object.entries(projection.tasks).map(([name, one]) => ({
      name,
      title: definition.tasks?.[name]?.title ?? { zh: name, en: name },
      status: one.status,
      organisation: organisation(one.organisationId),
      doneAt: one.doneAt,
      reason: one.reason,
      dueAt: projection.deadlines.findLast((deadline) => deadline.name === `task:${name}`)?.dueAt ?? null,
    })),
    consents: Object.entries(course?.consents ?? {}).map(([scope, one]) => ({
      scope,
      title: definition.consents?.[scope]?.title ?? { zh: scope, en: scope },
      ...one,
    })),
    deadlines: projection.deadlines.map((one) => ({
      name: one.name,
      title: titleOfDeadline(definition, one.name),
      state: one.state,
      startedAt: one.startedAt,
      dueAt: one.dueAt,
      provisional: one.provisional,
      metAt: one.metAt,
      late: one.metAt === null ? one.state === "running" && one.dueAt < context.now : one.metAt > one.dueAt,
      source: sourceOfDeadline(definition, one.name),
    })),
    schedules: course === undefined ? [] : schedulesOf(definition, seen.state, context.now),
    links,
    attachments,
    documents: Object.entries(definition.documents ?? {})
      .filter(([, { by }]) => by.some((name) => seen.actors.includes(name)))
      .map(([name, { title }]) => ({ name, title })),
    history: visibility.whole
      ? historyOf(seen, visibility, doers, told, { pairs, links })
      : ownHistory(context, seen, visibility, doers, told).map((one) => ({
          ...one,
          number: numbers.of(one.number),
        })),
    possible: offered,
    assignees:
      visibility.handles || offered.some(({ needsAssignee }) => needsAssignee)
        ? await assigneesOf(context, seen)
        : [],
    candidates: unjudged(pairs).map(candidateOf),
    judgedMatches: judged.flatMap((pair) => judgedOf(pair, doers)),
  };
  const inHistory = new Set(record.history.map(({ match }) => match?.caseId));
  notePairs(context, [
    ...unjudged(pairs),
    ...judged,
    ...pairs.filter(({ shown }) => inHistory.has(shown.caseId)),
  ]);
  // words that a person wrote as a reason are free text, and so sensitive
  const reasons = [record.gradeHistory, record.referrals, record.tasks, record.history].flat();
  noteShown(context, seen, projection, [
    ...(reasons.some(({ reason }) => reason !== null) ? (["sensitive"] as const) : []),
    ...classesWaiting(definition, seen.state.openedAt, record.pending),
  ]);
  return record;
}

/** Lists know her as a stranger to the case; who broke its glass sees how it stands. */
function wholeRow(
  { row, state, current }: SeenCase,
  nameOf: (id: string) => string,
): Pick<CaseRecord["row"], "state" | "stateTitle" | "phase" | "closedAt" | "assignee"> {
  const { assignee } = state;
  return {
    state: state.state,
    stateTitle: titleOfState(current.definition, state.state),
    phase: state.phase,
    closedAt: row.closed_at,
    assignee: assignee === null ? null : { id: assignee, name: nameOf(assignee) },
  };
}

/** Until when the glass that she broke stays open; the longest where there are several. */
function glassUntil({ state }: SeenCase, { actor, now }: CaseReadContext): string | null {
  const ends = state.breakGlass.flatMap(({ accountId, until }) =>
    accountId === actor.accountId && until > now ? [until] : [],
  );
  return ends.toSorted().at(-1) ?? null;
}

/** The schedules of a case, as plain values of the contract. */
function schedulesOf(definition: SystemDefinition, state: CaseState, now: string): CaseRecord["schedules"] {
  const shown: CaseRecord["schedules"] = JSON.parse(
    JSON.stringify(scheduleStandings(definition, state, now)),
  );
  return shown;
}

function possibleOf(
  definition: SystemDefinition,
  one: ReturnType<typeof listPossibleActions>[number],
): CaseRecord["possible"][number] {
  const rule = definition.actions[one.action];
  return {
    action: one.action,
    title: one.title,
    isUsual: one.isUsual,
    form: rule?.form ?? null,
    needsReason: one.needsReason,
    needsAssignee:
      one.action === "assign" ||
      (rule?.effects ?? []).some((effect) => "assign" in effect && effect.assign === "named"),
    needsSecondPerson: one.needsSecondPerson,
    offline: rule?.offline === true,
    blockedBy: one.blockedBy ?? null,
    about: one.about ?? null,
  };
}

function actionOf({ actions }: SeenCase, number: number) {
  return actions.find((action) => action.number === number);
}

async function namesIn(context: CaseReadContext, { actions, state }: SeenCase, pairs: readonly SeenPair[]) {
  return await listDisplayNames(context.transaction, [
    ...pairs.flatMap(({ judged }) => judged?.by ?? []),
    ...actions.map(({ actor }) => actor.accountId),
    ...state.pending.map(({ proposedBy }) => proposedBy),
    ...actions.flatMap(({ details }) => details.assignee ?? []),
    ...(state.assignee === null ? [] : [state.assignee]),
  ]);
}

async function organisationsIn(context: CaseReadContext, { referrals, tasks }: CaseProjection) {
  return await listOrganisationNames(
    context.transaction,
    [...referrals, ...Object.values(tasks)].flatMap(({ organisationId }) => organisationId ?? []),
  );
}

/** A pair that was judged, as the page shows it. */
function judgedOf(pair: SeenPair, { ofAccount }: CaseDoers): CaseRecord["judgedMatches"] {
  const { judged } = pair;
  if (judged === null || judged.judgement === "open") return [];
  const { judgement, by, at } = judged;
  return [{ ...candidateOf(pair), judgement, judgedBy: ofAccount(by), judgedAt: at }];
}

/**
 * The log, newest first: each action with the fields of it that the reader may see; reasons for who handles the case. A
 * judgement on another case, or a link to one, stands in it for those who see that case.
 */
function historyOf(
  { actions, current, state }: SeenCase,
  visibility: Visibility,
  { ofAction }: CaseDoers,
  told: CaseTold,
  { pairs, links }: { readonly pairs: readonly SeenPair[]; readonly links: CaseRecord["links"] } = {
    pairs: [],
    links: [],
  },
): CaseRecord["history"] {
  const { definition } = current;
  const matchOf = ({ match }: SeenCase["actions"][number]["details"]) => {
    const other = pairs.find(({ shown }) => shown.caseId === match?.caseId)?.shown;
    if (match === undefined || other === undefined) return null;
    return { ...match, number: other.number, systemTitle: other.systemTitle };
  };
  const isTold = ({ details }: SeenCase["actions"][number]): boolean =>
    (details.match === undefined || matchOf(details) !== null) &&
    (details.link === undefined || links.some(({ caseId }) => caseId === details.link?.caseId));
  return actions
    .toReversed()
    .filter(isTold)
    .map((action) => ({
      number: action.number,
      action: action.action,
      title: titleOfAction(current, action.action),
      by: ofAction(action.number),
      actedAs: definition.actors[action.actedAs]?.title ?? null,
      at: action.at,
      changed:
        action.details.answers === undefined
          ? []
          : Object.keys(
              projectAnswers(definition, action.details.answers, state.openedAt, visibility).fields,
            ),
      reason: visibility.handles ? (action.details.reason ?? null) : null,
      match: matchOf(action.details),
      assignee: told.assigneeOf(action.details),
      files: told.filesOf(action.details),
      step: told.stepOf(action.details),
    }));
}

/** To whom something was handed, only what her own agency did stands in the history, and what she is to review. */
function ownHistory(
  context: CaseReadContext,
  seen: SeenCase,
  visibility: Visibility,
  doers: CaseDoers,
  told: CaseTold,
): CaseRecord["history"] {
  const { actors } = seen.current.definition;
  const reviews = seen.actors.some((name) => actors[name]?.relation === "holds-review");
  // whoever was asked to review reads who broke the glass, and why
  const broken = new Map(
    seen.actions.flatMap(({ number, details }) =>
      reviews && seen.state.breakGlass.some((one) => one.number === number) ? [[number, details.reason]] : [],
    ),
  );
  const own = seen.actions.filter(
    ({ actor, number }) => actor.organisationId === context.actor.organisation.id || broken.has(number),
  );
  return historyOf({ ...seen, actions: own }, visibility, doers, told).map((row) =>
    broken.has(row.number) ? { ...row, reason: broken.get(row.number) ?? null } : row,
  );
}

/** Linked cases that the reader sees; of the others she does not learn that there is one. */
async function linksOf(
  context: CaseReadContext,
  definition: SystemDefinition,
  links: CaseState["links"],
): Promise<CaseRecord["links"]> {
  if (links.length === 0) return [];
  const within = caseWithin(await findCaseReach(context), "any");
  const rows = await listCasesById(
    context.transaction,
    within,
    links.map(({ caseId }) => caseId),
  );
  return links.flatMap(({ name, caseId, system }) => {
    const row = rows.find(({ id }) => id === caseId);
    if (row === undefined) return [];
    const title = definition.links?.[name]?.title ?? systemOf(context.host, system).definition.title;
    return [{ name, title, caseId, number: row.number, system }];
  });
}

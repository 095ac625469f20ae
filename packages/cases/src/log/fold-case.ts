import type { DefinitionBook } from "../definition/definition-book.ts";
import type { SystemDefinition } from "../definition/definition.ts";
import type { ClockBasis } from "../deadlines/clock-basis.ts";
import { foldDeadlines } from "../deadlines/index.ts";
import { type CaseAction, engineActions, type EngineAction } from "./case-log.ts";
import { endAbove, endWork } from "./answer-referrals.ts";
import { keepAnswered } from "./as-answered.ts";
import type { Change } from "./change.ts";
import type { CaseState, Touch } from "./case-state.ts";
import { doDeclared } from "./do-declared.ts";
import { doEngineAction } from "./do-engine-action.ts";
import { emptyCase, isOpened } from "./empty-case.ts";
import { openTasks } from "./open-tasks.ts";
import { keepOwnWords } from "./own-words.ts";
import { upgradeState } from "../definition/upgrade-map.ts";
import { regrade } from "./propose-grade.ts";

/**
 * A case from its log: the same on server, browser and in tests, however the log is cut into pieces. Each action is read by
 * the definition that it was done under. Total: an action that cannot be read, or does not fit the case, changes nothing
 * but the version, and is listed in `unread`.
 */
export function foldCase(book: DefinitionBook, actions: readonly CaseAction[], clock: ClockBasis): CaseState {
  return actions.reduce((state, action) => applyCaseAction(book, state, action, clock), emptyCase);
}

/** A case after one more action; an action that is in it already changes nothing. */
export function applyCaseAction(
  book: DefinitionBook,
  before: CaseState,
  action: CaseAction,
  clock: ClockBasis,
): CaseState {
  if (action.number <= before.version) return before;
  const definition = book.get(action.definitionHash);
  return definition === undefined
    ? unreadable(before, action)
    : applyUnder(definition, carriedTo(book, before, action.definitionHash), action, clock);
}

/**
 * A case under the names of another version of its definition, as the book knows them: a renamed state, question or clock
 * is called by its new name, a clock that was given up has ended. What the next action is judged by and what is shown.
 */
export function carriedTo(book: DefinitionBook, state: CaseState, definitionHash: string): CaseState {
  if (state.definitionHash === "" || state.definitionHash === definitionHash) return state;
  const map = book.mapOf?.(state.definitionHash, definitionHash);
  return { ...(map === undefined ? state : upgradeState(state, map)), definitionHash };
}

function unreadable(before: CaseState, { number }: CaseAction): CaseState {
  return { ...before, version: number, unread: [...before.unread, number] };
}

function applyUnder(
  definition: SystemDefinition,
  before: CaseState,
  action: CaseAction,
  clock: ClockBasis,
): CaseState {
  const change = changeOf(definition, before, action, clock);
  if (change === undefined) return unreadable(before, action);
  const isHandover = (name: string): boolean => definition.referrals?.[name]?.handover === true;
  const changed: CaseState = {
    ...endAbove(before, endWork(acknowledged(change.state, action), action.at), isHandover),
    version: action.number,
    definitionHash: action.definitionHash,
    entered: enteredBy(before, change.state, action.at),
    touched: touch(before.touched, change.touched ?? [], action),
  };
  const tasked = openTasks(definition, keepOwnWords(changed, action), action.at);
  const graded = keepAnswered(before, regrade(definition, before, tasked, action, change.answers));
  const deadlines = foldDeadlines(definition, isOpened(before) ? before : null, graded, action, clock);
  const running = new Set(
    deadlines.filter(({ state }) => state === "running" || state === "paused").map(({ name }) => name),
  );
  return { ...graded, deadlines, untold: graded.untold.filter(({ deadline }) => running.has(deadline)) };
}

/** When the case came into the states it was in: what was before a reopening counts no more. */
function enteredBy(before: CaseState, after: CaseState, at: string): CaseState["entered"] {
  const { state, occurrence } = after;
  if (occurrence !== before.occurrence) return { [state]: at };
  return state === before.state ? before.entered : { ...before.entered, [state]: at };
}

/** What an action says that it acknowledged; who proposes something to a second person has seen the case as well. */
function acknowledged(state: CaseState, { details, at }: CaseAction): CaseState {
  const { acknowledges = [] } = details;
  if (acknowledges.length === 0) return state;
  const referrals = state.referrals.map((one) =>
    one.state === "sent" && acknowledges.includes(one.number)
      ? { ...one, state: "acknowledged" as const, acknowledgedAt: at }
      : one,
  );
  return { ...state, referrals };
}

function changeOf(
  definition: SystemDefinition,
  before: CaseState,
  action: CaseAction,
  clock: ClockBasis,
): Change | undefined {
  return isEngineAction(action.action)
    ? doEngineAction(action.action, definition, before, action, clock)
    : doDeclared(definition, before, action);
}

/** Whether a name is one of the engine's own actions; a definition cannot take such a name. */
export function isEngineAction(name: string): name is EngineAction {
  return (engineActions as readonly string[]).includes(name);
}

function touch(
  before: CaseState["touched"],
  keys: readonly string[],
  { number, actor, transactionId }: CaseAction,
): CaseState["touched"] {
  if (keys.length === 0) return before;
  const by: Touch = { by: number, accountId: actor.accountId, transactionId };
  return { ...before, ...Object.fromEntries(keys.map((key) => [key, by])) };
}

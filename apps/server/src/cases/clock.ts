import {
  type ClockStep,
  dueSteps,
  movedByCalendar,
  nextAbove,
  nextDue,
  nextStepAt,
  placeOf,
  readGlassClock,
  readReferralClock,
} from "@halfsky/cases";
import type { Bilingual } from "@halfsky/statistics";
import { platformActor } from "../access/actor.ts";
import type { Ground } from "../http/ground.ts";
import { readFor, writeFor } from "../http/run-in-transaction.ts";
import { agenciesAbove } from "./case-basis.ts";
import { caseHostOf, type CaseWriteContext } from "./case-host.ts";
import { titleOfDeadline } from "./case-titles.ts";
import { updateNextStep } from "./case.store.ts";
import { carryOut } from "./carry-out.ts";
import { insertStep, isStepDone, listDueCases, listRunningCases } from "./clock.store.ts";
import { type LoadedCase, loadCase } from "./load-case.ts";
import { openByClock } from "./open-by-clock.ts";
import { linkBoth } from "./open-case.service.ts";
import { tellActor, type Telling, tellOrganisation, type ToldCase } from "./tell-of-case.ts";

const behalf = { actor: platformActor, requestId: null };

/** What a run of the clock did. */
export interface ClockRun {
  readonly steps: number;
  readonly failures: readonly unknown[];
}

/** A run looks at so many cases; the next one comes a minute later. */
const mostCases = 500;

/**
 * Does everything that is due about cases, each step in a transaction of its own: the case is held, its log read again, and
 * the step's name is a key, so that a step happens once however many clocks run and wherever one of them is stopped. One
 * case that fails keeps no other waiting.
 */
export async function runCaseClock(ground: Ground): Promise<ClockRun> {
  const ids = await readFor(ground, behalf, ({ transaction, now }) =>
    listDueCases(transaction, now, mostCases),
  );
  const host = caseHostOf(ground.config);
  let steps = 0;
  const failures: unknown[] = [];
  for (const id of ids) {
    try {
      for (let isMore = true; isMore;) {
        isMore = await writeFor(ground, behalf, (context) => doNextStep({ ...context, host }, id));
        if (isMore) steps += 1;
      }
    } catch (error) {
      failures.push(error);
    }
  }
  return { steps, failures };
}

/** Does the steps of one case that are due, in the caller's transaction; for loading made-up data. */
export async function doDueCaseSteps(context: CaseWriteContext, id: string): Promise<void> {
  const acting = { ...context, actor: platformActor };
  while (await doNextStep(acting, id));
}

/** Does the step of a case that is due first; false where there is none, and the clock then knows when to look again. */
async function doNextStep(context: CaseWriteContext, id: string): Promise<boolean> {
  const loaded = await loadCase(context, id, { lock: true });
  if (loaded === undefined || loaded.keys === null) return false;
  const { definition } = loaded.current;
  for (const step of dueSteps(definition, loaded.state, loaded.row.id, context.now, loaded.clock)) {
    if (await isStepDone(context.transaction, step.id)) continue;
    await doStep(context, loaded, step);
    return true;
  }
  const next = nextStepAt(definition, loaded.state, loaded.row.id, context.now, loaded.clock);
  // a step that is done already but not in the log would be looked at for ever
  await updateNextStep(context.transaction, loaded.row, next !== null && next <= context.now ? null : next);
  return false;
}

async function doStep(context: CaseWriteContext, loaded: LoadedCase, step: ClockStep): Promise<void> {
  const { row, state, current } = loaded;
  const { definition } = current;
  const told = { areaCode: row.lies_in, caseId: row.id, number: row.number, definition, state };
  const asked = step.asksNext ? await asksNext(context, loaded, step.deadline) : null;
  const isReached = await tellOfStep(context, told, loaded, step, asked);
  const opened = await openByClock(context, loaded, step);
  await insertStep(context.transaction, {
    area_code: row.area_code,
    id: step.id,
    case_id: row.id,
    deadline: step.deadline,
    kind: step.kind,
    due_at: step.at,
    done_at: context.now,
    reached: isReached ? step.to : null,
  });
  const after = await carryOut(context, loaded, {
    action: step.kind === "seal" ? "seal" : "clock-step",
    transactionId: `step/${step.id}`,
    baseVersion: state.version,
    accepted: {
      status: "accepted",
      actedAs: "platform",
      relation: "platform",
      details: {
        step: {
          id: step.id,
          deadline: step.deadline,
          reached: isReached ? step.to : null,
          ...(opened === undefined ? {} : { opened: opened?.row.id ?? null }),
        },
        ...(asked === null ? {} : { agencies: { [asked.name]: asked.organisationId } }),
      },
      effects: [],
      pending: false,
      notices: [],
    },
  });
  if (opened != null && step.opens !== null) {
    await linkBoth(context, after, opened, step.opens, `step/${step.id}`);
  }
}

/** Tells whom a step tells; where it is whom the case is assigned to, and she has left, somebody is told to name another. */
async function tellOfStep(
  context: CaseWriteContext,
  told: ToldCase,
  loaded: LoadedCase,
  step: ClockStep,
  asked: Asked | null,
): Promise<boolean> {
  const telling = tellingOf(loaded, step);
  if (step.kind === "seal") return await tellKeepers(context, told, telling);
  const broken = readGlassClock(step.deadline);
  if (broken !== null && step.asksNext) {
    const organisationId = asked?.organisationId;
    if (organisationId === undefined) return false;
    return await tellOrganisation(context, told, { role: reviewOffice, organisationId }, telling);
  }
  const breaker = told.state.breakGlass.find(({ number }) => number === broken)?.accountId;
  const isReached = await tellActor(context, told, step.to, telling, breaker);
  if (!isReached && loaded.standing.assigneeGone === true) {
    const gone = {
      zh: "承办人已离岗，应当提醒的岗位无人，请另行指派。",
      en: "whom it is assigned to has left and nobody else is to be told: name another.",
    };
    const names = Object.keys(told.definition.actors);
    for (const name of names.filter((one) => told.definition.actors[one]?.relation === "relieves")) {
      await tellActor(context, told, name, { kind: "escalate", words: gone });
    }
  }
  return isReached;
}

/** Who is asked where whoever reviews first does not. */
const reviewOffice = "leading-group-office";

/** An agency that is asked besides, under the name that the log keeps it by. */
interface Asked {
  readonly name: string;
  readonly organisationId: string;
}

/** Tells those for whom the case will still be there, and nobody by mail; to the others nothing speaks of it from now on. */
async function tellKeepers(context: CaseWriteContext, told: ToldCase, telling: Telling): Promise<boolean> {
  let isReached = false;
  for (const name of told.definition.sealing?.readers ?? []) {
    const sealed = { ...told, state: { ...told.state, sealed: true } };
    if (await tellActor(context, sealed, name, telling)) isReached = true;
  }
  return isReached;
}

/** The agency above the one that kept silent, or the office that reviews a broken glass; null where there is none. */
async function asksNext(
  context: CaseWriteContext,
  { row, state, current }: LoadedCase,
  deadline: string,
): Promise<Asked | null> {
  if (readGlassClock(deadline) !== null) {
    const [office] = await agenciesAbove(context, reviewOffice, null, row.owner_area);
    return office === undefined ? null : { name: "glass", organisationId: office };
  }
  const clock = readReferralClock(deadline);
  const referral = state.referrals.find(({ number }) => number === clock?.number);
  const rule = clock === null ? undefined : current.definition.referrals?.[clock.name];
  if (clock === null || referral === undefined || rule === undefined) return null;
  const { organisationId: asked } = referral;
  const silent = asked === null ? null : { organisationId: asked, place: placeOf(current.definition, state) };
  const above = await agenciesAbove(context, rule.to, silent, row.lies_in);
  const organisationId = nextAbove(state.referrals, referral, above);
  return organisationId === null ? null : { name: clock.name, organisationId };
}

function tellingOf({ current }: LoadedCase, { kind, deadline }: ClockStep): Telling {
  const title = titleOfDeadline(current.definition, deadline);
  const words: Readonly<Record<ClockStep["kind"], Bilingual>> = {
    ask: { zh: "有人紧急查阅，请复查。", en: "the glass was broken; review it." },
    warn: { zh: `“${title.zh}”即将到期。`, en: `"${title.en}" is due soon.` },
    escalate: { zh: `“${title.zh}”已逾期，请督办。`, en: `"${title.en}" is late; see to it.` },
    silence: { zh: `“${title.zh}”逾期未回应。`, en: `"${title.en}": no response in time.` },
    seal: { zh: "已依法封存。", en: "it was sealed by law." },
  };
  const kinds = {
    ask: "break-glass",
    warn: "remind",
    escalate: "escalate",
    silence: "escalate",
    seal: "tell",
  };
  return { kind: kinds[kind], words: words[kind] };
}

/** Records a recalculation of every case whose ends a new calendar moves, each in a transaction of its own. */
export async function recalculateCases(ground: Ground): Promise<number> {
  const host = caseHostOf(ground.config);
  const ids = await readFor(ground, behalf, ({ transaction }) => listRunningCases(transaction));
  let count = 0;
  for (const id of ids) {
    const isMoved = await writeFor(ground, behalf, (context) => recalculateCase({ ...context, host }, id));
    if (isMoved) count += 1;
  }
  return count;
}

async function recalculateCase(context: CaseWriteContext, id: string): Promise<boolean> {
  const loaded = await loadCase(context, id, { lock: true });
  if (loaded === undefined || loaded.keys === null) return false;
  // the log is folded with the calendar of now: what stands in the row is of the one before
  const isStale = (nextDue(loaded.state)?.dueAt ?? null) !== loaded.row.next_due_at;
  if (!isStale && movedByCalendar(loaded.state, loaded.clock).length === 0) return false;
  await carryOut({ ...context, actor: platformActor }, loaded, {
    action: "recalculate",
    transactionId: `recalculate/${loaded.row.id}/${loaded.state.version}`,
    baseVersion: loaded.state.version,
    accepted: {
      status: "accepted",
      actedAs: "platform",
      relation: "platform",
      details: {},
      effects: [],
      pending: false,
      notices: [],
    },
  });
  return true;
}

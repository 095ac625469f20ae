import { beijingDate, workCalendarOf } from "@halfsky/calendar";
import { addDecimalText } from "@halfsky/statistics";
import {
  clockRuleOf,
  type ClockStep,
  dueSteps,
  inDefault,
  nextStepAt,
  wasDueOn,
} from "../../deadlines/index.ts";
import { openedByClock } from "../../decide/opened-by-link.ts";
import { decideCaseAction } from "../../decide/decide-case-action.ts";
import { bookOf } from "../../definition/definition-book.ts";
import type { SystemDefinition } from "../../definition/definition.ts";
import type { ServiceRole } from "../../definition/roles.ts";
import { hashDefinition } from "../../definition/hash-definition.ts";
import { countIndicator } from "../../indicators/index.ts";
import type { ActionDetails, CaseAction, FormAnswers } from "../../log/case-log.ts";
import type { CaseState, DeadlineState } from "../../log/case-state.ts";
import { emptyCase } from "../../log/empty-case.ts";
import { applyCaseAction } from "../../log/fold-case.ts";
import { actedAsOf, standingOf } from "../../relations/stands-in.ts";
import type { Scenario, ScenarioPerson, ScenarioStep } from "./scenario.ts";

/** A scenario played: how it stands, what the clock told, and every step that did not go as written. */
export interface PlayedScenario {
  readonly state: CaseState;
  readonly log: readonly CaseAction[];
  /** "deadline → actor", with "（无人）" where nobody of the scenario is that actor */
  readonly escalated: readonly string[];
  /** what clocks opened, in order */
  readonly opened: readonly (NonNullable<ReturnType<typeof openedByClock>> & {
    readonly deadline: string;
    readonly link: string;
  })[];
  readonly wrong: readonly string[];
}

const caseId = "scenario";
/** weeks as they are: no schedule of public holidays */
const clock = { calendar: workCalendarOf([]), calendarVersion: 1 };
const system: ScenarioPerson = { organisation: "platform", area: "000000", roles: [] };

/** Plays a scenario through the engine as the server would: judged, numbered, folded, the clock in between. */
export function playScenario(definition: SystemDefinition, scenario: Scenario): PlayedScenario {
  const hash = hashDefinition(definition);
  const book = bookOf([definition]);
  const log: CaseAction[] = [];
  const escalated: string[] = [];
  const opened: PlayedScenario["opened"][number][] = [];
  const wrong: string[] = [];
  let state: CaseState = emptyCase;

  const add = (
    { who, ...row }: Pick<CaseAction, "action" | "actedAs" | "relation" | "at" | "details"> & { who: string },
    person: ScenarioPerson,
  ): void => {
    const number = log.length + 1;
    const action: CaseAction = {
      ...row,
      number,
      actor: { accountId: who, organisationId: person.organisation, areaCode: person.area },
      transactionId: `t${String(number)}`,
      baseVersion: state.version,
      definitionHash: hash,
    };
    log.push(action);
    state = applyCaseAction(book, state, action, clock);
    if (state.unread.includes(number)) wrong.push(`${row.action}: the fold could not read it`);
  };

  const isFilled = (actor: string): boolean =>
    actor === "owner" ||
    Object.entries(scenario.people).some(([name, person]) =>
      actedAsOf(definition, standingOf(state, scenario.area), asActor(name, person)).includes(actor),
    );

  const runClock = (until: string): void => {
    for (;;) {
      const next = state.version === 0 ? null : nextStepAt(definition, state, caseId, until, clock);
      if (next === null || next > until) return;
      const due = dueSteps(definition, state, caseId, next, clock);
      if (due.length === 0) return;
      for (const step of due) {
        const { id, deadline, kind, to } = step;
        const reached = isFilled(to) ? to : null;
        const opening = openingOf(definition, state, step);
        if (opening !== null) opened.push(opening);
        const details: ActionDetails = {
          step: { id, deadline, reached, ...(opening === null ? {} : { opened: `opened by ${caseId}` }) },
        };
        add(
          {
            who: "platform",
            action: kind === "seal" ? "seal" : "clock-step",
            actedAs: "platform",
            relation: "platform",
            at: next,
            details,
          },
          system,
        );
        if (kind !== "warn" && kind !== "seal")
          escalated.push(`${deadline} → ${to}${reached === null ? "（无人）" : ""}`);
      }
    }
  };

  const basis = (now: string) => ({
    standing: standingOf(state, scenario.area),
    now,
    // everybody in a story has been checked, unless it says otherwise
    gates: { "background-check": true, ...scenario.gates },
    agencies: (role: ServiceRole, area: string) =>
      (area === scenario.area ? scenario.agencies : scenario.elsewhere?.[area])?.[role] ?? null,
    localAgencies: (role: ServiceRole, area: string) =>
      Object.entries(scenario.localAgencies ?? {}).flatMap(([locality, { [role]: organisationId }]) =>
        organisationId === undefined || !locality.startsWith(area) ? [] : [{ locality, organisationId }],
      ),
    clock,
  });

  if (scenario.opening !== undefined) {
    const { at, by, answers } = scenario.opening;
    const decision = decideCaseAction(
      definition,
      null,
      { action: by, transactionId: "opening", baseVersion: 0, details: { answers: { fields: answers } } },
      { ...basis(momentOf(at)), actor: asActor("platform", system), isPlatform: true },
    );
    if (decision.status === "refused") wrong.push(`${at} ${by}: ${whyOf(decision)}`);
    else {
      const { actedAs, relation, details } = decision;
      add({ who: "platform", action: by, actedAs, relation, at: momentOf(at), details }, system);
    }
  }

  for (const step of scenario.steps) {
    const now = momentOf(step.at);
    runClock(now);
    if (step.does === "wait") continue;
    const person = scenario.people[step.by];
    if (person === undefined) {
      wrong.push(`${step.at} ${step.does}: nobody is called ${step.by}`);
      continue;
    }
    const details = detailsOf(step, state);
    const decision = decideCaseAction(
      definition,
      state.version === 0 ? null : state,
      { action: step.does, transactionId: `t${String(log.length + 1)}`, baseVersion: state.version, details },
      { ...basis(now), actor: asActor(step.by, person) },
    );
    const said = decision.status === "refused" ? decision.code : undefined;
    if (said !== step.refused) wrong.push(`${step.at} ${step.does}: ${whyOf(decision)}`);
    if (decision.status === "refused") continue;
    const { actedAs, relation } = decision;
    add({ who: step.by, action: step.does, actedAs, relation, at: now, details: decision.details }, person);
    wrong.push(...faultsOf(step, state));
  }
  return { state, log, escalated, opened, wrong };
}

/** What a step of the clock opens, as the server would: organisations are called by their ids here, the case by its own. */
function openingOf(
  definition: SystemDefinition,
  state: CaseState,
  { deadline, opens }: ClockStep,
): PlayedScenario["opened"][number] | null {
  if (opens === null) return null;
  const from = {
    number: caseId,
    clock: clockRuleOf(definition, deadline)?.title ?? null,
    dueOn: wasDueOn(state, deadline),
    agencies: inDefault(definition, state, deadline),
  };
  const opening = openedByClock(definition, opens, state, from);
  return opening === null ? null : { ...opening, deadline, link: opens };
}

/** How the occurrences of a deadline ended. */
export function tallyOf(
  { state, log }: PlayedScenario,
  name: string,
): Readonly<Record<"inTime" | "late" | "cancelled" | "open", number>> {
  const last = log.at(-1)?.at ?? "";
  const tally = { inTime: 0, late: 0, cancelled: 0, open: 0 };
  for (const one of state.deadlines) if (one.name === name) tally[endOf(one, last)] += 1;
  return tally;
}

function endOf(
  { state, metAt, dueAt, endedAt }: DeadlineState,
  last: string,
): "inTime" | "late" | "cancelled" | "open" {
  if (metAt !== null) return metAt <= dueAt ? "inTime" : "late";
  if (dueAt < (endedAt ?? last)) return "late";
  return state === "cancelled" ? "cancelled" : "open";
}

/** Numerator and denominator of an indicator over the days of the scenario, or to the end of one of them. */
export function countOf(
  definition: SystemDefinition,
  scenario: Scenario,
  { log }: PlayedScenario,
  name: string,
  until?: string,
): readonly [numerator: string, denominator?: string] | string {
  const days = scenario.steps.map(({ at }) => beijingDate(momentOf(at)));
  const period = { from: days[0] ?? "", to: until ?? days.at(-1) ?? "" };
  const actions = log.filter(({ at }) => beijingDate(at) <= period.to);
  const book = bookOf([definition]);
  const state = actions.reduce((before, action) => applyCaseAction(book, before, action, clock), emptyCase);
  const one = { caseId, areaCode: scenario.area, actions, state };
  const count = countIndicator(definition, name, [one], period);
  if ("faults" in count) return count.faults.map(({ message }) => message.en).join(" ");
  const sum = (side: "numerator" | "denominator"): string =>
    count.cells.reduce((total, cell) => addDecimalText(total, cell[side] ?? "0"), "0");
  return definition.indicators[name]?.denominator === undefined
    ? [sum("numerator")]
    : [sum("numerator"), sum("denominator")];
}

function asActor(accountId: string, { organisation, area, roles }: ScenarioPerson) {
  return { accountId, organisationId: organisation, areaCode: area, roles };
}

/** "2026-03-02 09:00" in Beijing */
function momentOf(at: string): string {
  return new Date(`${at.replace(" ", "T")}:00+08:00`).toISOString();
}

function detailsOf(step: ScenarioStep, state: CaseState): ActionDetails {
  const { answers, groups, parties, details = {} } = step;
  const withPending =
    (step.does === "confirm" || step.does === "refuse") && details.pending === undefined
      ? { pending: state.pending.at(-1)?.number ?? 0 }
      : {};
  if (answers === undefined && groups === undefined && parties === undefined) {
    return { ...details, ...withPending };
  }
  const rows: FormAnswers = {
    fields: answers ?? {},
    groups: Object.fromEntries(
      Object.entries(groups ?? {}).map(([name, list]) => [
        name,
        list.map((fields, index) => ({ id: `${name}-${String(index + 1)}`, fields })),
      ]),
    ),
    parties: Object.fromEntries(
      Object.entries(parties ?? {}).map(([name, list]) => [
        name,
        list.map((parts, index) => ({ id: `${name}-${String(index + 1)}`, parts })),
      ]),
    ),
  };
  return { ...details, ...withPending, answers: rows };
}

function whyOf(decision: ReturnType<typeof decideCaseAction>): string {
  if (decision.status === "accepted") return "accepted";
  const faults = decision.faults.map(({ where, message }) => `${where}: ${message.en}`);
  return [decision.code, decision.words.en, ...faults].join("; ");
}

function faultsOf({ at, does, stands }: ScenarioStep, state: CaseState): readonly string[] {
  const wrong: string[] = [];
  const check = (
    what: string,
    is: string | number | undefined,
    should: string | number | undefined,
  ): void => {
    if (should !== undefined && is !== should)
      wrong.push(`${at} ${does}: ${what} is ${String(is)}, not ${String(should)}`);
  };
  check("state", state.state, stands?.state);
  check("grade", state.grade?.value, stands?.grade);
  check("pending", state.pending.length, stands?.pending);
  return wrong;
}

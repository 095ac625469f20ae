import { describe, expect, test } from "vitest";
import type { SystemDefinition } from "../definition/definition.ts";
import { inventedSchedule } from "../definition/invented-schedule.ts";
import { invented } from "../definition/invented-system.ts";
import type { Relation, ServiceRole } from "../definition/roles.ts";
import { type ActionDetails, engineActions, type EngineAction } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";
import { emptyCase } from "../log/empty-case.ts";
import { testClock } from "../log/invented-log.ts";
import { systems } from "../systems/index.ts";
import { decideCaseAction } from "./decide-case-action.ts";
import { reviewsFirst } from "./invented-reviewers.ts";
import { left, personIn, shapes, type Stance, stances, standing } from "./invented-stances.ts";

/*
 * Who may do what, written out a second time from the definitions' own words and apart from the engine's tables; then
 * every role, in every relation, in every state, tries every action of every system.
 */

/** A case in a state, with one of everything that actions of the engine are about. */
function caseIn(definition: SystemDefinition, state: string): CaseState {
  const grades = Object.keys(definition.grade?.values ?? {});
  const waiting = Object.entries(definition.actions).filter(([, rule]) => rule.secondPerson !== undefined);
  const pending = [...waiting.map(([name]) => name), ...(grades.length > 0 ? ["lower-grade"] : [])];
  const touch = { by: 1, accountId: "somebody", transactionId: "t" };
  return {
    ...emptyCase,
    version: 50,
    occurrence: 1,
    state,
    phase: definition.states[state]?.phase ?? "open",
    owner: { organisationId: "owner", areaCode: "331102" },
    openedBy: "opener",
    assignee: "assignee",
    touched: { state: touch },
    pending: pending.map((action, at) => ({
      number: 10 + at,
      action,
      proposedBy: "somebody",
      at: "2026-03-02T01:00:00.000Z",
      details: {},
    })),
    referrals: Object.keys(definition.referrals ?? {}).map((name, at) => ({
      name,
      number: at + 1,
      organisationId: "holder",
      state: "sent",
      sentAt: "2026-03-02T01:00:00.000Z",
      sentBy: 2,
      acknowledgedAt: null,
      answeredAt: null,
      reason: null,
    })),
    tasks: Object.fromEntries(
      Object.keys(definition.tasks ?? {}).map((name, at) => [
        name,
        {
          status: at === 0 ? ("returned" as const) : ("open" as const),
          organisationId: "task-holder",
          openedAt: null,
          doneAt: null,
          reason: null,
        },
      ]),
    ),
    // of each schedule the first step is late, the others lie ahead
    deadlines: scheduledSteps(definition).map(({ scheduled, isFirst }) => ({
      name: scheduled,
      occurrence: 1,
      state: "running",
      startedAt: "2026-01-01T00:00:00.000Z",
      dueAt: isFirst ? "2026-02-01T00:00:00.000Z" : "2027-02-01T00:00:00.000Z",
      provisional: false,
      metAt: null,
      endedAt: null,
      setAt: "2026-01-01T00:00:00.000Z",
      startedBy: 1,
      endedBy: null,
      pausedMinutes: 0,
      bounds: [],
      pauses: [],
    })),
    breakGlass: [
      { number: 5, accountId: "somebody", until: "2026-03-02T02:00:00.000Z", reviewed: false, askedOf: null },
    ],
  };
}

/** The clocks of the steps of schedules. */
function scheduledSteps(definition: SystemDefinition) {
  return Object.entries(definition.schedules ?? {}).flatMap(([name, { steps }]) =>
    Object.keys(steps).map((step, at) => ({ scheduled: `schedule:${name}:${step}`, isFirst: at === 0 })),
  );
}

type Verdict = "not-permitted" | "not-allowed-now" | "judged";

interface Tuple {
  readonly definition: SystemDefinition;
  readonly role: ServiceRole;
  readonly relation: Stance;
  readonly state: string | null;
  readonly action: string;
  readonly details: ActionDetails;
}

/** Whether an actor of the definition is such a person. */
function isActor({ definition, role, relation, state }: Tuple, name: string): boolean {
  const actor = definition.actors[name];
  if (actor === undefined || actor.role !== role) return false;
  // whoever opens a case stands to it as owner and opener from the start
  if (state === null) {
    const opening: readonly Relation[] = ["owns", "supervises-owner", "opened", "anyone"];
    return (
      opening.includes(actor.relation) ||
      (relation === "in-jurisdiction" && actor.relation === "in-jurisdiction")
    );
  }
  return shapes[relation].includes(actor.relation);
}

function expectedOf(tuple: Tuple): Verdict {
  const ofEngine = engineActions.find((one) => one === tuple.action);
  return ofEngine === undefined ? expectedOfDeclared(tuple) : expectedOfEngine(tuple, ofEngine);
}

function expectedOfDeclared(tuple: Tuple): Verdict {
  const { definition, state } = tuple;
  const rule = definition.actions[tuple.action];
  if (rule === undefined || !rule.by.some((name) => isActor(tuple, name))) return "not-permitted";
  const isClosed = state !== null && definition.states[state]?.phase === "closed";
  const fits =
    rule.from === "new"
      ? state === null
      : state !== null &&
        (rule.from === "open" ? !isClosed : rule.from === "closed" ? isClosed : rule.from.includes(state));
  // each action with a second person waits already in `caseIn`
  return fits && rule.secondPerson === undefined ? "judged" : "not-allowed-now";
}

/** Who does what of the engine's own, in words of relations; "…" stands for what the definition names. */
const engineWho: Readonly<Partial<Record<EngineAction, readonly Relation[]>>> = {
  "add-note": ["owns", "assigned", "supervises-owner", "opened", "holds-referral", "holds-task"],
  attach: ["owns", "assigned", "supervises-owner", "opened", "holds-referral", "holds-task"],
  "give-consent": ["owns", "assigned", "supervises-owner", "opened"],
  "withdraw-consent": ["owns", "assigned", "supervises-owner", "opened"],
  // a pair that is not named, or not seen on both sides, is refused as wrong input to those who may judge at all
  "judge-match": ["owns", "assigned", "supervises-owner", "opened"],
  seal: ["owns", "assigned", "supervises-owner"],
  unseal: ["supervises-owner"],
};

function expectedOfEngine(tuple: Tuple, action: EngineAction): Verdict {
  const { definition, state, role, relation, details } = tuple;
  if (state === null) return "not-allowed-now";
  const isClosed = definition.states[state]?.phase === "closed";
  const isAny = (names: readonly string[] | undefined): boolean =>
    names?.some((name) => isActor(tuple, name)) === true;
  const stands = (relations: readonly Relation[]): boolean =>
    Object.keys(definition.actors).some(
      (name) => relations.includes(definition.actors[name]?.relation ?? "anyone") && isActor(tuple, name),
    );
  const judged = (may: boolean, possible = true): Verdict =>
    !may ? "not-permitted" : possible ? "judged" : "not-allowed-now";
  // where the law says when a case is sealed, nobody does it by hand
  if (definition.sealing !== undefined && (action === "seal" || action === "unseal")) return "not-permitted";
  const related = engineWho[action];
  if (related !== undefined) return judged(stands(related), action !== "unseal");
  const effects = (has: (effect: object) => boolean): readonly string[] =>
    Object.values(definition.actions)
      .filter((rule) => rule.effects?.some(has) === true)
      .flatMap(({ by }) => by);
  switch (action) {
    case "confirm":
    case "refuse": {
      const waits = caseIn(definition, state).pending.find(
        ({ number }) => number === details.pending,
      )?.action;
      const second =
        waits === "lower-grade"
          ? definition.grade?.lowerConfirm
          : definition.actions[waits ?? ""]?.secondPerson;
      const rule = definition.actions[waits ?? ""];
      const holds =
        action === "refuse" ||
        waits === "lower-grade" ||
        (rule !== undefined &&
          (rule.from === "open" ? !isClosed : rule.from === "closed" ? isClosed : rule.from.includes(state)));
      return judged(isAny(second), holds);
    }
    case "raise-grade":
      return judged(isAny(definition.grade?.raise), !isClosed);
    case "lower-grade":
      // one waits already
      return judged(isAny(definition.grade?.lower), false);
    case "assign": {
      const may =
        stands(["owns", "supervises-owner", "relieves"]) || isAny(effects((effect) => "assign" in effect));
      return judged(may, !isClosed);
    }
    case "correct":
      // nothing is named, so everybody who stands to the case at all may begin, but who only looks at a glass or an empty desk
      return judged(
        stands([
          "owns",
          "assigned",
          "supervises-owner",
          "holds-referral",
          "holds-task",
          "in-jurisdiction",
          "opened",
          "anyone",
        ]),
      );
    case "acknowledge-referral":
    case "accept-referral":
    case "return-referral":
    case "answer-referral": {
      const to = definition.referrals?.[details.referral?.name ?? ""]?.to;
      return judged(relation === "holds-referral" && to === role && stands(["holds-referral"]));
    }
    case "withdraw-referral": {
      const name = details.referral?.name;
      return judged(isAny(effects((effect) => "refer" in effect && effect.refer === name)));
    }
    case "finish-task":
    case "return-task":
    case "resume-task": {
      const agency = definition.tasks?.[details.task ?? ""]?.agency;
      const holds = relation === "holds-task" && agency === role && stands(["holds-task"]);
      const isFirst = Object.keys(definition.tasks ?? {})[0] === details.task;
      const handles = action === "resume-task" && stands(["owns", "assigned", "supervises-owner"]);
      return judged(holds || handles, !isClosed && isFirst === (action === "resume-task"));
    }
    case "explain-missed": {
      const isLate = scheduledSteps(definition).some(
        ({ scheduled, isFirst }) => isFirst && scheduled === details.scheduled,
      );
      return judged(stands(["owns", "assigned", "supervises-owner"]), !isClosed && isLate);
    }
    case "break-glass": {
      // nobody by a role that only opens cases, or only looks at broken glasses and empty desks
      const opening = new Set<Relation>(["anyone", "opened", "holds-review", "relieves"]);
      const hasRole = Object.values(definition.actors).some(
        (actor) => actor.role === role && !opening.has(actor.relation),
      );
      return judged(hasRole && relation === "in-jurisdiction");
    }
    case "review-break-glass":
      return judged(
        reviewsFirst(definition).some((name) => isActor(tuple, name)) || stands(["holds-review"]),
      );
    default:
      // the clock, a new calendar and links are the platform's alone
      return "not-permitted";
  }
}

/** What each action of the engine is about in `caseIn`, one after another. */
function subjectsOf(definition: SystemDefinition, action: string): readonly ActionDetails[] {
  const state = caseIn(definition, Object.keys(definition.states)[0] ?? "");
  if (action === "confirm" || action === "refuse")
    return state.pending.map(({ number }) => ({ pending: number }));
  if (action === "review-break-glass") return [{ pending: 5 }];
  if (action === "explain-missed") {
    return [{}, ...scheduledSteps(definition).map(({ scheduled }) => ({ scheduled }))];
  }
  if (action.endsWith("-referral"))
    return state.referrals.map(({ name, number }) => ({ referral: { name, number } }));
  if (action.endsWith("-task")) return Object.keys(state.tasks).map((task) => ({ task }));
  return [{}];
}

function* tuplesOf(definition: SystemDefinition): Generator<Tuple> {
  const roles = new Set<ServiceRole>([
    ...Object.values(definition.actors).map(({ role }) => role),
    "employer",
  ]);
  const actions = [...Object.keys(definition.actions), ...engineActions];
  for (const action of actions) {
    for (const details of subjectsOf(definition, action)) {
      for (const role of roles) {
        for (const relation of stances) {
          for (const state of [null, ...Object.keys(definition.states)]) {
            yield { definition, role, relation, state, action, details };
          }
        }
      }
    }
  }
}

function verdictOf(
  { definition, role, relation, state, action, details }: Tuple,
  at: CaseState | null,
): Verdict {
  const decision = decideCaseAction(
    definition,
    at,
    { action, transactionId: "t", baseVersion: state === null ? 0 : 50, details },
    {
      actor: personIn(definition, relation, role),
      standing: relation === "relieves" ? left : standing,
      now: "2026-03-02T01:00:00.000Z",
      gates: {},
      agencies: () => null,
      clock: testClock,
    },
  );
  if (decision.status === "accepted") return "judged";
  return decision.code === "not-permitted" || decision.code === "not-allowed-now" ? decision.code : "judged";
}

describe("every role in every relation and state tries every action", () => {
  test.each([invented, inventedSchedule, ...systems].map((one) => [one.id, one] as const))(
    "%s",
    (_, definition) => {
      const cases = new Map(
        Object.keys(definition.states).map((state) => [state, caseIn(definition, state)]),
      );
      const differing: string[] = [];
      let count = 0;
      for (const tuple of tuplesOf(definition)) {
        count += 1;
        const found = verdictOf(tuple, tuple.state === null ? null : (cases.get(tuple.state) ?? null));
        const expected = expectedOf(tuple);
        if (found !== expected) {
          const { action, role, relation, state, details } = tuple;
          differing.push(
            `${role}/${relation} ${action} ${JSON.stringify(details)} at ${state}: ${found}, not ${expected}`,
          );
        }
      }
      expect(count).toBeGreaterThan(1000);
      expect(differing.slice(0, 10)).toEqual([]);
    },
  );
});

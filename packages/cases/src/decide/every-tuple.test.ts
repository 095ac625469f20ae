import { describe, expect, test } from "vitest";
import type { SystemDefinition } from "../definition/definition.ts";
import { inventedSchedule } from "../definition/invented-schedule.ts";
import { invented } from "../definition/invented-system.ts";
import type { ServiceRole } from "../definition/roles.ts";
import { engineActions } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";
import { emptyCase } from "../log/empty-case.ts";
import { testClock } from "../log/invented-log.ts";
import { systems } from "../systems/index.ts";
import { decideCaseAction } from "./decide-case-action.ts";
import { expectedOf, type Tuple, type Verdict } from "./every-tuple.ts";
import { left, personIn, stances, standing } from "./invented-stances.ts";

/*
 * Every role, in every relation, in every state, tries every action of every system: the engine's answer is that of
 * `expectedOf`, which was written apart from it.
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

type Subject = Pick<Tuple, "details" | "waits" | "isLate">;

/** What each action of the engine is about in `caseIn`, one after another. */
function subjectsOf(definition: SystemDefinition, action: string): readonly Subject[] {
  const state = caseIn(definition, Object.keys(definition.states)[0] ?? "");
  if (action === "confirm" || action === "refuse")
    return state.pending.map(({ number, action: waits }) => ({ details: { pending: number }, waits }));
  if (action === "review-break-glass") return [{ details: { pending: 5 } }];
  if (action === "explain-missed") {
    const steps = scheduledSteps(definition);
    return [
      { details: {} },
      ...steps.map(({ scheduled, isFirst }) => ({ details: { scheduled }, isLate: isFirst })),
    ];
  }
  if (action.endsWith("-referral"))
    return state.referrals.map(({ name, number }) => ({ details: { referral: { name, number } } }));
  if (action.endsWith("-task")) return Object.keys(state.tasks).map((task) => ({ details: { task } }));
  return [{ details: {} }];
}

function* tuplesOf(definition: SystemDefinition): Generator<Tuple> {
  const roles = new Set<ServiceRole>([
    ...Object.values(definition.actors).map(({ role }) => role),
    "employer",
  ]);
  const actions = [...Object.keys(definition.actions), ...engineActions];
  for (const action of actions) {
    for (const subject of subjectsOf(definition, action)) {
      for (const role of roles) {
        for (const relation of stances) {
          for (const state of [null, ...Object.keys(definition.states)]) {
            yield { definition, role, relation, state, action, ...subject };
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

import { describe, expect, test } from "vitest";
import { checkDefinition } from "../definition/check-definition.ts";
import { decideCaseAction } from "../decide/decide-case-action.ts";
import { listPossibleActions } from "../decide/list-possible-actions.ts";
import { clockStepId, dueSteps, glassClock, nextDue } from "../deadlines/index.ts";
import { invented } from "../definition/invented-system.ts";
import { type InventedCase, inventedPeople, someone, testClock } from "../log/invented-log.ts";
import { taken } from "../decide/invented-steps.ts";
import type { SystemDefinition } from "../definition/definition.ts";
import { emptyCase } from "../log/empty-case.ts";
import type { CaseAction } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";
import { visibleTo } from "../privacy/visible-to.ts";
import { applyOverlay } from "../overlay/apply-overlay.ts";
import { systems } from "../systems/index.ts";
import { asksGlassOffice, glassReviewers } from "./around-glass.ts";
import { standingOf } from "./stands-in.ts";

const { desk, lead } = inventedPeople;
const near = { ...someone("caseworker", "elsewhere", "near"), areaCode: "331100" };
const glass = { reason: "急", minutes: 30 };
/** Those who told, by what the systems call them. */
const tellers: ReadonlySet<string> = new Set(["reporter", "finder", "informer"]);
const alsoTell: ReadonlySet<string> = new Set([
  "child-protection-hotline.caller",
  "sexual-harassment-handling.witness",
]);
const named = systems.map((one) => [one.id, one] as const);

/** Adds a row that only the host writes. */
function add(one: InventedCase, row: Pick<CaseAction, "action" | "relation" | "details">): void {
  const last = one.log.at(-1);
  if (last === undefined) throw new Error("nothing was done");
  const number = one.log.length + 1;
  one.add({ ...last, number, transactionId: `host-${number}`, baseVersion: number - 1, at: one.now, ...row });
}

/** A case of a system, opened, with a glass that a stranger broke. */
function broken(definition: SystemDefinition, sealed: boolean): CaseState {
  return {
    ...emptyCase,
    version: 6,
    occurrence: 1,
    state: Object.keys(definition.states)[0] ?? "",
    owner: { organisationId: "owner", areaCode: "331102" },
    openedBy: "opener",
    assignee: "assignee",
    sealed,
    breakGlass: [
      { number: 5, accountId: "stranger", until: "2026-03-02T02:00:00.000Z", reviewed: false, askedOf: null },
    ],
  };
}

function basisOf(state: CaseState, actor: Parameters<typeof decideCaseAction>[3]["actor"]) {
  const standing = standingOf(state, "331102");
  const agencies = () => null;
  return { actor, standing, now: "2026-03-02T01:30:00.000Z", gates: {}, agencies, clock: testClock };
}

describe("of every system", () => {
  test.each(named)(
    "%s: somebody reviews a broken glass, sealed or not, who does not break it alone",
    (_, definition) => {
      for (const sealed of [false, true]) {
        const state = broken(definition, sealed);
        const first = glassReviewers(definition, sealed).map((name) => definition.actors[name]);
        const people = first.map((actor) => ({
          accountId: actor?.relation === "assigned" ? "assignee" : "reviewer",
          organisationId: actor?.relation === "supervises-owner" ? "owner" : "above",
          areaCode: "331100",
          roles: actor === undefined ? [] : [actor.role],
        }));
        const office = { ...someone("leading-group-office", "office"), areaCode: "331100" };
        const asked = {
          ...state,
          breakGlass: state.breakGlass.map((one) => ({ ...one, askedOf: "office" })),
        };
        const reviewing = [
          ...people.map((person) => [state, person] as const),
          ...(asksGlassOffice(definition) ? [[asked, office] as const] : []),
        ].map(([at, person]) => {
          const details = { pending: 5, reason: "属实" };
          const proposed = { action: "review-break-glass", transactionId: "t", baseVersion: 6, details };
          return decideCaseAction(definition, at, proposed, basisOf(at, person)).status;
        });
        expect(reviewing).not.toEqual([]);
        expect(new Set(reviewing)).toEqual(new Set(["accepted"]));
      }
    },
  );

  test.each(named)(
    "%s: a role that only opens cases opens none by a glass, and no glass shows who reported",
    (_, definition) => {
      const opening = new Set(["anyone", "opened"]);
      const actors = Object.values(definition.actors);
      const working = new Set(
        actors.flatMap(({ role, relation }) =>
          opening.has(relation) || relation === "holds-review" || relation === "relieves" ? [] : [role],
        ),
      );
      for (const { role } of actors) {
        for (const sealed of [false, true]) {
          const state = broken(definition, sealed);
          for (const organisationId of ["owner", "elsewhere"]) {
            const who = { ...someone(role, organisationId), areaCode: "331100" };
            const proposed = { action: "break-glass", transactionId: "t", baseVersion: 6, details: glass };
            const { status } = decideCaseAction(definition, state, proposed, basisOf(state, who));
            const { sealing } = definition;
            const queries = sealing?.queries.some((name) => definition.actors[name]?.role === role) === true;
            const usual = working.has(role) && (!sealed || organisationId === "owner");
            const may = sealed && sealing !== undefined ? queries : usual;
            expect([role, sealed, organisationId, status]).toEqual([
              role,
              sealed,
              organisationId,
              may ? "accepted" : "refused",
            ]);
          }
        }
      }
      const seen = visibleTo(definition, [], emptyCase, {
        organisationId: "elsewhere",
        now: "2026-03-02T01:30:00.000Z",
        glass: true,
      });
      for (const [party, parts] of Object.entries(seen.parties)) {
        const shown = tellers.has(party) || alsoTell.has(`${definition.id}.${party}`) ? "hidden" : "shown";
        expect([party, ...new Set(Object.values(parts))]).toEqual([party, shown]);
      }
    },
  );
});

test("a system in which nobody could review is not built", () => {
  const { glassOffice: _office, ...rest } = invented.actors;
  const actors = Object.fromEntries(
    Object.entries(rest).filter(
      ([, { relation }]) => !["supervises-owner", "in-jurisdiction", "assigned"].includes(relation),
    ),
  );
  const words = checkDefinition({ ...invented, actors }).map(({ words: { en } }) => en);
  expect(words).toContain("Nobody could review a broken glass.");
  expect(checkDefinition(invented)).toEqual([]);
});

describe("the review of a broken glass", () => {
  const after = (days: number) =>
    new Date(Date.parse("2026-03-02T01:00:00.000Z") + days * 86_400_000).toISOString();
  const stepsBy = (one: InventedCase, days: number, definition = one.definition) =>
    dueSteps(definition, one.state, "case", after(days), testClock)
      .filter(({ deadline }) => deadline.startsWith("glass:"))
      .map(({ step }) => step);

  test("is asked for at once, reminded of, late, and then asked of the office; the case's own clocks show none of it", () => {
    const one = taken().do(near, "break-glass", glass);
    expect(stepsBy(one, 1)).toEqual(["ask-reviewer"]);
    expect(stepsBy(one, 3)).toEqual(["ask-reviewer", "warn-1wd-reviewer"]);
    expect(stepsBy(one, 4)).toEqual(["ask-reviewer", "after-0h-reviewer"]);
    expect(stepsBy(one, 9)).toEqual(["ask-reviewer", "after-0h-reviewer", "after-1wd-glassOffice"]);
    expect(nextDue(one.state)?.name.startsWith("glass:")).not.toBe(true);
    one.do(lead, "review-break-glass", { pending: one.state.breakGlass[0]?.number ?? 0, reason: "属实" });
    expect(stepsBy(one, 9)).toEqual([]);
  });

  test("goes on where nobody is there: the office is asked at once, and may then review, knowing no more of the case", () => {
    const one = taken().do(near, "break-glass", glass);
    const { number = 0 } = one.state.breakGlass[0] ?? {};
    const name = glassClock(number);
    // an office of another area, which stands to the case in no other way
    const office = { ...someone("leading-group-office", "office"), areaCode: "320102" };
    const may = () =>
      listPossibleActions(invented, one.state, basisOf(one.state, office)).map(({ action }) => action);
    expect(may()).not.toContain("review-break-glass");
    for (const step of ["ask-reviewer", "after-0h-reviewer"]) {
      const details = { step: { id: clockStepId("case", name, 1, step), deadline: name, reached: null } };
      one.do(desk, "clock-step", details, { isPlatform: true });
    }
    expect(stepsBy(one, 0.1)).toEqual(["after-1wd-glassOffice"]);
    expect(one.state.untold.map(({ deadline }) => deadline)).toEqual([name, name]);
    const step = { id: clockStepId("case", name, 1, "after-1wd-glassOffice"), deadline: name };
    const asked = { step: { ...step, reached: "glassOffice" }, agencies: { glass: "office" } };
    add(one, { action: "clock-step", relation: "platform", details: asked });
    expect(may()).toEqual(["review-break-glass"]);
    const seen = visibleTo(invented, ["glassOffice"], one.state, { organisationId: "office", now: after(0) });
    expect([seen.mayRead, seen.whole]).toEqual([true, false]);
    expect(new Set(Object.values(seen.fields))).toEqual(new Set(["hidden"]));
    one.do(office, "review-break-glass", { pending: number, reason: "属实" });
    expect(one.state.breakGlass).toMatchObject([{ reviewed: true }]);
    expect(one.state.untold).toEqual([]);
    expect(may()).toEqual([]);
  });

  test("does not end with the case, and begins in one that is closed", () => {
    const one = taken().do(near, "break-glass", glass);
    const closed: CaseState = { ...one.state, phase: "closed" };
    expect(dueSteps(invented, closed, "case", after(0.1), testClock).map(({ step }) => step)).toEqual([
      "ask-reviewer",
    ]);
  });

  test("takes as long as a place says, tighter freely and longer on a cited source", () => {
    const overlay = (value: "1wd" | "9wd") => ({
      areaCode: "331102",
      version: 1,
      title: { zh: "本地", en: "Local" },
      systems: { invented: { periods: { "glass.review": { value } } } },
    });
    expect(applyOverlay(invented, overlay("1wd")).definition.glass?.review).toBe("1wd");
    expect(applyOverlay(invented, overlay("9wd")).faults).toHaveLength(1);
  });
});

describe("where whom a case is assigned to has left", () => {
  const head = someone("supervisor", "federation", "head");

  test("a supervisor of the owner names another, and that is reviewed as a broken glass", () => {
    const transmission = systems.find(({ id }) => id === "mother-to-child-transmission");
    if (transmission === undefined) throw new Error("no such system");
    const state = { ...broken(transmission, true), breakGlass: [], version: 4 };
    const owner = { ...head, organisationId: "owner" };
    const judge = (assigneeGone: boolean, who = owner) => {
      const basis = basisOf(state, who);
      return decideCaseAction(
        transmission,
        state,
        { action: "assign", transactionId: "t", baseVersion: 4, details: { assignee: "next" } },
        { ...basis, standing: { ...basis.standing, assigneeGone } },
      );
    };
    expect(judge(false)).toMatchObject({ code: "not-permitted" });
    expect(judge(true, { ...owner, organisationId: "elsewhere" })).toMatchObject({ code: "not-permitted" });
    expect(judge(true, { ...owner, roles: ["hospital"] })).toMatchObject({ code: "not-permitted" });
    expect(judge(true)).toMatchObject({ status: "accepted", relation: "relieves" });
  });

  test("the row of the log by which she did it begins the review", () => {
    const one = taken().do(desk, "assign", { assignee: "next" });
    expect(one.state.breakGlass).toEqual([]);
    add(one, { action: "assign", relation: "relieves", details: { assignee: "another" } });
    expect(one.state).toMatchObject({
      assignee: "another",
      breakGlass: [{ number: one.state.version, until: one.now, reviewed: false }],
    });
    expect(one.state.deadlines.map(({ name }) => name)).toContain(glassClock(one.state.version));
  });
});

import { describe, expect, test } from "vitest";
import type { Bilingual } from "../bilingual.ts";
import type { FigureKey } from "../forms/form-definition.ts";
import {
  editableFigures,
  type GuardedSubmission,
  listOpenPoints,
  listPermittedActions,
  mayAct,
  type ReviewActor,
  type ReviewPermissions,
} from "./may-act.ts";
import { advance, firstReviewLevel, listReviewLevels } from "./review-chain.ts";
import {
  type ReviewLevel,
  reviewLevels,
  type SubmissionAction,
  submissionActions,
  type SubmissionState,
  submissionStates,
} from "./review-state.ts";

const nobody: ReviewPermissions = { fill: false, confirm: false, review: false, sign: false, lock: false };
const everything: ReviewPermissions = { fill: true, confirm: true, review: true, sign: true, lock: true };

/** The kinds of people there are, and two who hold everything at once: the worst case for four eyes. */
const kinds: Readonly<Record<string, ReviewPermissions>> = {
  liaison: { ...nobody, fill: true },
  unitHead: { ...nobody, confirm: true },
  statistics: { ...nobody, review: true, lock: true },
  statisticsHead: { ...nobody, review: true, sign: true },
  office: { ...nobody, lock: true },
  reader: nobody,
  mighty: everything,
  otherMighty: everything,
};

const actors: readonly ReviewActor[] = [...reviewLevels, null].flatMap((level) => [
  ...Object.entries(kinds).map(([kind, permissions]) => ({
    accountId: `${kind}@${level ?? "nation"}`,
    permissions,
    level,
    isLeader: false,
  })),
  { accountId: `leader@${level ?? "nation"}`, permissions: everything, level, isLeader: true },
]);

const pairs = reviewLevels.flatMap((originLevel) =>
  reviewLevels.map((topLevel) => ({ originLevel, topLevel })),
);
/** With units of every level: a city's department reports for a county, too. */
const ways = pairs.flatMap((pair) => reviewLevels.map((unitLevel) => ({ ...pair, unitLevel })));

const nothingOpen = { errors: 0, unansweredWarnings: 0, emptyRequired: 0, openReturns: 0 };

/** A state that can be reached, with what the tests must remember of the way there. */
interface Node {
  readonly submission: GuardedSubmission;
  /** The steps since the form was handed in last, in order: "confirm@county". */
  readonly trail: readonly string[];
}

interface Edge {
  readonly from: Node;
  readonly action: SubmissionAction;
  readonly actor: ReviewActor;
  readonly to: Node;
}

function follow({ submission, trail }: Node, action: SubmissionAction, actor: ReviewActor): Node {
  const place = advance(submission, action);
  if (place === null) throw new Error(`${action} is allowed and leads nowhere`);
  const isHandedIn = action === "submit" || action === "correct";
  return {
    submission: {
      ...submission,
      ...place,
      submittedBy: isHandedIn ? actor.accountId : submission.submittedBy,
    },
    trail:
      isHandedIn || action === "return"
        ? []
        : action === "fill"
          ? trail
          : [...trail, `${action}@${place.level}`],
  };
}

/** Every state that any people together can reach, and every action that leads there. */
function walk({ originLevel, topLevel, unitLevel }: (typeof ways)[number]): { nodes: Node[]; edges: Edge[] } {
  const start: Node = {
    submission: {
      state: "draft",
      level: originLevel,
      isCorrection: false,
      originLevel,
      topLevel,
      unitLevel,
      submittedBy: null,
      ...nothingOpen,
    },
    trail: [],
  };
  const nodes = new Map([[JSON.stringify(start), start]]);
  const edges: Edge[] = [];
  for (const from of nodes.values()) {
    for (const actor of actors) {
      for (const action of submissionActions) {
        if (!mayAct(action, from.submission, actor).allowed) continue;
        const to = follow(from, action, actor);
        const key = JSON.stringify(to);
        if (!nodes.has(key)) nodes.set(key, to);
        edges.push({ from, action, actor, to });
      }
    }
  }
  return { nodes: [...nodes.values()], edges };
}

const graphs = ways.map((way) => ({ ...way, ...walk(way) }));
const allEdges = graphs.flatMap(({ edges }) => edges);
const allNodes = graphs.flatMap(({ nodes }) => nodes);

/** The levels from one to another, counted apart from the program. */
function levelsUpTo(origin: ReviewLevel, level: ReviewLevel): ReviewLevel[] {
  const order: ReviewLevel[] = ["county", "city", "province"];
  return order.slice(order.indexOf(origin), order.indexOf(level) + 1);
}

describe("the whole graph of a submission", () => {
  test("reaches every state, at every level it can stand at", () => {
    for (const { originLevel, topLevel, nodes } of graphs) {
      const reached = new Set(nodes.map(({ submission: { state, level } }) => `${state}@${level}`));
      const levels = listReviewLevels(originLevel, topLevel);
      const top = levels.at(-1);
      const wanted = [
        ...["draft", "submitted", "confirmed", "returned"].map((state) => `${state}@${originLevel}`),
        ...levels.flatMap((level) => [`reviewed@${level}`, `signed@${level}`]),
        `locked@${top}`,
      ];
      expect([...reached].toSorted()).toEqual(wanted.toSorted());
    }
  });

  test("no way leads to a signature without confirmation, and without review and signature at every level below, in order", () => {
    const signed = allNodes.filter(({ submission: { state } }) => state === "signed" || state === "locked");
    expect(signed.length).toBeGreaterThan(50);
    for (const { submission, trail } of signed) {
      const { state, level, originLevel } = submission;
      expect(trail).toEqual([
        `confirm@${originLevel}`,
        ...levelsUpTo(originLevel, level).flatMap((one) => [`review@${one}`, `sign@${one}`]),
        ...(state === "locked" ? [`lock@${level}`] : []),
      ]);
    }
  });

  test("after a correction or a return the way is walked again whole", () => {
    const again = allEdges.filter(({ action }) => action === "correct" || action === "return");
    expect(again.length).toBeGreaterThan(50);
    for (const { action, to } of again) {
      expect(to.trail).toEqual([]);
      expect(to.submission.state).toBe(action === "correct" ? "submitted" : "returned");
      expect(to.submission.level).toBe(to.submission.originLevel);
    }
  });

  test("a signed or locked figure changes by a correction only, or after it was sent back by name", () => {
    const statesOf = (wanted: SubmissionAction) =>
      [
        ...new Set(
          allEdges.filter(({ action }) => action === wanted).map(({ from }) => from.submission.state),
        ),
      ].toSorted();
    expect(statesOf("fill")).toEqual(["draft", "returned"]);
    expect(statesOf("submit")).toEqual(["draft", "returned"]);
    expect(statesOf("correct")).toEqual(["locked", "signed"]);
    const fromLocked = allEdges.filter(({ from }) => from.submission.state === "locked");
    expect([...new Set(fromLocked.map(({ action }) => action))]).toEqual(["correct"]);
    const typed = allNodes.filter(
      ({ submission: { state } }) => editableFigures({ state, returned: [] }) === null,
    );
    expect([...new Set(typed.map(({ submission }) => submission.state))]).toEqual(["draft"]);
  });

  test("figures change by the hands of people who fill in at the level of the unit, and nobody else", () => {
    const changes = allEdges.filter(({ action }) => ["fill", "submit", "correct"].includes(action));
    expect(changes.length).toBeGreaterThan(50);
    for (const { actor, from } of changes) {
      expect(actor.permissions.fill).toBe(true);
      expect(actor.level).toBe(from.submission.unitLevel);
    }
  });

  test("a leader does nothing, whatever else the account holds", () => {
    expect(allEdges.filter(({ actor }) => actor.isLeader)).toEqual([]);
  });

  test("nobody confirms, reviews or signs what she handed in, not even who holds every permission", () => {
    const passes = allEdges.filter(({ action }) => ["confirm", "review", "sign"].includes(action));
    expect(passes.length).toBeGreaterThan(500);
    expect(passes.filter(({ from, actor }) => actor.accountId === from.submission.submittedBy)).toEqual([]);
  });

  test("a correction is told until it is signed at the top", () => {
    for (const { from, action, to } of allEdges) {
      const { level, originLevel, topLevel } = to.submission;
      const isAtTop = level === listReviewLevels(originLevel, topLevel).at(-1);
      expect(to.submission.isCorrection).toBe(
        action === "correct" || (from.submission.isCorrection && !(action === "sign" && isAtTop)),
      );
    }
  });

  test("nobody stands in the way for ever: from every state somebody can go on", () => {
    for (const { nodes, edges } of graphs) {
      const left = new Set(edges.filter(({ action }) => action !== "fill").map(({ from }) => from));
      expect(nodes.filter((node) => !left.has(node))).toEqual([]);
    }
  });
});

/** Who may do what in which state, written out apart from the program: action → permission, and whose level. */
const may: Readonly<Record<SubmissionState, string>> = {
  draft: "fill:fill@unit submit:fill@unit",
  submitted: "confirm:confirm@unit return:confirm@unit",
  confirmed: "review:review@origin return:review@origin",
  reviewed: "sign:sign@here return:sign@here",
  signed: "correct:fill@unit",
  returned: "fill:fill@unit submit:fill@unit",
  locked: "correct:fill@unit",
};
const signedBelowTop = " review:review@above return:review@above";
const signedAtTop = " lock:lock@here return:review@here return:sign@here";

test("every action, state, level and kind of people agrees with the table written out here", () => {
  let asked = 0;
  const refusals: Bilingual[] = [];
  for (const { originLevel, topLevel, unitLevel } of ways) {
    const levels = listReviewLevels(originLevel, topLevel);
    for (const state of submissionStates) {
      for (const level of levels) {
        const above = levels[levels.indexOf(level) + 1];
        const text = may[state] + (state === "signed" ? (above ? signedBelowTop : signedAtTop) : "");
        const rules = text.split(" ").map((rule) => rule.split(/[:@]/));
        const submission = {
          state,
          level,
          originLevel,
          topLevel,
          unitLevel,
          isCorrection: false,
          submittedBy: "somebody",
          ...nothingOpen,
        };
        for (const actor of actors) {
          for (const action of submissionActions) {
            const expected = rules.some(([of, permission, whose]) => {
              const levelOfStep = { unit: unitLevel, origin: originLevel, here: level, above }[whose ?? ""];
              return (
                of === action &&
                Object.entries(actor.permissions).some(([name, held]) => name === permission && held) &&
                actor.level === levelOfStep &&
                !actor.isLeader
              );
            });
            const permit = mayAct(action, submission, actor);
            asked++;
            expect(permit.allowed, `${action} in ${state}@${level} by ${actor.accountId}`).toBe(expected);
            if (!permit.allowed) refusals.push(permit.reason);
          }
        }
      }
    }
  }
  expect(asked).toBeGreaterThan(60_000);
  for (const { zh, en } of refusals) {
    expect(zh).toMatch(/。$/);
    expect(en).toMatch(/^["A-Z\d].*\.$/);
    expect(zh + en).not.toMatch(/undefined|null/);
  }
});

describe("handing in", () => {
  const draft: Omit<GuardedSubmission, "submittedBy" | keyof typeof nothingOpen> = {
    state: "draft",
    level: "county",
    isCorrection: false,
    originLevel: "county",
    topLevel: "city",
    unitLevel: "county",
  };
  const liaison: ReviewActor = {
    accountId: "liaison",
    permissions: { ...nobody, fill: true },
    level: "county",
    isLeader: false,
  };

  test("waits for errors, warnings, empty required cells and returned figures, and names all at once", () => {
    const open = { errors: 2, unansweredWarnings: 3, emptyRequired: 4, openReturns: 1 };
    const permit = mayAct("submit", { ...draft, submittedBy: null, ...open }, liaison);
    expect(permit).toEqual({
      allowed: false,
      reason: {
        zh: "还有4个必填格没有数，也没有缺数原因；还有2处错误要改正；还有3处提醒要核改或说明原因；还有1个被退回的数没有答复。",
        en: "4 required cells have neither a figure nor a reason; 2 errors have to be mended; 3 warnings have to be mended or explained; 1 figures that were sent back have no answer.",
      },
    });
    for (const point of ["errors", "unansweredWarnings", "emptyRequired", "openReturns"] as const) {
      const points = { ...nothingOpen, [point]: 1 };
      expect(listOpenPoints(points)).toHaveLength(1);
      expect(mayAct("submit", { ...draft, submittedBy: null, ...points }, liaison).allowed).toBe(false);
    }
    expect(mayAct("submit", { ...draft, submittedBy: null, ...nothingOpen }, liaison).allowed).toBe(true);
    expect(listOpenPoints(nothingOpen)).toEqual([]);
  });

  test("makes everything read-only; a return opens only the figures that it names", () => {
    const named: FigureKey[] = [{ indicatorId: "i-maternal-mortality", breakdown: "" }];
    expect(editableFigures({ state: "draft", returned: [] })).toBeNull();
    expect(editableFigures({ state: "returned", returned: named })).toEqual(named);
    for (const state of ["submitted", "confirmed", "reviewed", "signed", "locked"] as const) {
      expect(editableFigures({ state, returned: named })).toEqual([]);
    }
  });

  test("buttons are those of the way", () => {
    expect(listPermittedActions({ ...draft, submittedBy: null, ...nothingOpen }, liaison)).toEqual([
      "fill",
      "submit",
    ]);
    const signed = { ...draft, state: "signed" as const, submittedBy: "liaison", ...nothingOpen };
    expect(listPermittedActions(signed, liaison)).toEqual(["correct"]);
  });
});

describe("the first level that reviews", () => {
  test("is that of the area which reviews its own figures, whoever reports them, else that of the unit", () => {
    const city = { areaLevel: "county", unitLevel: "city" } as const;
    expect(firstReviewLevel({ ...city, hasReviewers: true })).toBe("county");
    expect(firstReviewLevel({ ...city, hasReviewers: false })).toBe("city");
    const county = { areaLevel: "county", unitLevel: "county" } as const;
    for (const hasReviewers of [true, false])
      expect(firstReviewLevel({ ...county, hasReviewers })).toBe("county");
  });

  test("lets the county sign what a city's department reports for it, before the city does", () => {
    const graph = graphs.find(
      (way) => way.originLevel === "county" && way.topLevel === "city" && way.unitLevel === "city",
    );
    const signed = graph?.nodes.filter(({ submission }) => submission.state === "signed") ?? [];
    expect(new Set(signed.map(({ trail }) => trail.join(" ")))).toEqual(
      new Set([
        "confirm@county review@county sign@county",
        "confirm@county review@county sign@county review@city sign@city",
      ]),
    );
    const confirmed = graph?.edges.filter(({ action }) => action === "confirm") ?? [];
    expect(new Set(confirmed.map(({ actor }) => actor.level))).toEqual(new Set(["city"]));
  });
});

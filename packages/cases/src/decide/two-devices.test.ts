import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../definition/canonical-json.ts";
import { bookOf } from "../definition/definition-book.ts";
import { invented } from "../definition/invented-system.ts";
import type { Answer, FormAnswers, GroupRow } from "../log/case-log.ts";
import { emptyCase } from "../log/empty-case.ts";
import { applyCaseAction, foldCase } from "../log/fold-case.ts";
import { InventedCase, inventedPeople, testClock } from "../log/invented-log.ts";
import type { CaseDecision } from "./case-decision.ts";

const { desk, worker } = inventedPeople;
const words = fc.constantFrom("甲", "乙", "丙", "丁");

/** What one device did without a network: its visits in their order, all from the version that it saw last. */
const visit = fc.record(
  {
    danger: fc.boolean(),
    findings: words,
    needs: fc.constantFrom<Answer>(["food"], ["clothes"], { unknown: true }),
    nextOn: fc.constantFrom("2026-03-10", "2026-03-11"),
    talks: fc.uniqueArray(
      fc.record({ id: fc.constantFrom("a", "b", "new"), said: fc.option(words, { nil: undefined }) }),
      { selector: ({ id }) => id, maxLength: 3 },
    ),
  },
  { requiredKeys: ["danger", "findings"] },
);
type Visit = typeof visit extends fc.Arbitrary<infer T> ? T : never;

/** Takes the rest of the queues into one order; each device's own order stays. */
const schedule = fc.record({
  queues: fc.tuple(
    fc.array(visit, { minLength: 1, maxLength: 3 }),
    fc.array(visit, { minLength: 1, maxLength: 3 }),
  ),
  turns: fc.array(fc.boolean(), { maxLength: 8 }),
  cuts: fc.array(fc.nat(12), { maxLength: 4 }),
});

const base = new InventedCase(invented)
  .do(desk, "receive", {
    answers: {
      fields: { channel: "call", danger: false, harm: "none" },
      parties: { person: [{ id: "p", parts: { name: "王某", birthDate: "2001-05-06" } }] },
    },
  })
  .do(desk, "take", { assignee: worker.accountId })
  .do(worker, "visit", {
    answers: {
      fields: { danger: false, findings: "初访" },
      groups: {
        talks: [
          { id: "a", fields: { said: "旧" } },
          { id: "b", fields: { said: "旧" } },
        ],
      },
    },
  });

function answersOf({ danger, findings, needs, nextOn, talks }: Visit, device: number): FormAnswers {
  const rows = talks?.map(({ id, said }): GroupRow => ({
    // two devices never make the same new row
    id: id === "new" ? `new-${device}` : id,
    fields: said === undefined ? {} : { said },
  }));
  return {
    fields: {
      danger,
      findings,
      ...(needs === undefined || (Array.isArray(needs) && needs.includes("clothes")) ? {} : { needs }),
      ...(nextOn === undefined ? {} : { nextOn }),
    },
    ...(rows === undefined ? {} : { groups: { talks: rows } }),
  };
}

interface Sent {
  readonly device: number;
  readonly transactionId: string;
  readonly answers: FormAnswers;
  readonly decision: CaseDecision;
}

function play({
  queues,
  turns,
}: {
  readonly queues: readonly (readonly Visit[])[];
  readonly turns: readonly boolean[];
}) {
  const played = base.copy();
  const seen = played.state.version;
  const left = queues.map((queue) => [...queue]);
  const built: string[][] = [[], []];
  const sent: Sent[] = [];
  for (let at = 0; left.some((queue) => queue.length > 0); at += 1) {
    const wanted = turns[at] === true ? 1 : 0;
    const device = (left[wanted]?.length ?? 0) > 0 ? wanted : 1 - wanted;
    const next = left[device]?.shift();
    if (next === undefined) continue;
    const transactionId = `device-${device}-${at}`;
    const answers = answersOf(next, device);
    const decision = played.attempt({
      who: worker,
      action: "visit",
      details: { answers },
      baseVersion: seen,
      builtOn: built[device] ?? [],
      transactionId,
    });
    if (decision.status === "accepted") built[device]?.push(transactionId);
    sent.push({ device, transactionId, answers, decision });
  }
  return { played, sent };
}

const isSame = (one: unknown, other: unknown): boolean =>
  canonicalJson(one ?? null) === canonicalJson(other ?? null);

/** Everything that a schedule lost in silence, or refused for no reason; in words. */
function lossesOf(played: InventedCase, sent: readonly Sent[]): readonly string[] {
  const { state, log } = played;
  const losses: string[] = state.unread.map((number) => `action ${number} is unread`);
  const accepted = sent.filter(({ decision }) => decision.status === "accepted");
  for (const { answers, decision, device, transactionId } of sent) {
    if (decision.status === "accepted") {
      const stored = log.find((action) => action.transactionId === transactionId)?.details.answers;
      if (!isSame(stored?.fields, answers.fields) || !isSame(stored?.groups, answers.groups)) {
        losses.push(`${transactionId} is not stored as it was sent`);
      }
      continue;
    }
    if (decision.code !== "stale" || decision.conflicts.length === 0) {
      losses.push(`${transactionId} was refused for ${decision.code}`);
    }
    for (const one of decision.conflicts) {
      const theirs = sent.find((other) => other.transactionId === log[one.theirsIn - 1]?.transactionId);
      const isHonest = theirs?.device === 1 - device && one.theirsBy === worker.accountId;
      if (!isHonest || isSame(one.theirs, one.yours))
        losses.push(`${transactionId}: no conflict at ${one.where}`);
    }
  }
  // what stands now is what the last accepted visit said of each field
  for (const field of ["danger", "findings", "needs", "nextOn"]) {
    const last = accepted.findLast(({ answers }) => Object.hasOwn(answers.fields, field));
    if (last !== undefined && !isSame(state.fields[field]?.value, last.answers.fields[field])) {
      losses.push(`${field} is not what was said last`);
    }
  }
  // and nobody's accepted answer was overwritten by the other device with another one
  for (const [at, later] of accepted.entries()) {
    for (const [field, value] of Object.entries(later.answers.fields)) {
      const before = accepted.slice(0, at).findLast(({ answers }) => Object.hasOwn(answers.fields, field));
      if (before === undefined || before.device === later.device) continue;
      if (!isSame(value, before.answers.fields[field]))
        losses.push(`${later.transactionId} overwrote ${field}`);
    }
  }
  // nor an answer inside a row, nor a row that the other device went on filling in
  const cells = new Map<string, { readonly value: unknown; readonly device: number }>();
  for (const { answers, device, transactionId } of accepted) {
    const rows = answers.groups?.["talks"] ?? [];
    const stored = log.find((action) => action.transactionId === transactionId)?.details.answers;
    for (const id of stored?.removed?.["group:talks"] ?? []) {
      const cell = cells.get(`${id}.said`);
      if (cell !== undefined && cell.device !== device) losses.push(`${transactionId} took away ${id}`);
      cells.delete(`${id}.said`);
    }
    for (const { id, fields } of rows) {
      const before = cells.get(`${id}.said`);
      const value = fields["said"];
      if (value === undefined) continue;
      if (before !== undefined && before.device !== device && !isSame(before.value, value)) {
        losses.push(`${transactionId} overwrote ${id}`);
      }
      cells.set(`${id}.said`, { value, device });
    }
  }
  for (const [key, { value }] of cells) {
    const [id = ""] = key.split(".");
    const row = state.groups["talks"]?.find((one) => one.id === id);
    if (!key.startsWith("new-") && !isSame(row?.fields["said"], value)) losses.push(`${key} fell away`);
  }
  // a new row of either device stands unless that device took it away itself
  for (const device of [0, 1]) {
    const id = `new-${device}`;
    const list = accepted.findLast((one) => one.device === device && one.answers.groups !== undefined);
    const wasSent = list?.answers.groups?.["talks"]?.some((row) => row.id === id) === true;
    const stands = state.groups["talks"]?.some((row) => row.id === id) === true;
    if (stands !== wasSent) losses.push(`the row of device ${device} is ${stands ? "there" : "gone"}`);
  }
  return losses;
}

describe("two devices without a network", () => {
  test("in 10,000 random schedules nothing is lost in silence, and no conflict is invented", () => {
    let conflicts = 0;
    let merged = 0;
    fc.assert(
      fc.property(schedule, (plan) => {
        const { played, sent } = play(plan);
        const refused = sent.filter(({ decision }) => decision.status === "refused").length;
        conflicts += refused;
        merged += sent.length - refused;
        const losses = lossesOf(played, sent);
        if (losses.length > 0) throw new Error(losses.join("\n"));
      }),
      { numRuns: 10_000 },
    );
    // the schedules meet both ends
    expect(conflicts).toBeGreaterThan(1000);
    expect(merged).toBeGreaterThan(1000);
  });

  test("a case is the same however its log arrives: whole, in pieces, or with repeats", () => {
    const book = bookOf([invented]);
    fc.assert(
      fc.property(schedule, (plan) => {
        const { played } = play(plan);
        const whole = foldCase(book, played.log, testClock);
        expect(whole).toEqual(played.state);
        const cuts = [...new Set(plan.cuts.filter((cut) => cut < played.log.length))].toSorted(
          (a, b) => a - b,
        );
        let pieces = emptyCase;
        let from = 0;
        for (const cut of [...cuts, played.log.length]) {
          // each piece begins with something that was there already
          for (const action of played.log.slice(Math.max(0, from - 1), cut)) {
            pieces = applyCaseAction(book, pieces, action, testClock);
          }
          from = cut;
        }
        expect(pieces).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });

  test("different fields merge, the same field conflicts with both values", () => {
    const one = base.copy();
    const seen = one.state.version;
    one.do(worker, "visit", { answers: { fields: { danger: false, findings: "甲", nextOn: "2026-03-10" } } });
    const same = one.judge({
      who: worker,
      action: "visit",
      baseVersion: seen,
      details: { answers: { fields: { danger: false, findings: "乙" } } },
    });
    expect(same).toMatchObject({
      status: "refused",
      code: "stale",
      conflicts: [
        {
          where: "answers.fields.findings",
          theirs: "甲",
          yours: "乙",
          theirsBy: "caseworker-1",
          yoursBy: "caseworker-1",
        },
      ],
    });
    const other = one.judge({
      who: worker,
      action: "visit",
      baseVersion: seen,
      details: { answers: { fields: { danger: false, findings: "甲", needs: ["food"] } } },
    });
    expect(other.status).toBe("accepted");
  });

  test("a row that one device took away while the other filled it in is a conflict either way round", () => {
    const rows = (...ids: readonly string[]): readonly GroupRow[] => ids.map((id) => ({ id, fields: {} }));
    const visitWith = (talks: readonly GroupRow[]) => ({
      answers: { fields: { danger: false, findings: "初访" }, groups: { talks } },
    });
    const removedFirst = base.copy();
    const seen = removedFirst.state.version;
    removedFirst.do(worker, "visit", visitWith(rows("a")));
    expect(removedFirst.state.groups["talks"]?.map(({ id }) => id)).toEqual(["a"]);
    const filled = visitWith([...rows("a"), { id: "b", fields: { said: "新" } }]);
    expect(
      removedFirst.judge({ who: worker, action: "visit", baseVersion: seen, details: filled }),
    ).toMatchObject({
      code: "stale",
      conflicts: [{ where: "answers.groups.talks.b", theirs: null }],
    });
    const filledFirst = base.copy();
    filledFirst.do(worker, "visit", filled);
    expect(
      filledFirst.judge({ who: worker, action: "visit", baseVersion: seen, details: visitWith(rows("a")) }),
    ).toMatchObject({
      code: "stale",
      conflicts: [{ where: "answers.groups.talks.b.said", theirs: "新", yours: null }],
    });
  });

  test("an action that moves the case is refused when the case has moved on meanwhile", () => {
    const one = base.copy();
    const seen = one.state.version;
    one.do(worker, "pause", { reason: "外出" });
    expect(
      one.judge({ who: worker, action: "pause", baseVersion: seen, details: { reason: "外出" } }),
    ).toMatchObject({ code: "stale", conflicts: [{ where: "state", theirs: "paused", yours: "paused" }] });
    // looked at anew it is simply not possible
    expect(one.judge({ who: worker, action: "pause", details: { reason: "外出" } })).toMatchObject({
      code: "not-allowed-now",
    });
  });
});

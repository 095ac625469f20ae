import { describe, expect, test } from "vitest";
import { foldCase } from "../log/fold-case.ts";
import type { CaseAction } from "../log/case-log.ts";
import { InventedCase, inventedPeople, testClock } from "../log/invented-log.ts";
import { checkUpgrade } from "./check-upgrade.ts";
import { bookOf } from "./definition-book.ts";
import type { SystemDefinition } from "./definition.ts";
import { hashDefinition } from "./hash-definition.ts";
import { invented } from "./invented-system.ts";
import { upgradeState } from "./upgrade-map.ts";

const { desk, worker, lead } = inventedPeople;

/** A newer version: text of the definition with words replaced, as an editor would. */
function rewritten(...changes: readonly (readonly [from: string, to: string])[]): SystemDefinition {
  const text = changes.reduce((at, [from, to]) => at.replaceAll(from, to), JSON.stringify(invented));
  return JSON.parse(text);
}

const renamedState = rewritten(['"helped"', '"inHelp"']);
const renamedField = rewritten(['"findings"', '"whatWasFound"'], ['"talks"', '"conversations"']);

/** Logs of a thousand cases, each its own way. */
function* thousandLogs(): Generator<InventedCase> {
  for (let seed = 0; seed < 1000; seed += 1) {
    const one = new InventedCase(invented).do(desk, "receive", {
      answers: {
        fields: { channel: "call", danger: seed % 3 === 0, harm: "none", place: { unknown: true } },
        parties: { person: [{ id: "p", parts: { name: `王${seed}`, birthDate: "1990-01-01" } }] },
      },
    });
    if (seed % 2 === 0) one.do(desk, "take", { assignee: worker.accountId });
    for (let visit = 0; one.state.assignee !== null && visit < seed % 4; visit += 1) {
      one.do(worker, "visit", {
        answers: {
          fields: { danger: false, findings: `第${visit}次`, needs: ["food"] },
          groups: { talks: [{ id: `t${visit}`, fields: { said: "说" } }] },
        },
      });
    }
    if (seed % 10 === 0) one.do(worker, "pause", { reason: "等待" });
    if (seed % 12 === 4) one.do(worker, "toPolice");
    yield one;
  }
}

describe("a new version", () => {
  test("is refused where open cases would lose their state, a question, an option or a clock", () => {
    const paths = (after: SystemDefinition): readonly string[] =>
      checkUpgrade(invented, after).map(({ path }) => path);
    expect(paths(invented)).toEqual([]);
    expect(paths(renamedState)).toEqual(["states.helped"]);
    expect(paths(renamedField)).toEqual(["fields.findings", "groups.talks"]);
    expect(paths(rewritten(['"slight"', '"light"']))).toEqual(["fields.harm"]);
    expect(paths(rewritten(['"first":{', '"soon":{']))).toEqual(["deadlines.first"]);
    expect(paths(rewritten(['"high":{"title"', '"top":{"title"']))).toEqual(["grade.values.high"]);
    expect(paths({ ...invented, id: "other" })).toEqual(["id"]);
  });

  test("never makes what was collected freer, nor closes a case by itself", () => {
    const { findings, ...fields } = invented.fields;
    if (findings === undefined) throw new Error("the invented system has findings");
    const freer = { ...invented, fields: { ...fields, findings: { ...findings, privacy: "open" as const } } };
    expect(checkUpgrade(invented, freer).map(({ path }) => path)).toEqual(["fields.findings"]);
    const closing = rewritten([
      '"等待中","en":"Waiting"},"phase":"waiting"',
      '"等待中","en":"Waiting"},"phase":"closed"',
    ]);
    expect(checkUpgrade(invented, closing).map(({ path }) => path)).toEqual(["states.paused"]);
    expect(
      checkUpgrade(invented, renamedState, { states: { helped: "closed" } }).map(({ path }) => path),
    ).toEqual(["states.closed"]);
  });

  test("is built with a map that says what became of each", () => {
    expect(checkUpgrade(invented, renamedState, { states: { helped: "inHelp" } })).toEqual([]);
    const map = { fields: { findings: "whatWasFound" }, groups: { talks: "conversations" } };
    expect(checkUpgrade(invented, renamedField, map)).toEqual([]);
    // a map that names what never was, or buries one answer under another, is a fault as well
    expect(
      checkUpgrade(invented, renamedState, { states: { helped: "inHelp", nowhere: "inHelp" } }),
    ).toHaveLength(1);
    const buried = checkUpgrade(invented, invented, { fields: { findings: "said" } });
    expect(buried.map(({ path }) => path)).toEqual(["fields.said"]);
  });

  test("leaves the log of a thousand open cases as it was, and takes each of them further", () => {
    const map = { states: { helped: "inHelp" } };
    const book = bookOf(
      [invented, renamedState, renamedField],
      [
        { before: invented, after: renamedState, map },
        {
          before: invented,
          after: renamedField,
          map: { fields: { findings: "whatWasFound" }, groups: { talks: "conversations" } },
        },
      ],
    );
    const next = (one: InventedCase, definition: SystemDefinition): CaseAction => ({
      number: one.log.length + 1,
      action: "add-note",
      actor: lead,
      actedAs: "lead",
      relation: "supervises-owner",
      at: one.now,
      transactionId: "note",
      baseVersion: one.state.version,
      definitionHash: hashDefinition(definition),
      details: { reason: "改版之后" },
    });
    let differing = 0;
    for (const one of thousandLogs()) {
      const replayed = foldCase(book, one.log, testClock);
      if (JSON.stringify(replayed) !== JSON.stringify(one.state)) differing += 1;
      const underState = foldCase(book, [...one.log, next(one, renamedState)], testClock);
      const wanted = one.state.state === "helped" ? "inHelp" : one.state.state;
      if (underState.state !== wanted || underState.unread.length > 0) differing += 1;
      const underField = foldCase(book, [...one.log, next(one, renamedField)], testClock);
      const isCarried =
        underField.fields["whatWasFound"]?.value === one.state.fields["findings"]?.value &&
        underField.fields["findings"] === undefined &&
        JSON.stringify(underField.groups["conversations"]) === JSON.stringify(one.state.groups["talks"]) &&
        JSON.stringify(Object.values(underField.touched)) ===
          JSON.stringify(Object.values(one.state.touched));
      if (!isCarried) differing += 1;
    }
    expect(differing).toBe(0);
  });

  test("calls the clocks of a referral by the new name of the referral, and ends those of one that was given up", () => {
    const referred = [...thousandLogs()].find(({ state }) => state.referrals.length > 0)?.state;
    const [referral] = referred?.referrals ?? [];
    if (referred === undefined || referral === undefined) throw new Error("some case is referred");
    const clocksOf = (name: string, state: typeof referred) =>
      state.deadlines.filter((one) => one.name.startsWith(`referral:${name}:`)).length;
    const before = clocksOf(referral.name, referred);
    expect(before).toBeGreaterThan(0);
    const renamed = upgradeState(referred, { referrals: { [referral.name]: "constables" } });
    expect([clocksOf(referral.name, renamed), clocksOf("constables", renamed)]).toEqual([0, before]);
    const ended = upgradeState(referred, { referrals: { [referral.name]: null } });
    expect([clocksOf(referral.name, ended), ended.referrals.length]).toEqual([
      0,
      referred.referrals.length - 1,
    ]);
  });

  test("of a version that nobody knows, an action changes nothing and is listed", () => {
    const one = new InventedCase(invented);
    one.do(desk, "receive", {
      answers: {
        fields: { channel: "call", danger: false },
        parties: { person: [{ id: "p", parts: { name: "王" } }] },
      },
    });
    const [first] = one.log;
    if (first === undefined) throw new Error("the case has an action");
    const state = foldCase(
      bookOf([invented]),
      [first, { ...first, number: 2, action: "add-note", definitionHash: "0".repeat(64) }],
      testClock,
    );
    expect(state).toEqual({ ...one.state, version: 2, unread: [2] });
  });
});

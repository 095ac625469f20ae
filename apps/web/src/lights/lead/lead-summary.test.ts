import { type MatterList, matterList, type RoundRecord, type RoundSummary } from "@halfsky/api-contract";
import { matterStates } from "@halfsky/supervision";
import { describe, expect, test } from "vitest";
import { exampleTarget } from "../../targets/example-target.ts";
import {
  countSupervision,
  countTurns,
  findAtRisk,
  leadWords,
  mainReason,
  newestRound,
  progressIn,
} from "./lead-summary.ts";

const example = exampleTarget();
const withLight = (id: string, light: "red" | "orange" | "yellow" | null) =>
  exampleTarget({ id, light: { ...example.light, light } });

describe("what a leader is told", () => {
  test("red and orange targets, in the order of the list, and how many of them nobody can judge", () => {
    const silent = exampleTarget({
      id: "t4",
      light: { ...example.light, light: "red" },
      judgement: { ...example.judgement, status: "not-yet-reported" },
    });
    const rows = [withLight("t1", "red"), withLight("t2", "orange"), withLight("t3", "yellow"), silent];
    const atRisk = findAtRisk({ rows });
    expect(atRisk.rows.map(({ id }) => id)).toEqual(["t1", "t2", "t4"]);
    expect(atRisk.silent).toBe(1);
  });
  test("how many lights turned, those without a direction not among them", () => {
    const change = { targetId: "t1", from: null, to: null, why: { zh: "", en: "" } };
    expect(
      countTurns([
        { ...change, better: false },
        { ...change, better: true },
        { ...change, better: true },
        { ...change, better: null },
      ]),
    ).toEqual({ worse: 1, better: 2 });
  });
  test("the reason that says most, not that somebody signed it", () => {
    const signed = { ruleId: "signed", zh: "已由人签署", en: "signed" };
    const reason = { ruleId: "doubtful", zh: "可能性低", en: "unlikely" };
    expect(mainReason({ light: { ...example.light, because: [signed, reason] } })).toBe(reason);
    expect(mainReason({ light: { ...example.light, because: [signed] } })).toBe(signed);
    expect(mainReason({ light: { ...example.light, because: [] } })).toBeUndefined();
  });
  test("the chance in words, but the reason where figures are missing", () => {
    expect(leadWords(example)).toMatchObject({ isChance: true, first: example.light.chanceWords });
    const silent = exampleTarget({
      judgement: { ...example.judgement, status: "not-yet-reported" },
      light: { ...example.light, because: [{ ruleId: "missing", zh: "连续2年没有数据", en: "no figure" }] },
    });
    expect(leadWords(silent)).toMatchObject({ isChance: false, first: { zh: "连续2年没有数据" } });
  });
});

describe("the state of supervision", () => {
  const none = matterList.shape.counts.shape.byState.parse(
    Object.fromEntries(matterStates.map((state) => [state, 0])),
  );
  const counts = (given: Partial<typeof none>, total: number): MatterList["counts"] => ({
    total,
    open: 0,
    overdue: 2,
    urged: 0,
    byState: { ...none, ...given },
    byOrganisation: [],
  });
  test("a draft was not sent, and what was taken back does not count", () => {
    const state = countSupervision({
      counts: counts(
        { draft: 1, withdrawn: 1, issued: 2, "explanation-check": 1, rectifying: 3, closed: 1 },
        9,
      ),
    });
    expect(state).toEqual({ sent: 7, answered: 5, overdue: 2, closed: 1 });
  });
});

describe("how the newest round comes in", () => {
  const stamp = { by: "甲", at: "2025-01-01T00:00:00.000Z" };
  const none = {
    submissions: 0,
    opened: 0,
    begun: 0,
    submitted: 0,
    signed: 0,
    returned: 0,
    late: 0,
    onTime: 0,
    owedCells: 0,
    filledCells: 0,
  };
  const summary = (id: string, areaCode: string, state: RoundSummary["state"], at: string): RoundSummary => ({
    id,
    areaCode,
    areaName: areaCode,
    title: id,
    year: 2024,
    dueOn: "2025-03-20",
    state,
    forms: 1,
    progress: none,
    created: stamp,
    issued: { ...stamp, at },
    closed: null,
  });

  test("the open round issued last by the area itself, else by another, never one that was closed", () => {
    const old = summary("old", "990100", "open", "2025-01-01T00:00:00.000Z");
    const newest = summary("newest", "990100", "open", "2025-02-01T00:00:00.000Z");
    const ofCounty = summary("county", "990101", "open", "2025-03-01T00:00:00.000Z");
    const closed = summary("closed", "990100", "closed", "2025-04-01T00:00:00.000Z");
    const rounds = [old, ofCounty, newest, closed];
    expect(newestRound(rounds, "990100")?.id).toBe("newest");
    expect(newestRound(rounds, "990102")?.id).toBe("county");
    expect(newestRound([closed], "990100")).toBeUndefined();
  });

  test("all of it for its issuer, for another area its own part, nothing where it owes nothing", () => {
    const row = (code: string, changedSinceSigning: number): RoundRecord["submissions"][number] => ({
      id: `${code} ${changedSinceSigning}`,
      roundId: "r",
      roundTitle: "r",
      year: 2024,
      form: { id: "f", version: 1, title: "f", code: null },
      organisation: { id: "o", name: "o", shortName: "o" },
      area: { code, name: code },
      state: "signed",
      level: "city",
      originLevel: "city",
      topLevel: "city",
      isCorrection: false,
      dueOn: "2025-03-20",
      isLate: false,
      openedAt: null,
      begunAt: null,
      submittedAt: null,
      signedAt: null,
      owedCells: 4,
      filledCells: 4,
      errors: 0,
      warnings: 0,
      openReturns: 0,
      changedSinceSigning,
    });
    const round = {
      areaCode: "990100",
      progress: { ...none, submissions: 3 },
      byArea: [{ area: { code: "990101", name: "甲区" }, progress: { ...none, submissions: 1 } }],
      submissions: [row("990100", 2), row("990101", 1), row("990101", 0)],
    };
    expect(progressIn(round, "990100")).toMatchObject({ progress: { submissions: 3 }, changed: 3 });
    expect(progressIn(round, "990101")).toMatchObject({ progress: { submissions: 1 }, changed: 1 });
    expect(progressIn(round, "990102")).toBeNull();
  });
});

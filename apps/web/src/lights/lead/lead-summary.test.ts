import { type MatterList, matterList } from "@halfsky/api-contract";
import { matterStates } from "@halfsky/supervision";
import { describe, expect, test } from "vitest";
import { exampleTarget } from "../../targets/example-target.ts";
import { countSupervision, countTurns, findAtRisk, leadWords, mainReason } from "./lead-summary.ts";

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

import { describe, expect, test } from "vitest";
import { type BulkRun, runBulk } from "./bulk-run.ts";

const run = (count: number): BulkRun => ({
  system: "two-cancer-screening",
  action: "invite",
  title: { zh: "通知", en: "Invite" },
  rows: Array.from({ length: count }, (_, index) => ({
    id: `case-${index}`,
    number: `N-${index}`,
    version: 1,
    transactionId: `t-${index}`,
    outcome: "waiting" as const,
    reason: null,
  })),
});
const refusal = { zh: "已通知", en: "Invited already" };

describe("one action on many cases", () => {
  test("is sent for each under its own id, and what is refused is named with its reason", async () => {
    const sent: string[] = [];
    const after = await runBulk(
      run(9),
      ({ id, transactionId }) => {
        sent.push(transactionId);
        return Promise.resolve(
          id === "case-3" ? { outcome: "refused", reason: refusal } : { outcome: "done" },
        );
      },
      () => {},
    );
    expect(new Set(sent).size).toBe(9);
    expect(sent.length).toBe(9);
    expect(after.rows.filter(({ outcome }) => outcome === "done").length).toBe(8);
    expect(after.rows.filter(({ outcome }) => outcome === "refused")).toMatchObject([
      { number: "N-3", reason: refusal },
    ]);
  });

  test("stops where nobody answers, and goes on under the same ids with what is not done", async () => {
    const sent: string[] = [];
    let reached = 5;
    const send = ({ transactionId }: BulkRun["rows"][number]) => {
      sent.push(transactionId);
      reached -= 1;
      return Promise.resolve(reached < 0 ? null : ({ outcome: "done" } as const));
    };
    const first = await runBulk(run(20), send, () => {});
    const done = first.rows
      .filter(({ outcome }) => outcome === "done")
      .map(({ transactionId }) => transactionId);
    expect(done.length).toBe(5);
    expect(sent.length).toBeLessThan(20);
    reached = 100;
    sent.length = 0;
    const second = await runBulk(first, send, () => {});
    expect(second.rows.every(({ outcome }) => outcome === "done")).toBe(true);
    expect(sent.filter((id) => done.includes(id))).toEqual([]);
    expect(sent.length).toBe(15);
  });
});

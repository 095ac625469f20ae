import { describe, expect, test } from "vitest";
import { JudgeInThread } from "./judge-in-thread.ts";
import { judgeRelease, type ReleaseOrder, releaseRefusals } from "./judge-release.ts";
import { areaCategories, releaseTableOf } from "./release-table.ts";

const rules = { kind: "count", numerator: 'x {"opened":true}', denominator: null } as const;

/** A city's cases of a year by theme, and by month too, all figures made from their place. */
function orderOf(counties: number, themes: number, months: number): ReleaseOrder {
  const codes = Array.from({ length: counties }, (_, index) => `99${String(index + 1).padStart(4, "0")}`);
  const areas = [
    { code: "990100", parentCode: null },
    ...codes.map((code) => ({ code, parentCode: "990100" })),
  ];
  const named = (code: string, count: number) => ({
    code,
    categories: Array.from({ length: count }, (_, index) => `${code}${index}`),
  });
  const dimensions = [named("theme", themes), ...(months === 0 ? [] : [named("month", months)])];
  const cells = codes.flatMap((area, a) =>
    (dimensions[0]?.categories ?? []).flatMap((theme, t) =>
      (dimensions[1]?.categories ?? [""]).map((month, m) => ({
        area,
        at: months === 0 ? { theme } : { theme, month },
        numerator: Math.floor(Math.exp(2.6 + 1.1 * Math.sin(12.9 * a + 78.2 * t + 37.7 * m))),
        denominator: 0,
      })),
    ),
  );
  const counts = { cells, dimensions };
  const place = { areas: areaCategories(areas, "990100"), areaCode: "990100", year: 2024 };
  return {
    areaCode: "990100",
    indicator: "opened",
    takenBy: dimensions.map(({ code }) => code),
    rules,
    k: 5,
    table: releaseTableOf("new", rules, place, counts, dimensions),
    counts,
    ledger: [],
  };
}

const endless = new URL(
  `data:text/javascript,${encodeURIComponent(
    'import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { for (;;); });',
  )}`,
);
const broken = new URL(`data:text/javascript,${encodeURIComponent('throw new Error("broken");')}`);

describe("a judgement of a release", () => {
  test("in a thread is the same as here, and holds up nobody meanwhile", async () => {
    const order = orderOf(6, 5, 0);
    let ticks = 0;
    const clock = setInterval(() => (ticks += 1), 10);
    const { judgement } = await new JudgeInThread({ cellsAtOnce: 0 }).judge(order);
    clearInterval(clock);
    expect(judgement).toEqual(judgeRelease(order));
    expect(judgement.status).toBe("judged");
    expect(ticks).toBeGreaterThan(5);
  }, 60_000);

  test("is made once for one order, and again for another", async () => {
    const judging = new JudgeInThread();
    const order = orderOf(3, 3, 0);
    const [first, again] = [await judging.judge(order), await judging.judge(structuredClone(order))];
    expect(again.judgement).toBe(first.judgement);
    const other = await judging.judge({ ...order, k: 6 });
    expect(other.order).not.toBe(first.order);
  });

  test("that does not end in time is a refusal in words, and the next one is not kept waiting by it", async () => {
    const judging = new JudgeInThread({ cellsAtOnce: 0, timeMs: 300 }, endless);
    const [first, second] = await Promise.all([
      judging.judge(orderOf(3, 3, 0)),
      judging.judge(orderOf(4, 3, 0)),
    ]);
    const refused = { status: "refused", words: releaseRefusals.tooMuch };
    expect([first.judgement, second.judgement]).toEqual([refused, refused]);
  }, 20_000);

  test("fails where its thread breaks", async () => {
    await expect(new JudgeInThread({ cellsAtOnce: 0 }, broken).judge(orderOf(3, 3, 0))).rejects.toThrow(
      "broken",
    );
  });
});

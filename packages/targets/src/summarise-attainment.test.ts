import { expect, test } from "vitest";
import type { JudgementStatus } from "./judgement.ts";
import { judgementStatuses } from "./judgement.ts";
import { summariseAttainment } from "./summarise-attainment.ts";

function rows(counts: Partial<Record<JudgementStatus, number>>, domain: string | null = null) {
  return judgementStatuses.flatMap((status) =>
    Array.from({ length: counts[status] ?? 0 }, () => ({ domain, status })),
  );
}

test("both denominators are named with their counts", () => {
  const { total } = summariseAttainment(
    rows({
      met: 20,
      "met-early": 10,
      "nearly-met": 2,
      "off-track": 2,
      "not-yet-reported": 5,
      "cannot-be-judged": 2,
      "not-applicable": 1,
    }),
  );
  expect(total).toMatchObject({ all: 42, monitorable: 34, met: 30, metOrNearly: 32, withoutFigure: 5 });
  expect(total).toMatchObject({
    metOfAll: "71.43",
    metOfMonitorable: "88.24",
    metOrNearlyOfAll: "76.19",
    metOrNearlyOfMonitorable: "94.12",
  });
  expect(total.words.zh).toBe(
    "42项中30项达标，其中5项无数据、2项无法判定、1项不适用；可监测的34项达标率88.24%，全部42项达标率71.43%",
  );
  expect(total.words.en).toBe(
    "30 of 42 met; 5 without data, 2 cannot be judged, 1 not applicable; 88.24% of the 34 that can be monitored, 71.43% of all 42",
  );
});

test("the State's own count: 54 indicators, 44 met or nearly, 81.5 %", () => {
  const { total } = summariseAttainment(rows({ met: 40, "nearly-met": 4, "off-track": 10 }));
  expect(total.metOrNearlyOfMonitorable).toBe("81.48");
});

test("each domain has its own, in the order of the plan", () => {
  const summary = summariseAttainment([
    ...rows({ met: 1 }, "健康"),
    ...rows({ "off-track": 1 }, "教育"),
    ...rows({ "met-early": 1 }, "健康"),
  ]);
  expect(summary.domains.map(({ domain, attainment }) => [domain, attainment.met, attainment.all])).toEqual([
    ["健康", 2, 2],
    ["教育", 0, 1],
  ]);
});

test("nothing to count gives no rate instead of zero", () => {
  expect(summariseAttainment([]).total).toMatchObject({ all: 0, metOfAll: null, metOfMonitorable: null });
  const { total } = summariseAttainment(rows({ "not-yet-reported": 3 }));
  expect(total).toMatchObject({ metOfAll: "0.00", metOfMonitorable: null });
  expect(total.words.zh).toBe("3项中0项达标，其中3项无数据；没有可监测的项");
});

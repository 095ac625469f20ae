import { expect, test } from "vitest";
import { unitsInOrder } from "./units-in-order.ts";

const unit = (code: string, state: "covered" | "not-covered" | "unknown", minutes: number | null) => ({
  code,
  name: code,
  state,
  need: null,
  unmeasured: 0,
  nearest:
    minutes === null
      ? null
      : {
          minutes,
          isInside: false,
          caseId: "c",
          placeName: null,
          unitName: "u",
          source: "实测",
          measuredOn: "2026-01-01",
        },
});

test("the farthest stand first: not covered, then not known, then covered", () => {
  const units = [
    unit("990101001", "covered", 5),
    unit("990101002", "not-covered", 40),
    unit("990101003", "unknown", null),
    unit("990101004", "not-covered", null),
    unit("990101005", "covered", 14),
    unit("990101006", "not-covered", 40),
  ];
  expect(unitsInOrder(units).map(({ code }) => code.at(-1))).toEqual(["4", "2", "6", "3", "5", "1"]);
});

import type { CaseRow } from "@halfsky/api-contract";
import { expect, test } from "vitest";
import { queueOrder } from "./queue-order.ts";

const title = { zh: "走访", en: "Visit" };
const row = (id: string, why: CaseRow["why"], late: boolean | null) => ({
  id,
  why,
  nextDeadline: late === null ? null : { name: "visit", title, dueAt: "2026-11-29T00:00:00.000Z", late },
});

test("who is asked as second person sees it after what is late, though no clock runs", () => {
  const rows = [
    row("late", ["owned"], true),
    row("late too", ["second-person"], true),
    row("soon", ["assigned"], false),
    row("quiet", ["owned"], null),
    row("asked", ["owned", "second-person"], null),
  ];
  expect(queueOrder(rows).map(({ id }) => id)).toEqual(["late", "late too", "asked", "soon", "quiet"]);
});

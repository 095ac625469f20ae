import type { CaseDeadline } from "@halfsky/api-contract";
import { expect, test } from "vitest";
import { shownClocks } from "./shown-clocks.ts";

const clock = (
  name: string,
  startedAt: string,
  dueAt: string,
  state: CaseDeadline["state"] = "running",
): CaseDeadline => ({
  name,
  title: { zh: name, en: name },
  state,
  startedAt: `${startedAt}T00:00:00.000Z`,
  dueAt: `${dueAt}T00:00:00.000Z`,
  provisional: false,
  metAt: null,
  late: false,
  source: { cite: { zh: "", en: "" }, status: "default" },
});

test("of steps that lie ahead only the first stands under “next”; what is due, late or no step stands there too", () => {
  const shown = shownClocks(
    [
      clock("schedule:checks:m8", "2026-11-01", "2026-11-30"),
      clock("schedule:checks:m6", "2026-09-01", "2026-09-30"),
      clock("schedule:checks:m3", "2026-06-01", "2026-06-30"),
      clock("schedule:checks:m1", "2026-04-01", "2026-04-30", "missed"),
      clock("visits", "2026-12-01", "2026-12-10"),
    ],
    "2026-06-10T00:00:00.000Z",
  );
  expect(shown.map(({ name }) => name)).toEqual(["schedule:checks:m3", "schedule:checks:m6", "visits"]);
});

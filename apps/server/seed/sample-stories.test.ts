import { beijingDate } from "@halfsky/calendar";
import { describe, expect, test } from "vitest";
import { dated } from "./sample-case.ts";
import { sampleStories } from "./sample-stories.ts";

const hours = Array.from(
  { length: 24 },
  (_, hour) => `2026-03-02T${String(hour).padStart(2, "0")}:30:00.000Z`,
);

/** Newborns of the sample with the hour of their birth, each as it is loaded at a moment. */
function births(system: string, now: string) {
  const steps = sampleStories.find((story) => story.system === system)?.steps ?? [];
  return steps.flatMap(({ answers, parties }) => {
    const moment = dated(answers?.["bornAt"] ?? "", now);
    const day = parties?.["child"]?.[0]?.["birthDate"];
    return typeof moment === "string" && moment !== "" && day !== undefined
      ? [{ moment, day: dated(day, now) }]
      : [];
  });
}

describe.each(["high-risk-newborn", "newborn-screening"])("the sample's newborn of %s", (system) => {
  test.each(hours)("loaded at %s was born on the day of that hour", (now) => {
    const [birth, ...others] = births(system, now);
    expect(others).toEqual([]);
    expect(birth?.day).toBe(beijingDate(birth?.moment ?? ""));
  });
});

test("a day of the sample is one of Beijing, where it begins eight hours earlier", () => {
  expect(dated("0d", "2026-03-01T17:00:00.000Z")).toBe("2026-03-02");
  expect(dated("day of 61m", "2026-03-01T17:00:00.000Z")).toBe("2026-03-01");
  expect(dated("60m", "2026-03-01T17:00:00.000Z")).toBe("2026-03-01T16:00:00.000Z");
});

test.each(hours)(
  "nothing that was done in the sample is answered with a day to come: loaded at %s",
  (now) => {
    for (const { system, steps } of sampleStories) {
      for (const { answers = {}, parties = {}, minutesAgo } of steps) {
        const on = beijingDate(new Date(Date.parse(now) - minutesAgo * 60_000).toISOString());
        const days = [...Object.entries(answers), ...Object.values(parties).flat().flatMap(Object.entries)]
          .filter(([name]) => /^(birthDate|bornOn|infantBornOn|foundOn|sampledOn)$/u.test(name))
          .map(([, answer]) => dated(answer, now))
          .filter((day) => typeof day === "string");
        for (const day of days) expect(day <= on, `${system}: ${day} on ${on}`).toBe(true);
      }
    }
  },
);

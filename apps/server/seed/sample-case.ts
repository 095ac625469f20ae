import { beijingDate } from "@halfsky/calendar";

/** One answer of a made-up case; "not known" is one. */
export type SampleAnswer = string | boolean | readonly string[] | { readonly unknown: true };

/**
 * What an answer says on a day of loading: "40m" and "5h" are moments so long before it, "4d" the day in Beijing four days
 * before it, "-30d" one after it, and "day of 90m" the day on which it was 90 minutes earlier.
 */
export function dated(answer: SampleAnswer, now: string): SampleAnswer {
  if (typeof answer !== "string") return answer;
  const [, isDay, count, unit] = /^(day of )?(-?\d+)([mhd])$/u.exec(answer) ?? [];
  if (count === undefined) return answer;
  const minutes = { m: 1, h: hour, d: day }[unit ?? "d"] ?? 0;
  const then = new Date(Date.parse(now) - Number(count) * minutes * 60_000).toISOString();
  return unit === "d" || isDay !== undefined ? beijingDate(then) : then;
}

/** One thing that somebody does on a made-up case, so long before the moment of loading. */
export interface SampleStep {
  /** username of the sample city */
  readonly by: string;
  readonly does: string;
  readonly minutesAgo: number;
  /** answers; a date or moment stands as what lies between it and the loading (`dated`) */
  readonly answers?: Readonly<Record<string, SampleAnswer>>;
  /** rows of a group, each with its answers */
  readonly groups?: Readonly<Record<string, readonly Readonly<Record<string, SampleAnswer>>[]>>;
  readonly parties?: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
  readonly reason?: string;
  /** username */
  readonly assignee?: string;
  readonly referral?: { readonly name: string; readonly number: number };
  readonly task?: string;
  readonly grade?: string;
  /** the step agrees, as second person, to the step before it */
  readonly agrees?: boolean;
  /** scope of a consent that is given */
  readonly consent?: string;
}

/** A made-up case of the sample city: nobody in it exists. */
export interface SampleCase {
  readonly system: string;
  readonly area: string;
  readonly steps: readonly SampleStep[];
}

export const hour = 60;
export const day = 24 * hour;
export const heting = "990101";

/** One step as a row: how long ago in minutes, who, what, with which answers, and the rest by name. */
export function step(
  minutesAgo: number,
  by: string,
  does: string,
  answers?: SampleStep["answers"],
  more: Omit<SampleStep, "minutesAgo" | "by" | "does" | "answers"> = {},
): SampleStep {
  return { minutesAgo, by, does, ...(answers === undefined ? {} : { answers }), ...more };
}

/** One answer of a made-up case; "not known" is one. */
export type SampleAnswer = string | boolean | readonly string[] | { readonly unknown: true };

/** One thing that somebody does on a made-up case, so long before the moment of loading. */
export interface SampleStep {
  /** username of the sample city */
  readonly by: string;
  readonly does: string;
  readonly minutesAgo: number;
  /** answers; a date or moment stands as what lies between it and the loading: "40m" and "5h" ago, "4d" ago, "-30d" ahead */
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

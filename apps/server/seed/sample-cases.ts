/** One thing that somebody does on a made-up case, so long before the moment of loading. */
export interface SampleStep {
  /** username of the sample city */
  readonly by: string;
  readonly does: string;
  readonly minutesAgo: number;
  readonly answers?: Readonly<Record<string, string | boolean>>;
  readonly parties?: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
  readonly reason?: string;
  /** username */
  readonly assignee?: string;
  readonly referral?: { readonly name: string; readonly number: number };
}

/** A made-up case of the sample city: nobody in it exists. */
export interface SampleCase {
  readonly system: string;
  readonly area: string;
  readonly steps: readonly SampleStep[];
}

const hour = 60;
const day = 24 * hour;
const heting = "990101";

/** Cases in states of every kind: just received, waiting for the police, late, followed up, closed. */
export const sampleCases: readonly SampleCase[] = [
  {
    system: "dv-case",
    area: heting,
    steps: [
      {
        by: "hotline",
        does: "receive",
        minutesAgo: 40,
        answers: {
          channel: "hotline",
          inDanger: true,
          threat: true,
          place: "示例路8号3幢",
          account: "示例经过，虚构。",
        },
        parties: { victim: [{ name: "示例甲", sex: "female", phone: "13800000001" }] },
      },
    ],
  },
  {
    system: "dv-case",
    area: heting,
    steps: [
      {
        by: "hotline",
        does: "receive",
        minutesAgo: 6 * day,
        answers: {
          channel: "visit",
          inDanger: false,
          repeat: true,
          injury: "slight",
          account: "示例经过，虚构。",
        },
        parties: { victim: [{ name: "示例乙", sex: "female", phone: "13800000002" }] },
      },
      { by: "supervisor", does: "take", minutesAgo: 6 * day - hour, assignee: "caseworker" },
      {
        by: "caseworker",
        does: "visit",
        minutesAgo: 5 * day + 4 * hour,
        answers: { inDanger: false, again: false, visitFindings: "示例走访，虚构。" },
      },
      { by: "caseworker", does: "follow", minutesAgo: 4 * day },
    ],
  },
];

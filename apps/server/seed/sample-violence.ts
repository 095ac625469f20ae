import { day, heting, hour, type SampleCase, step } from "./sample-case.ts";

/** A woman of the sample city by her name and telephone. */
export const woman = (name: string, phone: string) => ({ name, sex: "female", phone });
/** what a made-up case says happened */
export const made = "示例经过，虚构。";

/** Violence in the family: just received, the police silent, sealed, waiting for a second person, followed up, reported, and one that nobody accepted. */
export const sampleViolence: readonly SampleCase[] = [
  {
    system: "dv-case",
    area: heting,
    steps: [
      step(
        40,
        "hotline",
        "receive",
        { channel: "hotline", inDanger: true, threat: true, place: "示例路8号3幢", account: made },
        { parties: { victim: [woman("示例甲", "13800000001")] } },
      ),
    ],
  },
  {
    system: "dv-case",
    area: heting,
    steps: [
      step(
        3 * hour,
        "hotline",
        "receive",
        { channel: "hotline", inDanger: true, injury: "slight", place: "示例新村2幢", account: made },
        {
          parties: {
            victim: [woman("示例丁", "13800000004")],
            offender: [{ name: "示例戊", sex: "male", relation: "配偶" }],
          },
        },
      ),
      step(3 * hour - 10, "supervisor", "take", undefined, { assignee: "caseworker" }),
      step(2 * hour + 30, "caseworker", "toPolice"),
    ],
  },
  {
    system: "dv-case",
    area: heting,
    steps: [
      step(
        6 * day,
        "hotline",
        "receive",
        { channel: "visit", inDanger: false, repeat: true, injury: "slight", account: made },
        { parties: { victim: [woman("示例乙", "13800000002")] } },
      ),
      step(6 * day - hour, "supervisor", "take", undefined, { assignee: "caseworker" }),
      step(5 * day + 4 * hour, "caseworker", "visit", {
        inDanger: false,
        again: false,
        visitFindings: "示例走访，虚构。",
      }),
      step(4 * day, "caseworker", "follow"),
    ],
  },
  {
    system: "dv-case",
    area: heting,
    steps: [
      step(
        70 * day,
        "hotline",
        "receive",
        {
          channel: "report",
          inDanger: false,
          injury: "none",
          weapon: false,
          threat: false,
          repeat: false,
          account: made,
        },
        { parties: { victim: [{ ...woman("示例己", "13800000006"), birthDate: "1990-01-01" }] } },
      ),
      step(70 * day - hour, "supervisor", "take", undefined, { assignee: "caseworker" }),
      ...[69, 40, 20, 4].map((days) =>
        step(days * day, "caseworker", "visit", {
          inDanger: false,
          // threatened once more before the first visit, quiet at the three after it: a grade to lower
          again: days === 69,
          visitFindings: "示例走访，虚构。",
        }),
      ),
      step(3 * day, "caseworker", "follow"),
      step(3 * day - 5, "caseworker", "lower-grade", undefined, {
        grade: "green",
        reason: "示例：三次走访平稳",
      }),
      step(3 * day - hour, "supervisor", "confirm", undefined, { agrees: true }),
      step(2 * day, "caseworker", "close", { outcome: "safe" }),
    ],
  },
  {
    system: "dv-case",
    area: heting,
    steps: [
      step(
        9 * day,
        "supervisor",
        "receive",
        { channel: "referral", inDanger: true, weapon: true, place: "示例庇护处", account: made },
        { parties: { victim: [woman("示例庚", "13800000007")] } },
      ),
      step(9 * day - 20, "supervisor", "take", undefined, { assignee: "caseworker" }),
      step(9 * day - 30, "supervisor", "seal", undefined, { reason: "示例：当事人身份须特别保护" }),
      step(9 * day - 60, "caseworker", "visit", { inDanger: true, again: false, visitFindings: made }),
    ],
  },
  {
    system: "dv-report",
    area: heting,
    steps: [
      step(
        5 * hour,
        "hospital",
        "submit",
        { dutyHolder: "hospital", foundAt: "5h", capacity: "coerced", inDanger: true, facts: made },
        { parties: { victim: [woman("示例辛", "13800000008")] } },
      ),
      step(5 * hour - 8, "police", "acknowledge-referral", undefined, {
        referral: { name: "police", number: 1 },
      }),
      step(5 * hour - 12, "police", "accept"),
    ],
  },
  // not accepted: a day later the clock called for a letter, which waits for its words
  {
    system: "dv-report",
    area: heting,
    steps: [
      step(
        4 * day,
        "hospital",
        "submit",
        { dutyHolder: "hospital", foundAt: "97h", capacity: "full", inDanger: false, facts: made },
        { parties: { victim: [woman("示例壬", "13800000018")] } },
      ),
    ],
  },
];

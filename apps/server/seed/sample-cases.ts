import { sampleNetworks } from "./sample-networks.ts";
import { sampleRegisters } from "./sample-registers.ts";
import { sampleStories } from "./sample-stories.ts";
import { made, sampleViolence, woman } from "./sample-violence.ts";
import { day, heting, hour, type SampleCase, step } from "./sample-case.ts";

/** Calls to the line: one that waits too long, one passed on, one finished. */
const calls: readonly SampleCase[] = [
  {
    system: "women-rights-hotline",
    area: heting,
    steps: [
      step(
        30 * hour,
        "hotline",
        "receive",
        { inDanger: false, theme: "property", channel: "telephone", account: made },
        { parties: { caller: [woman("示例壬", "13800000009")] } },
      ),
    ],
  },
  {
    system: "women-rights-hotline",
    area: heting,
    steps: [
      step(
        3 * day,
        "hotline",
        "receive",
        { inDanger: false, theme: "work", channel: "visit", account: made },
        { parties: { caller: [woman("示例癸", "13800000010")] } },
      ),
      step(3 * day - 5, "hotline", "give-consent", undefined, { consent: "passOn" }),
      step(3 * day - 10, "hotline", "toLabour"),
    ],
  },
  {
    system: "women-rights-hotline",
    area: heting,
    steps: [
      step(
        20 * day,
        "hotline",
        "receive",
        { inDanger: false, theme: "marriage", channel: "telephone" },
        { parties: { caller: [{}] } },
      ),
      step(20 * day - 30, "hotline", "advise", { advice: "示例答复，虚构。" }),
      step(12 * day, "hotline", "callBack", { satisfied: "yes" }),
      step(12 * day - 5, "hotline", "finish"),
    ],
  },
];

/** Children: a report just made, one whose reporter waits for the answer, bullying at a school. */
const children: readonly SampleCase[] = [
  {
    system: "mandatory-report-minors",
    area: heting,
    steps: [
      step(
        20,
        "school",
        "submit",
        { situation: "s4", dutyHolder: "school", foundAt: "1h", inDanger: false, facts: made },
        {
          parties: {
            child: [{ name: "示例童甲", sex: "female", birthDate: "2015-06-01" }],
            reporter: [{ name: "示例教师", phone: "13800000011" }],
          },
        },
      ),
    ],
  },
  {
    system: "mandatory-report-minors",
    area: heting,
    steps: [
      step(
        6 * day,
        "hospital",
        "submit",
        { situation: "s9", dutyHolder: "hospital", foundAt: "145h", facts: made },
        { parties: { child: [{ name: "示例童乙", sex: "male", birthDate: "2018-02-10" }] } },
      ),
      step(6 * day - 10, "police", "acknowledge-referral", undefined, {
        referral: { name: "police", number: 1 },
      }),
      step(6 * day - 15, "police", "accept"),
      step(5 * day, "hospital", "copy"),
      step(4 * day, "police", "decide", { decision: "penalty", decidedOn: "4d" }),
    ],
  },
  {
    system: "school-bullying",
    area: heting,
    steps: [
      step(
        5 * day,
        "school",
        "report",
        { foundBy: "teacher", injury: "slight", weapon: false, sexual: false, kinds: ["words"] },
        { parties: { victim: [{ name: "示例童丙", sex: "male", birthDate: "2014-09-01" }] } },
      ),
      step(3 * day, "school", "find", {
        finding: "quarrel",
        forVictim: "示例辅导，虚构。",
        forBully: "示例教育，虚构。",
      }),
    ],
  },
];

/** Disputes, legal aid, a birth, a check of staff. */
const affairs: readonly SampleCase[] = [
  {
    system: "family-dispute-mediation",
    area: heting,
    steps: [
      step(
        2 * day,
        "mediator",
        "find",
        {
          channel: "patrol",
          kind: "property",
          inDanger: false,
          longLasting: true,
          locality: "990101001001",
          account: made,
        },
        { parties: { one: [woman("示例子", "13800000012")] } },
      ),
      step(2 * day - 30, "mediator", "take", undefined, { assignee: "mediator" }),
    ],
  },
  {
    system: "family-dispute-mediation",
    area: heting,
    steps: [
      step(
        50 * day,
        "township",
        "find",
        { channel: "visit", kind: "custody", inDanger: false, longLasting: false, locality: "990101003001" },
        { parties: { one: [woman("示例丑", "13800000013")] } },
      ),
    ],
  },
  {
    system: "legal-aid",
    area: heting,
    steps: [
      step(
        8 * day,
        "legal-aid",
        "apply",
        { door: "counter", who: "woman", matter: "family", exempt: "none" },
        { parties: { applicant: [woman("示例寅", "13800000014")] } },
      ),
    ],
  },
  {
    system: "legal-aid",
    area: heting,
    steps: [
      step(
        25 * day,
        "legal-aid",
        "apply",
        { door: "referral", who: "woman", matter: "violence", exempt: "violence" },
        { parties: { applicant: [woman("示例卯", "13800000015")] } },
      ),
      step(24 * day, "legal-aid", "approve", { decidedOn: "24d" }),
      step(24 * day - 10, "legal-aid", "give-consent", undefined, { consent: "lawyer" }),
      step(24 * day - 20, "legal-aid", "appoint", { conflict: false }),
      step(24 * day - 60, "lawyer", "acknowledge-referral", undefined, {
        referral: { name: "lawyer", number: 1 },
      }),
    ],
  },
  {
    system: "birth-one-thing",
    area: heting,
    steps: [
      step(
        2 * day,
        "hospital",
        "apply",
        {
          bornOn: "3d",
          hospital: "鹤汀区人民医院",
          householdAt: "990101001001",
          insure: true,
          claim: true,
          card: false,
          guidance: false,
        },
        {
          parties: {
            child: [{ sex: "female" }],
            mother: [{ name: "示例辰", phone: "13800000016" }],
          },
        },
      ),
      step(2 * day - 30, "hospital", "accept"),
      step(
        2 * day - 90,
        "hospital",
        "finish-task",
        { certificateNumber: "示例出1" },
        { task: "certificate" },
      ),
    ],
  },
  {
    system: "staff-background-check",
    area: heting,
    steps: [
      step(
        30 * day,
        "civil-affairs",
        "list",
        { unitName: "鹤汀区民政局", post: "worker", reason: "hiring" },
        { parties: { person: [{ name: "董怀仁", sex: "male" }] } },
      ),
      step(30 * day - 5, "civil-affairs", "notice", { told: true }),
      step(30 * day - 10, "civil-affairs", "request"),
      step(
        29 * day,
        "police",
        "answer-referral",
        { result: "clear", answeredOn: "29d" },
        { referral: { name: "query", number: 1 } },
      ),
      step(29 * day - 60, "civil-affairs", "recordClear"),
    ],
  },
  {
    system: "staff-background-check",
    area: heting,
    steps: [
      step(
        hour,
        "school",
        "list",
        { unitName: "汀南小学", post: "driver", reason: "hiring" },
        { parties: { person: [{ name: "示例巳", sex: "male" }] } },
      ),
      step(50, "school", "notice", { told: true }),
      step(45, "school", "request"),
    ],
  },
];

/** Cases in states of every kind: just received, waiting for others, late, sealed, before a second person, closed. */
export const sampleCases: readonly SampleCase[] = [
  ...sampleViolence,
  ...calls,
  ...children,
  ...affairs,
  ...sampleRegisters,
  ...sampleNetworks,
  ...sampleStories,
];

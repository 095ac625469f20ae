import { words } from "../../definition/fields.ts";
import { onReferral, step, story } from "./cast.ts";
import type { Scenario } from "./scenario.ts";

const woman = { name: "测试乙", sex: "female", phone: "13800000000", birthDate: "1990-05-01" };
const toWorker = { details: { assignee: "worker" } };
const nothing = { inDanger: false, weapon: false, threat: false, injury: "none", repeat: false };
const quiet = { inDanger: false, again: false, visitFindings: "平稳" };
const consentTo = (scope: string) => ({ details: { consent: { scope } } });

/** All answers are no: three working days for the first contact, the police by her own consent, and still no case rests. */
const quietViolence = story(
  "dv-case",
  words(
    "绿色个案：三个工作日首访、经同意报警、处置中走访逾期",
    "A green case: first contact in three working days, police by consent, visits while it is handled",
  ),
  [
    step(
      "2026-03-02 09:00",
      "desk",
      "receive",
      { channel: "hotline", capacity: "full", ...nothing },
      {
        parties: { victim: [woman] },
        stands: { grade: "green" },
      },
    ),
    step("2026-03-02 09:10", "lead", "take", undefined, { ...toWorker, stands: { state: "handling" } }),
    step("2026-03-02 09:20", "worker", "toPolice", undefined, { refused: "consent-missing" }),
    step("2026-03-02 09:25", "worker", "give-consent", undefined, consentTo("police")),
    step("2026-03-02 09:30", "worker", "toPolice"),
    onReferral("2026-03-02 09:40", "police", "answer", "police", { policeAnswer: "education" }),
    step("2026-03-05 17:00", "worker", "visit", quiet),
    step("2026-03-05 17:10", "worker", "openAftercare"),
    step("2026-03-05 17:20", "worker", "openAftercare", undefined, { refused: "guard-not-met" }),
    // nobody turned to follow-up: the rhythm runs all the same
    step("2026-06-10 09:00", "worker", "visit", quiet),
    step("2026-06-11 09:00", "worker", "visit", quiet),
    step("2026-06-11 10:00", "worker", "follow"),
    step("2026-06-12 09:00", "worker", "close", { outcome: "safe" }),
    step("2026-06-12 10:00", "lead", "confirm"),
  ],
  {
    state: "closed",
    grade: "green",
    deadlines: { firstContact: { inTime: 1 }, visits: { inTime: 2, late: 1, cancelled: 1 } },
    escalated: ["visits → lead"],
    indicators: { received: [1], contactOnTime: [1, 1] },
  },
);

const visitOn = (day: string) => step(`${day} 09:00`, "mediator", "visit", quiet);

/** What a mediator hears of money stays with her; a marriage at odds goes to the police when both agree; no case rests. */
const quietDispute = story(
  "family-dispute-mediation",
  words(
    "财产纠纷不报公安、调解逾期、法院逾期",
    "A property dispute is never told to the police; mediating and court have their clocks",
  ),
  [
    step(
      "2026-03-02 09:00",
      "township",
      "find",
      {
        channel: "patrol",
        kind: "property",
        longLasting: false,
        habits: true,
        ...nothing,
        policeCalls: false,
        childHarmed: false,
      },
      { parties: { one: [woman] }, stands: { state: "found", grade: "yellow" } },
    ),
    step("2026-03-02 09:30", "township", "take", undefined, { details: { assignee: "mediator" } }),
    step("2026-03-02 15:00", "mediator", "visit", quiet),
    step("2026-03-02 15:10", "mediator", "give-consent", undefined, consentTo("police")),
    step("2026-03-02 15:20", "mediator", "askPolice", undefined, { refused: "consent-missing" }),
    visitOn("2026-03-30"),
    step("2026-04-05 09:00", "mediator", "give-consent", undefined, consentTo("share")),
    step("2026-04-05 09:10", "mediator", "toCourt"),
    onReferral("2026-04-05 09:30", "judge", "answer", "court", { courtCase: "诉前1" }),
    ...["2026-04-28", "2026-05-28", "2026-06-26"].map(visitOn),
    step("2026-07-10 09:00", "mediator", "settle", { outcome: "court", oneStop: false }),
    step("2026-07-10 09:30", "mediator", "lower-grade", undefined, {
      details: { grade: "green", reason: "已由法院立案，双方平静" },
    }),
    step("2026-07-10 09:40", "townshipHead", "confirm", undefined, { stands: { grade: "green" } }),
    step("2026-07-10 10:00", "mediator", "close"),
    step("2026-07-10 11:00", "townshipHead", "confirm"),
  ],
  {
    state: "closed",
    grade: "green",
    deadlines: { respond: { inTime: 1 }, settle: { late: 1 }, court: { late: 1 } },
    escalated: ["settle → lead", "court → lead"],
    indicators: { found: [1], agreed: [0, 1] },
  },
);

/** Cases in which nobody is in danger, which nobody is told of without a basis, and which rest nowhere. */
export const quietCases: readonly Scenario[] = [quietViolence, quietDispute];

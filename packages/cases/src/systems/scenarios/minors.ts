import { words } from "../../definition/fields.ts";
import { girl, onReferral, step, story } from "./cast.ts";
import type { Scenario } from "./scenario.ts";

const guardian = { name: "测试庚", phone: "13500000000", relation: "母亲" };
const checked = { "background-check": true };
const toCivilWorker = { details: { assignee: "civilWorker" } };

/** A red call: acknowledged in minutes, opened as a protection case, called back. */
const hotline = story(
  "child-protection-hotline",
  words("红色来电：报警、立案、告知", "A red call: police, a case opened, the caller told"),
  [
    step(
      "2026-03-02 09:00",
      "desk",
      "receive",
      { inDanger: true, theme: "harm", channel: "telephone" },
      { parties: { child: [girl], caller: [{}] }, stands: { grade: "red" } },
    ),
    onReferral("2026-03-02 09:05", "police", "acknowledge", "police"),
    step("2026-03-02 09:10", "desk", "openCase", undefined, { stands: { state: "dispatched" } }),
    onReferral("2026-03-03 09:00", "police", "answer", "police", { policeAnswer: "criminal" }),
    step("2026-03-05 09:00", "desk", "recordReply"),
    step("2026-03-06 09:00", "desk", "callBack", { satisfied: "fair" }),
    step("2026-03-06 09:10", "desk", "finish"),
  ],
  {
    state: "closed",
    grade: "red",
    deadlines: { transfer: { inTime: 1 }, result: { inTime: 1 }, callBack: { inTime: 1 } },
    escalated: [],
    indicators: { calls: [1], cases: [1], transferOnTime: [1, 1] },
  },
);

/** Who was never checked is not assigned; seen in two hours, assessed, planned, reviewed twice, closed by two. */
const protection = story(
  "child-protection-case",
  words(
    "红色个案：两小时见面、评估、复核、双人结案",
    "A red case: seen in two hours, reviewed, closed by two",
  ),
  [
    step(
      "2026-03-02 09:00",
      "civil",
      "receive",
      { channel: "hotline", inDanger: false, unattended: true, harmSign: false },
      { parties: { child: [girl], guardian: [guardian] }, stands: { grade: "red" } },
    ),
    step("2026-03-02 09:10", "civilHead", "take", undefined, {
      ...toCivilWorker,
      stands: { state: "handling" },
    }),
    step("2026-03-02 10:30", "civilWorker", "visit", { inDanger: false, unattended: false, harmSign: false }),
    step("2026-03-04 09:00", "civilWorker", "assess", {
      childState: "稳定",
      carer: "祖母接手照料",
      carerRisk: "low",
    }),
    step(
      "2026-03-06 09:00",
      "civilWorker",
      "plan",
      { plan: "每周到访", part: "课后照看" },
      { stands: { state: "following" } },
    ),
    step("2026-03-06 09:10", "civilWorker", "toSchool"),
    onReferral("2026-03-09 09:00", "teacher", "answer", "school", { helpGiven: "已安排课后照看" }),
    step("2026-03-12 09:00", "civilWorker", "review", { quiet: true, again: false }),
    step("2026-03-18 09:00", "civilWorker", "review", { quiet: true, again: false }),
    step("2026-03-18 10:00", "civilWorker", "lower-grade", undefined, {
      details: { grade: "green", reason: "两次复核平稳" },
    }),
    step("2026-03-18 11:00", "civilHead", "confirm", undefined, { stands: { grade: "green" } }),
    step("2026-03-19 09:00", "civilWorker", "close", { outcome: "register" }),
    step("2026-03-19 10:00", "civilHead", "confirm"),
  ],
  {
    state: "closed",
    grade: "green",
    deadlines: { firstContact: { inTime: 1 }, assess: { inTime: 1 }, plan: { inTime: 1 } },
    escalated: [],
    indicators: { opened: [1], contactOnTime: [1, 1], repeated: [0] },
  },
  checked,
);

/** One interview with an adult present; the second one waits for the procurator. The case is sealed as a whole. */
const oneStop = story(
  "one-stop-minor-victim",
  words(
    "一次询问、再次询问须检察官同意、整案封存",
    "One interview, a second only with the procurator, sealed",
  ),
  [
    step(
      "2026-03-02 09:00",
      "police",
      "arrange",
      { place: "一站式中心", arrangedFor: "2026-03-02T06:00:00Z" },
      { parties: { child: [girl] } },
    ),
    onReferral("2026-03-02 09:10", "procurator", "acknowledge", "procurator"),
    onReferral("2026-03-02 09:20", "doctor", "acknowledge", "hospital", undefined, 2),
    onReferral("2026-03-02 09:25", "counsellor", "acknowledge", "counsellor", undefined, 3),
    step(
      "2026-03-02 09:30",
      "constable",
      "interview",
      { adultPresent: true, recorded: true },
      { refused: "not-permitted" },
    ),
    step(
      "2026-03-02 14:00",
      "police",
      "interview",
      { adultPresent: false, recorded: true },
      { refused: "guard-not-met" },
    ),
    step("2026-03-02 14:10", "police", "interview", { adultPresent: true, recorded: true, statement: "略" }),
    step("2026-03-02 15:00", "doctor", "examine", { findings: "略" }),
    step("2026-03-02 15:30", "counsellor", "counselChild", { counsel: "略" }),
    step(
      "2026-03-03 09:00",
      "police",
      "interview",
      { adultPresent: true, recorded: true },
      { refused: "guard-not-met" },
    ),
    step(
      "2026-03-03 09:10",
      "police",
      "interviewAgain",
      { adultPresent: true, recorded: true },
      { details: { reason: "出现新的证据" }, stands: { pending: 1 } },
    ),
    step("2026-03-03 09:20", "police", "confirm", undefined, { refused: "not-permitted" }),
    step("2026-03-03 10:00", "procurator", "confirm", undefined, { stands: { pending: 0 } }),
    onReferral("2026-03-03 10:10", "procurator", "answer", "procurator"),
    step("2026-03-04 09:00", "police", "close", { steps: ["interview", "examination", "counsel"] }),
    step("2026-03-04 10:00", "procurator", "confirm", undefined, { stands: { state: "closed" } }),
  ],
  {
    state: "closed",
    deadlines: { sameDay: { inTime: 1 } },
    escalated: [],
    indicators: { arranged: [1], second: [1], sameDay: [1, 1] },
  },
);

/** First session in three days, a plan, two quiet reviews. */
const support = story(
  "minor-victim-support",
  words("三日内首次辅导、方案、两次平稳复核", "First session in three days, a plan, two quiet reviews"),
  [
    step(
      "2026-03-02 09:00",
      "civil",
      "open",
      { askedBy: "procuratorate", kind: "violence" },
      { parties: { child: [girl] } },
    ),
    step("2026-03-02 10:00", "civilHead", "take", undefined, toCivilWorker),
    onReferral("2026-03-02 11:00", "counsellor", "acknowledge", "counsellor"),
    step("2026-03-04 09:00", "counsellor", "session", { session: "略" }),
    step("2026-03-09 09:00", "civilWorker", "plan", {
      plan: "每周辅导",
      services: ["counselling", "school"],
      part: "同意转入",
    }),
    step("2026-03-09 09:10", "civilWorker", "toNewSchool"),
    onReferral("2026-03-10 09:00", "education", "answer", "newSchool", undefined, 2),
    // who counsels every week is not silent, though she answers nothing before the end
    step("2026-03-11 09:00", "counsellor", "session", { session: "略" }),
    step("2026-04-01 09:00", "counsellor", "session", { session: "略" }),
    step("2026-04-08 09:00", "civilWorker", "review", { quiet: true }),
    step("2026-05-08 09:00", "civilWorker", "review", { quiet: true }),
    step("2026-05-09 09:00", "civilWorker", "close", { outcome: "completed" }),
    step("2026-05-09 10:00", "civilHead", "confirm"),
  ],
  {
    state: "closed",
    deadlines: { firstSession: { inTime: 1 }, plan: { inTime: 1 } },
    escalated: [],
    indicators: { victims: [1], firstSession: [1, 1], completed: [1, 1] },
  },
  checked,
);

/** The same day without a guardian, taken over by civil affairs, filed, revoked, settled by two. */
const guardianship = story(
  "guardianship-intervention",
  words(
    "村里报告即由民政承办、临时监护、撤销、长期监护",
    "Found by the village, with civil affairs at once, revoked, long-term care",
  ),
  [
    step(
      "2026-03-02 08:00",
      "village",
      "open",
      { ground: "harms", alone: true },
      { parties: { child: [girl], guardian: [guardian] }, stands: { grade: "red" } },
    ),
    step(
      "2026-03-02 12:00",
      "civil",
      "place",
      { placement: "略" },
      { parties: { keeper: [{ name: "测试壬" }] }, stands: { state: "temporary" } },
    ),
    step("2026-03-20 09:00", "civil", "settle", { longTerm: "state" }, { refused: "guard-unknown" }),
    step("2026-03-20 09:30", "civil", "assess", { assessment: "略", fit: "unfit" }),
    step("2026-03-21 09:00", "civil", "returnHome", undefined, { refused: "guard-not-met" }),
    step("2026-03-25 09:00", "civil", "file", { applicant: "civil" }),
    onReferral("2026-03-25 10:00", "judge", "acknowledge", "court"),
    onReferral("2026-03-25 10:00", "procurator", "answer", "procuratorate", undefined, 2),
    step("2026-04-20 09:00", "judge", "rule", { ruling: "民特1", revoked: true }),
    step("2026-04-22 09:00", "civil", "settle", { longTerm: "state" }),
    step("2026-04-22 10:00", "civilHead", "confirm", undefined, { stands: { state: "longTerm" } }),
    step("2026-09-01 09:00", "civil", "end", undefined, { details: { reason: "依法收养" } }),
    step("2026-09-01 10:00", "civilHead", "confirm"),
  ],
  {
    state: "ended",
    deadlines: { guardian: { inTime: 1 }, rule: { inTime: 1 } },
    escalated: [],
    indicators: { filed: [1], inTime: [1, 1] },
  },
);

/** Steps by the list, to the court, sealed on the day. */
const juvenile = story(
  "juvenile-justice-procedure",
  words("逐项落实、判决、到期封存", "Each step, judgment, sealed on the day"),
  [
    step("2026-03-02 09:00", "police", "open", undefined, {
      parties: { child: [girl], guardian: [guardian] },
    }),
    onReferral("2026-03-02 10:00", "aid", "answer", "lawyer"),
    step("2026-03-02 11:00", "police", "toReview", undefined, { refused: "guard-unknown" }),
    step(
      "2026-03-02 15:00",
      "police",
      "first",
      { adultStep: "done", lawyerStep: "done", inquiryStep: "missing" },
      { parties: { adult: [{ name: "测试癸" }] } },
    ),
    step("2026-03-03 09:00", "police", "nameInquirer", undefined, { details: { assignee: "inquirer" } }),
    step("2026-03-20 09:00", "inquirer", "inquire", { inquiry: "略" }),
    step("2026-03-25 09:00", "police", "toReview"),
    onReferral("2026-03-25 10:00", "procurator", "answer", "review", undefined, 2),
    step("2026-04-10 09:00", "procurator", "prosecute"),
    onReferral("2026-04-10 10:00", "judge", "answer", "trial", undefined, 3),
    step("2026-05-06 09:00", "judge", "hear", { hearingStep: "done" }),
    step("2026-05-06 15:00", "judge", "judge", { result: "light" }),
    step("2026-05-08 09:00", "judge", "sealRecord", undefined, { refused: "guard-not-met" }),
    step("2026-05-08 09:10", "judge", "setSeal", { sealFrom: "2026-05-20" }),
    // nobody seals it by hand: on its day the platform does
    step("2026-05-21 09:00", "judge", "wait", undefined, { stands: { state: "sealed" } }),
  ],
  {
    state: "sealed",
    deadlines: { first: { inTime: 1 }, set: { inTime: 1 }, seal: { inTime: 1 } },
    escalated: [],
    indicators: { adult: [1, 1], lawyer: [1, 1], sealed: [1, 1] },
  },
);

/** A lead that the police do not acknowledge goes up; answered, closed by two. */
const lead = story(
  "minor-protection-joint-enforcement",
  words(
    "线索移送公安，逾期升级，反馈后双人办结",
    "A lead to the police, silence raised, answered, closed by two",
  ),
  [
    step("2026-03-02 09:00", "worker", "register", {
      kind: "venue",
      foundBy: "federation",
      placeName: "某网吧",
      lead: "接纳未成年人",
    }),
    step("2026-03-02 10:00", "worker", "toPolice"),
    onReferral("2026-03-05 09:00", "police", "acknowledge", "police"),
    onReferral("2026-03-12 09:00", "police", "answer", "police", { found: "属实", measure: "fined" }),
    step("2026-03-12 10:00", "worker", "result", { measure: "fined", found: "属实" }),
    step("2026-03-13 09:00", "worker", "close"),
    step("2026-03-13 10:00", "lead", "confirm"),
  ],
  {
    state: "closed",
    deadlines: { pass: { inTime: 1 }, answer: { inTime: 1 }, "referral:police:1:acknowledge": { late: 1 } },
    escalated: ["referral:police:1:acknowledge → lead", "referral:police:1:acknowledge → office"],
    indicators: { leads: [1], answered: [1, 1], passedOnTime: [1, 1] },
  },
);

/** A grave case: the police with the report, found on in ten days, two follow-ups, closed by two. */
const bullying = story(
  "school-bullying",
  words(
    "严重欺凌：随报告移送公安、十日内认定、两次回访",
    "Grave bullying: police at once, decided, followed up",
  ),
  [
    step(
      "2026-03-02 09:00",
      "teacher",
      "report",
      { foundBy: "teacher", injury: "serious", weapon: false, sexual: false },
      { parties: { victim: [girl] } },
    ),
    onReferral("2026-03-02 09:10", "police", "acknowledge", "police"),
    onReferral("2026-03-04 09:00", "police", "answer", "police", { policeAnswer: "penalty" }),
    step("2026-03-09 09:00", "teacher", "find", { finding: "grave", forVictim: "辅导", forBully: "训诫" }),
    step("2026-04-08 09:00", "teacher", "firstMonth", { again: false, followUp: "平稳" }),
    step("2026-06-08 09:00", "teacher", "thirdMonth", { again: false, followUp: "平稳" }),
    step("2026-06-08 12:00", "teacher", "close"),
    step("2026-06-08 13:00", "schoolHead", "confirm"),
  ],
  {
    state: "closed",
    deadlines: { find: { inTime: 1 }, month: { inTime: 1 }, three: { inTime: 1 } },
    escalated: [],
    indicators: { reports: [1], decided: [1, 1], followed: [1, 1] },
  },
);

/** Stories of the systems for minors. */
export const minorScenarios: readonly Scenario[] = [
  hotline,
  protection,
  oneStop,
  support,
  guardianship,
  juvenile,
  lead,
  bullying,
];

import { words } from "../../definition/fields.ts";
import { cast, onReferral, step, story } from "./cast.ts";
import { county } from "./people.ts";
import { row } from "./row.ts";
import type { Scenario } from "./scenario.ts";

const pupil = { name: "测试甲子", sex: "female", birthDate: "2013-05-01" };
const woman = { name: "测试乙丑", sex: "female", phone: "13800000002" };
const toWorker = { details: { assignee: "worker" } };
const calm = { again: false, followUp: "平稳" };

/** Words that hurt: a counsellor, a finding that the bureau does not share; half a year later blows, and the police. */
const bullying = story(
  "school-bullying",
  words(
    "言语欺凌：辅导、复查改认定；再次发生、移送公安、援助",
    "Words: counsellor, reviewed; again with blows: police and support",
  ),
  [
    step(
      "2026-03-02 09:00",
      "teacher",
      "report",
      { foundBy: "pupil", injury: "none", weapon: false, sexual: false, kinds: ["words"] },
      { parties: { victim: [pupil] } },
    ),
    step("2026-03-03 09:00", "teacher", "toCounsellor"),
    onReferral("2026-03-03 10:00", "counsellor", "acknowledge", "counsellor"),
    onReferral("2026-03-06 09:00", "counsellor", "answer", "counsellor", { forVictim: "每周一次辅导" }),
    step("2026-03-10 09:00", "teacher", "find", { finding: "quarrel" }),
    step("2026-03-12 09:00", "teacher", "appeal", undefined, {
      details: { reason: "家长不服认定" },
      stands: { state: "reported" },
    }),
    onReferral("2026-03-13 09:00", "education", "acknowledge", "review", undefined, 2),
    onReferral("2026-03-18 09:00", "education", "answer", "review", { review: "构成欺凌" }, 2),
    step("2026-03-19 09:00", "teacher", "find", { finding: "bullying", forBully: "训诫" }),
    step("2026-04-10 09:00", "teacher", "firstMonth", calm),
    step("2026-06-10 09:00", "teacher", "thirdMonth", calm),
    step("2026-06-10 10:00", "teacher", "close"),
    step("2026-06-10 11:00", "schoolHead", "confirm"),
    step("2026-09-07 09:00", "schoolHead", "reopen", undefined, { details: { reason: "再次发生，动手" } }),
    step("2026-09-07 09:05", "teacher", "find", { finding: "grave" }, { refused: "guard-not-met" }),
    step("2026-09-07 09:10", "teacher", "toPolice"),
    onReferral("2026-09-07 09:30", "police", "acknowledge", "police", undefined, 3),
    step("2026-09-08 09:00", "teacher", "openSupport"),
    onReferral("2026-09-09 09:00", "police", "answer", "police", { policeAnswer: "penalty" }, 3),
    step("2026-09-10 09:00", "teacher", "find", { finding: "grave", forBully: "转专门教育评估" }),
    step("2026-09-16 09:00", "teacher", "thirdMonth", calm, { refused: "guard-not-met" }),
    step("2026-09-16 09:10", "teacher", "firstMonth", calm, { refused: "guard-not-met" }),
    step("2026-10-10 09:00", "teacher", "firstMonth", calm),
    step("2026-12-10 09:00", "teacher", "thirdMonth", calm),
    step("2026-12-10 10:00", "teacher", "close"),
    step("2026-12-10 11:00", "schoolHead", "confirm"),
  ],
  {
    state: "closed",
    deadlines: { find: { inTime: 3 }, month: { inTime: 2 }, three: { inTime: 2 }, atDecided: { inTime: 3 } },
    escalated: [],
    indicators: { reports: [1], decided: [3, 3], followed: [2, 2] },
  },
);

/** It did not happen: nobody is seen again, and the case ends. */
const unfounded = story(
  "school-bullying",
  words("经查未发生，不再回访，即可办结", "It did not happen: no visits, and the end"),
  [
    step(
      "2026-03-02 09:00",
      "teacher",
      "report",
      { foundBy: "survey", injury: "none", weapon: false, sexual: false },
      { parties: { victim: [pupil] } },
    ),
    step("2026-03-09 09:00", "teacher", "close", undefined, { refused: "not-allowed-now" }),
    step("2026-03-10 09:00", "teacher", "find", { finding: "none" }, { stands: { state: "decided" } }),
    step("2026-03-10 10:00", "teacher", "close"),
    step("2026-03-10 11:00", "schoolHead", "confirm"),
  ],
  {
    state: "closed",
    deadlines: { find: { inTime: 1 }, month: {}, three: {} },
    escalated: [],
    indicators: { decided: [1, 1], followed: [0, 0] },
  },
);

/** A channel of a company: received late, reviewed on new evidence, the complainant is paid less for it. */
const company: Scenario = {
  ...story(
    "sexual-harassment-handling",
    words(
      "企业迟受理、复核改认定、移送公安、报复报人社",
      "Received late, reviewed, police, retaliation told to labour",
    ),
    [
      row(
        "2026-03-02 09:00",
        "contact",
        "complain",
        { unitKind: "company", minorConcerned: false, crime: false },
        { parties: { complainant: [woman], accused: [{ name: "测试丙寅" }] } },
      ),
      row("2026-03-06 09:00", "unitHead", "receive", undefined, { details: { assignee: "inquirerHere" } }),
      row("2026-03-06 10:00", "inquirerHere", "toFederation"),
      onReferral("2026-03-09 09:00", "rights", "acknowledge", "federation"),
      onReferral("2026-03-12 09:00", "rights", "answer", "federation", { opinion: "已陪同并告知权利" }),
      row("2026-03-10 09:00", "inquirerHere", "inquire", { conflict: false, inquiry: "略" }),
      row("2026-03-11 09:00", "inquirerHere", "find", { finding: "no" }),
      row("2026-03-11 10:00", "unitHead", "confirm", undefined, { stands: { state: "found" } }),
      row("2026-03-12 10:00", "unitHead", "askReview", undefined, {
        details: { reason: "投诉人补交聊天记录" },
        stands: { state: "received" },
      }),
      row("2026-03-13 09:00", "inquirerHere", "inquire", { conflict: false, inquiry: "略" }),
      row("2026-03-13 09:10", "inquirerHere", "toPolice"),
      onReferral("2026-03-13 09:30", "police", "acknowledge", "police", undefined, 2),
      onReferral("2026-03-16 09:00", "police", "answer", "police", { policeAnswer: "penalty" }, 2),
      row("2026-03-17 09:00", "inquirerHere", "find", { finding: "partly" }),
      row("2026-03-17 10:00", "unitHead", "confirm"),
      row("2026-03-20 09:00", "unitHead", "measure", { measure: "moved" }),
      row("2026-03-23 09:00", "inquirerHere", "retaliation", { retaliation: "绩效被降" }),
      onReferral("2026-03-24 09:00", "labour", "acknowledge", "labour", undefined, 3),
      onReferral("2026-03-30 09:00", "labour", "answer", "labour", { opinion: "已责令恢复绩效" }, 3),
      row("2026-04-01 09:00", "inquirerHere", "close"),
      row("2026-04-01 10:00", "unitHead", "confirm"),
    ].toSorted((one, other) => (one.at < other.at ? -1 : 1)),
    {
      state: "closed",
      deadlines: {
        receive: { late: 1 },
        inquire: { inTime: 2 },
        measure: { inTime: 2 },
        atMeasured: { inTime: 1 },
      },
      escalated: ["receive → lead"],
      indicators: { complaints: [1], received: [0, 1], found: [2, 2], retaliation: [1] },
    },
  ),
  people: {
    ...cast,
    contact: { organisation: "unit", area: county, roles: ["employer"] },
    inquirerHere: { organisation: "unit", area: county, roles: ["caseworker"] },
    unitHead: { organisation: "unit", area: county, roles: ["supervisor"] },
  },
};

/** A pupil is concerned: the police at once, the bureau is told, the inquiry is late; two more pupils speak after the end. */
const pupilConcerned = story(
  "sexual-harassment-handling",
  words(
    "涉未成年人：同步移送公安、报教育、迟认定，办结后又有反映",
    "A pupil: police at once, found late, taken up again",
  ),
  [
    step(
      "2026-03-02 09:00",
      "desk",
      "complain",
      { unitKind: "school", minorConcerned: true, crime: false },
      { parties: { complainant: [pupil] } },
    ),
    onReferral("2026-03-02 09:10", "police", "acknowledge", "police"),
    step("2026-03-03 09:00", "lead", "receive", undefined, toWorker),
    step("2026-03-03 10:00", "worker", "toEducation"),
    onReferral("2026-03-04 09:00", "police", "answer", "police", { policeAnswer: "none" }),
    onReferral("2026-03-04 10:00", "education", "acknowledge", "education", undefined, 2),
    step("2026-03-05 09:00", "worker", "inquire", { conflict: false, inquiry: "略" }),
    onReferral("2026-03-12 09:00", "education", "answer", "education", { opinion: "已停课调查" }, 2),
    step("2026-04-07 09:00", "worker", "find", { finding: "no" }),
    step("2026-04-07 10:00", "lead", "confirm"),
    step("2026-04-08 09:00", "lead", "measure", { measure: "none" }),
    step("2026-04-10 09:00", "worker", "close"),
    step("2026-04-10 10:00", "lead", "confirm"),
    step("2026-05-06 09:00", "lead", "reopen", undefined, { details: { reason: "又有两名学生反映" } }),
    step("2026-05-06 10:00", "worker", "find", { finding: "yes" }, { refused: "guard-not-met" }),
    step("2026-05-07 09:00", "worker", "inquire", { conflict: false, inquiry: "略" }),
    step("2026-05-11 09:00", "worker", "find", { finding: "yes" }),
    step("2026-05-11 10:00", "lead", "confirm"),
    step("2026-05-12 09:00", "lead", "measure", { measure: "dismissed" }),
    step("2026-05-13 09:00", "worker", "close"),
    step("2026-05-13 10:00", "lead", "confirm"),
  ],
  {
    state: "closed",
    deadlines: { receive: { inTime: 1 }, inquire: { inTime: 1, late: 1 }, measure: { inTime: 2 } },
    escalated: ["inquire → lead"],
    indicators: { complaints: [1], received: [1, 1], found: [1, 2], retaliation: [0] },
  },
);

/** The township is silent and a letter is called for by hand; it happens again, and she is told anew before the end. */
const infringement = story(
  "rights-infringement-case",
  words(
    "乡镇逾期、发督办函；再次侵害、公安、检察支持起诉",
    "The township is late, a letter; again: police, procuratorate",
  ),
  [
    step(
      "2026-03-02 09:00",
      "rights",
      "report",
      { channel: "visit", kind: "family", sexual: false },
      { parties: { victim: [woman] } },
    ),
    step("2026-03-02 09:30", "rights", "give-consent", undefined, {
      details: { consent: { scope: "share" } },
    }),
    step("2026-03-02 10:00", "rights", "toTownship"),
    step("2026-03-02 10:10", "rights", "toCivilAffairs"),
    onReferral("2026-03-03 09:00", "township", "acknowledge", "township"),
    onReferral("2026-03-03 09:10", "civil", "acknowledge", "civilAffairs", undefined, 2),
    onReferral("2026-03-09 09:00", "civil", "answer", "civilAffairs", { bodyDid: "已临时救助" }, 2),
    step("2026-03-18 09:00", "rights", "openSupervision"),
    onReferral("2026-03-20 09:00", "township", "answer", "township", { bodyDid: "已调解" }),
    step("2026-03-20 10:00", "rights", "result", { result: "stopped" }),
    step("2026-03-20 11:00", "rights", "tell", { told: true }),
    step("2026-03-23 09:00", "rights", "close"),
    step("2026-03-23 10:00", "lead", "confirm"),
    step("2026-04-20 09:00", "lead", "reopen", undefined, { details: { reason: "再次侵害" } }),
    step("2026-04-20 09:30", "rights", "toPolice"),
    onReferral("2026-04-20 09:40", "police", "acknowledge", "police", undefined, 3),
    onReferral("2026-04-22 09:00", "police", "answer", "police", { policeAnswer: "letter" }, 3),
    step("2026-04-22 10:00", "rights", "toProcuratorate"),
    onReferral("2026-04-23 09:00", "procurator", "acknowledge", "procuratorate", undefined, 4),
    onReferral("2026-04-28 09:00", "procurator", "answer", "procuratorate", { bodyDid: "支持起诉" }, 4),
    step("2026-04-29 09:00", "rights", "result", { result: "court" }),
    // what she was told in March does not do for April
    step("2026-04-29 10:00", "rights", "close", undefined, { refused: "guard-not-met" }),
    step("2026-04-30 09:00", "rights", "tell", { told: true }),
    step("2026-04-30 10:00", "rights", "close"),
    step("2026-04-30 11:00", "lead", "confirm"),
  ],
  {
    state: "closed",
    deadlines: { send: { inTime: 2 }, result: { inTime: 2 }, tell: { inTime: 2 }, atActed: { inTime: 2 } },
    escalated: ["referral:township:1:answer → lead", "referral:township:1:answer → office"],
    indicators: { reports: [1], sent: [2, 2], known: [2, 2] },
  },
);

const call = { channel: "telephone", place: "略", account: "略" };

/** In danger: the police and the report within minutes; she calls again a week later, safe, and nothing is reported twice. */
const danger = story(
  "child-sexual-health-hotline",
  words(
    "有现实危险：立即报警、报告；再次来电平安",
    "In danger: police and report; safe when she calls again",
  ),
  [
    step(
      "2026-03-02 19:00",
      "counsellor",
      "receive",
      { ...call, ageBand: "to17", theme: "harm", inDanger: true, abuseSign: true },
      { parties: { caller: [pupil] } },
    ),
    step("2026-03-02 19:05", "counsellor", "toPolice"),
    onReferral("2026-03-02 19:10", "police", "acknowledge", "police"),
    step("2026-03-02 19:15", "counsellor", "report"),
    step("2026-03-02 19:30", "counsellor", "advise", { advice: "略" }),
    onReferral("2026-03-03 09:00", "police", "answer", "police"),
    step("2026-03-03 10:00", "counsellor", "finish", { takenUp: false }),
    step(
      "2026-03-10 19:00",
      "counsellor",
      "reopen",
      { inDanger: false, abuseSign: false },
      { details: { reason: "本人再次来电" } },
    ),
    step("2026-03-10 19:20", "counsellor", "advise", { advice: "略" }),
    step("2026-03-10 19:30", "counsellor", "finish", { takenUp: false }),
  ],
  {
    state: "closed",
    deadlines: { report: { inTime: 1 }, advise: { inTime: 2 }, atAdvised: { inTime: 2 } },
    escalated: [],
    indicators: { calls: [1], advised: [2, 2], takenUp: [0, 0] },
  },
);

/** About growing up, without a name: nothing has to be reported, and no clock says so, however long the clinic takes. */
const growingUp = story(
  "child-sexual-health-hotline",
  words("身体发育咨询：不记姓名、无须报告、迟答复、转门诊", "Growing up: no name, no report, answered late"),
  [
    step("2026-03-02 19:00", "counsellor", "receive", {
      channel: "telephone",
      ageBand: "to13",
      theme: "body",
      inDanger: false,
      abuseSign: false,
    }),
    step("2026-03-04 19:00", "counsellor", "advise", { advice: "略" }),
    step("2026-03-04 19:10", "counsellor", "give-consent", undefined, {
      details: { consent: { scope: "clinic" } },
    }),
    step("2026-03-04 19:15", "counsellor", "toClinic"),
    onReferral("2026-03-05 09:00", "doctor", "acknowledge", "clinic"),
    onReferral("2026-03-10 09:00", "doctor", "answer", "clinic", { takenUp: true }),
    step("2026-03-10 10:00", "counsellor", "back"),
    step("2026-03-10 10:10", "counsellor", "finish", { takenUp: true }),
  ],
  {
    state: "closed",
    deadlines: { report: {}, advise: { late: 1 }, atAdvised: { inTime: 2 }, atReferred: { inTime: 1 } },
    escalated: ["advise → lead"],
    indicators: { calls: [1], advised: [0, 1], takenUp: [1, 1] },
  },
);

const parts = {
  hasRules: true,
  hasBody: true,
  hasChannel: true,
  hasProcedure: true,
  inquiresOutsideLine: true,
  contactName: "受理人乙",
};

/** Urged by the federation, a mechanism late by two weeks; looked at in time, a fault, and off the list before it is put right. */
const lateMechanism: Scenario = {
  ...story(
    "harassment-prevention-units",
    words(
      "妇联提醒、迟建机制、按期检查、责令改正期间注销",
      "Urged, set up late, checked in time, gone before it was put right",
    ),
    [
      step("2026-01-05 09:00", "labour", "list", {
        unitName: "示例物流园",
        locality: "331102001",
        unitKind: "company",
        staff: "150",
      }),
      step("2026-03-20 09:00", "rights", "urge", undefined, { details: { reason: "三个月将满" } }),
      step("2026-04-20 09:00", "labour", "setUp", parts),
      step("2026-05-06 09:00", "labour", "train", { trainedOn: "2026-05-06", trained: "60" }),
      step("2027-04-12 09:00", "labour", "check", { ...parts, hasChannel: false, checkedOn: "2027-04-12" }),
      step("2027-04-13 09:00", "labour", "fail", undefined, { details: { reason: "投诉信箱已拆" } }),
      step("2027-04-26 09:00", "labour", "end", undefined, { details: { reason: "企业注销" } }),
      step("2027-04-26 10:00", "office", "confirm"),
    ],
    {
      state: "ended",
      deadlines: {
        setUp: { late: 1 },
        train: { inTime: 1, cancelled: 1 },
        check: { inTime: 1, cancelled: 1 },
        mend: { cancelled: 1 },
      },
      escalated: ["setUp → educationAbove", "setUp → labourAbove", "setUp → office"],
      indicators: { trained: [60], checkedInTime: [1, 1], mendedInTime: [0, 0], units: [0], share: [0, 1] },
    },
  ),
  meanwhile: [
    { until: "2026-03-31", indicators: { units: [0], share: [0, 1] } },
    { until: "2026-12-31", indicators: { units: [1], share: [1, 1] } },
  ],
};

/** Further stories of schools, work places and lines. */
export const moreSchools: readonly Scenario[] = [
  bullying,
  unfounded,
  company,
  pupilConcerned,
  infringement,
  danger,
  growingUp,
  lateMechanism,
];

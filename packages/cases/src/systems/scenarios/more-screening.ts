import { words } from "../../definition/fields.ts";
import { county, healthAgencies, healthPeople } from "./people.ts";
import { row } from "./row.ts";
import type { Scenario } from "./scenario.ts";

const because = (reason: string) => ({ details: { reason } });
const agreed = (scope: string) => ({ details: { consent: { scope } } });
const toHospital = (number: number) => ({ details: { referral: { name: "hospital", number } } });
const clinics = { area: county, people: healthPeople, agencies: healthAgencies } as const;

const woman = (name: string, birthDate: string, idNumber: string) => ({
  parties: { woman: [{ name, birthDate, idNumber, phone: "13800000012" }] },
});

/** Invited late, reminded, nothing found: she is examined and counted in her group. */
const nothingFound: Scenario = {
  ...clinics,
  system: "two-cancer-screening",
  title: words("通知逾期、再次通知、未见异常", "Invited late, invited again, nothing found"),
  steps: [
    row(
      "2026-03-02 09:00",
      "doctor",
      "enrol",
      { locality: "331102001", round: "2026", cohort: "town", item: "breast" },
      woman("测试卯", "1985-01-01", "110101198501010025"),
    ),
    row("2026-04-02 09:00", "doctor", "invite"),
    row("2026-05-06 09:00", "doctor", "remind"),
    row("2026-05-20 09:00", "doctor", "clear", { examinedOn: "2026-05-20" }, { stands: { state: "done" } }),
  ],
  ends: {
    state: "done",
    deadlines: { invite: { late: 1 }, attend: { inTime: 1 } },
    escalated: ["invite → clinic"],
    indicators: {
      eligible: [1],
      examined: [1, 1],
      byGroup: [1],
      found: [0],
      waiting: [0],
      declined: [0],
    },
  },
};

/** She declines, comes after all; the hospital is silent, she is lost, found again, and nothing was there. */
const foundAgain: Scenario = {
  ...clinics,
  system: "two-cancer-screening",
  title: words(
    "不参加、改变主意、异常、医院逾期、失访、重新联系上、诊断排除",
    "Declines, comes after all, a finding, a silent hospital, lost, found again, ruled out",
  ),
  steps: [
    row(
      "2026-03-02 09:00",
      "doctor",
      "enrol",
      { locality: "331102001", round: "2026", cohort: "rural", item: "cervical" },
      woman("测试辰", "1970-01-01", "110101197001010040"),
    ),
    row("2026-03-05 09:00", "doctor", "invite"),
    row("2026-03-20 09:00", "doctor", "decline", undefined, {
      ...because("自述已在外院检查"),
      stands: { state: "refused" },
    }),
    // nothing was found of her: nothing is next
    row("2026-04-01 09:00", "doctor", "resume", undefined, {
      ...because("愿意参加"),
      refused: "guard-not-met",
    }),
    row("2026-04-01 09:10", "doctor", "rejoin", undefined, {
      ...because("愿意参加"),
      stands: { state: "due" },
    }),
    row("2026-04-10 09:00", "doctor", "invite"),
    row("2026-05-11 09:00", "doctor", "find", { examinedOn: "2026-05-11", finding: "hpv", told: true }),
    row("2026-05-12 09:00", "doctor", "tell", { told: true }),
    row("2026-05-13 09:00", "doctor", "give-consent", undefined, agreed("hospital")),
    row("2026-05-13 09:10", "doctor", "arrange", { nextExam: "colposcopy" }),
    row("2026-05-14 09:00", "hospital", "acknowledge-referral", undefined, toHospital(1)),
    row("2026-06-20 09:00", "doctor", "giveUp", undefined, because("外出失联，三次电话未接")),
    row("2026-06-20 15:00", "bureau", "confirm", undefined, { stands: { state: "lost" } }),
    row("2026-07-06 09:00", "doctor", "resume", undefined, {
      ...because("返乡"),
      stands: { state: "found" },
    }),
    row("2026-07-07 09:00", "doctor", "arrange", { nextExam: "colposcopy" }),
    row("2026-07-08 09:00", "hospital", "acknowledge-referral", undefined, toHospital(2)),
    row(
      "2026-07-20 09:00",
      "hospital",
      "ruleOut",
      { confirmed: "none", earlyStage: false },
      { stands: { state: "done" } },
    ),
  ],
  meanwhile: [
    { until: "2026-03-31", indicators: { declined: [1], examined: [0, 1] } },
    { until: "2026-05-12", indicators: { declined: [0], waiting: [1], byGroup: [1] } },
    { until: "2026-06-30", indicators: { declined: [1], waiting: [0] } },
  ],
  ends: {
    state: "done",
    deadlines: {
      invite: { inTime: 2 },
      // she answered that she would not, and came the second time
      attend: { inTime: 2 },
      // of the first finding nothing was known when she was lost
      nextStep: { inTime: 1, cancelled: 1 },
      // taken up with the case, and answered with the diagnosis
      "referral:hospital:1:answer": { inTime: 1, late: 1 },
      "referral:hospital:2:answer": { inTime: 1 },
    },
    escalated: ["referral:hospital:1:answer → clinic", "referral:hospital:1:answer → county"],
    indicators: {
      found: [1],
      examined: [1, 1],
      byGroup: [1],
      answered: [1, 2],
      nextStepOnTime: [1, 1],
      declined: [0],
    },
  },
};

const listed = (name: string, birthDate: string, idNumber: string) => ({
  parties: { child: [{ name, sex: "female", birthDate, idNumber }] },
});

/** A round of a child of two: invited, invited again, nothing found. */
const wellChild: Scenario = {
  ...clinics,
  system: "child-disability-screening",
  title: words("通知、再次通知、未见异常", "Invited, invited again, nothing found"),
  steps: [
    row(
      "2026-03-02 09:00",
      "doctor",
      "enrol",
      { locality: "331102001", bornOn: "2024-01-02", checkAge: "toddler" },
      listed("测试巳", "2024-01-02", "110101202401020022"),
    ),
    row("2026-03-09 09:00", "doctor", "invite"),
    row("2026-04-09 09:00", "doctor", "remind"),
    row("2026-06-12 09:00", "doctor", "clear"),
  ],
  ends: {
    state: "done",
    deadlines: {
      invite: { inTime: 1 },
      attend: { late: 1 },
      "schedule:round:toddler": { inTime: 1 },
    },
    escalated: ["attend → clinic"],
    indicators: { eligible: [1], examined: [1, 1], found: [0], byAge: [1, 1] },
  },
};

/** Her parents decline, come after all; lost while she is diagnosed, found again, no disability. */
const lostChild: Scenario = {
  ...clinics,
  system: "child-disability-screening",
  title: words(
    "家长不参加、改变主意、疑似、失访、重新联系上、诊断排除",
    "Declined, taken part after all, suspected, lost, found again, ruled out",
  ),
  steps: [
    row(
      "2026-03-02 09:00",
      "doctor",
      "enrol",
      { locality: "331102001", bornOn: "2019-05-01", checkAge: "preschool" },
      listed("测试午", "2019-05-01", "110101201905010026"),
    ),
    row("2026-03-03 09:00", "doctor", "invite"),
    row("2026-03-10 09:00", "doctor", "decline", undefined, because("家长认为无必要")),
    row("2026-03-16 09:00", "doctor", "rejoin", undefined, because("幼儿园老师劝说后同意")),
    row("2026-03-18 09:00", "doctor", "invite"),
    row("2026-03-23 09:00", "doctor", "find", { kind: "autism" }),
    row("2026-03-23 09:10", "doctor", "give-consent", undefined, agreed("hospital")),
    row("2026-03-24 09:00", "doctor", "arrange"),
    row("2026-03-25 09:00", "hospital", "acknowledge-referral", undefined, toHospital(1)),
    row("2026-04-20 09:00", "doctor", "giveUp", undefined, because("举家外出")),
    row("2026-04-20 15:00", "bureau", "confirm", undefined, { stands: { state: "lost" } }),
    row("2026-05-06 09:00", "bureau", "resume", undefined, {
      ...because("返乡就诊"),
      stands: { state: "found" },
    }),
    row("2026-05-07 09:00", "doctor", "arrange"),
    row("2026-05-08 09:00", "hospital", "ruleOut", { confirmed: "none" }, { stands: { state: "done" } }),
  ],
  ends: {
    state: "done",
    deadlines: {
      invite: { inTime: 2 },
      attend: { inTime: 2 },
      nextStep: { inTime: 1, cancelled: 1 },
      "schedule:round:preschool": { inTime: 1, cancelled: 1 },
    },
    escalated: [],
    indicators: {
      found: [1],
      examined: [1, 1],
      nextStepOnTime: [1, 1],
      treated: [0, 0],
      handedOver: [0, 0],
      followedUp: [0, 0],
    },
  },
};

/** The delivery planned elsewhere; the county she names sends her back; the infant dies; her doctor goes on for her. */
const sentBack: Scenario = {
  system: "mother-to-child-transmission",
  title: words(
    "安排分娩、经同意交接被退回、婴儿结局、应其要求恢复随访",
    "Delivery planned, handed over by consent and sent back, the infant known, taken up again for her",
  ),
  area: county,
  people: {
    named: { organisation: "hospital-1", area: county, roles: ["hospital"] },
    there: { organisation: "disease-control-2", area: "331121", roles: ["disease-control"] },
  },
  elsewhere: { "331121": { "disease-control": "disease-control-2" } },
  steps: [
    row(
      "2026-03-02 09:00",
      "named",
      "enter",
      { infection: "b", foundAt: "late", foundOn: "2026-03-01" },
      { parties: { mother: [{ name: "测试未" }] } },
    ),
    row("2026-03-02 09:30", "named", "treat", { treatment: "started" }),
    row("2026-03-02 09:40", "named", "plan", { place: "named" }),
    row("2026-03-03 09:00", "named", "move", { newArea: "331121" }, { refused: "consent-missing" }),
    row("2026-03-03 09:10", "named", "give-consent", undefined, agreed("next")),
    row("2026-03-03 09:20", "named", "move", { newArea: "331121" }),
    row("2026-03-05 09:00", "there", "return-referral", undefined, {
      details: { referral: { name: "next", number: 1 }, reason: "本人仍住原地" },
    }),
    row(
      "2026-03-10 09:00",
      "named",
      "birth",
      { infantBornOn: "2026-03-10", medicine: true },
      { parties: { infant: [{ name: "测试未之子", sex: "male", birthDate: "2026-03-10" }] } },
    ),
    row("2026-03-30 09:00", "named", "contact"),
    row("2026-04-02 09:00", "named", "know", { infantState: "died" }, { stands: { state: "following" } }),
    row("2026-04-03 09:00", "named", "finish", undefined, { stands: { state: "done" } }),
    row("2026-04-20 09:00", "named", "resume", undefined, {
      ...because("本人要求继续随访"),
      stands: { state: "following" },
    }),
    row("2026-05-08 09:00", "named", "contact"),
    row("2026-05-09 09:00", "named", "finish", undefined, { stands: { state: "done" } }),
  ],
  ends: {
    state: "done",
    deadlines: {
      treatment: { inTime: 1 },
      infant: { inTime: 1 },
      contact: { inTime: 2, cancelled: 2 },
      "referral:next:1:acknowledge": { inTime: 1 },
      "schedule:tests:w6": { cancelled: 1 },
    },
    escalated: [],
    indicators: { entered: [1], treated: [0, 1], known: [0, 0], contactOnTime: [2, 2] },
  },
};

/** Handed over by consent: the one person of the county moved to names a doctor there, who alone goes on. */
const movedOn: Scenario = {
  system: "mother-to-child-transmission",
  title: words(
    "经同意异地交接、迁入地指定责任医生继续随访",
    "Handed over by consent, a doctor of the county moved to goes on",
  ),
  area: county,
  people: {
    named: { organisation: "hospital-1", area: county, roles: ["hospital"] },
    there: { organisation: "disease-control-2", area: "331121", roles: ["disease-control"] },
    doctorThere: { organisation: "hospital-2", area: "331121", roles: ["hospital"] },
  },
  elsewhere: { "331121": { "disease-control": "disease-control-2" } },
  steps: [
    row(
      "2026-03-02 09:00",
      "named",
      "enter",
      { infection: "b", foundAt: "early", foundOn: "2026-03-01" },
      { parties: { mother: [{ name: "测试申" }] } },
    ),
    row("2026-03-02 09:30", "named", "treat", { treatment: "started" }),
    row("2026-03-03 09:00", "named", "give-consent", undefined, agreed("next")),
    row("2026-03-03 09:10", "named", "move", { newArea: "331121" }),
    row("2026-03-04 09:00", "there", "accept-referral", undefined, {
      details: { referral: { name: "next", number: 1 } },
    }),
    row("2026-03-04 09:10", "named", "contact", undefined, { refused: "not-permitted" }),
    row("2026-03-04 09:20", "there", "settleIn", undefined, { details: { assignee: "doctorThere" } }),
    row("2026-03-20 09:00", "doctorThere", "contact"),
    row(
      "2026-03-25 09:00",
      "doctorThere",
      "birth",
      { infantBornOn: "2026-03-25", medicine: true },
      { parties: { infant: [{ name: "测试申之女", sex: "female", birthDate: "2026-03-25" }] } },
    ),
    row("2026-04-02 09:00", "doctorThere", "know", { infantState: "died" }),
    row("2026-04-03 09:00", "doctorThere", "finish", undefined, { stands: { state: "done" } }),
  ],
  ends: {
    state: "done",
    deadlines: { treatment: { inTime: 1 }, infant: { inTime: 1 }, contact: { inTime: 1, cancelled: 1 } },
    escalated: [],
    indicators: { entered: [1], treated: [1, 1], known: [1, 1], contactOnTime: [1, 1] },
  },
};

/** Programmes: who declines, is lost and comes back. */
export const moreScreening: readonly Scenario[] = [
  nothingFound,
  foundAgain,
  wellChild,
  lostChild,
  sentBack,
  movedOn,
];

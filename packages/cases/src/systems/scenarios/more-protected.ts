import { words } from "../../definition/fields.ts";
import { onReferral, step, story } from "./cast.ts";
import { county } from "./people.ts";
import type { Scenario } from "./scenario.ts";

const because = (reason: string) => ({ details: { reason } });
const child = { name: "测试癸丑", sex: "male", birthDate: "2014-05-01" };
const guardian = { name: "测试壬寅", phone: "13500000003", relation: "父亲" };

/** Warned, helped and taken home; a year on the guardian is gone, and after two rulings the child is home again. */
const guardianship = story(
  "guardianship-intervention",
  words(
    "督促、学校和乡镇协同、送返；再次失管、迟评估、迟裁判、亲属监护、恢复",
    "Warned, helped, home; again: assessed and ruled late, with kin, restored",
  ),
  [
    step(
      "2026-03-02 09:00",
      "civil",
      "open",
      { ground: "refuses", alone: false },
      { parties: { child: [child], guardian: [guardian] }, stands: { grade: "yellow" } },
    ),
    step("2026-03-04 09:00", "civil", "warn", { warned: "督促1" }, { stands: { state: "warned" } }),
    step("2026-03-04 09:10", "civil", "toSchool"),
    step("2026-03-04 09:20", "civil", "toTownship"),
    onReferral("2026-03-05 09:00", "teacher", "acknowledge", "school", undefined, 1),
    onReferral("2026-03-05 09:10", "township", "acknowledge", "township", undefined, 2),
    onReferral("2026-03-06 09:00", "teacher", "answer", "school", { helpGiven: "课后照看" }, 1),
    onReferral("2026-03-09 09:00", "township", "answer", "township", { helpGiven: "每周走访" }, 2),
    step("2026-03-18 09:00", "civil", "assess", { assessment: "略", fit: "help" }),
    step("2026-03-20 09:00", "civil", "returnHome"),
    step("2026-03-20 10:00", "civilHead", "confirm", undefined, { stands: { state: "returned" } }),
    step("2026-05-11 09:00", "civilHead", "reopen", undefined, because("监护人再次离家")),
    step(
      "2026-05-12 09:00",
      "civil",
      "place",
      { placement: "略" },
      { parties: { keeper: [{ name: "测试卯" }] } },
    ),
    step("2026-05-12 09:10", "civil", "toHospital"),
    onReferral("2026-05-12 09:30", "doctor", "acknowledge", "hospital", undefined, 3),
    onReferral("2026-05-13 09:00", "doctor", "answer", "hospital", { helpGiven: "体检正常" }, 3),
    step("2026-06-22 09:00", "civil", "assess", { assessment: "略", fit: "unfit" }),
    step("2026-06-23 09:00", "civil", "file", { applicant: "civil" }, { stands: { state: "atCourt" } }),
    onReferral("2026-06-24 09:00", "judge", "acknowledge", "court", undefined, 4),
    onReferral("2026-06-24 09:10", "procurator", "answer", "procuratorate", undefined, 5),
    step("2026-08-03 09:00", "judge", "rule", { ruling: "民特2", revoked: true }),
    step("2026-08-05 09:00", "civil", "settle", { longTerm: "family" }),
    step("2026-08-05 10:00", "civilHead", "confirm", undefined, { stands: { state: "longTerm" } }),
    step("2027-02-10 09:00", "civil", "assess", { assessment: "略", fit: "fit" }),
    step("2027-03-01 09:00", "judge", "restore", { ruling: "民特9", revoked: false }),
    step("2027-03-01 10:00", "civil", "settle", { longTerm: "state" }, { refused: "guard-not-met" }),
    step("2027-03-03 09:00", "civil", "returnHome"),
    step("2027-03-03 10:00", "civilHead", "confirm", undefined, { stands: { state: "returned" } }),
  ],
  {
    state: "returned",
    deadlines: {
      guardian: { inTime: 2 },
      assess: { late: 1 },
      rule: { late: 1 },
      review: { late: 1, cancelled: 1 },
      atWarned: { inTime: 1 },
      atTemporary: { inTime: 1 },
      atRuled: { inTime: 2 },
    },
    escalated: [
      "assess → lead",
      "assess → office",
      "rule → lead",
      "referral:court:4:answer → lead",
      "review → lead",
    ],
    indicators: { temporary: [0], longTerm: [0], filed: [1], ruled: [1], inTime: [2, 2] },
  },
);

/** A child alone is placed, never left with a warning to somebody who is not there; nobody hands a case to himself. */
const alone = story(
  "guardianship-intervention",
  words("无人照料：不得只督促，当日安置、评估后送返", "Alone: placed the same day, not only a warning"),
  [
    step(
      "2026-03-02 09:00",
      "police",
      "open",
      { ground: "unable", alone: true },
      { parties: { child: [child], guardian: [guardian] }, stands: { grade: "red" } },
    ),
    step("2026-03-02 10:00", "civil", "warn", { warned: "督促2" }, { refused: "guard-not-met" }),
    step("2026-03-02 10:10", "civil", "handOver", { newArea: county }, { refused: "guard-not-met" }),
    step("2026-03-02 11:00", "civil", "place", { placement: "略" }),
    step("2026-03-16 09:00", "civil", "assess", { assessment: "监护人已出院", fit: "fit" }),
    step("2026-03-17 09:00", "civil", "returnHome"),
    step("2026-03-17 10:00", "civilHead", "confirm"),
  ],
  {
    state: "returned",
    deadlines: { guardian: { inTime: 1 }, assess: { inTime: 1 } },
    escalated: [],
    indicators: { inTime: [1, 1], filed: [0] },
  },
);

const kept = { state: "steady", inDanger: false };

/** A quiet girl left alone is seen for a month; in May she hurts herself, and the last follow-up is two days late. */
const crisis = story(
  "psychological-crisis",
  words(
    "无危险转随访；再次出现迹象、报警送医、迟随访",
    "Followed up; signs again: police, hospital, a late visit",
  ),
  [
    step(
      "2026-03-02 09:00",
      "teacher",
      "signal",
      { door: "school", inDanger: false, attempt: false, means: false, alone: true },
      { parties: { person: [child] }, stands: { grade: "yellow" } },
    ),
    step("2026-03-02 09:05", "schoolHead", "hand", undefined, { details: { assignee: "counsellor" } }),
    step("2026-03-02 09:20", "counsellor", "triage", {
      inDanger: false,
      attempt: false,
      means: false,
      safetyPlan: "同伴陪伴",
      companion: true,
    }),
    step("2026-03-03 09:00", "counsellor", "follow", { returnPlan: "班主任每日关注" }),
    step("2026-03-04 09:00", "counsellor", "day1", kept),
    step("2026-03-04 09:10", "counsellor", "day30", kept, { refused: "guard-not-met" }),
    step("2026-03-10 09:00", "counsellor", "day7", kept),
    step("2026-04-02 09:00", "counsellor", "day30", kept),
    step("2026-04-02 10:00", "counsellor", "lower-grade", undefined, {
      details: { grade: "green", reason: "三次随访平稳，家长已返乡" },
    }),
    step("2026-04-02 11:00", "schoolHead", "confirm"),
    step("2026-04-03 09:00", "counsellor", "close"),
    step("2026-04-03 10:00", "schoolHead", "confirm", undefined, { stands: { state: "closed" } }),
    step("2026-05-11 09:00", "schoolHead", "reopen", undefined, because("再次自伤")),
    step("2026-05-11 09:05", "counsellor", "toPolice"),
    onReferral("2026-05-11 09:10", "police", "acknowledge", "police"),
    step(
      "2026-05-11 09:20",
      "counsellor",
      "triage",
      { inDanger: true, attempt: true, means: true, safetyPlan: "专人陪护", companion: true },
      { stands: { grade: "red" } },
    ),
    step("2026-05-11 09:40", "counsellor", "toHospital"),
    onReferral("2026-05-11 10:00", "doctor", "accept", "hospital", undefined, 2),
    step("2026-05-11 11:00", "doctor", "assess", { account: "略", taken: true }),
    onReferral("2026-05-12 09:00", "police", "answer", "police"),
    step("2026-05-15 09:00", "counsellor", "back", { returnPlan: "专人接送" }),
    step("2026-05-16 09:00", "counsellor", "day1", kept),
    step("2026-05-22 09:00", "counsellor", "day7", kept),
    step("2026-06-16 09:00", "counsellor", "day30", kept),
    step("2026-06-16 10:00", "counsellor", "lower-grade", undefined, {
      details: { grade: "green", reason: "随访平稳" },
    }),
    step("2026-06-16 11:00", "schoolHead", "confirm"),
    step("2026-06-18 09:00", "counsellor", "close"),
    step("2026-06-18 10:00", "schoolHead", "confirm"),
  ],
  {
    state: "closed",
    grade: "green",
    deadlines: {
      triage: { inTime: 2 },
      day1: { inTime: 2 },
      day7: { inTime: 2 },
      day30: { inTime: 1, late: 1 },
      atPlanned: { inTime: 2 },
      atAtHospital: { inTime: 1 },
      atFollowing: { inTime: 2 },
    },
    escalated: ["day30 → lead"],
    indicators: { crises: [1], triaged: [2, 2], handed: [1, 1], followed: [1, 2] },
  },
);

const staff = (name: string) => ({
  parties: { person: [{ name, sex: "male", idNumber: "110101198001010010" }] },
});

/** A namesake's record: objected to on the day, asked again, clear; he leaves before the check of the year, which is no check. */
const namesake = story(
  "staff-background-check",
  words(
    "同名误查、当日异议、复核无记录、期满离岗",
    "A namesake, objected to, clear, gone before the yearly check",
  ),
  [
    step(
      "2026-03-02 09:00",
      "teacher",
      "list",
      { unitName: "某托管中心", post: "volunteer", reason: "hiring" },
      staff("测试甲辰"),
    ),
    step("2026-03-02 09:10", "teacher", "notice", { told: true }),
    step("2026-03-02 09:20", "teacher", "request"),
    onReferral("2026-03-03 09:00", "police", "answer", "query", { result: "hit", answeredOn: "2026-03-03" }),
    step("2026-03-04 09:00", "teacher", "recordHit", undefined, { stands: { state: "hit" } }),
    step("2026-03-04 10:00", "teacher", "object", { objection: "同名同姓，身份证号不同" }),
    step("2026-03-04 11:00", "teacher", "recordClear", undefined, { refused: "guard-not-met" }),
    onReferral("2026-03-05 09:00", "police", "acknowledge", "query", undefined, 2),
    onReferral(
      "2026-03-09 09:00",
      "police",
      "answer",
      "query",
      { result: "clear", answeredOn: "2026-03-09" },
      2,
    ),
    step("2026-03-09 10:00", "teacher", "recordClear", undefined, { stands: { state: "clear" } }),
    step("2026-06-30 09:00", "teacher", "leave", undefined, because("服务期满")),
  ],
  {
    state: "left",
    deadlines: {
      act: { inTime: 1 },
      yearly: { cancelled: 1 },
      atListed: { inTime: 1 },
      atNoticed: { inTime: 1 },
      atRequested: { inTime: 2 },
    },
    escalated: [],
    indicators: { obliged: [1], coverage: [1, 1], acted: [1, 1], yearly: [0, 0] },
  },
);

/** Listed, told late, gone before anybody asked: he counts as obliged and never as queried. */
const unasked = story(
  "staff-background-check",
  words("迟告知、未查询即离岗", "Told late, gone before anybody asked"),
  [
    step(
      "2026-03-02 09:00",
      "teacher",
      "list",
      { unitName: "某托管中心", post: "cleaner", reason: "hiring" },
      staff("测试乙巳"),
    ),
    step("2026-03-12 09:00", "teacher", "notice", { told: true }),
    step("2026-03-13 09:00", "teacher", "leave", undefined, because("本人放弃应聘")),
  ],
  {
    state: "left",
    deadlines: { act: {}, yearly: {}, atListed: { late: 1 }, atNoticed: { inTime: 1 } },
    escalated: ["atListed → ministry"],
    indicators: { obliged: [1], coverage: [0, 1], acted: [0, 0], yearly: [0, 0] },
  },
);

const applicant = {
  parties: { applicant: [{ name: "测试丙午", sex: "female", phone: "13600000002" }] },
};
const caller = { door: "counter", who: "woman", matter: "land" };

/** Advice is all that she wanted. */
const advised = story(
  "legal-aid",
  words("接待咨询、当场答复", "Advice at the counter, and that is all"),
  [
    step("2026-03-02 09:00", "aid", "contact", caller, applicant),
    step("2026-03-02 09:30", "aid", "advise", { advice: "可先申请调解" }, { stands: { state: "advised" } }),
  ],
  {
    state: "advised",
    deadlines: { decide: {}, assign: {}, review: {}, atAsked: { inTime: 1 } },
    escalated: [],
    indicators: { women: [0], minors: [0], decided: [0, 0], refused: [0] },
  },
);

const toLawyer = (number: number, reason: string) => ({
  details: { referral: { name: "lawyer", number }, reason },
});

/** Advice becomes an application; the lawyer falls ill, the matter is taken back from her and goes to another. */
const changed = story(
  "legal-aid",
  words("由咨询转申请、更换律师、办结评价", "Applied after advice, another lawyer, settled and rated"),
  [
    step("2026-03-02 09:00", "aid", "contact", caller, applicant),
    step("2026-03-03 09:00", "aid", "applyAfter", { exempt: "none", meansMet: true }),
    step("2026-03-04 09:00", "aidHead", "approve", { decidedOn: "2026-03-04" }),
    step("2026-03-04 10:00", "aid", "give-consent", undefined, { details: { consent: { scope: "lawyer" } } }),
    step("2026-03-04 10:10", "aid", "appoint", { conflict: false }),
    onReferral("2026-03-05 09:00", "lawyer", "acknowledge", "lawyer"),
    step("2026-03-20 08:50", "aid", "change", undefined, {
      ...because("律师因病"),
      refused: "guard-not-met",
    }),
    step("2026-03-20 09:00", "aid", "withdraw-referral", undefined, toLawyer(1, "律师因病")),
    step("2026-03-20 09:10", "aid", "change", undefined, because("律师因病")),
    step("2026-03-23 09:00", "aid", "appoint", { conflict: false }),
    onReferral("2026-03-24 09:00", "lawyer", "acknowledge", "lawyer", undefined, 2),
    step("2026-06-01 09:00", "lawyer", "finish", { report: "已调解", result: "settled" }),
    step("2026-06-03 09:00", "aid", "rate", { rating: "fair" }),
  ],
  {
    state: "rated",
    deadlines: {
      decide: { inTime: 1 },
      assign: { inTime: 2 },
      review: {},
      atAsked: { inTime: 1 },
      atAssigned: { inTime: 2 },
      atDone: { inTime: 1 },
    },
    escalated: [],
    indicators: { women: [1], minors: [0], decided: [1, 1], refused: [0] },
  },
);

/** A girl's application is decided late and refused; the objection is reviewed, and the refusal stands. */
const upheld = story(
  "legal-aid",
  words("迟决定不予援助、异议审查维持", "Refused late, objected to, upheld"),
  [
    step(
      "2026-03-02 09:00",
      "aid",
      "apply",
      { door: "counter", who: "girl", matter: "other", exempt: "none" },
      applicant,
    ),
    step("2026-03-11 09:00", "aidHead", "turnDown", { refusedFor: "不属援助范围", decidedOn: "2026-03-11" }),
    step("2026-03-12 09:00", "aid", "object", undefined, because("应属抚养纠纷")),
    step("2026-03-16 09:00", "justice", "uphold", undefined, because("确不属援助范围")),
  ],
  {
    state: "refused",
    deadlines: { decide: { late: 1 }, review: { inTime: 1 }, assign: {} },
    escalated: ["decide → lead"],
    indicators: { women: [0], minors: [0], decided: [0, 1], refused: [1] },
  },
);

/** Stories of those whom the law protects before a court, in a crisis, at their place of work. */
export const moreProtected: readonly Scenario[] = [
  {
    ...guardianship,
    meanwhile: [
      { until: "2026-05-31", indicators: { temporary: [1], longTerm: [0] } },
      { until: "2026-12-31", indicators: { temporary: [0], longTerm: [1] } },
    ],
  },
  alone,
  crisis,
  namesake,
  unasked,
  advised,
  changed,
  upheld,
];

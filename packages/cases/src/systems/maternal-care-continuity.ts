import { amongOpened, feeds, refers, takeUp } from "../blocks/adapt.ts";
import { consentTo } from "../blocks/bases.ts";
import { gestationFields, maternalSchedules } from "../blocks/maternal-schedules.ts";
import { maternal } from "../blocks/maternal.ts";
import { holding, maternalHealthPlatform } from "../blocks/outside-systems.ts";
import { helped, knowing } from "../blocks/people.ts";
import { allSteps, stepsInTime } from "../blocks/schedule.ts";
import { act, actor, answeredOnTime, clock, closed, counted } from "../blocks/shorthand.ts";
import { musts, next, onTime, open, people, waiting } from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { date, flag, moment, number, unverified, words } from "../definition/fields.ts";
import { all, did, is } from "../expression/condition.ts";

const rules = unverified(
  "国家基本公共卫生服务规范（孕产妇健康管理）",
  "National rules on basic health services: mothers",
);
const fullCare = all(is("early", true), did("visit", "≥", 5), did("visitHome", "≥", 2));
/** What the clinic is told when she goes home. */
const after = ["bornAt", "bornOn", "leftHospitalOn", "motherWell", "received"] as const;
const told = [
  ["0h", "clinic"],
  ["2d", "county"],
] as const;

const booked = ["expectedOn", "gestationOn", "gestationWeeks", "early", "nextVisitOn"] as const;
/** What a visit measures, as the health platform has it. */
const measured = ["weeks", "haemoglobin", "anaemia"] as const;

/** 孕产妇系统管理: booking, five visits, delivery, two visits at home, 42 days; no hand lets go before the next one holds. */
export const maternalCareContinuity = defineSystem({
  id: "maternal-care-continuity",
  kind: "register",
  blocks: ["handover", "person-register"],
  title: words("孕产妇系统管理与产前—产时—产后衔接", "Care for mothers from booking to 42 days"),
  purpose: words(
    "每次交接有人发、有人收，下一步有日期",
    "Each handover is sent and acknowledged with the next step",
  ),
  sources: [rules],
  parties: { mother: helped("孕产妇", "Mother", { min: 1 }) },
  fields: {
    ...maternal.fields,
    ...gestationFields,
    early: flag("work", "是否孕13周前建册", "Booked before 13 weeks"),
    weeks: number("sensitive", "孕周", "Weeks", words("周", "weeks"), { min: "1", max: "45" }),
    haemoglobin: number("sensitive", "血红蛋白", "Haemoglobin", words("g/L", "g/L"), {
      min: "20",
      max: "250",
    }),
    anaemia: flag("work", "是否贫血", "Anaemia"),
    bornOn: moment("work", "分娩时间", "Born at", { past: true }),
    leftHospitalOn: date("work", "出院日期", "Left hospital on", { past: true }),
    feeding: flag("work", "是否母乳喂养", "Breast-fed"),
    motherWell: flag("sensitive", "产妇恢复是否良好", "Mother well"),
    received: flag("work", "是否接收", "Received"),
  },
  forms: {
    book: [...people("mother"), ...musts("locality", ...booked), "gestationDays"],
    visit: [...musts("nextVisitOn"), ...measured, "deliverAt"],
    deliver: musts("bornAt", "bornOn"),
    discharge: musts("leftHospitalOn"),
    home: musts("motherWell", "feeding"),
  },
  states: {
    booked: knowing(open("孕期管理", "In pregnancy"), "mother"),
    atHospital: waiting("住院分娩中", "In hospital"),
    handedBack: waiting("出院、待社区接收", "Left hospital, to be received"),
    home: open("产后访视", "Visits at home"),
    done: closed("结案", "Closed"),
  },
  actors: {
    ...maternal.actors,
    ward: actor("hospital", "holds-referral", "分娩医院", "Hospital of delivery"),
  },
  actions: {
    book: act("建册", "Book", "new", "booked", ["clinic"], { form: "book", effects: [{ assign: "actor" }] }),
    visit: next(act("产前检查", "Visit", ["booked"], "same", ["clinic", "doctor", "ward"], "visit")),
    toHospital: refers("ward", "转分娩医院", "To the hospital", ["booked"], "atHospital", "clinic", "doctor"),
    deliver: act(
      "登记分娩",
      "Delivered",
      ["booked", "atHospital"],
      "atHospital",
      ["ward", "clinic"],
      "deliver",
    ),
    discharge: act("出院交接社区", "Leaves hospital", ["atHospital"], "handedBack", ["ward", "clinic"], {
      form: "discharge",
      effects: [{ refer: "back" }],
    }),
    receive: next(act("社区接收", "Received", ["handedBack"], "home", ["clinic", "doctor"])),
    visitHome: next(act("产后访视", "Visit at home", ["home"], "same", ["clinic", "doctor"], "home")),
    finish: act("42天检查、结案", "42 days, closed", ["home"], "done", ["clinic", "doctor"], {
      form: "home",
      guard: [did("visitHome", "≥", 2), "两次产后访视后方可结案", "Only after two visits at home"],
    }),
    end: maternal.endsEarly(["booked", "atHospital", "home"]),
    resume: takeUp("booked", "clinic", "county"),
  },
  consents: { hospital: consentTo("同意医院与社区互相交接", "Hand over between hospital and clinic") },
  referrals: {
    ward: {
      ...maternal.toHospital(
        "转分娩医院",
        "To the hospital of delivery",
        words("产前资料随人到院", "What is known goes with her"),
        ["expectedOn", "weeks", "haemoglobin", "anaemia", "deliverAt"],
        { mother: ["name", "birthDate", "phone"] },
        ["bornAt", "bornOn"],
        ["24h", "60d"],
      ),
      answeredBy: ["discharge"],
      workedBy: ["visit"],
    },
    back: {
      ...maternal.toClinic(after, { mother: ["name", "phone"] }, ["received"]),
      answeredBy: ["receive"],
    },
  },
  deadlines: {
    ...maternal.missedVisit("3d", "7d", ["atHospital", "handedBack", "home"]),
    ...maternal.stays({ atHospital: "15d", home: "3mo" }),
    receive: clock("出院后接收", "Received after leaving", "in handedBack", "3d", "left handedBack", told),
    visitHome: clock("首次产后访视", "First visit at home", "in home", "7d", "do visitHome", told, {
      source: rules,
    }),
    finish: clock("42天检查", "At 42 days", { field: "bornOn" }, "49d", "in done", told, { source: rules }),
  },
  schedules: maternalSchedules,
  match: {
    keys: [["mother.idNumber"], ["mother.name", "mother.phone"]],
    window: "10mo",
    residence: "locality",
  },
  indicators: {
    booked: counted("建册孕产妇数", "Booked", "人", { opened: true }, ["area", "month"]),
    systematic: feeds(amongOpened("孕产妇系统管理率", "Full care", fullCare, did("deliver"))),
    afterBirth: feeds(amongOpened("产后访视率", "Visited after birth", did("visitHome"), did("deliver"))),
    anaemia: feeds(amongOpened("孕产妇贫血率", "Anaemia", is("anaemia", true), did("visit"))),
    inTime: stepsInTime("按孕周产检及时率", "Visits by weeks in time", "antenatal"),
    complete: allSteps("按孕周产检全程完成率", "All visits by weeks", "antenatal"),
    received: onTime("出院三日内接收率", "Received in three days", "receive"),
    handedBack: answeredOnTime("社区按时反馈率", "The clinic answers in time", "back"),
  },
  reconcile: [holding(maternalHealthPlatform, ...measured, "expectedOn", "gestationOn", "gestationWeeks")],
  loads: { by: "book", party: "mother", fields: ["locality", ...booked] },
  keep: "120mo",
});

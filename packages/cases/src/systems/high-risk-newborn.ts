import { amongOpened, refers, takeUp } from "../blocks/adapt.ts";
import { consentTo } from "../blocks/bases.ts";
import { highRiskSchedules, weeksAtBirth } from "../blocks/child-schedules.ts";
import { foundByBirth } from "../blocks/found-by.ts";
import { maternal } from "../blocks/maternal.ts";
import { holding, maternalHealthPlatform } from "../blocks/outside-systems.ts";
import { newbornFileFields } from "../blocks/newborn-fields.ts";
import { backgroundChecked, guardian, minor } from "../blocks/people.ts";
import { allSteps, stepsInTime } from "../blocks/schedule.ts";
import { act, actor, answeredOnTime, ask, clock, closed, counted } from "../blocks/shorthand.ts";
import { musts, next, onTime, open, people, waiting } from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { flag, locality, date, moment, unverified, words } from "../definition/fields.ts";
import { all, did, is, not } from "../expression/condition.ts";

const allChecks = all(did("visit"), is("eyes", true), is("hearing", true));
const isFree = not<never, never, never>({ referral: ["clinic", "open"] });
const hospitals = ["birthHospital", "centre"] as const;
const seers = [...hospitals, "clinic"] as const;
const birth = ["bornAt", "weeksAtBirth", "daysAtBirth"] as const;
const known = { child: ["name", "sex", "birthDate"], guardian: ["name", "phone"] } as const;

/** 危重、高危新生儿: graded at birth, never sent home without a doctor who accepted, checked until the set age. */
export const highRiskNewborn = defineSystem({
  id: "high-risk-newborn",
  kind: "register",
  blocks: ["person-register", "handover"],
  title: words("危重、高危新生儿评估与专案管理", "Critical and high-risk newborns"),
  purpose: words(
    "出生即评估，无人接收不出院，查到规定年龄",
    "Graded at birth; no discharge without a doctor who accepts",
  ),
  sources: [unverified("高危新生儿分类分级管理要求", "Rules on grading newborns at risk")],
  parties: { child: minor("新生儿", "Newborn"), guardian: guardian() },
  fields: {
    locality: locality("work", "居住乡镇（街道）", "Township of living"),
    bornAt: moment("work", "出生时间", "Born at", { past: true }),
    ...weeksAtBirth,
    risks: maternal.newbornRisks,
    nextVisitOn: date("work", "下次检查日期", "Next check on"),
    accepted: flag("work", "社区医生是否接收", "The township's doctor accepts"),
    eyes: flag("work", "眼底筛查是否完成", "Eye check done"),
    hearing: flag("work", "听力筛查是否完成", "Hearing check done"),
    ...newbornFileFields,
  },
  forms: {
    birth: [
      ...people("child", "guardian"),
      ...musts("locality", "bornAt", "weeksAtBirth", "risks"),
      "daysAtBirth",
    ],
    file: musts("nextVisitOn"),
    visit: [...musts("nextVisitOn", "development"), "eyes", "hearing"],
    screen: ["eyes", "hearing"],
    close: [...musts("outcome"), "eyes", "hearing"],
  },
  grade: maternal.newbornScale,
  states: {
    born: open("已评估", "Graded"),
    rescue: waiting("救治中", "At the rescue centre"),
    discharging: waiting("待社区接收", "To be accepted by the clinic"),
    filed: open("专案管理", "File with a named doctor"),
    done: closed("结案", "Closed"),
  },
  actors: {
    birthHospital: actor("hospital", "owns", "助产机构", "Hospital of birth"),
    centre: actor("rescue-centre", "holds-referral"),
    clinic: actor("clinic", "holds-referral"),
    doctor: actor("clinic", "assigned", "责任医生", "Named doctor"),
    county: actor("health", "in-jurisdiction"),
  },
  assignGuard: backgroundChecked,
  actions: {
    grade: act("出生评估", "Grade at birth", "new", "born", ["birthHospital"], "birth"),
    toCentre: refers("centre", "转救治中心", "To the rescue centre", ["born"], "rescue", "birthHospital"),
    offer: act(
      "联系社区接收",
      "Ask the clinic",
      ["born", "rescue", "discharging"],
      "discharging",
      hospitals,
      {
        effects: [{ refer: "clinic" }],
        guard: [isFree, "社区医生尚未答复", "The clinic has not answered yet"],
      },
    ),
    discharge: act(
      "出院建专案",
      "Discharge, open the file",
      ["discharging"],
      "filed",
      [...hospitals, "clinic"],
      {
        form: "file",
        guard: [is("accepted", true), "社区医生接收后方可出院", "Not before the township's doctor accepts"],
        effects: [{ assign: "named" }],
      },
    ),
    ordinary: act("一般新生儿、转常规管理", "Ordinary care", ["born"], "done", ["birthHospital"], {
      guard: [{ grade: ["=", "ordinary"] }, "高危、危重新生儿须建专案", "High risk and critical need a file"],
    }),
    visit: next(act("专案检查", "Check", ["filed"], "same", ["clinic", "doctor"], "visit")),
    screen: act("登记眼底、听力筛查", "Eyes and hearing screened", "open", "same", seers, "screen"),
    close: act("结案", "Close", ["filed", "rescue"], "done", ["doctor", "clinic", "birthHospital"], {
      form: "close",
      secondPerson: ["county"],
    }),
    resume: takeUp("born", "birthHospital", "county"),
  },
  consents: { hospital: consentTo("同意交接社区医生", "Hand over to the township's doctor") },
  referrals: {
    centre: ask("rescue-centre", "转救治中心", "To the rescue centre", {
      purpose: words("危重新生儿救治", "Save a critical newborn"),
      consent: "hospital",
      fields: ["bornAt", "risks"],
      people: known,
      acknowledge: "10m",
      answer: "60d",
      answeredBy: ["discharge"],
      workedBy: ["screen"],
      tell: ["county"],
      next: true,
    }),
    clinic: maternal.toClinic(["bornAt", "risks", "locality", "accepted", "nextVisitOn"], known, [
      "accepted",
    ]),
  },
  deadlines: {
    ...maternal.missedVisit(
      { ordinary: "7d", high: "3d", critical: "1d" },
      { ordinary: "14d", high: "7d", critical: "3d" },
    ),
    accept: clock("社区接收", "Accepted", "in discharging", "2d", "left discharging", [["0h", "county"]]),
    ...maternal.stays({ born: "2d", rescue: "3mo", filed: "12mo" }),
  },
  schedules: highRiskSchedules,
  match: foundByBirth("child", "12mo"),
  indicators: {
    graded: counted("评估新生儿数", "Graded", "人", { opened: true }, ["area", "month", "grade"]),
    allChecks: amongOpened("专案检查完成率", "All checks done", allChecks, did("discharge")),
    accepted: onTime("出院社区接收及时率", "Accepted in time", "accept"),
    checks: stepsInTime("按月龄检查及时率", "Checks by age in time", "checks"),
    complete: allSteps("按月龄检查全程完成率", "All checks by age", "checks"),
    visits: onTime("专案按期检查率", "Checks on time", "missed"),
    answered: answeredOnTime("救治中心响应及时率", "The centre answers in time", "centre"),
  },
  reconcile: [holding(maternalHealthPlatform, ...birth)],
  loads: { by: "grade", party: "child", fields: ["locality", ...birth, "risks"] },
  keep: "120mo",
});

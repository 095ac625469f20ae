import { did, is, isIn } from "../expression/condition.ts";
import { defineSystem } from "./define-system.ts";
import { code, date, flag, law, moment, number, party, partsOf, usual, words } from "./fields.ts";

const weeks = (zh: string, en: string) =>
  number("work", zh, en, words("周", "weeks"), { min: "1", max: "45" });
const days = (zh: string, en: string) => number("work", zh, en, words("天", "days"), { min: "0", max: "6" });

/** A system for tests that uses everything a schedule can say, and means nothing. */
export const inventedSchedule = defineSystem({
  id: "invented-schedule",
  kind: "case",
  blocks: ["person-register"],
  title: words("虚构日程", "Invented schedule"),
  purpose: words("只供测试", "For tests only"),
  sources: [law("虚构法第一条", "Invented Law, art. 1")],
  parties: {
    child: party("儿童", "Child", {
      min: 1,
      parts: partsOf("sensitive", "name", "birthDate"),
      minorAware: true,
    }),
  },
  fields: {
    bornAt: moment("work", "出生时间", "Born at"),
    weeksAtBirth: weeks("出生孕周", "Weeks at birth"),
    daysAtBirth: days("出生孕周的天数", "Days beyond them"),
    lastPeriodOn: date("work", "末次月经首日", "First day of the last period"),
    dueOn: date("work", "预产期", "Expected on"),
    measuredOn: date("work", "测量日期", "Measured on"),
    weeksThen: weeks("当日孕周", "Weeks then"),
    daysThen: days("当日孕周的天数", "Days then"),
    checkedOn: date("work", "检查日期", "Checked on"),
    eyes: flag("work", "眼底是否已查", "Eyes examined"),
    risk: code("work", "风险", "Risk", { low: ["低", "Low"], high: ["高", "High"] }),
    outcome: code("sensitive", "转归", "Outcome", { well: ["好", "Well"], died: ["死亡", "Died"] }),
  },
  forms: {
    enter: [
      "bornAt",
      "weeksAtBirth",
      "daysAtBirth",
      "lastPeriodOn",
      "dueOn",
      "measuredOn",
      "weeksThen",
      "daysThen",
      "risk",
      { party: "child" },
    ],
    check: ["checkedOn", "eyes", "risk", "outcome"],
    leave: ["outcome"],
  },
  grade: {
    values: {
      low: { title: words("低", "Low"), colour: "green" },
      high: { title: words("高", "High"), colour: "red" },
    },
    unknown: "high",
    rules: [
      { when: is("risk", "high"), is: "high" },
      { when: is("risk", "low"), is: "low" },
    ],
    raise: ["doctor"],
    lower: ["doctor"],
    lowerConfirm: ["county"],
  },
  states: {
    kept: { title: words("管理中", "Kept"), phase: "open", unclocked: words("只供测试", "for tests only") },
    left: { title: words("已结", "Closed"), phase: "closed" },
  },
  actors: {
    doctor: { title: words("医生", "Doctor"), role: "clinic", relation: "owns" },
    county: { title: words("县级", "County"), role: "health", relation: "in-jurisdiction" },
  },
  actions: {
    enter: { title: words("登记", "Enter"), from: "new", to: "kept", by: ["doctor"], form: "enter" },
    check: {
      title: words("检查", "Check"),
      from: ["kept"],
      to: "same",
      by: ["doctor"],
      form: "check",
      isUsual: true,
    },
    call: { title: words("电话", "Call"), from: ["kept"], to: "same", by: ["doctor"] },
    leave: {
      title: words("结案", "Close"),
      from: ["kept"],
      to: "left",
      by: ["doctor"],
      form: "leave",
      secondPerson: ["county"],
    },
    again: { title: words("重启", "Again"), from: "closed", to: "kept", by: ["county"], needsReason: true },
  },
  schedules: {
    checks: {
      title: words("健康检查", "Checks"),
      origin: [{ birth: "bornAt" }],
      corrected: { weeks: "weeksAtBirth", days: "daysAtBirth" },
      steps: {
        w1: { title: words("一周", "A week"), from: "0d", to: "7d", by: ["check"], on: "checkedOn" },
        m1: {
          title: words("满月", "A month"),
          from: "1mo",
          to: "1mo",
          by: ["check", "call"],
          on: "checkedOn",
        },
        eyes: { title: words("眼底", "Eyes"), from: "4w", to: "6w", by: ["check"], needs: is("eyes", true) },
        m3: {
          title: words("三月龄", "Three months"),
          from: "3mo",
          to: "3mo",
          by: ["check"],
          when: { grade: ["≥", "high"] },
          source: law("虚构法第二条", "Invented Law, art. 2"),
        },
        m6: { title: words("六月龄", "Six months"), from: "6mo", to: "7mo", by: ["call"], off: true },
        m8: { title: words("八月龄", "Eight months"), from: "8mo", to: "8mo", by: ["check"] },
      },
      ends: isIn("outcome", ["died"]),
      warn: ["2d"],
      escalate: [
        { after: "0h", to: "doctor" },
        { after: "14d", to: "county" },
      ],
      source: usual(),
    },
    pregnancy: {
      title: words("产前检查", "Before birth"),
      origin: [
        { measured: { on: "measuredOn", weeks: "weeksThen", days: "daysThen" } },
        { lastPeriod: "lastPeriodOn" },
        { dueDate: "dueOn" },
      ],
      steps: {
        early: { title: words("孕早期", "Early"), from: "0w", to: "12w", by: ["call"] },
        middle: {
          title: words("孕中期", "Middle"),
          from: "16w",
          to: "20w",
          by: ["call"],
          when: did("enter"),
        },
      },
      escalate: [{ after: "0h", to: "doctor" }],
      source: usual(),
    },
  },
  indicators: {
    inTime: {
      title: words("按时检查率", "Checks in time"),
      unit: "%",
      numerator: { schedule: "checks", counts: "steps-in-time" },
      denominator: { schedule: "checks", counts: "steps-due" },
      by: ["area", "month"],
    },
    complete: {
      title: words("全程检查率", "All checks done"),
      unit: "%",
      numerator: { schedule: "checks", counts: "cases-complete" },
      denominator: { schedule: "checks", counts: "cases-due" },
      by: ["area"],
    },
  },
  keep: "120mo",
});

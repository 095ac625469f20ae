import { staffAccess } from "../blocks/outside-justice.ts";
import { owedEachYear } from "../blocks/owed-each-year.ts";
import { act, actor, ask, clock, closed, counted, musts, next, onTime, open } from "../blocks/shorthand.ts";
import { people, share, waiting } from "../blocks/shorthand.ts";
import { standing } from "../blocks/standing.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, date, flag, law, name, partsOf, party, text, words } from "../definition/fields.ts";
import { all, is } from "../expression/condition.ts";

const answered = [{ referral: ["query", "answered"] }, { not: { referral: ["query", "open"] } }] as const;
const byPolice = ["须以公安机关的答复为准", "Only by the answer of the police"] as const;
const minors = (zh: string, en: string) =>
  law(`未成年人保护法第${zh}条`, `Minors Protection Law, art. ${en}`);
const effects = [{ refer: "query" }] as const;
const asked = ["request", "again"] as const;
const askedAbout = { anyOf: asked.map((action) => ({ action })) };
const owed = { anyOf: owedEachYear(asked, "yearly", ["listed", "noticed"]) };
const unit = ["school", "employer", "centre"] as const;

/** 入职查询与从业禁止: everybody who works with children, before hiring and each year; only date and result are kept. */
export const staffBackgroundCheck = defineSystem({
  id: "staff-background-check",
  kind: "case",
  blocks: ["check-and-gate"],
  title: words("入职查询与从业禁止", "Background check of staff"),
  purpose: words("入职必查、每年复查，只留日期和结果", "Before hiring and each year; only date and result"),
  sources: [minors("六十二、九十八、一百二十六", "62, 98, 126")],
  parties: {
    person: party("从业人员", "Person checked", {
      min: 1,
      parts: { ...partsOf("personal", "name", "sex"), ...partsOf("sensitive", "idNumber", "birthDate") },
    }),
  },
  fields: {
    unitName: name("open", "用人单位", "Unit"),
    post: code("work", "岗位", "Post", {
      teacher: ["教职员工", "Teaching staff"],
      guard: ["保安", "Guard"],
      driver: ["校车司机", "Driver"],
      cleaner: ["保洁、食堂", "Cleaner or canteen"],
      care: ["托育、保育、寄养照料", "Care and foster care"],
      volunteer: ["志愿者", "Volunteer"],
      coach: ["培训、教练", "Coach"],
      manager: ["举办者、负责人", "Owner or head"],
      worker: ["社工、儿童主任", "Social worker or child director"],
    }),
    reason: code("open", "查询类型", "Why", {
      hiring: ["入职查询", "At hiring"],
      yearly: ["年度复查", "Yearly"],
      objection: ["异议复核", "After an objection"],
    }),
    told: flag("work", "已告知本人", "The person was told"),
    result: code("sensitive", "查询结果", "Result", { clear: ["无", "Clear"], hit: ["有", "Hit"] }),
    answeredOn: date("work", "查询日期", "Answered on", { past: true }),
    action: code("work", "处理", "What was done", {
      notHired: ["不予录用", "Not hired"],
      dismissed: ["解聘", "Dismissed"],
      moved: ["已调离接触未成年人岗位", "Moved away from children"],
    }),
    objection: text("sensitive", "异议", "Objection"),
  },
  forms: {
    list: [...musts("unitName", "post", "reason"), ...people("person")],
    notice: musts("told"),
    again: musts("reason"),
    decide: musts("action"),
    object: musts("objection"),
  },
  states: {
    listed: open("已列名", "Listed"),
    noticed: open("已告知、待提交", "Told"),
    requested: waiting("查询中", "Asked"),
    clear: waiting("无记录（有效期内）", "Clear"),
    hit: open("有记录、待处理", "Hit"),
    barred: closed("已按从业禁止处理", "Barred"),
    left: closed("已离岗", "Left"),
  },
  actors: {
    school: actor("school", "owns"),
    employer: actor("employer", "owns"),
    centre: actor("civil-affairs", "owns", "民政服务机构", "Civil affairs body"),
    ministry: actor("education", "in-jurisdiction", "行业主管部门", "Ministry of the trade"),
    police: actor("police", "holds-referral"),
  },
  actions: {
    list: next(act("列入名单", "List", "new", "listed", unit, "list")),
    notice: next(act("告知本人", "Tell the person", ["listed"], "noticed", unit, "notice")),
    request: act("提交查询", "Ask", ["noticed"], "requested", unit, { effects, isUsual: true }),
    recordClear: act("结果：无", "Clear", ["requested"], "clear", unit, {
      guard: [all(...answered, is("result", "clear")), ...byPolice],
      isUsual: true,
    }),
    recordHit: act("结果：有", "Hit", ["requested"], "hit", unit, {
      guard: [all(...answered, is("result", "hit")), ...byPolice],
      effects: [{ tell: "ministry" }],
    }),
    decide: act("处理", "Decide", ["hit"], "barred", unit, {
      form: "decide",
      secondPerson: ["ministry"],
      isUsual: true,
    }),
    object: act("本人异议、复核", "Objection", ["hit"], "requested", unit, { form: "object", effects }),
    again: act("年度复查", "Yearly check", ["clear"], "requested", unit, { form: "again", effects }),
    leave: act("离岗", "Leave", ["listed", "noticed", "clear"], "left", unit, { needsReason: true }),
  },
  alsoReads: {
    school: { fields: ["result", "answeredOn"] },
    employer: { fields: ["result", "answeredOn"] },
    centre: { fields: ["result", "answeredOn"] },
  },
  referrals: {
    query: ask("police", "查询", "Query", {
      purpose: words("查询性侵害、虐待、拐卖、暴力伤害记录", "Whether there is a record of harm"),
      law: minors("六十二", "62").cite,
      fields: ["unitName", "post", "reason", "result", "answeredOn"],
      people: { person: ["name", "sex", "idNumber"] },
      acknowledge: "1wd",
      answer: "5wd",
      answerForm: ["result", "answeredOn"],
      tell: ["ministry"],
      next: true,
    }),
  },
  deadlines: {
    act: clock("有记录的处理", "A hit acted on", "in hit", "1d", "left hit", [["0h", "ministry"]]),
    yearly: clock("年度复查", "Yearly check", "in clear", "12mo", "do again", [["0h", "ministry"]], {
      warn: ["30d"],
      source: minors("六十二", "62"),
    }),
    ...standing([["0h", "ministry"]], { listed: "5wd", noticed: "10wd", requested: "10wd" }),
  },
  match: { keys: [["person.idNumber"]], window: "12mo" },
  gate: {
    name: "background-check",
    party: "person",
    state: "clear",
    bars: ["hit", "barred"],
    validFor: "12mo",
  },
  indicators: {
    obliged: counted("应查人数", "To be checked", "人", owed, ["area", "post"]),
    coverage: share("查询覆盖率", "Queried against obliged", askedAbout, owed, ["area", "post"]),
    yearly: onTime("年度复查及时率", "Yearly checks in time", "yearly", ["area", "post"]),
    acted: onTime("有记录及时处理率", "Hits acted on", "act", ["area"]),
  },
  reconcile: [staffAccess],
  keep: "60mo",
});

import { foundByBirth } from "../blocks/found-by.ts";
import { maternalHealthPlatform } from "../blocks/outside-systems.ts";
import { movingActors, movingFields, movingForms, movingReferrals } from "../blocks/moving.ts";
import { helped, knowing } from "../blocks/people.ts";
import { act, actor, asks, clock, closed, counted, musts, next, onTime, open } from "../blocks/shorthand.ts";
import { people, rhythm, share } from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, codes, date, locality, reference, text, usual, words } from "../definition/fields.ts";
import { did, is } from "../expression/condition.ts";

const clinicThenCounty = [
  ["0h", "clinic"],
  ["7d", "county"],
] as const;

/**
 * 流动、困境人群健康管理补漏: who stands in a register of need or of migration and has no booking, vaccination or check is a task of
 * the clinic where she lives now; lists are compared by blind key, only the missing come back.
 */
export const vulnerableGroupHealth = defineSystem({
  id: "vulnerable-group-health",
  kind: "register",
  blocks: ["person-register"],
  title: words("流动、困境人群健康管理补漏", "Health care missed by migrants and people in difficulty"),
  purpose: words(
    "台账里有、健康管理里没有的，由现居住地补上",
    "Listed in need and missing in health care: the clinic of the present place closes the gap",
  ),
  sources: [
    usual("基本公共卫生服务按常住地提供，补漏时限由当地设定", "Basic health services go by where one lives"),
  ],
  parties: { person: helped("服务对象", "Person", { min: 1 }) },
  fields: {
    locality: locality("work", "现居住乡镇（街道）", "Township of living"),
    group: code("work", "人群", "Group", {
      migrantMother: ["流动孕产妇", "Migrant mother"],
      migrantChild: ["流动儿童", "Migrant child"],
      childInNeed: ["困境儿童", "Child in difficulty"],
      leftBehind: ["留守儿童", "Left-behind child"],
      lostOnlyChild: ["计划生育特殊家庭", "Family that lost its only child"],
    }),
    missing: codes("work", "缺少的服务", "What is missing", {
      booking: ["建册建档", "Booking"],
      vaccination: ["预防接种", "Vaccination"],
      check: ["健康检查", "Check"],
      followUp: ["随访", "Follow-up"],
    }),
    comparedOn: date("work", "比对数据截至", "Compared as of", { past: true }),
    foundBy: code("work", "发现途径", "How found", {
      match: ["名单比对", "Comparison of lists"],
      visit: ["走访", "On a visit"],
      asked: ["本人求助", "Asked for it"],
    }),
    systemKey: reference("sensitive", "健康管理系统编号", "Number in the health system"),
    served: codes("work", "已补服务", "What was made up", {
      booking: ["建册建档", "Booking"],
      vaccination: ["预防接种", "Vaccination"],
      check: ["健康检查", "Check"],
      followUp: ["随访", "Follow-up"],
    }),
    notes: text("sensitive", "联系情况", "What the contact found"),
    leftBecause: code("work", "移出原因", "Why taken off", {
      settled: ["已纳入常规管理", "In regular care now"],
      age: ["超出服务年龄", "Above the age"],
      moved: ["迁出", "Moved away"],
      refused: ["本人（监护人）不需要", "Declined"],
      mistake: ["比对有误", "Compared wrongly"],
    }),
    ...movingFields,
  },
  forms: {
    gap: [...musts("locality", "group", "missing", "foundBy"), ...asks("comparedOn"), ...people("person")],
    contact: musts("notes"),
    serve: [...musts("served"), ...asks("systemKey", "notes")],
    leaving: musts("leftBecause"),
    ...movingForms,
  },
  states: {
    gap: open("待联系", "To be found"),
    found: open("已联系、待补服务", "Found, to be served"),
    listed: knowing(open("已补、定期回看", "Served, looked at again"), "person"),
    left: closed("已移出", "Taken off"),
  },
  actors: {
    clinic: actor("clinic", "owns"),
    doctor: actor("clinic", "assigned", "责任医生", "Named doctor"),
    county: actor("health", "in-jurisdiction"),
    ...movingActors("clinic"),
  },
  actions: {
    note: act("登记缺漏", "Note a gap", "new", "gap", ["clinic"], { form: "gap", isUsual: true }),
    find: act("联系上", "Found", ["gap"], "found", ["clinic", "doctor"], {
      form: "contact",
      effects: [{ assign: "actor" }],
      offline: true,
      isUsual: true,
    }),
    tryAgain: act("未联系上", "Not found yet", ["gap"], "same", ["clinic"], {
      form: "contact",
      offline: true,
    }),
    serve: next(
      act("补服务", "Serve", ["found", "listed"], "listed", ["clinic", "doctor"], {
        form: "serve",
        offline: true,
      }),
    ),
    offerMove: act("迁移交接", "Hand over to another county", "open", "same", ["clinic", "doctor"], {
      form: "move",
      effects: [{ refer: "nextCounty" }],
    }),
    leave: act("移出", "Take off", ["gap", "found", "listed"], "left", ["clinic", "doctor"], {
      form: "leaving",
      needsReason: true,
      secondPerson: ["county"],
    }),
    restore: act("恢复", "Take up again", "closed", "gap", ["clinic", "county"], { needsReason: true }),
  },
  referrals: movingReferrals("clinic", ["group", "missing", "served"], {
    person: ["name", "birthDate", "phone"],
  }),
  deadlines: {
    find: clock("联系时限", "Found in time", "in gap", "10wd", "left gap", clinicThenCounty, {
      warn: ["2d"],
    }),
    serve: clock("补服务时限", "Served in time", "in found", "20wd", "do serve", clinicThenCounty),
    again: rhythm("定期回看", "Looked at again", "in listed", "6mo", "do serve", clinicThenCounty),
  },
  match: foundByBirth("person", "12mo"),
  indicators: {
    gaps: counted("健康管理缺漏人数", "Gaps found", "人", { opened: true }, ["area", "month", "group"]),
    open: counted("仍未补上的人数", "Gaps still open", "人", { state: "gap" }, ["area", "group"]),
    closed: share("缺漏补上率", "Gaps closed", { opened: true, where: did("serve") }, { opened: true }, [
      "area",
      "group",
    ]),
    migrantMothers: share(
      "流动孕产妇健康管理率",
      "Migrant mothers in care",
      { opened: true, where: { all: [is("group", "migrantMother"), did("serve")] } },
      { opened: true, where: is("group", "migrantMother") },
      ["area"],
    ),
    inTime: onTime("按时补服务率", "Served in time", "serve"),
  },
  reconcile: [maternalHealthPlatform],
  keep: "120mo",
});

import { guarded } from "../blocks/adapt.ts";
import { followUpClocks, followUpVisits } from "../blocks/follow-up.ts";
import { caseActors, helpFields, helpFrom } from "../blocks/joint-case.ts";
import { accused, helped } from "../blocks/people.ts";
import { act, actor, ask, asked, asks, clock, closed, counted, leadAtOnce } from "../blocks/shorthand.ts";
import { musts, next, onTime, open, people, sends } from "../blocks/shorthand.ts";
import { violence } from "../blocks/violence.ts";
import { standing } from "../blocks/standing.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, codes, law, text, usual, words } from "../definition/fields.ts";
import { all, did, is } from "../expression/condition.ts";

/** Whoever the file is of: in hers he does not stand, in his she does not. */
const whose = { victim: ["name", "phone"], offender: ["name", "phone"] } as const;

/** 受暴妇女援助与施暴者矫治: two separate files, hers and his, that never show each other's contents. */
export const dvAftercare = defineSystem({
  id: "dv-aftercare",
  kind: "case",
  blocks: ["joint-case"],
  title: words("受暴妇女援助、施暴者矫治与跟踪回访", "After-care of victims, correction of offenders"),
  purpose: words("受害人与加害人分设两档、互不可见，按期回访", "Two files apart, follow-up visits on time"),
  sources: [law("反家庭暴力法第十七条", "Anti-Domestic Violence Law, art. 17"), usual()],
  parties: { victim: helped("受害人", "Victim"), offender: accused("加害人", "Offender", { max: 1 }) },
  fields: {
    side: code("open", "档案", "File", { victim: ["受害人档", "Hers"], offender: ["加害人档", "His"] }),
    ...helpFields,
    plan: text("sensitive", "帮扶（矫治）计划", "Plan"),
    taken: codes("work", "已接受的服务", "Services taken", {
      counselling: ["心理辅导", "Counselling"],
      treatment: ["治疗", "Treatment"],
      money: ["生活救助", "Living aid"],
      work: ["就业帮扶", "Help to work"],
      law: ["法律援助", "Legal aid"],
      talk: ["训诫谈话", "Warning talk"],
      course: ["矫治课程", "Course"],
    }),
    again: violence.fields.again,
    visitFindings: text("sensitive", "回访情况", "What the visit found"),
    outcome: code("work", "结果", "Outcome", {
      done: ["计划完成", "Plan done"],
      refused: ["本人不愿继续", "Does not want to go on"],
      moved: ["迁出本地", "Moved away"],
    }),
  },
  forms: {
    hers: [...musts("side"), ...people("victim"), ...asks("need")],
    his: [...musts("side"), ...people("offender"), ...asks("need")],
    plan: [...musts("plan"), ...asks("need")],
    visit: [...musts("again", "visitFindings"), ...asks("taken")],
    violence: musts("again"),
    close: musts("outcome"),
  },
  states: {
    received: open("待制定计划", "Plan to be made"),
    following: open("跟踪回访", "Followed up"),
    closed: closed("已结案", "Closed"),
  },
  actors: {
    worker: caseActors.worker,
    lead: caseActors.lead,
    federation: actor("federation", "owns", "妇联（受害人档）", "Federation, for her"),
    justice: actor("justice", "owns", "司法行政（加害人档）", "Justice bureau, for him"),
    ...asked("counsellor", "hospital", "civil-affairs", "labour", "legal-aid", "police"),
  },
  actions: {
    openVictim: next(
      act("受害人建档", "Open her file", "new", "received", ["federation"], {
        form: "hers",
        guard: [is("side", "victim"), "须选受害人档", "This is her file"],
        byPlatform: true,
      }),
    ),
    openOffender: act("加害人建档", "Open his file", "new", "received", ["justice"], {
      form: "his",
      guard: [is("side", "offender"), "须选加害人档", "This is his file"],
    }),
    name: act("指派承办人", "Assign", ["received"], "same", ["lead"], { effects: [{ assign: "named" }] }),
    begin: next(act("制定计划、开始回访", "Plan and begin", ["received"], "following", ["worker"], "plan")),
    ...followUpVisits("following", "worker", "newViolence"),
    toCounsellor: sends("counsellor", "请心理辅导", "To a counsellor", "worker"),
    toHospital: sends("hospital", "请医院治疗", "To the hospital", "worker"),
    toCivilAffairs: sends("civilAffairs", "请民政救助", "To civil affairs", "worker"),
    toLabour: sends("labour", "请就业帮扶", "To the labour bureau", "worker"),
    toLegalAid: sends("legalAid", "请法律援助", "To legal aid", "worker"),
    toPolice: guarded(
      sends("police", "请公安训诫", "To the police", "worker"),
      is("side", "offender"),
      "训诫加害人从加害人档办理",
      "He is warned from his own file",
    ),
    newViolence: act(
      "再次发生暴力、重新计时",
      "Violence again",
      ["following"],
      "received",
      ["worker", "lead"],
      {
        form: "violence",
        guard: [is("again", true), "须登记再次发生", "Say that it happened again"],
        needsReason: true,
      },
    ),
    close: act("结案", "Close", ["following"], "closed", ["worker"], {
      form: "close",
      guard: [
        all(did("visitThree"), is("again", false)),
        "三个月回访后、最近一次回访未再发生暴力方可结案",
        "Close after the visit at three months, the last visit without violence",
      ],
      secondPerson: ["lead"],
    }),
    reopen: act("再次发生暴力、重新启动", "Reopen", "closed", "received", ["lead"], { needsReason: true }),
  },
  consents: { share: { title: words("同意向服务单位提供信息", "Share with helpers"), lasts: "12mo" } },
  referrals: {
    counsellor: helpFrom("counsellor", "心理辅导", "Counselling", words("心理辅导", "Counselling"), whose),
    hospital: helpFrom("hospital", "治疗", "Treatment", words("治疗", "Treatment"), whose),
    civilAffairs: helpFrom("civil-affairs", "生活救助", "Living aid", words("生活救助", "Living aid"), whose),
    labour: helpFrom("labour", "就业帮扶", "Help to work", words("就业帮扶", "Help to work"), whose),
    legalAid: helpFrom("legal-aid", "法律援助", "Legal aid", words("法律援助", "Legal aid"), whose),
    police: ask("police", "训诫谈话", "Warning talk", {
      purpose: words("训诫与查访", "Warning talk and visits"),
      law: words("反家庭暴力法第十七条", "Anti-Domestic Violence Law, art. 17"),
      fields: ["need", "helpGiven"],
      people: { offender: whose.offender },
      acknowledge: "1wd",
      answer: "5wd",
      answerForm: ["helpGiven"],
      tell: ["lead"],
    }),
  },
  deadlines: {
    plan: clock("制定计划", "Plan made", "in received", "5wd", "do begin", leadAtOnce),
    ...followUpClocks("do begin", ["received"]),
    ...standing(leadAtOnce, { following: "4mo" }),
  },
  indicators: {
    opened: counted("后续帮扶档案数", "Files", "件", { opened: true }, ["area", "month", "side"]),
    followed: onTime("三个月回访及时率", "Followed up at three months", "threeMonths", ["area", "side"]),
    repeated: counted("一年内再次发生数", "Violence again", "件", { action: "newViolence" }, [
      "area",
      "side",
    ]),
  },
  keep: "360mo",
});

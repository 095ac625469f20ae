import { overseers } from "../blocks/joint-case.ts";
import { act, actor, asks, clock, closed, counted, item, late, leadAtOnce } from "../blocks/shorthand.ts";
import { musts, next, onTime, open, share, tasked, waiting } from "../blocks/shorthand.ts";
import { standing } from "../blocks/standing.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, codes, date, flag, name, reference, text, usual, words } from "../definition/fields.ts";
import { isIn } from "../expression/condition.ts";

const shown = ["subject", "operationOn", "plan"] as const;

/** The leads that come together in it, a row each: numbers and places, no people. */
const leads = {
  group: "leads",
  title: words("并入的线索", "Leads that come together"),
  min: 1,
  max: 50,
  items: ["leadNumber", "placeName", "leadFrom"],
} as const;

/** What each body is asked to do in it. */
function part(role: Parameters<typeof item>[0], zh: string, en: string, value: string) {
  return item(role, zh, en, "10wd", {
    fields: shown,
    when: isIn("bodies", [value]),
    brings: ["found"],
  });
}

/** 未成年人保护联合执法: several leads on a place or a trade become one operation, with a task and a clock for each body. */
export const minorProtectionJointOperation = defineSystem({
  id: "minor-protection-joint-operation",
  kind: "bundle",
  blocks: ["one-thing", "joint-case"],
  covers: ["minor-protection-joint-enforcement"],
  title: words("未成年人保护联合执法", "Joint operation for the protection of minors"),
  purpose: words(
    "同一场所、同一行业的多条线索合成一次行动，各单位有任务、有时限",
    "Several leads, one operation, a task for each body",
  ),
  sources: [usual()],
  parties: {},
  fields: {
    subject: code("work", "行动对象", "Of what", {
      place: ["同一场所", "One place"],
      trade: ["同一行业", "One trade"],
      street: ["校园周边", "Around a school"],
      platform: ["同一网络平台", "One platform"],
    }),
    leadNumber: reference("work", "线索编号", "Number of the lead"),
    placeName: name("work", "场所名称", "Name of the place"),
    leadFrom: code("work", "线索来源", "Lead from", {
      police: ["公安", "Police"],
      procuratorate: ["检察", "Procuratorate"],
      education: ["教育", "Education"],
      civil: ["民政", "Civil affairs"],
      market: ["市场监管", "Market regulation"],
      other: ["其他", "Others"],
    }),
    bodies: codes("work", "参加单位", "Bodies taking part", {
      police: ["公安", "Police"],
      market: ["市场监管", "Market regulation"],
      education: ["教育", "Education"],
      cyberspace: ["网信", "Cyberspace"],
      labour: ["人力社保", "Labour"],
    }),
    operationOn: date("work", "行动日期", "Day of the operation"),
    plan: text("sensitive", "行动方案", "Plan"),
    found: text("sensitive", "查办情况", "What a body found"),
    measure: codes("work", "处理", "Measures", {
      none: ["查无实据", "Nothing found"],
      corrected: ["责令改正", "Ordered to correct"],
      fined: ["行政处罚", "Penalty"],
      criminal: ["移送刑事", "Criminal case"],
    }),
    again: flag("work", "回头看是否反弹", "Back again at the second look"),
  },
  forms: {
    open: [...musts("subject"), leads],
    more: [leads],
    plan: [...musts("bodies", "operationOn"), ...asks("plan")],
    result: musts("measure"),
    look: musts("again"),
  },
  states: {
    prepared: open("筹划中", "Being prepared"),
    going: waiting("行动中", "Under way"),
    done: open("已反馈、待回头看", "Answered, to be looked at again"),
    closed: closed("已办结", "Closed"),
  },
  actors: {
    opener: actor("caseworker", "anyone", "各单位联络员", "Liaison officer"),
    worker: actor("caseworker", "owns", "牵头单位联络员", "Liaison of the body in the lead"),
    ...tasked("police", "market", "education", "cyberspace", "labour"),
    ...overseers,
  },
  actions: {
    open: next(act("发起联合执法", "Open an operation", "new", "prepared", ["opener"], "open")),
    gather: act("更新并入的线索", "Leads as they are now", ["prepared"], "same", ["worker"], "more"),
    start: act("分派任务", "Send out the tasks", ["prepared"], "going", ["worker"], {
      form: "plan",
      effects: [{ fanOut: true }],
      isUsual: true,
    }),
    finish: act("汇总结果", "All bodies answered", ["going"], "done", ["worker"], {
      form: "result",
      guard: [{ tasksDone: true }, "尚有单位未反馈", "A body has not answered yet"],
      isUsual: true,
    }),
    look: next(act("回头看", "Look again", ["done"], "same", ["worker"], "look")),
    close: act("办结", "Close", ["done"], "closed", ["worker"], {
      guard: [{ did: ["look", "≥", 1] }, "回头看后方可办结", "Only after a second look"],
      secondPerson: ["lead"],
    }),
    reopen: act("重新开展", "Reopen", "closed", "prepared", ["lead"], { needsReason: true }),
  },
  tasks: {
    police: part("police", "公安查处", "Police", "police"),
    market: part("market", "市场监管查处", "Market regulation", "market"),
    education: part("education", "教育查处", "Education", "education"),
    cyberspace: part("cyberspace", "网信查处", "Cyberspace authority", "cyberspace"),
    labour: part("labour", "人力社保查处", "Labour bureau", "labour"),
  },
  deadlines: {
    prepare: clock("筹划", "Prepared", "in prepared", "10wd", "left prepared", late("5wd")),
    answer: clock("各单位反馈", "Answered", "in going", "12wd", "left going", late("5wd"), { warn: ["2d"] }),
    look: clock("回头看", "Looked at again", "in done", "3mo", "do look", leadAtOnce, { warn: ["10d"] }),
    ...standing(leadAtOnce, { done: "4mo" }),
  },
  indicators: {
    operations: counted("联合执法次数", "Operations", "次", { opened: true }, ["area", "month", "subject"]),
    answered: onTime("按时反馈率", "Answered in time", "answer"),
    again: share(
      "反弹率",
      "Back again",
      { action: "look", where: { is: ["again", true] } },
      { action: "look" },
      ["area"],
    ),
  },
  keep: "120mo",
});

import { overseers, policeAnswer, receivedFrom, tellPolice } from "../blocks/joint-case.ts";
import { accused, helped, reporter } from "../blocks/people.ts";
import { act, actor, ask, asked, asks, clock, closed, counted } from "../blocks/shorthand.ts";
import { leadAtOnce, musts, next, onTime, open, opens, people, waiting } from "../blocks/shorthand.ts";
import { lateThenLetter, supervision } from "../blocks/supervision.ts";
import { violence } from "../blocks/violence.ts";
import { standing } from "../blocks/standing.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, flag, moment, text, usual, words } from "../definition/fields.ts";
import { all, did, is } from "../expression/condition.ts";

const isTold = all(did("tell"), is("told", true));
const her = { victim: ["name", "phone"] } as const;
const told = ["kind", "happenedAt", "account"] as const;

const passed = {
  purpose: words("制止侵害、恢复权益", "Stop the infringement, restore the right"),
  consent: "share",
  fields: [...told, "bodyDid"],
  people: her,
  acknowledge: "1wd",
  answer: "10wd",
  answerForm: ["bodyDid"],
  tell: ["lead", "office"],
  next: true,
} as const;

function send(referral: string, zh: string, en: string) {
  return act(zh, en, ["found", "sent"], "sent", ["worker"], { effects: [{ refer: referral }] });
}

/** 妇女侵权案件: found, sent to the body in charge within a day, the result told to finder and victim. */
export const rightsInfringementCase = defineSystem({
  id: "rights-infringement-case",
  kind: "case",
  blocks: ["joint-case"],
  title: words("妇女侵权案件发现报告与联动处置", "Infringement of women's rights, found and handled"),
  purpose: words(
    "二十四小时移送、结果告知、受保护程序优先",
    "Sent in a day, result told, protected procedure first",
  ),
  sources: [usual()],
  parties: {
    victim: helped("受侵害妇女", "Victim", { min: 1 }),
    offender: accused(),
    finder: reporter("发现人", "Finder"),
  },
  fields: {
    channel: receivedFrom,
    kind: code("work", "侵权类别", "Kind", {
      person: ["人身权益", "Person"],
      work: ["劳动和社会保障权益", "Work and insurance"],
      property: ["财产与土地权益", "Property and land"],
      family: ["婚姻家庭权益", "Family"],
      politics: ["政治和文化教育权益", "Politics and education"],
      other: ["其他", "Other"],
    }),
    sexual: flag("sensitive", "是否涉及性侵害", "Sexual assault"),
    protected: flag("sensitive", "启用受保护程序（女性办案人员、一次取证、身份保密）", "Protected procedure"),
    happenedAt: moment("work", "发生时间", "When it happened", { past: true }),
    account: violence.fields.account,
    bodyDid: text("sensitive", "责任单位处理情况", "What the body did"),
    policeAnswer,
    result: code("work", "结果", "Result", {
      stopped: ["侵害已制止", "Stopped"],
      restored: ["权益已恢复", "Restored"],
      court: ["进入诉讼、仲裁", "In court or arbitration"],
      unfounded: ["查无实据", "Not found"],
    }),
    told: flag("work", "已告知发现人和当事人", "Finder and victim told"),
  },
  forms: {
    report: [
      ...musts("channel", "kind", "sexual"),
      ...asks("protected", "happenedAt", "account"),
      ...people("victim", "offender", "finder"),
    ],
    result: musts("result"),
    tell: musts("told"),
  },
  states: {
    found: open("待移送", "Found"),
    sent: waiting("责任单位办理中", "With the body in charge"),
    acted: open("已有结果、待告知", "Result, to be told"),
    closed: closed("已办结", "Closed"),
  },
  actors: {
    desk: actor("hotline", "anyone", "接线员", "Desk"),
    intake: actor("federation", "anyone", "妇联受理人", "Federation"),
    worker: actor("federation", "owns", "妇联经办人", "In charge"),
    ...asked("police", "procuratorate", "labour", "civil-affairs", "township"),
    ...overseers,
  },
  actions: {
    report: act("登记", "Register", "new", "found", ["intake", "desk"], {
      form: "report",
      effects: [{ refer: "police", when: is("sexual", true), clearIn: "24h" }],
      isUsual: true,
    }),
    toPolice: send("police", "移送公安", "To the police"),
    toProcuratorate: send("procuratorate", "移送检察机关", "To the procuratorate"),
    toLabour: send("labour", "移送人力社保", "To labour"),
    toCivilAffairs: send("civilAffairs", "移送民政", "To civil affairs"),
    toTownship: send("township", "移送乡镇（街道）", "To the township"),
    result: next(act("登记结果", "Result", ["sent"], "acted", ["worker"], "result")),
    tell: next(act("告知", "Tell", ["acted"], "same", ["worker"], "tell")),
    openSupervision: opens("supervision", "久拖未办、发督办函", "Call for a letter", "worker", "lead"),
    close: act("办结", "Close", ["acted"], "closed", ["worker"], {
      guard: [isTold, "告知发现人和当事人后方可办结", "Close after finder and victim were told"],
      secondPerson: ["lead"],
    }),
    reopen: act("重新启动", "Reopen", "closed", "found", ["lead"], { needsReason: true }),
  },
  consents: { share: { title: words("同意将情况移送责任单位", "Pass the matter on"), lasts: "6mo" } },
  referrals: {
    police: tellPolice("duty", [...told, "sexual", "protected"], { ...her, offender: ["name"] }, [
      "policeAnswer",
    ]),
    procuratorate: ask("procuratorate", "移送检察机关", "To the procuratorate", passed),
    labour: ask("labour", "移送人力社保", "To labour", passed),
    civilAffairs: ask("civil-affairs", "移送民政", "To civil affairs", passed),
    township: ask("township", "移送乡镇（街道）", "To the township", passed),
  },
  deadlines: {
    send: clock(
      "二十四小时移送",
      "Sent in a day",
      "in found",
      "24h",
      "left found",
      lateThenLetter("24h", "3wd"),
    ),
    result: clock("办理结果", "Result known", "in sent", "15wd", "left sent", lateThenLetter("5wd", "10wd"), {
      warn: ["3d"],
    }),
    tell: clock("告知", "Told", "in acted", "3wd", "do tell", leadAtOnce),
    ...standing(leadAtOnce, { acted: "10wd" }),
  },
  links: supervision,
  match: { keys: [["victim.idNumber"], ["victim.name", "victim.phone"]], window: "6mo" },
  indicators: {
    reports: counted("侵权案件数", "Cases", "件", { opened: true }, ["area", "month", "kind", "channel"]),
    sent: onTime("二十四小时移送率", "Sent in a day", "send"),
    known: onTime("按时有结果率", "Result in time", "result", ["area", "kind"]),
  },
  keep: "120mo",
});

import { bookOf } from "../definition/definition-book.ts";
import { defineSystem } from "../definition/define-system.ts";
import { date, flag, law, text, words } from "../definition/fields.ts";
import { hashDefinition } from "../definition/hash-definition.ts";
import { is } from "../expression/condition.ts";
import type { ActionDetails, Answer, CaseAction } from "../log/case-log.ts";

/** An invented system with every kind of clock, for tests. */
export const clockSystem = defineSystem({
  id: "clock-system",
  kind: "bundle",
  blocks: ["joint-case"],
  title: words("时钟", "Clocks"),
  purpose: words("试验", "For tests"),
  sources: [],
  parties: {},
  fields: {
    danger: flag("sensitive", "危险", "Danger"),
    filedOn: date("work", "立案日", "Filed on"),
    bornOn: date("personal", "生日", "Born on"),
    note: text("sensitive", "记录", "Note"),
  },
  forms: { intake: ["danger", "filedOn", "bornOn"], note: ["note", "danger", "filedOn"] },
  grade: {
    values: {
      green: { title: words("绿", "Green"), colour: "green" },
      yellow: { title: words("黄", "Yellow"), colour: "yellow" },
      red: { title: words("红", "Red"), colour: "red" },
    },
    unknown: "yellow",
    rules: [
      { when: is("danger", true), is: "red" },
      { when: is("danger", false), is: "green" },
    ],
    raise: ["worker"],
    lower: ["worker"],
    lowerConfirm: ["lead"],
  },
  states: {
    received: { title: words("受理", "Received"), phase: "open" },
    waiting: { title: words("等待", "Waiting"), phase: "waiting" },
    closed: { title: words("结案", "Closed"), phase: "closed" },
  },
  actors: {
    worker: { title: words("工作者", "Worker"), role: "caseworker", relation: "owns" },
    lead: { title: words("督导", "Lead"), role: "supervisor", relation: "supervises-owner" },
    office: { title: words("办公室", "Office"), role: "leading-group-office", relation: "in-jurisdiction" },
    police: { title: words("公安", "Police"), role: "police", relation: "holds-referral" },
  },
  actions: {
    open: { title: words("受理", "Open"), from: "new", to: "received", by: ["worker"], form: "intake" },
    visit: { title: words("走访", "Visit"), from: "open", to: "same", by: ["worker"] },
    note: { title: words("记录", "Note"), from: "open", to: "same", by: ["worker"], form: "note" },
    wait: { title: words("等待", "Wait"), from: ["received"], to: "waiting", by: ["worker"] },
    goOn: { title: words("恢复", "Go on"), from: ["waiting"], to: "received", by: ["worker"] },
    refer: {
      title: words("转介", "Refer"),
      from: "open",
      to: "same",
      by: ["worker"],
      effects: [{ refer: "police" }],
    },
    spread: {
      title: words("分办", "Spread"),
      from: "open",
      to: "same",
      by: ["worker"],
      effects: [{ fanOut: true }],
    },
    close: { title: words("结案", "Close"), from: "open", to: "closed", by: ["worker"] },
    closeByTwo: {
      title: words("双人结案", "Close by two"),
      from: "open",
      to: "closed",
      by: ["worker"],
      secondPerson: ["lead"],
    },
    reopen: { title: words("重启", "Reopen"), from: "closed", to: "received", by: ["lead"] },
  },
  referrals: {
    police: {
      title: words("移送公安", "To the police"),
      to: "police",
      purpose: words("处置", "Act"),
      basis: [{ law: words("法", "Law") }],
      share: { fields: [] },
      acknowledge: "30m",
      answer: "3d",
      onSilence: { tell: ["lead", "office"], next: true },
      source: law("法", "Law"),
    },
  },
  deadlines: {
    contact: {
      title: words("首次接触", "First contact"),
      starts: { action: "open" },
      due: { green: "3wd", yellow: "24h", red: "2h" },
      meets: { action: "visit" },
      pausedIn: ["waiting"],
      warn: ["1h"],
      escalate: [
        { after: "0h", to: "lead" },
        { after: "24h", to: "office" },
      ],
      source: law("法", "Law"),
    },
    rhythm: {
      title: words("定期走访", "Visits"),
      starts: { action: "visit" },
      due: { green: "3mo", yellow: "1mo", red: "7d" },
      meets: { action: "visit" },
      escalate: [
        { after: "0h", to: "lead" },
        { after: "7d", to: "office" },
      ],
      repeats: true,
      source: law("法", "Law"),
    },
    ruling: {
      title: words("裁定", "Ruling"),
      starts: { field: "filedOn" },
      due: "5wd",
      meets: { field: "note" },
      pausedIn: ["waiting"],
      escalate: [{ after: "1wd", to: "office" }],
      source: law("法", "Law"),
    },
    hidden: {
      title: words("周岁", "Birthday"),
      starts: { field: "bornOn" },
      due: "7d",
      meets: { field: "note" },
      escalate: [{ after: "0h", to: "lead" }],
      source: law("法", "Law"),
    },
    filedAtOnce: {
      title: words("当日受理", "Opened at once"),
      starts: { field: "filedOn" },
      due: "24h",
      meets: { action: "open" },
      escalate: [{ after: "0h", to: "lead" }],
      source: law("法", "Law"),
    },
    waitingEnds: {
      title: words("等待不过久", "No long waiting"),
      starts: { state: "waiting" },
      due: "10wd",
      meets: { left: "waiting" },
      escalate: [{ after: "0h", to: "lead" }],
      source: law("法", "Law"),
    },
  },
  tasks: {
    insurance: {
      title: words("医保", "Insurance"),
      agency: "medical-insurance",
      due: "5wd",
      share: { fields: [] },
      source: law("法", "Law"),
    },
    card: {
      title: words("社保卡", "Card"),
      agency: "social-security",
      due: "3wd",
      after: ["insurance"],
      share: { fields: [] },
      source: law("法", "Law"),
    },
  },
  indicators: {},
  keep: "12mo",
});

export const clockBook = bookOf([clockSystem]);
const definitionHash = hashDefinition(clockSystem);

/** One thing that was done, at a time of Beijing, "2026-09-30 18:00", or a moment in UTC. */
export type Doing = readonly [at: string, action: string, details?: ActionDetails, account?: string];

/** A moment of Beijing, "2026-09-30 18:00", in UTC. */
export function beijing(moment: string): string {
  return moment.includes("T") ? moment : new Date(`${moment.replace(" ", "T")}:00+08:00`).toISOString();
}

/** The log of a case of the invented system. */
export function logOf(doings: readonly Doing[]): readonly CaseAction[] {
  return doings.map(([at, action, details = {}, accountId = "one"], index) => ({
    number: index + 1,
    action,
    actor: { accountId, organisationId: "bureau", areaCode: "330102" },
    actedAs: "worker",
    relation: "owns",
    at: beijing(at),
    transactionId: `t${index + 1}`,
    baseVersion: index,
    definitionHash,
    details,
  }));
}

/** Answers of a form. */
export function answers(fields: Readonly<Record<string, Answer>>): ActionDetails {
  return { answers: { fields } };
}

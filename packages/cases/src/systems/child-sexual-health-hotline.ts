import { consentTo } from "../blocks/bases.ts";
import { childLineCodes } from "../blocks/child-line-codes.ts";
import { desk } from "../blocks/desk.ts";
import { tellPolice } from "../blocks/joint-case.ts";
import { governmentLine } from "../blocks/outside-justice.ts";
import { backgroundChecked, minor } from "../blocks/people.ts";
import { act, actor, ask, asksWhen, clock, closed, counted } from "../blocks/shorthand.ts";
import { leadAtOnce, linkTo } from "../blocks/shorthand.ts";
import { musts, next, onTime, open, sends, share, waiting } from "../blocks/shorthand.ts";
import { standing } from "../blocks/standing.ts";
import { defineSystem } from "../definition/define-system.ts";
import { address, flag, reference, text, unverified, usual, words } from "../definition/fields.ts";
import { any, type Condition, is } from "../expression/condition.ts";

const mayEnd: Condition<"abuseSign", "report", never> = {
  any: [is("abuseSign", false), { did: ["report", "≥", 1] }],
};
const calledAgain = { form: "again", needsReason: true } as const;
const taken = { action: "finish", where: is("takenUp", true) } as const;

/**
 * 儿童性健康保护热线: a child speaks in confidence. No name, guardian or number is asked unless danger appears; only the counsellor
 * and her supervisor ever know of the call; signs of abuse open a mandatory report.
 */
export const childSexualHealthHotline = defineSystem({
  id: "child-sexual-health-hotline",
  kind: "contact",
  blocks: ["desk"],
  title: words("儿童性健康保护热线", "Line for the sexual health of children"),
  purpose: words(
    "保密倾听、科学解答、需要时转介；发现侵害依法报告",
    "Heard in confidence, answered, referred; harm is reported as the law asks",
  ),
  sources: [
    unverified(
      "未成年人保护法第十一条、第四十条，待核对原文",
      "Minors Protection Law, arts 11 and 40, to be checked",
    ),
    usual(),
  ],
  parties: {
    caller: minor("来电儿童", "Child who calls", { max: 1 }),
  },
  fields: {
    channel: desk.fields.channel,
    orderNumber: reference("sensitive", "政务服务便民热线工单编号", "Number of the order at the city line"),
    ...childLineCodes,
    inDanger: flag("sensitive", "是否有现实危险", "In danger now"),
    abuseSign: flag("sensitive", "是否有受侵害迹象", "Signs of abuse"),
    place: address("sealed", "儿童现在何处（仅有危险时询问）", "Where the child is, only in danger"),
    account: text("sealed", "谈话要点", "What was said"),
    advice: text("sealed", "答复要点", "Advice"),
    takenUp: flag("work", "转介是否已接受服务", "The referral was taken up"),
  },
  forms: {
    call: [
      ...musts("channel", "ageBand", "theme", "inDanger", "abuseSign"),
      ...asksWhen(is("inDanger", true), "place"),
      { party: "caller", when: any(is("inDanger", true), is("abuseSign", true)) },
      "account",
      "orderNumber",
    ],
    again: [...musts("inDanger", "abuseSign"), "account"],
    advise: musts("advice"),
    finish: musts("takenUp"),
  },
  states: {
    received: open("接谈中", "Talking"),
    referred: waiting("已转介", "Referred"),
    advised: open("已答复", "Advised"),
    closed: closed("已结束", "Closed"),
  },
  actors: {
    desk: actor("counsellor", "anyone", "热线咨询师", "Counsellor of the line"),
    counsellor: actor("counsellor", "assigned", "接谈咨询师", "Counsellor who talked"),
    lead: actor("supervisor", "supervises-owner"),
    clinic: actor("hospital", "holds-referral", "青少年门诊", "Clinic for young people"),
    police: actor("police", "holds-referral"),
  },
  assignGuard: backgroundChecked,
  actions: {
    receive: act("接听", "Take the call", "new", "received", ["desk"], {
      form: "call",
      effects: [{ assign: "actor" }, { seal: true }],
      isUsual: true,
    }),
    advise: next(act("答复", "Advise", ["received"], "advised", ["counsellor"], "advise")),
    toClinic: act("转介门诊", "To a clinic", ["received", "advised"], "referred", ["counsellor"], {
      effects: [{ refer: "clinic" }],
    }),
    back: next(act("转介有结果", "The clinic answered", ["referred"], "advised", ["counsellor"])),
    toPolice: sends("police", "立即报警", "Call the police", "counsellor", "lead"),
    report: act("依法强制报告", "Make the mandatory report", "open", "same", ["counsellor", "lead"], {
      effects: [{ open: "report" }],
    }),
    finish: act("结束", "Close", ["advised"], "closed", ["counsellor"], {
      form: "finish",
      guard: [mayEnd, "有侵害迹象须先依法报告", "Harm is reported first"],
    }),
    reopen: act("再次来电", "Calls again", "closed", "received", ["counsellor"], calledAgain),
  },
  consents: { clinic: consentTo("本人同意转介门诊", "I agree to be referred to a clinic", "3mo") },
  referrals: {
    clinic: ask("hospital", "转介门诊", "To a clinic", {
      purpose: words("青少年保密诊疗", "Confidential care for young people"),
      consent: "clinic",
      fields: ["ageBand", "theme", "takenUp"],
      acknowledge: "1wd",
      answer: "10wd",
      answerForm: ["takenUp"],
      tell: ["counsellor", "lead"],
    }),
    police: {
      ...tellPolice("minors", ["place", "account"], { caller: ["name", "phone"] }, [], "10m"),
      onSilence: { tell: ["lead"], next: true },
    },
  },
  deadlines: {
    report: clock("发现侵害后报告", "Harm reported", "on abuseSign", "24h", "do report", leadAtOnce),
    advise: clock("答复", "Advised", "in received", "24h", "left received", leadAtOnce),
    ...standing(leadAtOnce, { advised: "7d", referred: "15d" }),
  },
  links: {
    report: linkTo(
      "mandatory-report-minors",
      "submit",
      "侵害未成年人强制报告",
      "Mandatory report",
      { caller: "child" },
      { account: "facts" },
    ),
  },
  indicators: {
    calls: counted("接听数", "Calls", "次", { opened: true }, ["area", "month", "ageBand", "theme"]),
    advised: onTime("按时答复率", "Advised in time", "advise"),
    takenUp: share("转介接受率", "Referrals taken up", taken, { action: "toClinic" }, ["area"]),
  },
  reconcile: [governmentLine],
  keep: "6mo",
});

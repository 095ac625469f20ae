import { code, date, moment, name, text, unverified, words } from "../definition/fields.ts";
import { did } from "../expression/condition.ts";
import { overseers } from "./joint-case.ts";
import { asReporter } from "./people.ts";
import {
  act,
  actor,
  clock,
  closed,
  counted,
  leadAtOnce,
  musts,
  next,
  onTime,
  open,
  share,
  waiting,
} from "./shorthand.ts";
import { standing } from "./standing.ts";
import type { TriggerWords } from "./trigger-words.ts";
import { lateThenLetter } from "./supervision.ts";

/** A report to the police that the law asks for: when it was found, what was decided, whether the reporter knows. */
const fields = {
  foundAt: moment("work", "发现时间", "Found at", { past: true }),
  dutyHolder: code("work", "报告主体", "Who reports", {
    school: ["学校、幼儿园", "School or kindergarten"],
    hospital: ["医疗机构", "Hospital"],
    village: ["村（居）民委员会", "Village or residents' committee"],
    welfare: ["社会工作、救助、福利机构", "Social work, rescue or welfare body"],
    hotel: ["旅馆、住宿场所", "Hotel"],
    office: ["国家机关", "State organ"],
    other: ["其他单位或个人", "Others"],
  }),
  facts: text("sealed", "发现的情况", "What was found"),
  filedOn: date("work", "立案日期", "Filed on", { past: true }),
  decision: code("work", "公安处理结果", "Decision of the police", {
    prosecuted: ["侦查终结、移送审查起诉", "Sent for prosecution"],
    withdrawn: ["撤销案件", "Case withdrawn"],
    penalty: ["治安处罚", "Administrative penalty"],
    letter: ["告诫", "Warning letter"],
    notFiled: ["不予立案", "Not filed"],
    transferred: ["移送其他机关", "Passed to another body"],
  }),
  decidedOn: date("work", "处理决定日期", "Decided on", { past: true }),
  toldHow: code("open", "告知方式", "How told", {
    telephone: ["电话", "Telephone"],
    writing: ["书面", "In writing"],
  }),
  missedBy: name("sensitive", "应报未报单位", "Body that should have reported"),
  retaliation: text("sensitive", "报告人受到打击报复的情况", "Retaliation against the reporter"),
};

/** What is filled in after the report. */
const forms = {
  file: musts("filedOn"),
  decide: musts("decision", "decidedOn"),
  tell: musts("toldHow"),
  missed: musts("missedBy"),
  retaliation: musts("retaliation"),
};

/** From the report to the answers that the reporter is owed: that a case was filed, and how it ended. */
const states = {
  submitted: waiting("已报告、待受理", "Reported"),
  accepted: open("公安已受理", "Accepted by the police"),
  filed: open("已立案侦办", "Filed, under investigation"),
  decided: open("已作出处理、待告知", "Decided, reporter to be told"),
  told: closed("已告知报告人处理结果", "Reporter told of the end"),
  untold: closed("无法告知报告人", "Reporter could not be told"),
};

/** Anybody with the duty reports and may see the own report; the police act on it; supervisor and office stand above. */
const actors = {
  dutyHolder: asReporter(actor("duty-holder", "anyone")),
  desk: actor("hotline", "anyone"),
  mine: asReporter(actor("duty-holder", "opened", "本报告的报告人", "Who made this report")),
  police: actor("police", "holds-referral"),
  ...overseers,
};

/**
 * What happens after the report: accepted at once, filed or decided, the reporter told of both; a non-report and retaliation
 * recordable. Trying is not telling: the clocks run on, and two people say that nobody can be told.
 */
const actions = {
  accept: act("受理", "Accept", ["submitted"], "accepted", ["police"], { isUsual: true }),
  file: act("立案", "File a case", ["accepted"], "filed", ["police"], "file"),
  tellFiled: next(act("告知报告人已立案", "Tell of the filing", ["filed"], "same", ["police"], "tell")),
  decide: next(
    act("作出处理决定", "Decide", ["accepted", "filed"], "decided", ["police"], { form: "decide" }),
  ),
  tellEnd: next(act("告知报告人处理结果", "Tell of the end", ["decided"], "told", ["police"], "tell")),
  tryTell: act(
    "登记未能联系上报告人",
    "Could not reach the reporter",
    ["filed", "decided"],
    "same",
    ["police"],
    {
      needsReason: true,
    },
  ),
  endUntold: act("报告人无法告知，办结", "End, reporter cannot be told", ["decided"], "untold", ["police"], {
    guard: [did("tryTell"), "须先登记未能联系上的情况", "Put down first that the reporter was not reached"],
    needsReason: true,
    secondPerson: ["lead"],
  }),
  recordMissed: act("登记应报未报", "Record a missed report", "open", "same", ["police", "lead"], "missed"),
  recordRetaliation: act(
    "登记打击报复",
    "Record retaliation",
    "open",
    "same",
    ["mine", "police", "lead"],
    "retaliation",
  ),
};

/** The reporter is told within days, of the filing as of the end; then supervisor, office, a letter. */
function tellClock(zh: string, en: string, starts: TriggerWords, meets: TriggerWords) {
  return clock(zh, en, starts, "3d", meets, lateThenLetter("1wd", "3wd"), {
    source: unverified(
      "强制报告意见所定三日，待核对原文",
      "Three days by the opinion on mandatory reports; text to be checked",
    ),
  });
}

/** Police accept at once; the reporter is told in days of the decision. Delay from finding to reporting is a clock, too. */
const clocks = {
  ...standing(leadAtOnce, { accepted: "7d" }),
  atOnce: clock("发现后立即报告", "Reported at once", "on foundAt", "24h", "in submitted", [], {
    source: {
      cite: words(
        "法律规定“立即”报告，未定小时数；此处仅用于统计报告时差",
        "The law says at once and gives no hours; these only measure the delay",
      ),
      status: "default",
    },
  }),
  accept: clock("公安受理", "Accepted by the police", "in submitted", "30m", "left submitted", [
    ["0h", "lead"],
    ["2h", "office"],
    ["24h", "office", "supervision"],
  ]),
  tellFiled: tellClock("告知报告人已立案", "Reporter told of the filing", "on filedOn", "do tellFiled"),
  tell: tellClock("告知报告人处理结果", "Reporter told of the end", "on decidedOn", "do tellEnd"),
  investigate: clock("侦办结果", "Result of the investigation", "in filed", "6mo", "left filed", leadAtOnce, {
    warn: ["30d"],
    source: unverified(
      "侦查期限依案情不同，此处只提醒查问进展",
      "Terms differ by case; this only reminds to ask how it stands",
    ),
  }),
};

/** Reports by duty holder, reported at once, accepted, told of filing and end, non-reports. */
const indicators = {
  reports: counted("报告数", "Reports", "件", { opened: true }, ["area", "month", "dutyHolder"]),
  atOnce: onTime("发现后二十四小时内报告率", "Reported within a day of finding", "atOnce", [
    "area",
    "dutyHolder",
  ]),
  accepted: onTime("公安及时受理率", "Accepted in time", "accept"),
  toldFiled: share("立案告知率", "Told of the filing", { action: "tellFiled" }, { action: "file" }, [
    "area",
    "month",
  ]),
  told: share("报告人告知率", "Reporters told", { action: "tellEnd" }, { action: "decide" }, [
    "area",
    "month",
  ]),
  missed: counted("应报未报数", "Missed reports", "件", { action: "recordMissed" }, ["area", "month"]),
};

/** All that reports to the police share, to be spread into a definition. */
export const reportCard = { fields, forms, states, actors, actions, clocks, indicators };

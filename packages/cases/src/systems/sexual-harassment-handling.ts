import { toBody } from "../blocks/bodies.ts";
import { assignNamed, overseers, policeAnswer, tellPolice } from "../blocks/joint-case.ts";
import { accused, helped, reporter } from "../blocks/people.ts";
import { act, actor, asked, asks, clock, closed, counted, late, leadAtOnce } from "../blocks/shorthand.ts";
import { musts, next, onTime, open, people, sends } from "../blocks/shorthand.ts";
import { standing } from "../blocks/standing.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, flag, text, usual, words } from "../definition/fields.ts";
import { all, any, did, is } from "../expression/condition.ts";

const fair = all(did("inquire"), is("conflict", false));
const shared = ["unitKind", "finding", "measure", "retaliation", "opinion"] as const;
const back = ["opinion"] as const;

/** 性骚扰处置: inquiry by people outside the line of command; the unit's management sees counts, never names. */
export const sexualHarassmentHandling = defineSystem({
  id: "sexual-harassment-handling",
  kind: "case",
  blocks: ["joint-case"],
  title: words("性骚扰预防与处置", "Sexual harassment"),
  purpose: words(
    "有人受理、回避调查、不报复、可复核",
    "Received, inquired into without bias, no retaliation, review",
  ),
  sources: [usual()],
  parties: {
    complainant: helped("投诉人", "Complainant", { min: 1 }),
    accused: accused("被投诉人", "Person complained of"),
    witness: reporter("证人", "Witness"),
  },
  fields: {
    unitKind: code("open", "单位类型", "Kind of unit", {
      company: ["企业", "Company"],
      school: ["学校", "School"],
      organ: ["机关事业单位", "Organ"],
      other: ["其他", "Other"],
    }),
    minorConcerned: flag("sensitive", "是否涉及未成年人", "A minor is concerned"),
    crime: flag("sensitive", "是否涉嫌犯罪", "Perhaps a crime"),
    account: text("sealed", "投诉内容", "Complaint"),
    conflict: flag("work", "调查人员与双方有隶属或利害关系", "Inquirers in the line of command"),
    inquiry: text("sealed", "调查情况", "Inquiry"),
    finding: code("work", "认定", "Finding", {
      yes: ["属实", "Proved"],
      partly: ["部分属实", "In part"],
      no: ["不属实", "Not proved"],
    }),
    measure: code("work", "处理", "Measure", {
      warning: ["批评、警告", "Warning"],
      moved: ["调离岗位", "Moved"],
      dismissed: ["解除劳动（聘用）关系", "Dismissed"],
      mended: ["道歉、调解", "Apology"],
      none: ["不予处理", "None"],
    }),
    retaliation: text("sensitive", "报复情况", "Retaliation"),
    opinion: text("sensitive", "主管部门意见", "Opinion of the authority"),
    policeAnswer,
  },
  forms: {
    complain: [
      ...musts("unitKind", "minorConcerned", "crime"),
      ...asks("account"),
      ...people("complainant", "accused", "witness"),
    ],
    inquire: [...musts("conflict", "inquiry")],
    find: musts("finding"),
    measure: musts("measure"),
    retaliation: musts("retaliation"),
  },
  states: {
    complained: open("待受理", "Complained"),
    received: open("调查中", "Inquiry"),
    found: open("已认定、待处理", "Found"),
    measured: open("已处理、可复核", "Measure taken"),
    closed: closed("已办结", "Closed"),
  },
  actors: {
    contact: actor("employer", "anyone", "单位受理人", "Contact of the unit"),
    line: actor("hotline", "anyone", "热线", "Hotline"),
    inquirer: actor("caseworker", "assigned", "调查人", "Inquirer"),
    lead: actor("supervisor", "supervises-owner", "受理机构负责人", "Head of the channel"),
    ...asked("police", "labour", "education", "federation"),
    office: overseers.office,
  },
  actions: {
    complain: act("投诉登记", "Complain", "new", "complained", ["contact", "line"], {
      form: "complain",
      effects: [
        { refer: "police", when: any(is("minorConcerned", true), is("crime", true)), clearIn: "24h" },
      ],
      isUsual: true,
    }),
    receive: act("受理、指派调查人", "Receive", ["complained"], "received", ["lead"], assignNamed),
    inquire: next(act("调查", "Inquire", ["received"], "same", ["inquirer"], "inquire")),
    find: act("认定", "Find", ["received"], "found", ["inquirer"], {
      form: "find",
      guard: [fair, "须由无隶属和利害关系的人员完成调查", "By inquirers without a conflict"],
      secondPerson: ["lead"],
      isUsual: true,
    }),
    measure: next(act("处理", "Measure", ["found"], "measured", ["lead"], "measure")),
    askReview: act("申请复核", "Ask for review", ["found", "measured"], "received", ["lead"], {
      needsReason: true,
    }),
    retaliation: act("登记报复", "Record retaliation", "open", "same", ["inquirer", "lead"], {
      form: "retaliation",
      effects: [{ refer: "labour" }],
    }),
    toPolice: sends("police", "移送公安", "To the police", "inquirer", "lead"),
    toEducation: sends("education", "报教育部门", "To education", "inquirer", "lead"),
    toFederation: sends("federation", "请妇联支持", "To the federation", "inquirer"),
    close: act("办结", "Close", ["measured"], "closed", ["inquirer"], { secondPerson: ["lead"] }),
    reopen: act("重新启动", "Reopen", "closed", "received", ["lead"], { needsReason: true }),
  },
  referrals: {
    police: tellPolice(
      "duty",
      ["minorConcerned", "crime", "account"],
      { complainant: ["name", "phone"], accused: ["name"] },
      ["policeAnswer"],
    ),
    labour: toBody("labour", "报人力社保", "To labour", shared, back),
    education: toBody("education", "报教育部门", "To education", shared, back),
    federation: toBody("federation", "请妇联支持", "To the federation", shared, back),
  },
  deadlines: {
    receive: clock("受理答复", "Received", "in complained", "3wd", "left complained", late("3wd")),
    inquire: clock("调查认定", "Found", "in received", "30d", "left received", late("7d"), { warn: ["5d"] }),
    measure: clock("处理", "Measure", "in found", "15d", "left found", leadAtOnce),
    ...standing(leadAtOnce, { measured: "30d" }),
  },
  indicators: {
    complaints: counted("性骚扰投诉数", "Complaints", "件", { opened: true }, ["area", "unitKind"]),
    received: onTime("按时受理率", "Received in time", "receive", ["area", "unitKind"]),
    found: onTime("按时认定率", "Found in time", "inquire", ["area", "unitKind"]),
    retaliation: counted("报复数", "Retaliation", "件", { action: "retaliation" }, ["area"]),
  },
  keep: "120mo",
});

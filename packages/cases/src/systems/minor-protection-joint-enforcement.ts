import { bodyNames, passTo, toBody } from "../blocks/bodies.ts";
import { overseers } from "../blocks/joint-case.ts";
import { minor, reporter } from "../blocks/people.ts";
import { act, actor, asked, asks, clock, closed, counted, late, musts, next } from "../blocks/shorthand.ts";
import { onTime, open, people, waiting } from "../blocks/shorthand.ts";
import { standing } from "../blocks/standing.ts";
import { defineSystem } from "../definition/define-system.ts";
import { address, code, flag, name, text, usual, words } from "../definition/fields.ts";

const told = ["kind", "placeName", "placeAddress", "lead", "found"] as const;
const back = ["found", "measure"] as const;

/** 未成年人保护线索移送与联合执法: a lead goes to the body in charge, is acknowledged, answered; silence goes up. */
export const minorProtectionJointEnforcement = defineSystem({
  id: "minor-protection-joint-enforcement",
  kind: "case",
  blocks: ["joint-case"],
  title: words("未成年人保护线索移送与联合执法", "Leads on the protection of minors, joint enforcement"),
  purpose: words("线索有人接、有人办、有人回", "Each lead is taken, acted on and answered"),
  sources: [usual()],
  parties: {
    informer: reporter("线索提供人", "Informer"),
    child: minor("涉及的未成年人", "Minor concerned", { max: 20 }),
  },
  fields: {
    kind: code("work", "线索类别", "Kind", {
      harm: ["侵害未成年人", "Harm to minors"],
      work: ["使用童工", "Child labour"],
      venue: ["娱乐场所、网吧、酒吧接纳", "Venues admitting minors"],
      hotel: ["旅馆违规接待", "Hotels against the rules"],
      tobacco: ["向未成年人售烟酒、彩票", "Tobacco, alcohol, lottery"],
      campus: ["校园周边隐患", "Around schools"],
      online: ["网络侵害", "Online"],
      food: ["食品、用品安全", "Food and goods"],
      other: ["其他", "Other"],
    }),
    foundBy: code("open", "发现单位", "Found by", bodyNames),
    placeName: name("work", "场所名称", "Name of the place"),
    placeAddress: address("sensitive", "场所地址", "Address"),
    lead: text("sensitive", "线索内容", "The lead"),
    found: text("sensitive", "查办情况", "What was found"),
    measure: code("work", "处理", "Measure", {
      none: ["查无实据", "Nothing found"],
      corrected: ["责令改正", "Ordered to correct"],
      fined: ["行政处罚", "Penalty"],
      criminal: ["移送刑事", "Criminal case"],
      passed: ["转其他机关", "Passed on"],
    }),
    joint: flag("work", "是否开展联合执法", "Joint operation"),
    plan: text("sensitive", "联合执法方案", "Plan of the operation"),
  },
  forms: {
    lead: [
      ...musts("kind", "foundBy"),
      ...asks("placeName", "placeAddress", "lead"),
      ...people("child", "informer"),
    ],
    operation: musts("joint", "plan"),
    result: musts("measure", "found"),
  },
  states: {
    registered: open("已登记、待移送", "Registered"),
    passed: waiting("已移送", "Passed on"),
    answered: open("已反馈", "Answered"),
    closed: closed("已办结", "Closed"),
  },
  actors: {
    liaison: actor("caseworker", "anyone", "各单位联络员", "Liaison officer"),
    worker: actor("caseworker", "owns", "发现单位联络员", "Liaison of the finder"),
    ...asked(
      "police",
      "procuratorate",
      "education",
      "civil-affairs",
      "market",
      "cyberspace",
      "health",
      "labour",
    ),
    ...overseers,
  },
  actions: {
    register: next(act("登记线索", "Register", "new", "registered", ["liaison"], "lead")),
    toPolice: passTo("police", "移送公安", "To the police"),
    toProcuratorate: passTo("procuratorate", "移送检察", "To the procuratorate"),
    toEducation: passTo("education", "移送教育", "To education"),
    toCivilAffairs: passTo("civilAffairs", "移送民政", "To civil affairs"),
    toMarket: passTo("market", "移送市场监管", "To market regulation"),
    toCyberspace: passTo("cyberspace", "移送网信", "To the cyberspace authority"),
    toHealth: passTo("health", "移送卫生健康", "To health"),
    toLabour: passTo("labour", "移送人力社保", "To labour"),
    operation: act(
      "发起联合执法",
      "Joint operation",
      ["registered", "passed", "answered"],
      "passed",
      ["worker", "lead"],
      {
        form: "operation",
        effects: [{ refer: "police" }, { refer: "market" }, { refer: "education" }],
      },
    ),
    result: next(act("汇总结果", "Result", ["passed"], "answered", ["worker"], "result")),
    close: act("办结", "Close", ["answered"], "closed", ["worker"], { secondPerson: ["lead"] }),
    reopen: act("重新移送", "Reopen", "closed", "registered", ["lead"], { needsReason: true }),
  },
  referrals: {
    police: toBody("police", "移送公安", "To the police", told, back),
    procuratorate: toBody("procuratorate", "移送检察", "To the procuratorate", told, back),
    education: toBody("education", "移送教育", "To education", told, back),
    civilAffairs: toBody("civil-affairs", "移送民政", "To civil affairs", told, back),
    market: toBody("market", "移送市场监管", "To market regulation", told, back),
    cyberspace: toBody("cyberspace", "移送网信", "To the cyberspace authority", told, back),
    health: toBody("health", "移送卫生健康", "To health", told, back),
    labour: toBody("labour", "移送人力社保", "To labour", told, back),
  },
  deadlines: {
    pass: clock("移送", "Passed on", "in registered", "1wd", "left registered", late("1wd")),
    answer: clock("反馈", "Answered", "in passed", "12wd", "left passed", late("5wd"), { warn: ["2d"] }),
    ...standing([["0h", "lead"]], { answered: "10wd" }),
  },
  indicators: {
    leads: counted("线索数", "Leads", "条", { opened: true }, ["area", "month", "kind", "foundBy"]),
    answered: onTime("按时反馈率", "Answered in time", "answer"),
    passedOnTime: onTime("按时移送率", "Passed on in time", "pass"),
    operations: counted("联合执法次数", "Operations", "次", { action: "operation" }, ["area", "kind"]),
  },
  keep: "120mo",
});

import { toBody } from "../blocks/bodies.ts";
import { overseers } from "../blocks/joint-case.ts";
import { issueTo, letter } from "../blocks/letter.ts";
import { act, actor, asked, asks, counted, musts, next, onTime, paper } from "../blocks/shorthand.ts";
import { share } from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, text, usual, words } from "../definition/fields.ts";
import { all, has, is, isIn } from "../expression/condition.ts";

const adoptedAtAll = { action: "close", where: isIn("adopted", ["yes", "partly"]) } as const;
// what was called for and never issued is no letter
const isIssued = has("letterNumber");
const aboutCase = ["caseNumber", "ranOut", "dueOn", "inDefault"] as const;
const told = ["kind", ...aboutCase, "letterNumber", "issuedOn", "content", "adopted", "reply"] as const;
const back = ["adopted", "reply"] as const;

/** 维权督查督办: letters, talks and suggestions with a duty to reply; the check of the reply takes a second person. */
export const rightsSupervision = defineSystem({
  id: "rights-supervision",
  kind: "case",
  blocks: ["letter"],
  title: words("维权督查督办、司法建议与联合约谈", "Supervision letters, suggestions and joint talks"),
  purpose: words(
    "文书有回复、建议有下落、久拖案件有人督",
    "Letters answered, suggestions followed, stalled cases moved",
  ),
  sources: [
    usual("默认十个工作日，文书另有期限的从其规定", "Ten working days unless the letter says otherwise"),
  ],
  parties: {},
  fields: {
    kind: code("work", "方式", "Instrument", {
      talk: ["联合约谈", "Joint talk"],
      letter: ["督办函", "Supervision letter"],
      procuratorial: ["检察建议", "Procuratorial suggestion"],
      judicial: ["司法建议", "Judicial suggestion"],
      inspection: ["法治督查", "Inspection"],
      bulletin: ["通报", "Bulletin"],
      example: ["发布典型案例", "Published case"],
    }),
    issuer: code("open", "发文单位", "Issuer", {
      federation: ["妇联", "Women's federation"],
      office: ["妇儿工委办", "Office"],
      procuratorate: ["检察院", "Procuratorate"],
      court: ["法院", "Court"],
    }),
    matter: code("work", "事项", "Matter", {
      violence: ["家庭暴力", "Violence"],
      work: ["就业歧视与劳动权益", "Work"],
      land: ["土地与财产", "Land and property"],
      minors: ["未成年人保护", "Minors"],
      harassment: ["性骚扰", "Harassment"],
      stalled: ["个案久拖未办", "Stalled case"],
      other: ["其他", "Other"],
    }),
    ...letter.fields,
    followUp: text("sensitive", "后续落实情况", "What came of it"),
  },
  forms: {
    call: letter.callForm,
    draft: [...musts("kind", "issuer", "matter", "content"), ...asks(...aboutCase)],
    issue: musts("letterNumber", "issuedOn"),
    reply: musts("adopted", "reply"),
    follow: musts("followUp"),
  },
  states: letter.states,
  actors: {
    drafter: actor("federation", "owns", "妇联拟稿人", "Federation"),
    officer: actor("leading-group-office", "owns", "妇儿工委办拟稿人", "Office"),
    procurator: actor("procuratorate", "owns", "检察院拟稿人", "Procuratorate"),
    judge: actor("court", "owns", "法院拟稿人", "Court"),
    worker: actor("caseworker", "owns", "经办人", "In charge"),
    ...asked("police", "labour", "civil-affairs", "education", "township", "health", "federation", "court"),
    ...overseers,
  },
  actions: {
    draft: next(
      act("拟稿", "Draft", "new", "drafted", ["drafter", "officer", "procurator", "judge"], "draft"),
    ),
    ...letter.calling,
    toPolice: issueTo("police", "发公安", "To the police"),
    toLabour: issueTo("labour", "发人力社保", "To labour"),
    toCivilAffairs: issueTo("civilAffairs", "发民政", "To civil affairs"),
    toEducation: issueTo("education", "发教育", "To education"),
    toTownship: issueTo("township", "发乡镇（街道）", "To the township"),
    toHealth: issueTo("health", "发卫生健康", "To health"),
    toFederation: issueTo("federation", "发妇联", "To the federation"),
    toCourt: issueTo("court", "发法院", "To the court"),
    recordReply: act("收到回复", "Reply received", ["issued"], "replied", letter.issuers, "reply"),
    sendBack: letter.sendBack,
    follow: act("跟踪落实", "Follow up", ["replied"], "same", letter.issuers, "follow"),
    close: act("办结", "Close", ["replied"], "closed", letter.issuers, {
      guard: [has("adopted"), "须写明是否采纳", "Adopted or not must be known"],
      secondPerson: ["lead", "officer"],
    }),
    reopen: act("未落实、重新督办", "Reopen", "closed", "drafted", ["lead"], { needsReason: true }),
  },
  referrals: {
    police: toBody("police", "发公安", "To the police", told, back),
    labour: toBody("labour", "发人力社保", "To labour", told, back),
    civilAffairs: toBody("civil-affairs", "发民政", "To civil affairs", told, back),
    education: toBody("education", "发教育", "To education", told, back),
    township: toBody("township", "发乡镇（街道）", "To the township", told, back),
    health: toBody("health", "发卫生健康", "To health", told, back),
    federation: toBody("federation", "发妇联", "To the federation", told, back),
    court: toBody("court", "发法院", "To the court", told, back),
  },
  documents: {
    letter: paper(
      "督办函",
      "Supervision letter",
      ["worker", "officer", "lead"],
      words("发文单位（盖章）", "Issuer (stamp)"),
      words(
        "文号：{letterNumber}。事由与建议：{content}",
        "No. {letterNumber}. Matter and proposal: {content}",
      ),
      words("请于收到之日起十个工作日内书面回复。", "Please reply in writing within ten working days."),
    ),
  },
  deadlines: letter.clocks,
  indicators: {
    issued: counted("发出文书数", "Letters", "件", { opened: true, where: isIssued }, [
      "area",
      "month",
      "kind",
      "issuer",
    ]),
    replied: onTime("按时回复率", "Replies in time", "reply"),
    adopted: share("采纳率", "Adopted", adoptedAtAll, { action: "close" }, ["area", "kind", "matter"]),
    stalled: counted(
      "久拖个案督办数",
      "Stalled cases",
      "件",
      { opened: true, where: all(is("matter", "stalled"), isIssued) },
      ["area"],
    ),
  },
  keep: "120mo",
});

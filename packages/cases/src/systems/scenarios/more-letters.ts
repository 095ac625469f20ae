import { words } from "../../definition/fields.ts";
import { cast, onReferral, step, story } from "./cast.ts";
import { county } from "./people.ts";
import { row } from "./row.ts";
import type { Scenario, ScenarioStep } from "./scenario.ts";

/** Letters of every issuer: the heads of office and procuratorate beside the cast, and the federation as one who is asked. */
function withHeads(one: Scenario): Scenario {
  return {
    ...one,
    people: {
      ...cast,
      officeHead: { organisation: "office", area: county, roles: ["supervisor"] },
      procuratorHead: { organisation: "procuratorate", area: county, roles: ["supervisor"] },
    },
  };
}

const called = { kind: "letter", matter: "violence", caseNumber: "家暴1", inDefault: "某派出所" };

/** What was called for is no longer needed: two say so, and no letter is counted. */
const dropped = withHeads(
  story(
    "rights-supervision",
    words("提出督办后个案已办结，双人确认无需发文", "No longer needed, agreed by two"),
    [
      step("2026-03-02 09:00", "office", "call", called, { stands: { state: "called" } }),
      step("2026-03-04 09:00", "office", "drop", undefined, {
        details: { reason: "个案已于昨日办结" },
        stands: { pending: 1 },
      }),
      row("2026-03-04 10:00", "officeHead", "confirm", undefined, { stands: { state: "closed" } }),
    ],
    {
      state: "closed",
      deadlines: { draft: { inTime: 1 }, issue: {}, reply: {} },
      escalated: [],
      indicators: { issued: [0], replied: [0, 0], adopted: [0, 0], stalled: [0] },
    },
  ),
);

/** Drafted late; a reply that says nothing goes back with a further letter, and what was promised is followed up. */
const sentBack = withHeads(
  story(
    "rights-supervision",
    words(
      "迟拟稿、答复空泛退回另发、采纳后跟踪",
      "Drafted late, an empty reply sent back, adopted, followed up",
    ),
    [
      step("2026-03-02 09:00", "office", "call", called),
      step("2026-03-10 09:00", "office", "write", {
        kind: "letter",
        issuer: "office",
        matter: "violence",
        content: "请说明不出具告诫书的理由",
      }),
      step("2026-03-11 09:00", "office", "toPolice", { letterNumber: "督2", issuedOn: "2026-03-11" }),
      onReferral("2026-03-12 09:00", "police", "acknowledge", "police"),
      onReferral("2026-03-18 09:00", "police", "answer", "police", { adopted: "no", reply: "已口头答复" }),
      step("2026-03-18 10:00", "office", "recordReply", { adopted: "no", reply: "已口头答复" }),
      step("2026-03-19 09:00", "office", "sendBack", undefined, {
        details: { reason: "未说明理由" },
        stands: { state: "drafted" },
      }),
      step("2026-03-19 10:00", "office", "toPolice", { letterNumber: "督3", issuedOn: "2026-03-19" }),
      onReferral("2026-03-20 09:00", "police", "acknowledge", "police", undefined, 2),
      onReferral(
        "2026-03-26 09:00",
        "police",
        "answer",
        "police",
        { adopted: "yes", reply: "已补出告诫书" },
        2,
      ),
      step("2026-03-26 10:00", "office", "recordReply", { adopted: "yes", reply: "已补出告诫书" }),
      step("2026-04-09 09:00", "office", "follow", { followUp: "告诫书已送达双方" }),
      step("2026-04-09 10:00", "office", "close"),
      row("2026-04-09 11:00", "officeHead", "confirm"),
    ],
    {
      state: "closed",
      deadlines: { draft: { late: 1 }, issue: { inTime: 2 }, reply: { inTime: 2 }, atReplied: { inTime: 2 } },
      escalated: ["draft → lead"],
      indicators: { issued: [1], replied: [2, 2], adopted: [1, 1], stalled: [0] },
    },
  ),
);

/** The township is silent, then agrees, then does not do it: the letter is written again after its end. */
const takenUpAgain = story(
  "rights-supervision",
  words(
    "乡镇逾期回复，办结后未落实、重新督办",
    "A late reply, not carried out, taken up again after the end",
  ),
  [
    step("2026-03-02 09:00", "rights", "draft", {
      kind: "letter",
      issuer: "federation",
      matter: "land",
      content: "请保障外嫁女承包地权益",
    }),
    step("2026-03-03 09:00", "worker", "toTownship", { letterNumber: "妇督2", issuedOn: "2026-03-03" }),
    onReferral("2026-03-04 09:00", "township", "acknowledge", "township"),
    onReferral("2026-03-20 09:00", "township", "answer", "township", {
      adopted: "yes",
      reply: "秋收后调整",
    }),
    step("2026-03-20 10:00", "worker", "recordReply", { adopted: "yes", reply: "秋收后调整" }),
    step("2026-03-23 09:00", "worker", "close"),
    step("2026-03-23 10:00", "lead", "confirm"),
    step("2026-11-02 09:00", "lead", "reopen", undefined, {
      details: { reason: "秋收后仍未调整" },
      stands: { state: "drafted" },
    }),
    step("2026-11-11 09:00", "worker", "toTownship", { letterNumber: "妇督9", issuedOn: "2026-11-11" }),
    onReferral("2026-11-12 09:00", "township", "acknowledge", "township", undefined, 2),
    onReferral(
      "2026-11-18 09:00",
      "township",
      "answer",
      "township",
      { adopted: "partly", reply: "已调整两户，余下以租金补偿" },
      2,
    ),
    step("2026-11-18 10:00", "worker", "recordReply", { adopted: "partly", reply: "余下以租金补偿" }),
    step("2026-12-01 09:00", "worker", "close"),
    step("2026-12-01 10:00", "lead", "confirm"),
  ],
  {
    state: "closed",
    deadlines: {
      draft: {},
      issue: { inTime: 1, late: 1 },
      reply: { inTime: 1, late: 1 },
      atReplied: { inTime: 2 },
    },
    escalated: [
      "reply → lead",
      "referral:township:1:answer → lead",
      "referral:township:1:answer → office",
      "issue → lead",
    ],
    indicators: { issued: [1], replied: [1, 2], adopted: [2, 2], stalled: [0] },
  },
);

interface Sent {
  readonly title: Scenario["title"];
  readonly kind: string;
  readonly issuer: string;
  readonly matter: string;
  readonly content: string;
  readonly drafts: keyof typeof cast;
  readonly issues: keyof typeof cast;
  readonly agrees: string;
  readonly does: string;
  readonly referral: string;
  readonly asked: keyof typeof cast;
  readonly adopted: string;
  readonly reply: string;
}

/** A letter of one body to another, answered within its term, checked and closed by two. */
function sent(one: Sent): Scenario {
  const { kind, issuer, matter, content, adopted, reply } = one;
  const said = { adopted, reply };
  const steps: readonly ScenarioStep[] = [
    step("2026-03-02 09:00", one.drafts, "draft", { kind, issuer, matter, content }),
    step("2026-03-03 09:00", one.issues, one.does, { letterNumber: "函1", issuedOn: "2026-03-03" }),
    onReferral("2026-03-04 09:00", one.asked, "acknowledge", one.referral),
    onReferral("2026-03-12 09:00", one.asked, "answer", one.referral, said),
    step("2026-03-12 10:00", one.issues, "recordReply", said),
    step("2026-03-13 09:00", one.issues, "close"),
    row("2026-03-13 10:00", one.agrees, "confirm"),
  ];
  return withHeads(
    story("rights-supervision", one.title, steps, {
      state: "closed",
      deadlines: { draft: {}, issue: { inTime: 1 }, reply: { inTime: 1 }, atReplied: { inTime: 1 } },
      escalated: [],
      indicators: {
        issued: [1],
        replied: [1, 1],
        adopted: [adopted === "no" ? 0 : 1, 1],
        stalled: [matter === "stalled" ? 1 : 0],
      },
    }),
  );
}

const byFederation = { issuer: "federation", drafts: "rights", issues: "worker", agrees: "lead" } as const;

const others = [
  sent({
    title: words("检察建议：民政补齐临时监护评估", "The procuratorate suggests: assess temporary guardians"),
    kind: "procuratorial",
    issuer: "procuratorate",
    matter: "minors",
    content: "临时监护一个月内未评估",
    drafts: "procurator",
    issues: "procurator",
    agrees: "procuratorHead",
    does: "toCivilAffairs",
    referral: "civilAffairs",
    asked: "civil",
    adopted: "yes",
    reply: "已逐一补评估",
  }),
  sent({
    title: words("司法建议：医疗机构漏报，卫健部分采纳", "The court suggests: hospitals that do not report"),
    kind: "judicial",
    issuer: "court",
    matter: "minors",
    content: "就诊时发现伤情未强制报告",
    drafts: "judge",
    issues: "judge",
    agrees: "courtHead",
    does: "toHealth",
    referral: "health",
    asked: "bureau",
    adopted: "partly",
    reply: "已培训，考核办法明年施行",
  }),
  sent({
    ...byFederation,
    title: words("约谈教育部门：校内性骚扰投诉渠道", "A talk with education: channels for complaints"),
    kind: "talk",
    matter: "harassment",
    content: "三所学校无受理人",
    does: "toEducation",
    referral: "education",
    asked: "education",
    adopted: "yes",
    reply: "已明确受理人",
  }),
  sent({
    ...byFederation,
    title: words("督办函：法院送达久拖，未采纳并说明理由", "To the court: not adopted, with reasons"),
    kind: "letter",
    matter: "stalled",
    content: "保护令裁定十日未送达",
    does: "toCourt",
    referral: "court",
    asked: "judge",
    adopted: "no",
    reply: "被申请人下落不明，已公告送达",
  }),
  sent({
    title: words("妇儿工委办督办妇联：热线超期未回访", "The office to the federation: calls not called back"),
    kind: "letter",
    issuer: "office",
    matter: "stalled",
    content: "十二件来电超期未回访",
    drafts: "office",
    issues: "office",
    agrees: "officeHead",
    does: "toFederation",
    referral: "federation",
    asked: "rights",
    adopted: "yes",
    reply: "已全部回访",
  }),
];

/** Letters to every body that may be asked, and the ways that a letter does not go straight. */
export const moreLetters: readonly Scenario[] = [dropped, sentBack, takenUpAgain, ...others];

import { code, date, law, text, unverified, words } from "../definition/fields.ts";
import { any, is, not } from "../expression/condition.ts";
import { lights } from "./grades.ts";
import { act, ask, clock, late, leadAtOnce, musts, open, paper, waiting, closed } from "./shorthand.ts";
import { violence } from "./violence.ts";

/** What a dispute in a family is about. */
export const disputeKinds = code("work", "纠纷类型", "Kind", {
  marriage: ["婚恋情感", "Marriage and love"],
  property: ["家庭财产", "Property"],
  violence: ["家庭暴力", "Violence"],
  custody: ["子女抚养与探望", "Custody and contact"],
  support: ["赡养", "Support of the old"],
  neighbours: ["亲属邻里", "Kin and neighbours"],
  other: ["其他", "Other"],
});

/** How a mediation ended. */
export const mediationOutcome = code("work", "结果", "Outcome", {
  agreed: ["调解成功", "Agreed"],
  failed: ["调解不成", "Failed"],
  court: ["进入诉讼", "To court"],
  withdrawn: ["当事人撤回", "Withdrawn"],
});

/** Whether the police agree to a lower grade. */
export const policeOpinion = code("work", "公安意见", "Opinion of the police", {
  lower: ["同意降级", "May be lowered"],
  keep: ["不宜降级", "Should stay"],
});

/**
 * When a mediator tells the police of a dispute, and on what: one that may come to violence must be reported (People's
 * Mediation Law art. 25), harm to a child too; of anything else a mediator keeps silent (art. 15) unless both consent, of property always.
 */
const mayComeToViolence = any(violence.danger, is("policeCalls", true), {
  grade: ["=", "red"],
} as const);
export const policeOfDispute = [
  { law: words("未成年人保护法第十一条", "Minors Protection Law, art. 11"), when: is("childHarmed", true) },
  {
    law: words(
      "人民调解法第二十五条（可能引起治安、刑事案件的纠纷，待核对原文）",
      "People's Mediation Law, art. 25: may come to violence; text to be checked",
    ),
    when: mayComeToViolence,
  },
  { consent: "police", when: not(is("kind", "property")) },
] as const;

const states = {
  found: open("待调处", "Found"),
  mediating: open("调解中", "Mediating"),
  atCourt: waiting("诉讼或诉前调解中", "At the court"),
  following: open("回访期", "Visited again"),
  closed: closed("已办结", "Closed"),
};

const bothSides = { one: ["name", "phone"], other: ["name", "phone"] } as const;

/** The court mediates or decides, or confirms what was agreed. */
const toCourt = ask("court", "移送法院", "To the court", {
  purpose: words("联合化解、司法确认", "Settle it together, confirm it"),
  consent: "share",
  fields: ["kind", "visitFindings", "agreement", "courtCase"],
  people: bothSides,
  acknowledge: "1wd",
  answer: "10wd",
  answerForm: ["courtCase"],
  tell: ["lead"],
});

const fields = {
  signers: text(
    "sensitive",
    "双方当事人基本情况（姓名、性别、证件号码、住址）",
    "Both sides: name, sex, document, address",
  ),
  disputed: text("sensitive", "主要事实和争议事项", "Facts and what is disputed"),
  agreement: text("sensitive", "调解协议内容", "What was agreed"),
  performance: text("sensitive", "履行方式和期限", "How and by when it is done"),
  agreedOn: date("work", "协议生效日期", "In force from"),
  confirmation: code("work", "是否共同申请司法确认", "Confirmation by the court", {
    joint: ["双方共同申请", "Both ask for it"],
    waived: ["双方认为无需确认", "Both do without"],
  }),
};

const forms = {
  sign: musts("signers", "disputed", "agreement", "performance", "agreedOn"),
  confirmation: musts("confirmation"),
};

/** The written agreement, when both signed it, and within thirty days whether both ask the court to confirm it. */
const actions = {
  sign: act("制作调解协议书", "Write the agreement", ["mediating", "atCourt"], "same", ["mediator"], {
    form: "sign",
    effects: [{ document: "agreement" }],
  }),
  decideConfirmation: act(
    "登记是否申请司法确认",
    "Whether the court is asked to confirm",
    ["mediating", "atCourt", "following"],
    "same",
    ["mediator"],
    "confirmation",
  ),
  toConfirm: act("共同申请司法确认", "Ask the court to confirm", ["following"], "same", ["mediator"], {
    guard: [is("confirmation", "joint"), "须双方共同申请", "Both have to ask for it"],
    effects: [{ refer: "court" }],
  }),
};

const clocks = {
  settle: clock(
    "调解结束",
    "Mediation ended",
    "in mediating",
    lights("1mo", "1mo", "1mo"),
    "left mediating",
    late("7d"),
    {
      warn: ["7d"],
      source: unverified(
        "人民调解工作若干规定：一般一个月内，待核对现行文本",
        "Rules on people's mediation: usually a month; text to be checked",
      ),
    },
  ),
  court: clock(
    "诉讼、诉前调解进展",
    "How it stands at the court",
    "in atCourt",
    "3mo",
    "left atCourt",
    leadAtOnce,
    {
      warn: ["7d"],
    },
  ),
  confirmation: clock(
    "司法确认申请",
    "Application for confirmation",
    "on agreedOn",
    "30d",
    "on confirmation",
    leadAtOnce,
    { warn: ["7d"], source: law("人民调解法第三十三条", "People's Mediation Law, art. 33") },
  ),
};

/** What the law lets stand in the agreement (People's Mediation Law art. 29), in the words that were written down. */
const agreement = paper(
  "人民调解协议书",
  "Mediation agreement",
  ["mediator", "committee"],
  words(
    "当事人（签名、盖章或按指印）、人民调解员（签名）、人民调解委员会（盖章）",
    "Both sides, the mediator, the mediation committee (stamp)",
  ),
  words("当事人：{signers}", "Between: {signers}"),
  words("纠纷主要事实、争议事项：{disputed}", "Facts and what is disputed: {disputed}"),
  words("经调解，双方自愿达成协议：{agreement}", "Both agree of their own will: {agreement}"),
  words("履行方式、期限：{performance}", "How and by when: {performance}"),
  words(
    "本协议自双方签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效。双方认为有必要的，可以自生效之日起三十日内共同向人民法院申请司法确认。",
    "In force from the day that both sides and the mediator sign it and the committee stamps it. Within thirty days from then both together may ask the court to confirm it.",
  ),
);

/** The written agreement with its thirty days, and the clocks of mediating. */
export const mediation = {
  fields,
  forms,
  states,
  actions,
  clocks,
  bothSides,
  toCourt,
  papers: { agreement },
};

import { words } from "../../definition/fields.ts";
import { onReferral, step, story } from "./cast.ts";
import type { Scenario } from "./scenario.ts";

const because = (reason: string) => ({ details: { reason } });
const woman = { applicant: [{ name: "测试辛", sex: "female", phone: "13600000009" }] };
const boy = { applicant: [{ name: "测试寅", sex: "male", birthDate: "2011-05-01" }] };
const consent = (at: string) =>
  step(at, "aid", "give-consent", undefined, { details: { consent: { scope: "lawyer" } } });

/** No time for papers: a lawyer on the same day, papers afterwards; the means are not met, the end is objected to, aid goes on. */
const aidFirst = story(
  "legal-aid",
  words(
    "时效将届满先行援助、迟补手续、终止后异议、责令继续",
    "Aid first, papers late, ended, objected to, goes on",
  ),
  [
    step(
      "2026-03-02 09:00",
      "aid",
      "apply",
      { door: "counter", who: "woman", matter: "work", exempt: "none" },
      { parties: woman },
    ),
    step("2026-03-02 09:30", "aidHead", "approve", { decidedOn: "2026-03-02" }, { refused: "guard-unknown" }),
    step("2026-03-02 10:00", "aidHead", "aidFirst", { urgent: "limitation", decidedOn: "2026-03-02" }),
    consent("2026-03-02 10:10"),
    step("2026-03-02 10:20", "aid", "appoint", { conflict: false }, { stands: { state: "assigned" } }),
    onReferral("2026-03-02 15:00", "lawyer", "acknowledge", "lawyer"),
    step("2026-03-20 09:00", "aid", "makeUp", { exempt: "none", meansMet: false }),
    step(
      "2026-03-23 09:00",
      "aidHead",
      "stop",
      { endedFor: "able" },
      {
        ...because("经济状况不符合"),
        stands: { state: "ended" },
      },
    ),
    step("2026-03-24 09:00", "aid", "objectToEnd", undefined, because("收入含一次性赔偿")),
    step("2026-03-25 09:00", "aid", "aidGoesOn", undefined, { ...because("略"), refused: "not-permitted" }),
    step("2026-03-26 09:00", "justice", "aidGoesOn", undefined, {
      ...because("属一次性收入"),
      stands: { state: "approved" },
    }),
    step("2026-03-27 09:00", "aid", "appoint", { conflict: false }),
    onReferral("2026-03-27 15:00", "lawyer", "acknowledge", "lawyer", undefined, 2),
    step("2026-06-01 09:00", "aidHead", "stop", { endedFor: "own" }, because("自行委托律师")),
    step("2026-06-02 09:00", "aid", "objectToEnd", undefined, because("并未委托")),
    step("2026-06-09 09:00", "justice", "endUpheld", undefined, {
      ...because("委托合同在卷"),
      stands: { state: "ended" },
    }),
  ],
  {
    state: "ended",
    deadlines: {
      decide: { inTime: 1 },
      makeUp: { late: 1 },
      endReview: { inTime: 1, late: 1 },
      assign: { inTime: 2 },
    },
    escalated: ["makeUp → lead", "endReview → lead"],
    indicators: { women: [1], minors: [0], decided: [1, 1] },
  },
);

/** What is missing is asked for once, and the time it takes is not counted: decided on the ninth day, of which six ran. */
const papersOnce = story(
  "legal-aid",
  words(
    "一次性告知补充材料，期间不计入；社会救助对象免予核查",
    "Papers asked for once, their time not counted",
  ),
  [
    step(
      "2026-03-02 09:00",
      "aid",
      "apply",
      { door: "web", who: "woman", matter: "support", exempt: "assistance" },
      { parties: woman },
    ),
    step(
      "2026-03-03 09:00",
      "aid",
      "askPapers",
      { missingPapers: "低保证" },
      {
        stands: { state: "supplement" },
      },
    ),
    step("2026-03-10 09:00", "aid", "papersCame", undefined, { stands: { state: "applied" } }),
    step("2026-03-10 10:00", "aid", "askPapers", { missingPapers: "户口簿" }, { refused: "guard-not-met" }),
    step("2026-03-16 09:00", "aidHead", "approve", { decidedOn: "2026-03-16" }),
    step("2026-03-17 09:00", "aidHead", "stop", { endedFor: "asked" }, because("本人要求终止")),
  ],
  {
    state: "ended",
    deadlines: { decide: { inTime: 1 }, papers: { inTime: 1 }, assign: { inTime: 1 } },
    escalated: [],
    indicators: { women: [1], decided: [1, 1] },
  },
);

/** Papers that never come count as a withdrawal. */
const neverCame = story(
  "legal-aid",
  words("逾期未补充材料，视为撤回", "Papers never came: withdrawn"),
  [
    step(
      "2026-03-02 09:00",
      "aid",
      "apply",
      { door: "line", who: "woman", matter: "land", exempt: "none" },
      { parties: woman },
    ),
    step("2026-03-03 09:00", "aid", "askPapers", { missingPapers: "收入证明" }),
    step("2026-03-18 09:00", "aid", "withdraw", undefined, {
      ...because("逾期未补充"),
      stands: { state: "lapsed" },
    }),
  ],
  {
    state: "lapsed",
    deadlines: { papers: { late: 1 }, decide: { cancelled: 1 } },
    escalated: ["papers → counter"],
    indicators: { women: [0], decided: [0, 0] },
  },
);

/** The police give notice of a minor without a lawyer: no means test, a lawyer within three days. */
const notified = story(
  "legal-aid",
  words("公安通知为未成年人指派律师，三日内指派", "By notice of the police a lawyer within three days"),
  [
    step(
      "2026-03-02 09:00",
      "aid",
      "notified",
      { notifiedBy: "police", who: "boy", matter: "criminal", noticeNumber: "通1" },
      { parties: boy, stands: { state: "approved" } },
    ),
    consent("2026-03-02 09:30"),
    step("2026-03-04 09:00", "aid", "appoint", { conflict: false }),
    onReferral("2026-03-04 15:00", "lawyer", "acknowledge", "lawyer"),
    step("2026-07-01 09:00", "lawyer", "finish", { report: "已出庭辩护", result: "won" }),
    step("2026-07-02 09:00", "aid", "rate", { rating: "good" }),
  ],
  {
    state: "rated",
    deadlines: { assign: { inTime: 1 } },
    escalated: [],
    indicators: { minors: [1], women: [0] },
  },
);

/** Stories of legal aid beside the usual way. */
export const legalAidScenarios: readonly Scenario[] = [aidFirst, papersOnce, neverCame, notified];

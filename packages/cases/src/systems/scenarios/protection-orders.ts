import { words } from "../../definition/fields.ts";
import { onReferral, step, story } from "./cast.ts";
import type { Scenario } from "./scenario.ts";

const woman = { name: "测试乙", sex: "female", phone: "13800000000" };
const man = { name: "测试丙", sex: "male", phone: "13900000000", relation: "配偶" };
const warned = { warned: "测试丙，男，身份证件已核对，住本县", letterFacts: "推搡、辱骂" };
const both = { parties: { victim: [woman], offender: [man] } };

const order = (orderFrom: string, orderUntil: string) => ({ orderNumber: "民保令1", orderFrom, orderUntil });
const visitsOn = (...days: readonly string[]) =>
  days.map((day) => step(`${day} 08:00`, "village", "visit", { visitFindings: "平稳", again: false }));
const because = (reason: string) => ({ details: { reason } });

/** An urgent order: decided in 24 hours, served, broken once, ended by two. */
const urgentOrder = story(
  "dv-orders",
  words(
    "紧急保护令：二十四小时裁定、送达、违反、终结",
    "An urgent order: in 24 hours, served, broken, ended",
  ),
  [
    step(
      "2026-03-02 09:00",
      "constable",
      "registerCall",
      { callNumber: "110-1", calledAt: "2026-03-02T00:30:00Z", inDanger: true },
      { parties: { victim: [woman], offender: [man] } },
    ),
    step("2026-03-02 10:00", "constable", "handle", { measure: "letter" }),
    step(
      "2026-03-02 11:00",
      "constable",
      "issueLetter",
      { letterNumber: "告-1", letterOn: "2026-03-02", ...warned },
      { parties: { offender: [man] }, stands: { state: "letter" } },
    ),
    step("2026-03-02 15:00", "constable", "serve", { served: true }),
    onReferral("2026-03-02 16:00", "village", "answer", "village", { villageDid: "已约定查访" }),
    step("2026-03-06 09:00", "village", "visit", { visitFindings: "再次威胁", again: true }),
    step(
      "2026-03-06 10:00",
      "constable",
      "applyHere",
      { applicant: "police", urgent: true },
      { parties: { victim: [woman], offender: [man] }, stands: { state: "filed", grade: "urgent" } },
    ),
    step("2026-03-06 11:00", "judge", "grant", order("2026-03-06", "2026-09-06"), {
      refused: "not-allowed-now",
    }),
    onReferral("2026-03-06 11:30", "judge", "acknowledge", "court", undefined, 2),
    step("2026-03-06 18:00", "judge", "accept", undefined, { stands: { state: "applied" } }),
    step("2026-03-07 17:00", "judge", "grant", order("2026-03-07", "2026-09-08"), {
      refused: "guard-not-met",
    }),
    step("2026-03-07 17:30", "judge", "grant", order("2026-03-07", "2026-06-07"), {
      stands: { state: "inForce" },
    }),
    onReferral("2026-03-07 17:50", "constable", "answer", "station", { policeDid: "已上门告知" }, 3),
    onReferral("2026-03-09 09:00", "village", "answer", "village", { villageDid: "已知悉保护令" }, 4),
    step(
      "2026-03-10 09:00",
      "judge",
      "decideReview",
      { reviewResult: "upheld" },
      { refused: "guard-not-met" },
    ),
    step("2026-03-10 10:00", "judge", "reviewOrder", undefined, {
      details: { reason: "被申请人不服" },
      stands: { state: "inForce" },
    }),
    step("2026-03-12 10:00", "judge", "decideReview", { reviewResult: "upheld" }),
    ...visitsOn("2026-04-01", "2026-05-01"),
    step("2026-04-01 09:00", "village", "breach", { breachFound: "上门骚扰" }),
    onReferral("2026-04-01 09:20", "constable", "answer", "station", { policeDid: "已训诫" }, 5),
    step("2026-06-01 09:00", "judge", "extend", order("2026-06-08", "2026-09-08")),
    ...visitsOn("2026-06-01", "2026-07-01", "2026-08-01"),
    step("2026-09-01 09:00", "constable", "end", undefined, { details: { reason: "期满前危险消除" } }),
    step("2026-09-01 10:00", "policeHead", "confirm", undefined, { stands: { state: "ended" } }),
  ],
  {
    state: "ended",
    deadlines: {
      handled: { inTime: 1 },
      accepting: { inTime: 1 },
      decision: { inTime: 1 },
      orderReview: { inTime: 1 },
      visits: { inTime: 6, cancelled: 1 },
      serve: { inTime: 1 },
      firstVisit: { inTime: 1 },
      term: { inTime: 1 },
    },
    escalated: [],
    indicators: { calls: [1], letters: [1, 1], granted: [1], breaches: [1], decidedOnTime: [1, 1] },
  },
);

/** A refusal ends no visits after a warning letter; review is asked within five days, and of a letter there is none. */
const refusedOrder = story(
  "dv-orders",
  words(
    "驳回后五日内复议、维持驳回、查访不中断",
    "Refused, reviewed within five days, upheld; the visits go on",
  ),
  [
    step(
      "2026-03-02 09:00",
      "constable",
      "registerCall",
      { callNumber: "110-2", calledAt: "2026-03-02T00:30:00Z" },
      both,
    ),
    step(
      "2026-03-02 11:00",
      "constable",
      "issueLetter",
      { letterNumber: "告-2", letterOn: "2026-03-02", ...warned },
      {
        parties: { offender: [man] },
      },
    ),
    step("2026-03-02 15:00", "constable", "serve", { served: true }),
    onReferral("2026-03-02 15:30", "village", "answer", "village", { villageDid: "已约定每月查访" }),
    step("2026-03-02 16:00", "constable", "askReview", undefined, {
      ...because("不服告诫书"),
      refused: "not-allowed-now",
    }),
    step("2026-03-05 09:00", "constable", "applyHere", { applicant: "police", urgent: false }, both),
    step("2026-03-05 10:00", "judge", "accept"),
    step("2026-03-06 09:00", "village", "visit", { visitFindings: "仍有争吵", again: false }),
    step(
      "2026-03-08 09:00",
      "judge",
      "reject",
      { refusedOn: "2026-03-08" },
      {
        ...because("证据不足"),
        stands: { state: "refused" },
      },
    ),
    step("2026-03-09 09:00", "constable", "closeRefused", undefined, {
      ...because("驳回"),
      refused: "guard-not-met",
    }),
    step("2026-03-12 09:00", "constable", "askReview", undefined, {
      ...because("补充伤情照片"),
      stands: { state: "reviewing" },
    }),
    step("2026-03-16 09:00", "judge", "backToVisits", undefined, {
      ...because("维持驳回"),
      stands: { state: "letter" },
    }),
    ...visitsOn("2026-04-03"),
    step("2026-05-20 09:00", "village", "visit", { visitFindings: "平稳", again: false }),
    step("2026-05-20 10:00", "constable", "end", undefined, because("查访期满")),
    step("2026-05-20 11:00", "policeHead", "confirm"),
  ],
  {
    state: "ended",
    deadlines: {
      decision: { inTime: 1 },
      review: { inTime: 1 },
      reviewing: { inTime: 1 },
      visits: { inTime: 2, late: 1, cancelled: 1 },
    },
    escalated: ["visits → lead"],
    indicators: { applied: [1], registered: [0], granted: [0], decidedOnTime: [1, 1] },
  },
);

/** She comes to the court herself: its clock begins with its acceptance; the order runs out on its own day. */
const ownOrder = story(
  "dv-orders",
  words(
    "本人到法院申请、按时裁定、到期提醒",
    "She applies at the court herself; decided in time; it runs out",
  ),
  [
    step(
      "2026-03-02 09:00",
      "judge",
      "register",
      { applicant: "self", urgent: false },
      {
        ...both,
        stands: { state: "applied", grade: "ordinary" },
      },
    ),
    step("2026-03-05 08:00", "judge", "grant", order("2026-03-05", "2026-04-05"), {
      stands: { state: "inForce" },
    }),
    onReferral("2026-03-05 08:20", "constable", "answer", "station", { policeDid: "已上门告知" }),
    onReferral("2026-03-05 15:00", "village", "answer", "village", { villageDid: "已约定查访" }, 2),
    ...visitsOn("2026-04-03"),
    step("2026-04-06 09:00", "judge", "end", undefined, because("期满")),
    step("2026-04-06 10:00", "courtHead", "confirm"),
  ],
  {
    state: "ended",
    deadlines: { decision: { inTime: 1 }, term: { late: 1 }, orderVisits: { inTime: 1, cancelled: 1 } },
    escalated: ["term → lead"],
    indicators: { applied: [0], registered: [1], granted: [1], decidedOnTime: [1, 1] },
  },
);

/** Protection orders: granted at once, refused and reviewed, asked for by the victim herself. */
export const protectionOrderScenarios: readonly Scenario[] = [urgentOrder, refusedOrder, ownOrder];

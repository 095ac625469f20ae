import { words } from "../../definition/fields.ts";
import { cast, onReferral, step, story } from "./cast.ts";
import { row } from "./row.ts";
import type { Scenario } from "./scenario.ts";

const child = { name: "测试二二", sex: "female", birthDate: "2014-05-01" };
const guardian = { name: "测试二三", phone: "13500000001", relation: "父亲" };
const both = { parties: { child: [child], guardian: [guardian] } };
const toCivilWorker = { details: { assignee: "civilWorker" } };
const because = (reason: string) => ({ details: { reason } });
const checked = { "background-check": true };
const lowered = { details: { grade: "green", reason: "复核平稳" } };
const fine = { inDanger: false, unattended: false, harmSign: false };

const seenTogether = story(
  "child-protection-case",
  words(
    "送医、报警、民政、乡镇、监护干预与援助、再受伤害、移交外地、结案后重新启动",
    "Doctor, police, civil affairs, township; harmed again, handed to another county, closed, begun anew",
  ),
  [
    step(
      "2026-03-02 09:00",
      "civil",
      "receive",
      { channel: "referral", inDanger: false, unattended: false, harmSign: true },
      { ...both, stands: { grade: "yellow" } },
    ),
    step("2026-03-02 09:10", "civilHead", "take", undefined, toCivilWorker),
    step("2026-03-02 09:30", "civilWorker", "toHospital"),
    onReferral("2026-03-02 09:40", "doctor", "acknowledge", "hospital"),
    step("2026-03-02 15:00", "civilWorker", "visit", { ...fine, harmSign: true }),
    step("2026-03-02 15:30", "civilWorker", "toPolice"),
    onReferral("2026-03-02 15:40", "police", "acknowledge", "police", undefined, 2),
    onReferral("2026-03-03 09:00", "doctor", "answer", "hospital", { helpGiven: "软组织挫伤，已处理" }),
    onReferral("2026-03-04 09:00", "police", "answer", "police", { policeAnswer: "criminal" }, 2),
    step("2026-03-05 09:00", "civilWorker", "assess", {
      childState: "惊恐",
      carer: "父亲酗酒殴打",
      carerRisk: "high",
    }),
    step("2026-03-05 09:30", "civilWorker", "openGuardianship"),
    step("2026-03-05 09:40", "civilWorker", "openSupport"),
    step("2026-03-05 10:00", "civilWorker", "toCivilAffairs"),
    step("2026-03-05 10:10", "civilWorker", "toTownship"),
    onReferral("2026-03-06 09:00", "civil", "answer", "civilAffairs", { helpGiven: "已评估监护" }, 3),
    onReferral("2026-03-06 10:00", "township", "answer", "township", { helpGiven: "每周走访" }, 4),
    step("2026-03-06 11:00", "civilWorker", "plan", { plan: "由姑母临时照料" }),
    step("2026-04-03 09:00", "civilWorker", "review", { quiet: false, again: true }),
    step("2026-04-07 09:00", "civilHead", "handOver", { newArea: "331121" }),
    row("2026-04-07 15:00", "there", "accept-referral", undefined, {
      details: { referral: { name: "nextCounty", number: 5 } },
    }),
    step(
      "2026-04-08 10:00",
      "civilWorker",
      "review",
      { quiet: true, again: false },
      { refused: "not-permitted" },
    ),
    row("2026-04-08 15:00", "thereHead", "assign", undefined, { details: { assignee: "thereWorker" } }),
    row("2026-04-30 09:00", "thereWorker", "review", { quiet: true, again: false }),
    row("2026-05-29 09:00", "thereWorker", "review", { quiet: true, again: false }),
    row("2026-05-29 10:00", "thereWorker", "lower-grade", undefined, lowered),
    row("2026-05-29 11:00", "thereHead", "confirm", undefined, { stands: { grade: "green" } }),
    row("2026-06-01 09:00", "thereWorker", "close", { outcome: "safe" }),
    row("2026-06-01 10:00", "thereHead", "confirm", undefined, { stands: { state: "closed" } }),
    row("2026-07-01 09:00", "thereHead", "reopen", undefined, {
      ...because("姑母反映父亲再次上门"),
      stands: { state: "handling" },
    }),
    row("2026-07-01 15:00", "thereWorker", "visit", fine),
    row("2026-07-03 09:00", "thereWorker", "assess", {
      childState: "平稳",
      carer: "姑母照料",
      carerRisk: "low",
    }),
    row("2026-07-06 09:00", "thereWorker", "plan", { plan: "申请变更监护人" }),
    row("2026-07-20 09:00", "thereWorker", "review", { quiet: true, again: false }),
    row("2026-08-10 09:00", "thereWorker", "review", { quiet: true, again: false }),
    row("2026-08-11 09:00", "thereWorker", "close", { outcome: "safe" }),
    row("2026-08-11 10:00", "thereHead", "confirm"),
  ],
  {
    state: "closed",
    grade: "green",
    deadlines: {
      atReceived: { inTime: 1 },
      firstContact: { inTime: 2 },
      assess: { inTime: 2 },
      plan: { inTime: 2 },
      reviews: { inTime: 5, cancelled: 2 },
      "referral:nextCounty:5:answer": { inTime: 1 },
    },
    escalated: [],
    indicators: { reviewsOnTime: [5, 5], policeAnswered: [1, 1], repeated: [1] },
  },
  checked,
);

const elsewhere = { organisation: "civil-affairs-2", area: "331121" } as const;

/** Four bodies, two links, harm again; the next county takes the case over whole, closes it, and begins it anew. */
const protection: Scenario = {
  ...seenTogether,
  people: {
    ...cast,
    there: { ...elsewhere, roles: ["civil-affairs"] },
    thereHead: { ...elsewhere, roles: ["supervisor"] },
    thereWorker: { ...elsewhere, roles: ["caseworker"] },
  },
  elsewhere: { "331121": { "civil-affairs": "civil-affairs-2" } },
};

const interviewed = { adultPresent: true, recorded: true };

/** All in one visit and closed a day late; taken up again, nobody asks her a second time but with the procurator. */
const oneStop = story(
  "one-stop-minor-victim",
  words(
    "取证、救助、转援助，逾期完成，重新启动后再次询问仍须检察官同意",
    "Evidence, aid, support; done late; taken up again, a second interview still waits for the procurator",
  ),
  [
    step(
      "2026-03-02 09:00",
      "police",
      "arrange",
      { place: "一站式中心", arrangedFor: "2026-03-02T02:00:00Z" },
      { parties: { child: [child] } },
    ),
    onReferral("2026-03-02 09:10", "procurator", "acknowledge", "procurator"),
    onReferral("2026-03-02 09:20", "doctor", "acknowledge", "hospital", undefined, 2),
    onReferral("2026-03-02 09:30", "counsellor", "acknowledge", "counsellor", undefined, 3),
    step("2026-03-02 10:00", "police", "interview", { ...interviewed, statement: "略" }),
    step("2026-03-02 10:30", "police", "secure", { evidence: "衣物一件" }),
    step("2026-03-02 11:00", "doctor", "examine", { findings: "略" }),
    step("2026-03-02 11:30", "counsellor", "counselChild", { counsel: "略" }),
    step("2026-03-02 12:00", "police", "askAid", { need: "临时照料" }),
    step("2026-03-02 12:10", "police", "openSupport"),
    onReferral("2026-03-02 16:00", "procurator", "answer", "procurator"),
    onReferral("2026-03-03 09:00", "civil", "answer", "civilAffairs", { aidGiven: "已临时照料" }, 4),
    step("2026-03-06 09:00", "police", "close", { steps: ["interview", "examination", "evidence", "aid"] }),
    step("2026-03-06 10:00", "procurator", "confirm", undefined, { stands: { state: "closed" } }),
    step(
      "2026-03-20 09:00",
      "police",
      "reopen",
      { reopenFor: "evidence" },
      {
        ...because("嫌疑人供述另有一次侵害"),
        stands: { state: "going" },
      },
    ),
    step("2026-03-20 10:00", "police", "interview", interviewed, { refused: "guard-not-met" }),
    step("2026-03-20 10:10", "police", "interviewAgain", interviewed, {
      ...because("出现新的证据"),
      stands: { pending: 1 },
    }),
    step("2026-03-20 11:00", "procurator", "confirm", undefined, { stands: { pending: 0 } }),
    step("2026-03-21 09:00", "police", "close", { steps: ["interview"] }),
    step("2026-03-21 10:00", "procurator", "confirm", undefined, { stands: { state: "closed" } }),
  ],
  {
    state: "closed",
    deadlines: { sameDay: { inTime: 1 }, done: { inTime: 1, late: 1 } },
    escalated: ["done → lead"],
    indicators: { arranged: [1], second: [1], sameDay: [1, 1] },
  },
);

/** Four bodies and a lawyer; one review late; closed when it is quiet, and begun anew. */
const support = story(
  "minor-victim-support",
  words(
    "医院、学校、民政、乡镇、法律援助，复核逾期，结案后重新启动",
    "Hospital, school, civil affairs, township, a lawyer; a review late; closed, and begun anew",
  ),
  [
    step("2026-03-02 09:00", "civil", "open", { askedBy: "case", kind: "abuse" }, both),
    step("2026-03-02 10:00", "civilHead", "take", undefined, toCivilWorker),
    onReferral("2026-03-02 11:00", "counsellor", "acknowledge", "counsellor"),
    step("2026-03-03 09:00", "counsellor", "session", { session: "略" }),
    onReferral("2026-03-03 09:10", "counsellor", "answer", "counsellor"),
    step("2026-03-09 09:00", "civilWorker", "plan", {
      plan: "治疗、复学、救助、家庭指导、诉讼",
      services: ["treatment", "school", "money", "family", "law"],
      part: "按方案协同",
    }),
    step("2026-03-09 09:10", "civilWorker", "toHospital"),
    step("2026-03-09 09:11", "civilWorker", "toSchool"),
    step("2026-03-09 09:12", "civilWorker", "toCivilAffairs"),
    step("2026-03-09 09:13", "civilWorker", "toTownship"),
    step("2026-03-09 09:14", "civilWorker", "toLegalAid"),
    onReferral("2026-03-09 09:30", "doctor", "answer", "hospital", { helpGiven: "已安排门诊" }, 2),
    onReferral("2026-03-09 15:00", "teacher", "answer", "school", { helpGiven: "已复学" }, 3),
    onReferral("2026-03-09 16:00", "civil", "answer", "civilAffairs", { helpGiven: "临时救助" }, 4),
    onReferral("2026-03-10 09:00", "township", "answer", "township", { helpGiven: "已入户指导" }, 5),
    step("2026-04-13 09:00", "civilWorker", "review", { quiet: false }),
    step("2026-05-11 09:00", "civilWorker", "review", { quiet: true }),
    step("2026-06-10 09:00", "civilWorker", "review", { quiet: true }),
    step("2026-06-11 09:00", "civilWorker", "close", { outcome: "completed" }),
    step("2026-06-11 10:00", "civilHead", "confirm", undefined, { stands: { state: "closed" } }),
    step("2026-07-01 09:00", "civilHead", "reopen", undefined, because("开庭前再度失眠、恐惧")),
    step("2026-07-03 09:00", "counsellor", "session", { session: "略" }),
    step("2026-07-06 09:00", "civilWorker", "plan", { plan: "陪同出庭", services: ["counselling"] }),
    step("2026-07-31 09:00", "civilWorker", "review", { quiet: true }),
    step("2026-08-28 09:00", "civilWorker", "review", { quiet: true }),
    step("2026-08-31 09:00", "civilWorker", "close", { outcome: "declined" }),
    step("2026-08-31 10:00", "civilHead", "confirm"),
  ],
  {
    state: "closed",
    deadlines: {
      atReceived: { inTime: 1 },
      firstSession: { inTime: 2 },
      plan: { inTime: 2 },
      reviews: { inTime: 4, late: 1, cancelled: 2 },
    },
    escalated: ["reviews → lead"],
    indicators: { victims: [1], firstSession: [2, 2], completed: [1, 2] },
  },
  checked,
);

/** Children who were hurt: who else is asked, and what begins anew. */
export const moreMinors: readonly Scenario[] = [protection, oneStop, support];

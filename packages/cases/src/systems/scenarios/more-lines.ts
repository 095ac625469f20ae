import { words } from "../../definition/fields.ts";
import { girl, onReferral, step, story } from "./cast.ts";
import type { Scenario } from "./scenario.ts";

const caller = { name: "测试乙", phone: "13800000000" };
const because = (reason: string) => ({ details: { reason } });
const consent = { details: { consent: { scope: "passOn" } } };

/** The labour bureau is silent; she is not content, asks a lawyer, then the federation; in the end the firm threatens her. */
const work = story(
  "women-rights-hotline",
  words(
    "劳动诉求经同意转办、超期回复、两次不满意再转、威胁报警、转乡镇",
    "Work: passed on by consent, answered late, twice not content, threatened, to the township",
  ),
  [
    step(
      "2026-03-02 09:00",
      "desk",
      "receive",
      { inDanger: false, theme: "work", channel: "online", account: "孕期被辞退" },
      { parties: { caller: [caller] } },
    ),
    step("2026-03-02 09:10", "desk", "toLabour", undefined, { refused: "consent-missing" }),
    step("2026-03-02 09:20", "desk", "give-consent", undefined, consent),
    step("2026-03-02 09:30", "desk", "toLabour", undefined, { stands: { state: "dispatched" } }),
    onReferral("2026-03-13 09:00", "labour", "answer", "labour", { reply: "已责令补发工资" }),
    step("2026-03-13 10:00", "desk", "recordReply"),
    step("2026-03-16 09:00", "desk", "callBack", { satisfied: "no" }),
    step("2026-03-16 09:10", "desk", "toLegalAid"),
    onReferral("2026-03-17 09:00", "aid", "acknowledge", "legalAid", undefined, 2),
    onReferral("2026-03-20 09:00", "aid", "answer", "legalAid", { reply: "可申请仲裁" }, 2),
    step("2026-03-20 10:00", "desk", "recordReply"),
    step("2026-03-24 09:00", "desk", "callBack", { satisfied: "no" }),
    step("2026-03-24 09:10", "desk", "toFederation"),
    onReferral("2026-03-25 09:00", "rights", "acknowledge", "federation", undefined, 3),
    onReferral("2026-03-27 09:00", "rights", "answer", "federation", { reply: "已陪同调解" }, 3),
    step("2026-03-27 10:00", "desk", "recordReply"),
    step("2026-04-01 09:00", "desk", "callBack", { satisfied: "yes" }),
    step("2026-04-01 09:10", "desk", "finish", undefined, { stands: { state: "closed" } }),
    step("2026-05-04 09:00", "desk", "reopen", undefined, {
      ...because("公司负责人扬言上门报复"),
      stands: { state: "received" },
    }),
    step("2026-05-04 09:05", "desk", "toPolice"),
    onReferral("2026-05-04 09:12", "police", "acknowledge", "police", undefined, 4),
    step("2026-05-04 09:30", "desk", "toTownship"),
    onReferral("2026-05-05 09:00", "township", "acknowledge", "township", undefined, 5),
    onReferral("2026-05-06 09:00", "police", "answer", "police", { policeAnswer: "education" }, 4),
    onReferral("2026-05-08 09:00", "township", "answer", "township", { reply: "已上门劝诫" }, 5),
    step("2026-05-08 10:00", "desk", "recordReply"),
    step("2026-05-12 09:00", "desk", "callBack", { satisfied: "unreached" }),
    step("2026-05-12 09:10", "desk", "finish"),
  ],
  {
    state: "closed",
    deadlines: {
      transfer: { inTime: 2 },
      result: { inTime: 3, late: 1 },
      callBack: { inTime: 4 },
      atAnswered: { inTime: 4 },
      "referral:labour:1:acknowledge": { late: 1 },
      "referral:labour:1:answer": { late: 1 },
    },
    escalated: ["referral:labour:1:acknowledge → lead", "result → lead", "referral:labour:1:answer → lead"],
    indicators: { danger: [1], resultOnTime: [3, 4], transferOnTime: [2, 2], content: [1, 3] },
  },
);

/** Violence without present danger: the desk opens the joint case and calls back. */
const violence = story(
  "women-rights-hotline",
  words("家庭暴力诉求转联动个案", "Violence: a joint case is opened"),
  [
    step(
      "2026-03-02 09:00",
      "desk",
      "receive",
      { inDanger: false, theme: "violence", channel: "visit" },
      { parties: { caller: [caller], offender: [{ name: "测试丙", relation: "配偶" }] } },
    ),
    step("2026-03-02 09:20", "desk", "openDv", undefined, { stands: { state: "dispatched" } }),
    step("2026-03-06 09:00", "desk", "recordReply"),
    step("2026-03-16 09:00", "desk", "callBack", { satisfied: "fair" }),
    step("2026-03-16 09:10", "desk", "finish"),
  ],
  {
    state: "closed",
    deadlines: { transfer: { inTime: 1 }, result: { inTime: 1 }, callBack: { inTime: 1 } },
    escalated: [],
    indicators: { danger: [0], resultOnTime: [1, 1], content: [1, 1] },
  },
);

/** A question on policy is answered at once; the same caller comes back for a place at school. */
const policy = story(
  "child-protection-hotline",
  words("政策咨询当场答复、再次来电转教育", "A question answered at once, then to the education bureau"),
  [
    step(
      "2026-03-02 09:00",
      "desk",
      "receive",
      { inDanger: false, alone: false, theme: "policy", channel: "telephone" },
      {
        parties: { child: [{ name: "测试丑", sex: "male", birthDate: "2009-05-01" }], caller: [{}] },
        stands: { grade: "green" },
      },
    ),
    step("2026-03-02 09:10", "desk", "advise", { advice: "告知转学所需材料" }),
    step("2026-03-09 09:00", "desk", "callBack", { satisfied: "yes" }),
    step("2026-03-09 09:10", "desk", "finish", undefined, { stands: { state: "closed" } }),
    step("2026-04-01 09:00", "desk", "reopen", undefined, because("材料齐全，学校仍不接收")),
    step("2026-04-01 09:10", "desk", "toEducation", undefined, { stands: { state: "dispatched" } }),
    onReferral("2026-04-01 15:00", "education", "acknowledge", "education"),
    onReferral("2026-04-08 09:00", "education", "answer", "education", { reply: "已安排入学" }),
    step("2026-04-08 10:00", "desk", "recordReply"),
    step("2026-04-13 09:00", "desk", "callBack", { satisfied: "fair" }),
    step("2026-04-13 09:10", "desk", "finish"),
  ],
  {
    state: "closed",
    grade: "green",
    deadlines: { transfer: { inTime: 2 }, result: { inTime: 1 }, callBack: { inTime: 2 } },
    escalated: [],
    indicators: { calls: [1], cases: [0], transferOnTime: [2, 2], resultOnTime: [1, 1], content: [2, 2] },
  },
);

/** A child alone, nobody knows whose: civil affairs are silent for a day, the centre takes him in, bruises go to the police. */
const unclear = story(
  "child-protection-hotline",
  words(
    "职责不清转民政、逾期升级、再转保护中心、发现伤情报警",
    "Nobody's: civil affairs, silent for a day, the centre, bruises told to the police",
  ),
  [
    step(
      "2026-03-02 09:00",
      "desk",
      "receive",
      { inDanger: false, alone: true, theme: "unclear", channel: "telephone", place: "车站候车室" },
      {
        parties: { child: [{}], caller: [{ name: "测试寅", phone: "13800000006" }] },
        stands: { grade: "red" },
      },
    ),
    step("2026-03-02 09:10", "desk", "toCivilAffairs", undefined, { stands: { state: "dispatched" } }),
    onReferral("2026-03-04 09:00", "civil", "answer", "civilAffairs", { reply: "已联系到家人" }),
    step("2026-03-04 10:00", "desk", "recordReply"),
    step("2026-03-05 09:00", "desk", "callBack", { satisfied: "no" }),
    step("2026-03-05 09:10", "desk", "toCentre"),
    onReferral("2026-03-05 10:00", "keeper", "acknowledge", "centre", undefined, 2),
    step("2026-03-06 09:00", "desk", "toPolice"),
    onReferral("2026-03-06 09:08", "police", "acknowledge", "police", undefined, 3),
    onReferral("2026-03-06 14:00", "keeper", "answer", "centre", { reply: "已临时安置，手臂有旧伤" }, 2),
    step("2026-03-06 15:00", "desk", "recordReply"),
    onReferral("2026-03-08 09:00", "police", "answer", "police", { policeAnswer: "criminal" }, 3),
    step("2026-03-10 09:00", "desk", "callBack", { satisfied: "yes" }),
    step("2026-03-10 09:10", "desk", "finish"),
  ],
  {
    state: "closed",
    grade: "red",
    deadlines: {
      transfer: { inTime: 1 },
      result: { inTime: 2 },
      callBack: { inTime: 2 },
      atAnswered: { inTime: 2 },
      "referral:civilAffairs:1:acknowledge": { late: 1 },
      "referral:centre:2:answer": { inTime: 1 },
    },
    escalated: ["referral:civilAffairs:1:acknowledge → lead", "referral:civilAffairs:1:acknowledge → office"],
    indicators: { resultOnTime: [2, 2], content: [1, 2] },
  },
);

const reported = { parties: { child: [girl], reporter: [{ name: "测试辛", phone: "13400000000" }] } };

/** Reported two days after it was found: counted as late; civil affairs told as well; the reporter leaves her number behind. */
const lateReport = story(
  "mandatory-report-minors",
  words(
    "迟报、补通报民政、抄送、打击报复、报告人无法告知",
    "Reported late, civil affairs told, copied, retaliation, the reporter not found",
  ),
  [
    // found on the second
    step("2026-03-02 09:00", "teacher", "wait"),
    step(
      "2026-03-04 10:00",
      "teacher",
      "submit",
      {
        situation: "s5",
        dutyHolder: "school",
        foundAt: "2026-03-02T01:00:00Z",
        inDanger: false,
        facts: "割伤手腕",
      },
      reported,
    ),
    step("2026-03-04 10:10", "police", "accept"),
    step("2026-03-04 10:30", "teacher", "copy"),
    step("2026-03-04 11:00", "police", "toCivilAffairs"),
    onReferral("2026-03-05 09:00", "civil", "answer", "civilAffairs", { relief: "已评估监护" }, 3),
    onReferral("2026-03-05 10:00", "procurator", "answer", "procuratorate", { review: "无异议" }, 2),
    step("2026-03-06 09:00", "police", "decide", { decision: "notFiled", decidedOn: "2026-03-06" }),
    step("2026-03-07 09:00", "teacher", "recordRetaliation", { retaliation: "家长到校辱骂" }),
    step("2026-03-08 09:00", "police", "endUntold", undefined, {
      ...because("已离职"),
      refused: "guard-not-met",
    }),
    step("2026-03-08 09:10", "police", "tryTell", undefined, because("号码已停机，学校称已离职")),
    step("2026-03-09 09:00", "police", "endUntold", undefined, because("多次无法联系")),
    step("2026-03-09 10:00", "lead", "confirm", undefined, { stands: { state: "untold" } }),
  ],
  {
    state: "untold",
    deadlines: {
      atOnce: { late: 1 },
      accept: { inTime: 1 },
      atAccepted: { inTime: 1 },
      copy: { inTime: 1 },
      tell: { cancelled: 1 },
      "referral:civilAffairs:3:answer": { inTime: 1 },
    },
    escalated: [],
    indicators: { reports: [1], atOnce: [0, 1], told: [0, 1], copied: [1, 1] },
  },
);

/** A doubt about care that the village finds to be none: two people say so, and nothing was to be reported. */
const noDoubt = story(
  "mandatory-report-minors",
  words("监护疑点核实无风险、双人办结", "A doubt about care, looked at, nothing found, closed by two"),
  [
    step(
      "2026-03-02 10:00",
      "village",
      "startVerify",
      { situation: "s6", dutyHolder: "village", foundAt: "2026-03-02T01:30:00Z", inDanger: false },
      { parties: { child: [girl] }, stands: { state: "verifying" } },
    ),
    step("2026-03-02 15:00", "village", "noRisk", { verification: "祖母一直在家照料", foundDanger: false }),
    step("2026-03-02 16:00", "lead", "confirm", undefined, { stands: { state: "unfounded" } }),
  ],
  {
    state: "unfounded",
    deadlines: { verify: { inTime: 1 }, atOnce: { cancelled: 1 } },
    escalated: [],
    indicators: { reports: [0], atOnce: [0, 0], accepted: [0, 0] },
  },
);

/** Lines and mandatory reports: the silent agency, the caller who is not content, the reporter who cannot be told. */
export const moreLines: readonly Scenario[] = [work, violence, policy, unclear, lateReport, noDoubt];

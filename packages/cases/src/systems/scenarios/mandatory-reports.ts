import { words } from "../../definition/fields.ts";
import { girl, onReferral, step, story } from "./cast.ts";
import type { Scenario } from "./scenario.ts";

const guardian = { name: "测试庚", phone: "13500000000", relation: "母亲" };

const ofVillage = (situation: string, inDanger: boolean | { readonly unknown: true }) => ({
  situation,
  inDanger,
  dutyHolder: "village",
  foundAt: "2026-03-02T01:30:00Z",
});

/** A teacher reports; police accept at once, the copy is made, the reporter learns of it; a non-report is put down. */
const report = story(
  "mandatory-report-minors",
  words(
    "学校报告、公安受理、抄送、告知、登记漏报",
    "A school reports; accepted, copied, told; a missed report kept",
  ),
  [
    step(
      "2026-03-02 10:00",
      "teacher",
      "submit",
      {
        situation: "s4",
        dutyHolder: "school",
        foundAt: "2026-03-02T01:00:00Z",
        inDanger: true,
        facts: "多处瘀伤",
      },
      {
        parties: {
          child: [girl],
          guardian: [guardian],
          reporter: [{ name: "测试辛", phone: "13400000000" }],
        },
        stands: { state: "submitted" },
      },
    ),
    onReferral("2026-03-02 10:05", "police", "acknowledge", "police"),
    step("2026-03-02 10:10", "police", "accept"),
    step("2026-03-02 11:00", "teacher", "copy"),
    onReferral("2026-03-02 14:00", "civil", "answer", "civilAffairs", { relief: "已临时照料" }, 2),
    step("2026-03-02 15:00", "police", "openCase"),
    onReferral("2026-03-03 08:30", "procurator", "acknowledge", "procuratorate", undefined, 3),
    step("2026-03-03 09:00", "police", "recordMissed", { missedBy: "某诊所" }),
    step("2026-03-04 10:00", "police", "file", { filedOn: "2026-03-04" }),
    onReferral("2026-03-04 16:00", "procurator", "answer", "procuratorate", { review: "已受理立案" }, 3),
    step("2026-03-05 10:00", "police", "tellFiled", { toldHow: "telephone" }, { stands: { state: "filed" } }),
    step("2026-05-04 10:00", "police", "decide", { decision: "prosecuted", decidedOn: "2026-05-04" }),
    step("2026-05-13 10:00", "police", "tellEnd", { toldHow: "writing" }),
  ],
  {
    state: "told",
    deadlines: {
      atOnce: { inTime: 1 },
      accept: { inTime: 1 },
      copy: { inTime: 1 },
      tellFiled: { inTime: 1 },
      investigate: { inTime: 1 },
      tell: { late: 1 },
    },
    escalated: ["tell → lead", "tell → office", "tell → office"],
    opened: ["tell → supervision"],
    indicators: {
      reports: [1],
      accepted: [1, 1],
      missed: [1],
      copied: [1, 1],
      toldFiled: [1, 1],
      told: [1, 1],
    },
  },
);

/** What the police must know at once is not looked at first in the village; a doubt about care is, and its end is confirmed. */
const careFirst = story(
  "mandatory-report-minors",
  words(
    "性侵害不得先核实、监护疑点可先核实、双人办结",
    "Assault is never looked at first; a doubt about care is, closed by two",
  ),
  [
    ...(["s1", "s2", "s3", "s4", "s5", "s7", "s9"] as const).map((situation) =>
      step("2026-03-02 10:00", "village", "startVerify", ofVillage(situation, false), {
        parties: { child: [girl] },
        refused: "guard-not-met",
      }),
    ),
    step("2026-03-02 10:00", "village", "startVerify", ofVillage("s6", true), {
      parties: { child: [girl] },
      refused: "guard-not-met",
    }),
    step("2026-03-02 10:00", "village", "startVerify", ofVillage("s6", { unknown: true }), {
      parties: { child: [girl] },
      refused: "guard-unknown",
    }),
    step("2026-03-02 10:00", "village", "startVerify", ofVillage("unclear", false), {
      parties: { child: [girl] },
      stands: { state: "verifying" },
    }),
    step(
      "2026-03-02 15:10",
      "village",
      "noRisk",
      { verification: "家长说没事", foundDanger: true },
      {
        refused: "guard-not-met",
      },
    ),
    step("2026-03-02 15:20", "village", "confirmRisk", { verification: "孩子说被打", foundDanger: true }),
    step("2026-03-02 15:30", "police", "accept"),
    step("2026-03-03 10:00", "police", "decide", { decision: "penalty", decidedOn: "2026-03-03" }),
    step("2026-03-03 11:00", "police", "tellEnd", { toldHow: "telephone" }),
  ],
  {
    state: "told",
    deadlines: {
      verify: { inTime: 1 },
      atOnce: { inTime: 1 },
      accept: { inTime: 1 },
      tell: { inTime: 1 },
    },
    escalated: [],
    indicators: { atOnce: [1, 1], toldFiled: [0, 0], told: [1, 1] },
  },
);

/** Reports of harm to minors, from the first doubt to the answer that the reporter is owed. */
export const mandatoryReports: readonly Scenario[] = [report, careFirst];

import type { Period } from "../definition/definition.ts";
import { date, flag, name, text } from "../definition/fields.ts";
import { act, clock, counted, musts, onTime, open, waiting } from "./shorthand.ts";

/*
 * Inspection (systems.md, part c): a round finds faults; a fault has an owner, a day by which it is mended, a proof, and is
 * looked at again by somebody else than who mended it.
 */

/** What every fault is asked. */
const inspectionFields = {
  faultOwner: name("work", "整改责任单位", "Who mends it"),
  mendBy: date("work", "整改期限", "Mended by"),
  fault: text("sensitive", "隐患说明", "The fault in words"),
  proven: flag("work", "是否附整改照片", "Proof attached"),
  recheckNotes: text("sensitive", "复查情况", "What the re-check found"),
};

const inspectionForms = {
  fault: musts("faultOwner", "mendBy", "fault"),
  proof: musts("proven"),
  recheck: musts("recheckNotes"),
} as const;

/** `sound` is the state in which nothing is known to be wrong. */
const inspectionStates = {
  sound: open("正常管护", "Sound"),
  faulty: waiting("有隐患、待整改", "Fault, to be mended"),
  mended: open("已整改、待复查", "Mended, to be re-checked"),
};

/** Rounds, faults, proof and re-check; who mended it does not pass it. */
const inspectionActions = {
  inspect: act("巡查", "Inspect", ["sound", "faulty", "mended"], "same", ["keeper", "station"], {
    form: "round",
    offline: true,
    isUsual: true,
  }),
  findFault: act("登记隐患", "Put down a fault", ["sound"], "faulty", ["keeper", "station", "county"], {
    form: "fault",
    offline: true,
  }),
  mend: act("报告整改", "Report it mended", ["faulty"], "mended", ["keeper", "station"], {
    form: "proof",
    guard: [{ is: ["proven", true] }, "须附整改后照片", "A photograph of the mended place is needed"],
    isUsual: true,
  }),
  pass: act("复查合格", "Passes", ["mended"], "sound", ["station", "county"], {
    form: "recheck",
    secondPerson: ["county"],
  }),
  sendBack: act("复查不合格", "Send back", ["mended"], "faulty", ["station", "county"], {
    form: "recheck",
    needsReason: true,
  }),
};

/** Rounds in a rhythm, the fault's own day, the re-check in five working days. */
function inspectionClocks<const G extends string = never, const S extends string = never>(
  rounds: Period | Readonly<Record<G, Period>>,
  pausedIn: readonly S[],
) {
  const stationThenCounty = [
    ["0h", "station"],
    ["7d", "county"],
  ] as const;
  return {
    rounds: clock(
      "定期巡查",
      "Rounds",
      { state: "sound" },
      rounds,
      { action: "inspect" },
      stationThenCounty,
      {
        repeats: true,
        pausedIn,
        warn: ["2d"],
      },
    ),
    mend: clock("整改期限", "Mended", { field: "mendBy" }, "0d", { action: "mend" }, [
      ["0h", "station"],
      ["0h", "county"],
    ]),
    recheck: clock(
      "复查时限",
      "Re-checked",
      { state: "mended" },
      "5wd",
      { left: "mended" },
      stationThenCounty,
    ),
  };
}

/** What every inspection counts. */
function inspectionIndicators<const B extends string>(zh: string, en: string, by: readonly B[]) {
  return {
    rounds: counted(`${zh}巡查次数`, `${en}: rounds`, "次", { action: "inspect" }, ["area", "month"]),
    roundsOnTime: onTime("巡查及时率", "Rounds on time", "rounds"),
    faults: counted("发现隐患数", "Faults found", "处", { action: "findFault" }, by),
    open: counted("未整改隐患数", "Faults not mended", "处", { state: "faulty" }, by),
    mendedOnTime: onTime("隐患按时整改率", "Faults mended on time", "mend"),
  };
}

/** The parts of an inspection under one name. */
export const inspection = {
  fields: inspectionFields,
  forms: inspectionForms,
  states: inspectionStates,
  actions: inspectionActions,
  clocks: inspectionClocks,
  indicators: inspectionIndicators,
};

import type { Period } from "../definition/definition.ts";
import { code, locality, reference, text, words } from "../definition/fields.ts";
import type { ServiceRole } from "../definition/roles.ts";
import { any, did, not } from "../expression/condition.ts";
import { knowing } from "./people.ts";
import {
  act,
  actor,
  clock,
  closed,
  counted,
  musts,
  onTime,
  open,
  paper,
  share,
  waiting,
} from "./shorthand.ts";

/*
 * Programme (systems.md, part c): who is due, who came, what was found, who was found and has no next step, what became of
 * her. The result itself stays with the health system; here are the step and its day. One round of one person is a case.
 */

/** What every programme asks; the result in words stays where it was made. */
const programmeFields = {
  locality: locality("work", "所在乡镇（街道）", "Township"),
  round: reference("work", "轮次（年度或批次）", "Round"),
  systemKey: reference("sensitive", "业务系统编号", "Number in the owner's system"),
  confirmed: code("sensitive", "诊断结论", "Diagnosis", {
    none: ["排除", "Ruled out"],
    early: ["早期或癌前", "Early"],
    yes: ["确诊", "Confirmed"],
  }),
  steps: text("sensitive", "随访情况", "Follow-up"),
  outcome: code("work", "转归", "Outcome", {
    recovered: ["治愈或好转", "Recovered or better"],
    continues: ["转入长期管理", "In long care"],
    moved: ["迁出并已交接", "Moved, handed over"],
    died: ["死亡", "Died"],
  }),
};

const programmeForms = {
  diagnosis: musts("confirmed"),
  followUp: musts("steps"),
  finish: musts("outcome"),
};

/** Nobody is due, invited and counted of whom it is not known who she is; newborns (no `party`) have no name yet. */
function programmeStates<const P extends string = never>(party?: P) {
  const due = open("应查", "Due");
  return {
    due: party === undefined ? due : knowing(due, party),
    invited: open("已通知", "Invited"),
    found: open("异常、待下一步", "Finding, next step due"),
    confirming: waiting("诊断中", "Being diagnosed"),
    treating: open("治疗干预", "In treatment"),
    following: open("随访", "Followed up"),
    done: closed("本轮结束", "Round done"),
    refused: closed("本人不参加", "Declined"),
    lost: closed("失访", "Lost"),
  };
}

/** The clinic of the township keeps the list, the hospital takes referrals, the bureau of the county looks on. */
function programmeActors(county: ServiceRole, hospital: ServiceRole = "hospital") {
  return {
    clinic: actor("clinic", "owns"),
    manager: actor("clinic", "assigned", "责任医生", "Named doctor"),
    hospital: actor(hospital, "holds-referral"),
    county: actor(county, "in-jurisdiction"),
  };
}

/** Somebody was examined, whatever was found; who was found again had been (what was done before an end is no longer counted). */
export const examined = any(did("clear"), did("find"), did("resume"));

/** The way of one person through one round. Giving somebody up as lost takes two. */
const programmeActions = {
  enrol: act("列入应查名单", "Put on the list", "new", "due", ["clinic", "county"], {
    form: "list",
    isUsual: true,
  }),
  invite: act("通知", "Invite", ["due"], "invited", ["clinic"], { isUsual: true, bulk: true }),
  remind: act("再次通知", "Invite again", ["invited"], "same", ["clinic"], { bulk: true }),
  clear: act("登记结果：未见异常", "Nothing found", ["due", "invited"], "done", ["clinic", "hospital"], {
    isUsual: true,
  }),
  find: act(
    "登记结果：需进一步检查",
    "Further examination needed",
    ["due", "invited"],
    "found",
    ["clinic", "hospital"],
    {
      effects: [{ assign: "actor" }],
    },
  ),
  arrange: act("转诊", "Refer", ["found"], "confirming", ["clinic", "manager"], {
    effects: [{ refer: "hospital" }],
    isUsual: true,
  }),
  ruleOut: act("诊断排除", "Ruled out", ["confirming"], "done", ["clinic", "manager", "hospital"], {
    form: "diagnosis",
  }),
  diagnose: act("登记诊断", "Diagnosed", ["confirming"], "treating", ["clinic", "manager", "hospital"], {
    form: "diagnosis",
    isUsual: true,
  }),
  treat: act("登记治疗", "Treated", ["treating"], "following", ["clinic", "manager", "hospital"], {
    isUsual: true,
  }),
  followUp: act("随访", "Follow up", ["following"], "same", ["clinic", "manager"], {
    form: "followUp",
    offline: true,
    isUsual: true,
  }),
  finish: act("结束", "Finish", ["treating", "following"], "done", ["clinic", "manager"], { form: "finish" }),
  decline: act("本人不参加", "Declines", ["due", "invited", "found"], "refused", ["clinic", "manager"], {
    needsReason: true,
  }),
  giveUp: act(
    "登记失访",
    "Lost",
    ["found", "confirming", "treating", "following"],
    "lost",
    ["clinic", "manager"],
    {
      needsReason: true,
      secondPerson: ["county"],
    },
  ),
  // of whom nothing was found yet nothing is next: she is invited anew
  resume: act("重新联系上", "Found again", "closed", "found", ["clinic", "county"], {
    needsReason: true,
    guard: [examined, "尚未检查的，须重新列入名单", "Who was not examined is put on the list again"],
  }),
  rejoin: act("改变主意、重新参加", "Takes part after all", ["refused"], "due", ["clinic"], {
    needsReason: true,
    guard: [not(examined), "已检查的，登记为重新联系上", "Who was examined is found again"],
  }),
};

/**
 * The clocks of a round: invited, came, "found and without a next step" (the list the county reads first), treated, and a
 * rhythm of follow-up.
 */
function programmeClocks(rhythm: {
  readonly invite: Period;
  readonly attend: Period;
  readonly nextStep: Period;
  readonly treat: Period;
  readonly followUp: Period;
}) {
  const clinicThenCounty = [
    ["0h", "clinic"],
    ["14d", "county"],
  ] as const;
  return {
    invite: clock("通知时限", "Invited", { state: "due" }, rhythm.invite, { left: "due" }, clinicThenCounty),
    attend: clock(
      "应查未查",
      "Came",
      { state: "invited" },
      rhythm.attend,
      { left: "invited" },
      clinicThenCounty,
    ),
    nextStep: clock(
      "异常者进一步检查",
      "Next step after a finding",
      { state: "found" },
      rhythm.nextStep,
      // giving somebody up leaves the diagnosis, too, and is no next step
      { field: "confirmed" },
      [
        ["0h", "clinic"],
        ["0h", "county"],
      ],
      { warn: ["14d"] },
    ),
    treat: clock(
      "治疗时限",
      "Treated",
      { state: "treating" },
      rhythm.treat,
      { left: "treating" },
      clinicThenCounty,
    ),
    followUp: clock(
      "定期随访",
      "Follow-up",
      { state: "following" },
      rhythm.followUp,
      { action: "followUp" },
      clinicThenCounty,
      { repeats: true },
    ),
  };
}

/** Numerators and denominators of each step. */
function programmeIndicators(rate: readonly [zh: string, en: string, feeds?: string]) {
  return {
    eligible: counted("应查人数", "Due", "人", { opened: true }, ["area", "month"]),
    examined: share(
      rate[0],
      rate[1],
      { opened: true, where: examined },
      { opened: true },
      ["area", "month"],
      rate[2],
    ),
    found: counted("异常人数", "With a finding", "人", { action: "find" }, ["area", "month"]),
    nextStepOnTime: onTime("异常者按时进一步检查率", "Next step in time", "nextStep"),
    treated: share(
      "确诊治疗率",
      "Treated of the diagnosed",
      { opened: true, where: did("treat") },
      { opened: true, where: did("diagnose") },
      ["area"],
    ),
    followedUp: onTime("随访及时率", "Followed up on time", "followUp"),
  };
}

/**
 * A certificate that she was examined, for an employer who gives the time off (party.name, round, item, examinedOn): she hands
 * it on herself, it reads alike whatever was found, and nobody else is told anything.
 */
export function attended<const W extends string>(party: string, ...by: readonly W[]) {
  return paper(
    "受检证明",
    "Certificate of examination",
    by,
    words("筛查机构（盖章）", "Clinic (stamp)"),
    words(
      `兹证明{${party}.name}已于{examinedOn}参加{round}轮次{item}筛查。`,
      `{${party}.name} was examined on {examinedOn} (round {round}: {item}).`,
    ),
    words(
      "本证明仅说明已参加检查，不含检查结果；检查结果只告知本人。",
      "It says that she came, and nothing of any result; results are told to herself alone.",
    ),
  );
}

/** Who is due comes from the list of the system that holds them: each person once in a round (and by what `apart` names). */
function programmeLoads<
  const P extends string,
  const F extends string = never,
  const D extends string = never,
>(party: P, more: { readonly fields?: readonly F[]; readonly apart?: readonly D[] } = {}) {
  const { fields = [], apart = [] } = more;
  return {
    by: "enrol",
    party,
    fields: ["locality", "round", "systemKey", ...fields, ...apart],
    apart: ["round", ...apart],
  } as const;
}

/** The parts of a programme under one name. */
export const programme = {
  fields: programmeFields,
  forms: programmeForms,
  states: programmeStates,
  actors: programmeActors,
  actions: programmeActions,
  clocks: programmeClocks,
  indicators: programmeIndicators,
  loads: programmeLoads,
};

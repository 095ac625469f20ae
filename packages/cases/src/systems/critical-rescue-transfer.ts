import { statutoryDuty } from "../blocks/bases.ts";
import { maternalHealthPlatform } from "../blocks/outside-systems.ts";
import { helped, minor } from "../blocks/people.ts";
import { act, actor, ask, asks, clock, closed, counted, musts, next, onTime } from "../blocks/shorthand.ts";
import { open, people, share } from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { area, code, codes, name, placeOf, reference, text, usual, words } from "../definition/fields.ts";
import { is, isIn } from "../expression/condition.ts";

const underCare = ["handedOver", "onTheWay"] as const;
const bureauAtOnce = [["0h", "bureau"]] as const;
const onWay = { action: "record", where: is("outcome", "diedOnWay") } as const;
const saved = { action: "record", where: isIn("outcome", ["cured", "stable"]) } as const;

const callCentre = ask("rescue-centre", "呼叫救治中心", "Call a centre", {
  purpose: words("会诊与接收危重患者", "Consult and take the patient"),
  law: statutoryDuty,
  fields: ["who", "centre", "condition", "summary", "vehicle", "onArrival", "advice", "bed"],
  people: { patient: ["name", "birthDate"], newborn: ["sex", "birthDate"] },
  acknowledge: "10m",
  answer: "30m",
  answeredBy: ["holdBed", "decline"],
  answerForm: ["advice", "bed"],
  tell: ["bureau"],
  next: true,
});

/** 危重孕产妇、新生儿急救转诊: call, consult, bed, vehicle, handover, outcome; ten minutes of silence ring the next centre. */
export const criticalRescueTransfer = defineSystem({
  id: "critical-rescue-transfer",
  kind: "case",
  blocks: ["handover"],
  title: words("危重孕产妇、新生儿急救会诊转诊", "Critical rescue and transfer"),
  purpose: words(
    "十分钟应答、逐步留时、全程有人负责",
    "Answered in ten minutes, each step stamped, never without an owner",
  ),
  sources: [usual("十分钟应答为默认值，由当地设定", "Ten minutes by default, set by the place")],
  parties: { patient: helped("产妇", "Mother", { min: 0 }), newborn: minor("新生儿", "Newborn", { max: 4 }) },
  fields: {
    who: code("work", "救治对象", "Patient", {
      mother: ["孕产妇", "Mother"],
      newborn: ["新生儿", "Newborn"],
    }),
    condition: codes("sensitive", "危重情形", "Condition", {
      bleeding: ["产后出血", "Bleeding"],
      eclampsia: ["子痫、重度高血压", "Eclampsia"],
      embolism: ["羊水栓塞", "Embolism"],
      infection: ["严重感染", "Infection"],
      heart: ["心肺等合并症", "Heart or lung"],
      preterm: ["早产、极低体重", "Preterm"],
      asphyxia: ["窒息", "Asphyxia"],
      other: ["其他", "Other"],
    }),
    summary: text("sensitive", "病情摘要", "Summary"),
    advice: text("sensitive", "会诊意见", "Advice"),
    centre: placeOf("rescue-centres", "work", "拟转往的救治中心", "Centre to go to"),
    bed: name("work", "预留床位（科室）", "Ward of the bed"),
    vehicle: reference("work", "车辆编号", "Vehicle"),
    onArrival: text("sensitive", "交接时情况", "State at the handover"),
    refusedFor: code("work", "不能接收原因", "Why not taken", {
      bed: ["无床位", "No bed"],
      staff: ["无人员", "No staff"],
      level: ["超出救治能力", "Beyond its level"],
    }),
    nextArea: area("work", "下一中心所在地", "Place of the next centre"),
    outcome: code("work", "救治结局", "Outcome", {
      cured: ["治愈", "Cured"],
      stable: ["好转", "Better"],
      transfer: ["再次上转", "Transferred on"],
      died: ["死亡", "Died"],
      diedOnWay: ["转运途中死亡", "Died on the way"],
    }),
  },
  forms: {
    call: [...musts("who", "condition"), ...asks("centre", "summary"), ...people("patient", "newborn")],
    consult: musts("advice"),
    bed: musts("bed"),
    vehicle: [...asks("vehicle", "summary")],
    handover: asks("onArrival"),
    decline: [...musts("refusedFor", "nextArea"), "centre"],
    next: [...musts("nextArea"), "centre"],
    outcome: musts("outcome"),
  },
  states: {
    calling: open("呼叫中", "Calling"),
    consulting: open("会诊中", "Consulting"),
    bedHeld: open("床位已留", "Bed held"),
    onTheWay: open("转运途中", "On the way"),
    handedOver: open("已交接、救治中", "Handed over"),
    closed: closed("已有结局", "Outcome known"),
  },
  actors: {
    caller: actor("hospital", "owns", "呼叫医院", "Calling hospital"),
    clinic: actor("clinic", "owns", "呼叫卫生院", "Calling clinic"),
    centre: actor("rescue-centre", "holds-referral"),
    bureau: actor("health", "in-jurisdiction", "卫健值班", "Bureau on duty"),
  },
  actions: {
    call: act("呼叫", "Call", "new", "calling", ["caller", "clinic"], {
      form: "call",
      effects: [{ refer: "centre" }],
      isUsual: true,
    }),
    consult: next(act("会诊", "Consult", ["calling", "consulting"], "consulting", ["centre"], "consult")),
    holdBed: next(act("留床", "Hold a bed", ["calling", "consulting"], "bedHeld", ["centre"], "bed")),
    decline: act("不能接收、转下一中心", "Cannot take", ["calling", "consulting"], "calling", ["centre"], {
      form: "decline",
      effects: [{ refer: "nextCentre" }, { tell: "bureau" }],
    }),
    callNext: act("指定下一中心", "Next centre", ["calling", "consulting"], "calling", ["bureau"], {
      form: "next",
      effects: [{ refer: "nextCentre" }],
    }),
    stay: act("就地救治", "Treated here", ["consulting"], "handedOver", ["caller"], { needsReason: true }),
    depart: act("发车", "Vehicle out", ["bedHeld"], "onTheWay", ["caller", "clinic", "centre"], {
      form: "vehicle",
      offline: true,
    }),
    handOver: act("床旁交接", "Hand over", ["onTheWay"], "handedOver", ["centre"], {
      form: "handover",
      offline: true,
    }),
    // who is treated here is known by the hospital that called
    record: next(act("登记结局", "Outcome", underCare, "closed", ["centre", "caller"], "outcome")),
  },
  referrals: {
    centre: callCentre,
    nextCentre: { ...callCentre, inArea: "nextArea" },
  },
  deadlines: {
    answer: clock("十分钟应答", "Answered in ten minutes", "in calling", "10m", "left calling", bureauAtOnce),
    // who stays where she is needs no bed elsewhere
    bed: clock("留床", "Bed held", "do call", "30m", "do holdBed", bureauAtOnce, {
      pausedIn: ["handedOver"],
    }),
    out: clock("发车", "Vehicle out", "in bedHeld", "30m", "left bedHeld", bureauAtOnce),
    arrive: clock("到达交接", "Handed over", "in onTheWay", "2h", "left onTheWay", bureauAtOnce),
    outcome: clock("登记结局", "Outcome known", "in handedOver", "42d", "do record", bureauAtOnce),
  },
  indicators: {
    calls: counted("急救转诊数", "Calls", "例", { opened: true }, ["area", "month", "who"]),
    answered: onTime("十分钟应答率", "Answered in ten minutes", "answer", ["area", "who"]),
    refusals: counted("不能接收数", "Refusals", "次", { action: "decline" }, ["area", "refusedFor"]),
    saved: share("救治成功率", "Saved", saved, { action: "record" }, ["area", "who"]),
    diedOnWay: counted("转运途中死亡数", "Deaths in transfer", "例", onWay, ["area"]),
  },
  reconcile: [maternalHealthPlatform],
  keep: "360mo",
});

import type { Period, PersonPart, Source } from "../definition/definition.ts";
import { code, codes, date, flag, locality, name, unverified, usual, words } from "../definition/fields.ts";
import { all, is, isIn } from "../expression/condition.ts";
import { act, actor, ask, clock } from "./shorthand.ts";
import { standing } from "./standing.ts";

/*
 * Mothers and newborns pass from hand to hand (systems.md, family 12): one named doctor at the township's clinic, the
 * hospital by referral, the bureau above. The records stay with the health platform; here are grade, next step and day.
 */

/** What mothers and newborns are asked in every definition. */
const maternalFields = {
  locality: locality("work", "所在乡镇（街道）", "Township"),
  expectedOn: date("sensitive", "预产期", "Expected on"),
  nextVisitOn: date("work", "下次检查日期", "Next visit on"),
  deliverAt: name("personal", "拟分娩机构", "Where to deliver"),
  bornAt: code("work", "分娩地点", "Born", {
    hospital: ["住院分娩", "In hospital"],
    other: ["非住院分娩", "Elsewhere"],
  }),
};

/** Who cares for mothers and newborns. */
const maternalActors = {
  clinic: actor("clinic", "owns"),
  doctor: actor("clinic", "assigned", "责任医生", "Named doctor"),
  hospital: actor("hospital", "holds-referral"),
  county: actor("health", "in-jurisdiction"),
};

/** Risks in pregnancy by weight; the full list is the health platform's, a place adds to it by overlay. */
const pregnancyRisks = {
  general: codes("sensitive", "一般风险因素", "Ordinary risks", {
    age: ["年龄≤18岁或≥35岁", "Age up to 18 or from 35"],
    scar: ["瘢痕子宫", "Scarred uterus"],
    weight: ["体重指数异常", "Unusual weight"],
    history: ["不良孕产史", "Earlier loss"],
    none: ["无", "None"],
  }),
  higher: codes("sensitive", "较高风险因素", "Higher risks", {
    heart: ["心脏病代偿良好", "Heart disease, stable"],
    sugar: ["需用药的糖尿病", "Diabetes on medicine"],
    twins: ["多胎", "Twins or more"],
    none: ["无", "None"],
  }),
  severe: codes("sensitive", "高风险因素", "Severe risks", {
    pressure: ["重度子痫前期", "Severe pre-eclampsia"],
    heart: ["心功能不全", "Heart failing"],
    placenta: ["凶险性前置胎盘", "Placenta praevia on a scar"],
    organ: ["肝肾功能衰竭", "Liver or kidney failing"],
    none: ["无", "None"],
  }),
  purple: flag("sensitive", "紫色标识（传染性疾病，需特殊照护）", "Purple mark: special care"),
};

/** Risks of a newborn; the critical ones are `veryEarly` and `severeAsphyxia`. */
const newbornRisks = codes("sensitive", "风险因素", "Risks", {
  early: ["早产（<37周）", "Born before 37 weeks"],
  veryEarly: ["早产（<32周）", "Born before 32 weeks"],
  small: ["低出生体重", "Low weight"],
  large: ["巨大儿", "Very large"],
  asphyxia: ["窒息", "Asphyxia"],
  severeAsphyxia: ["重度窒息", "Severe asphyxia"],
  defect: ["出生缺陷", "Defect"],
  none: ["无", "None"],
});

/** Critical, high, ordinary; the hospital that graded proposes to lower, the county agrees. */
const newbornScale = {
  values: {
    ordinary: { title: words("一般", "Ordinary"), colour: "green" },
    high: { title: words("高危", "High risk"), colour: "orange" },
    critical: { title: words("危重", "Critical"), colour: "red" },
  },
  unknown: "high",
  rules: [
    { when: isIn("risks", ["veryEarly", "severeAsphyxia"]), is: "critical" },
    { when: isIn("risks", ["early", "small", "large", "asphyxia", "defect"]), is: "high" },
    { when: is("risks", "none"), is: "ordinary" },
  ],
  raise: ["birthHospital", "centre", "doctor", "clinic"],
  lower: ["birthHospital", "centre"],
  lowerConfirm: ["county"],
} as const;

/** Rules of the five colours; purple is no grade but a mark beside one. */
const fiveColourRules = unverified(
  "孕产妇妊娠风险评估与管理工作规范",
  "Rules on assessing risk in pregnancy",
);

/** Green to red by the heaviest risk; who visits raises at once, lowering needs the hospital that grades. */
const pregnancyScale = {
  values: {
    green: { title: words("绿（低风险）", "Green, low"), colour: "green" },
    yellow: { title: words("黄（一般风险）", "Yellow, ordinary"), colour: "yellow" },
    orange: { title: words("橙（较高风险）", "Orange, higher"), colour: "orange" },
    red: { title: words("红（高风险）", "Red, high"), colour: "red" },
  },
  unknown: "yellow",
  rules: [
    { when: isIn("severe", ["pressure", "heart", "placenta", "organ"]), is: "red" },
    { when: isIn("higher", ["heart", "sugar", "twins"]), is: "orange" },
    { when: isIn("general", ["age", "scar", "weight", "history"]), is: "yellow" },
    { when: all(is("general", "none"), is("higher", "none"), is("severe", "none")), is: "green" },
  ],
  raise: ["doctor", "clinic", "hospital"],
  lower: ["doctor", "clinic"],
  lowerConfirm: ["hospital"],
} as const;

/** How long a woman or an infant usually stands in a state before the county asks. */
function stays<const S extends string>(states: Readonly<Record<S, Period>>) {
  return standing([["0h", "county"]], states);
}

/**
 * A visit that was due on a day and did not happen: the named doctor and her clinic are told after `doctor`, the county
 * after `county`. In `pausedIn` no such visit is due any more: she is in hospital, or has given birth.
 */
function missedVisit<const G extends string = never, const S extends string = never>(
  doctor: Period | Readonly<Record<G, Period>>,
  county: Period | Readonly<Record<G, Period>>,
  pausedIn: readonly S[] = [],
  source: Source = usual(),
) {
  const starts = { field: "nextVisitOn" };
  const meets = { action: "visit" };
  const near = [
    ["0h", "doctor"],
    ["0h", "clinic"],
  ] as const;
  const more = { source, ...(pausedIn.length === 0 ? {} : { pausedIn }) };
  return {
    missed: clock("漏检追踪", "A missed visit", starts, doctor, meets, near, more),
    missedAbove: clock(
      "漏检上报",
      "A missed visit, told above",
      starts,
      county,
      meets,
      [["0h", "county"]],
      more,
    ),
  };
}

/** The hospital is asked and answers; silence is told to clinic and county. */
function toHospital<const F extends string, const P extends string>(
  zh: string,
  en: string,
  purpose: ReturnType<typeof words>,
  fields: readonly F[],
  people: Readonly<Partial<Record<P, readonly PersonPart[]>>>,
  answerForm: readonly F[],
  clocks: readonly [acknowledge: Period, answer: Period] = ["24h", "3d"],
) {
  return ask<F, P, "clinic" | "county">("hospital", zh, en, {
    purpose,
    consent: "hospital",
    fields,
    people,
    acknowledge: clocks[0],
    answer: clocks[1],
    answerForm,
    tell: ["clinic", "county"],
  });
}

/** The township's clinic takes over after the hospital: it acknowledges in a day and answers in three. */
function toClinic<const F extends string, const P extends string>(
  fields: readonly F[],
  people: Readonly<Partial<Record<P, readonly PersonPart[]>>>,
  answerForm: readonly F[],
) {
  return ask<F, P, "county">("clinic", "交接社区医生", "To the township's clinic", {
    purpose: words("出院后服务不断档", "Nobody goes home unseen"),
    consent: "hospital",
    fields,
    people,
    acknowledge: "24h",
    answer: "3d",
    answerForm,
    tell: ["county"],
  });
}

/** Ends early: the pregnancy ended, or she moved away; the county agrees. */
function endsEarly<const S extends string>(from: readonly S[]) {
  return act("妊娠终止或迁出", "Ended or moved away", from, "done", ["clinic", "doctor"], {
    needsReason: true,
    secondPerson: ["county"],
  });
}

/** The parts of the care for mothers under one name. */
export const maternal = {
  fields: maternalFields,
  risks: pregnancyRisks,
  scale: pregnancyScale,
  rules: fiveColourRules,
  actors: maternalActors,
  missedVisit,
  stays,
  toHospital,
  toClinic,
  endsEarly,
  newbornRisks,
  newbornScale,
};

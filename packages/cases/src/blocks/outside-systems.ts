import type { ReconcileRule } from "../definition/definition.ts";
import { words } from "../definition/fields.ts";
import type { ServiceRole } from "../definition/roles.ts";

type Certainty = ReconcileRule["certainty"];

/** A system outside that holds the data; only a key, a state and a day are taken from it, and differences are worked off. */
export function outside(
  owner: ServiceRole,
  zh: string,
  en: string,
  certainty: Certainty,
  rhythm: ReconcileRule["rhythm"],
  ...takes: readonly (readonly [zh: string, en: string])[]
): ReconcileRule<never> {
  return {
    system: words(zh, en),
    owner,
    basis: basisOf[certainty],
    takes: takes.map(([zhPart, enPart]) => words(zhPart, enPart)),
    rhythm,
    certainty,
  };
}

/** A system outside with the answers of a system of ours that stand there already. */
export function holding<const F extends string>(
  rule: ReconcileRule<never>,
  ...holds: readonly F[]
): ReconcileRule<F> {
  return { ...rule, holds };
}

/** On what the exchange rests; the agreement itself is the city's, by its overlay. */
const basisOf: Readonly<Record<Certainty, ReconcileRule["basis"]>> = {
  plan: words("规划明确的共享事项，按共享协议执行", "Sharing named in the plan, by agreement"),
  source: words(
    "公开资料可见的系统，共享协议待签",
    "A system known from public sources; agreement to be signed",
  ),
  assumed: words("名称与接口待主管部门确认", "Name and interface to be confirmed with the owner"),
};

/** Civil affairs: children in difficulty, left behind and migrant. */
export const childWelfareSystem = outside(
  "civil-affairs",
  "全国儿童福利信息管理系统（含省级困境、留守、流动儿童系统）",
  "National child-welfare system and its provincial parts",
  "plan",
  "monthly",
  ["编号", "Number"],
  ["在册状态、类别、待遇状态", "Listed or not, class, state of benefits"],
  ["变更日期", "Day of the change"],
);

/** Health: mothers and children from booking to school age. */
export const maternalHealthPlatform = outside(
  "health",
  "妇幼健康信息平台（母子健康手册）",
  "Maternal and child health platform",
  "plan",
  "monthly",
  ["档案编号", "Number of the record"],
  ["风险等级、应做事项及完成状态", "Grade, due steps and their state"],
  ["状态日期", "Day of the state"],
);

/** Disease control: counts under release rules only; nothing on a person outside the named doctor. */
export const transmissionSystem = outside(
  "disease-control",
  "艾滋病、梅毒和乙肝母婴传播管理信息系统",
  "Mother-to-child transmission system",
  "assumed",
  "monthly",
  ["个案编号（仅责任医生可见）", "Number, for the named doctor only"],
  ["环节完成状态", "State of each step"],
  ["状态日期", "Day of the state"],
);

/** Disabled persons' federation: certificate and aid. */
export const disabilityBase = outside(
  "disabled-federation",
  "持证残疾人基础库（含康复救助）",
  "Base of certified disabled persons and rehabilitation aid",
  "assumed",
  "quarterly",
  ["编号", "Number"],
  ["有证或无证、康复救助状态", "Certificate yes or no, state of aid"],
  ["状态日期", "Day of the state"],
);

/** Police: calls and letters, by referral and never by bulk. */
export const policeCalls = outside(
  "police",
  "接处警系统（110）",
  "Police call system",
  "plan",
  "monthly",
  ["警情编号", "Number of the call"],
  ["处置结果、是否出具告诫书", "What was done, letter or none"],
  ["处置时间", "When"],
);

/** Political-legal committee and townships: grid visits. */
export const gridPlatform = outside(
  "township",
  "基层治理平台（网格走访）",
  "Grass-roots governance platform",
  "plan",
  "quarterly",
  ["事件编号", "Number of the event"],
  ["走访状态", "State of the visit"],
  ["走访日期", "Day of the visit"],
);

/** Education: enrolled or not. */
const pupilRecords = outside(
  "education",
  "中小学生学籍管理系统",
  "Pupil record system",
  "plan",
  "quarterly",
  ["学籍标识", "Mark of the record"],
  ["在籍或不在籍", "Enrolled or not"],
  ["状态日期", "Day of the state"],
);

/** Water and ecology: waters and their yearly values. */
export const waterNetwork = outside(
  "water",
  "河湖库塘名录与水利监测网络",
  "List of waters and monitoring network",
  "assumed",
  "quarterly",
  ["水域编号", "Number of the water"],
  ["管护责任单位", "Unit in charge"],
  ["更新日期", "Day of the update"],
);

/** Health: deaths and defects under surveillance, screening centres; counts of the year stay theirs. */
export const birthSurveillance = outside(
  "health",
  "妇幼死亡监测、出生缺陷监测与新生儿疾病筛查中心系统",
  "Surveillance of deaths and birth defects, newborn screening centre",
  "assumed",
  "quarterly",
  ["卡片（样本）编号", "Number of the card or sample"],
  ["状态", "State"],
  ["状态日期", "Day of the state"],
);

/** Of children who moved: whether they are at school, vaccinated and in health care stands with education and health. */
export const heldOfMoved = ["atSchool", "vaccinated", "healthManaged"] as const;
export const systemsOfMoved = [
  childWelfareSystem,
  holding(pupilRecords, "atSchool"),
  holding(maternalHealthPlatform, "vaccinated", "healthManaged"),
] as const;

import { code } from "../definition/fields.ts";

/*
 * The card of injury surveillance (domain practice 7.7). Coded answers without identity are open to the desks that code and
 * check, and are what figures are made of; who hurt whom, and how, is asked apart and is sensitive.
 */

/** What is asked about the event. */
const event = {
  cause: code(
    "work",
    "伤害原因",
    "Cause",
    {
      motor: ["机动车车祸", "Motor vehicle"],
      cycle: ["非机动车车祸", "Other vehicle"],
      fall: ["跌倒、坠落", "Fall"],
      blunt: ["钝器伤", "Blunt object"],
      gun: ["火器伤", "Firearm"],
      knife: ["刀、锐器伤", "Knife or sharp object"],
      burn: ["烧烫伤", "Burn or scald"],
      choking: ["窒息、悬吊", "Choking or hanging"],
      drowning: ["溺水", "Drowning"],
      poison: ["中毒", "Poisoning"],
      animal: ["动物伤", "Animal"],
      violence: ["暴力侵害", "Violence"],
      other: ["其他", "Other"],
      unclear: ["不清楚", "Not clear"],
    },
    { unknownAs: "unclear" },
  ),
  place: code("work", "发生地点", "Place", {
    home: ["家中", "Home"],
    residence: ["公共居住场所", "Shared residence"],
    school: ["学校与公共场所", "School or public place"],
    sport: ["体育场所", "Sports ground"],
    road: ["公路、街道", "Road or street"],
    trade: ["贸易和服务场所", "Trade and service"],
    industry: ["工业和建筑场所", "Industry or building site"],
    farm: ["农场、农田", "Farm"],
    water: ["江河湖库塘", "Open water"],
    other: ["其他", "Other"],
  }),
  activity: code("work", "发生时活动", "Activity", {
    work: ["劳动", "Work"],
    housework: ["家务", "Housework"],
    study: ["学习", "Study"],
    sport: ["体育活动", "Sport"],
    leisure: ["休闲玩耍", "Play"],
    travel: ["途中", "On the way"],
    other: ["其他", "Other"],
  }),
  intent: code(
    "sensitive",
    "是否故意",
    "Intent",
    {
      accident: ["非故意", "Not meant"],
      self: ["自残、自杀", "Self-harm"],
      assault: ["故意暴力、攻击", "Assault"],
      unclear: ["不清楚", "Not clear"],
    },
    { unknownAs: "unclear" },
  ),
  ageBand: code("work", "年龄段", "Age band", {
    a0: ["不满1岁", "Under 1"],
    a1: ["1—4岁", "1–4"],
    a5: ["5—9岁", "5–9"],
    a10: ["10—14岁", "10–14"],
    a15: ["15—17岁", "15–17"],
  }),
};

/** Who reports, where the child belongs, and who did harm. */
const about = {
  reporterKind: code("work", "报卡单位", "Who reports", {
    hospital: ["医疗机构", "Hospital"],
    school: ["学校、幼儿园、托育机构", "School or nursery"],
    community: ["村（社区）", "Community"],
  }),
  household: code("work", "户籍", "Household", {
    local: ["本地", "Local"],
    province: ["本省外地", "Same province"],
    other: ["外省", "Another province"],
  }),
  violenceKind: code(
    "sensitive",
    "暴力侵害类别",
    "Kind of violence",
    {
      family: ["家庭成员", "Family"],
      peers: ["同伴欺凌", "Peers"],
      sexual: ["性侵害", "Sexual"],
      stranger: ["其他人员", "Others"],
      unclear: ["不清楚", "Not clear"],
    },
    { unknownAs: "unclear" },
  ),
};

/** What the hospital finds. */
const clinical = {
  nature: code("work", "伤害性质", "Nature", {
    fracture: ["骨折", "Fracture"],
    sprain: ["扭伤、拉伤", "Sprain"],
    open: ["锐器、咬、开放伤", "Open wound"],
    bruise: ["挫伤、擦伤", "Bruise"],
    burn: ["烧烫伤", "Burn"],
    brain: ["脑震荡、脑挫裂伤", "Brain injury"],
    organ: ["内脏损伤", "Organ"],
    other: ["其他", "Other"],
  }),
  bodyPart: code("work", "伤害部位", "Part", {
    head: ["头部", "Head"],
    arms: ["上肢", "Arms"],
    legs: ["下肢", "Legs"],
    trunk: ["躯干", "Trunk"],
    many: ["多部位", "Several"],
    whole: ["全身", "Whole body"],
  }),
  severity: code("work", "严重程度", "Severity", {
    slight: ["轻度", "Slight"],
    middle: ["中度", "Middle"],
    severe: ["重度", "Severe"],
  }),
  outcome: code("work", "结局", "Outcome", {
    home: ["处理后离院", "Went home"],
    observed: ["留观", "Observed"],
    transferred: ["转院", "Transferred"],
    admitted: ["住院", "Admitted"],
    died: ["死亡", "Died"],
  }),
};

/** The card's coded questions. */
export const injuryCodes = { ...about, ...event, ...clinical };

import type { Bilingual } from "@halfsky/statistics";

/**
 * What a person is in a service: given to an account for its organisation and area. An organisation that takes referrals
 * holds the same word as its agency role, with the area it serves (its queue).
 */
export const serviceRoles = {
  hotline: { zh: "热线接线员", en: "Hotline desk" },
  caseworker: { zh: "个案工作者", en: "Case worker" },
  supervisor: { zh: "个案督导", en: "Supervisor" },
  "leading-group-office": { zh: "妇儿工委办", en: "Office of the leading group" },
  federation: { zh: "妇联", en: "Women's federation" },
  police: { zh: "公安机关", en: "Police" },
  procuratorate: { zh: "检察机关", en: "Procuratorate" },
  court: { zh: "人民法院", en: "Court" },
  justice: { zh: "司法行政", en: "Justice bureau" },
  "legal-aid": { zh: "法律援助机构", en: "Legal aid centre" },
  lawyer: { zh: "承办律师", en: "Lawyer" },
  "civil-affairs": { zh: "民政部门", en: "Civil affairs" },
  shelter: { zh: "庇护救助机构", en: "Shelter" },
  hospital: { zh: "医疗机构", en: "Hospital" },
  "rescue-centre": { zh: "危重救治中心", en: "Rescue centre" },
  clinic: { zh: "乡镇卫生院（社区卫生服务中心）", en: "Township clinic" },
  health: { zh: "卫生健康部门", en: "Health bureau" },
  "disease-control": { zh: "疾控机构", en: "Disease control" },
  counsellor: { zh: "心理辅导人员", en: "Counsellor" },
  school: { zh: "学校、幼儿园", en: "School or kindergarten" },
  education: { zh: "教育部门", en: "Education bureau" },
  township: { zh: "乡镇（街道）", en: "Township" },
  village: { zh: "村（社区）儿童主任、网格员", en: "Village worker" },
  mediator: { zh: "调解员", en: "Mediator" },
  "disabled-federation": { zh: "残联", en: "Disabled persons' federation" },
  labour: { zh: "人力社保部门", en: "Labour bureau" },
  "social-security": { zh: "社保经办机构", en: "Social security" },
  "medical-insurance": { zh: "医保部门", en: "Medical insurance" },
  market: { zh: "市场监管部门", en: "Market regulation" },
  cyberspace: { zh: "网信部门", en: "Cyberspace authority" },
  water: { zh: "水利部门", en: "Water bureau" },
  employer: { zh: "用人单位", en: "Employer" },
  expert: { zh: "专家组", en: "Expert panel" },
  "duty-holder": { zh: "强制报告义务主体", en: "Mandated reporter" },
} as const satisfies Record<string, Bilingual>;
export type ServiceRole = keyof typeof serviceRoles;

function isServiceRole(name: string): name is ServiceRole {
  return Object.hasOwn(serviceRoles, name);
}

/** All roles in services. */
export const serviceRoleNames: readonly ServiceRole[] = Object.keys(serviceRoles).filter(isServiceRole);

/**
 * How a person stands to a case, beside the role. Each compiles to a predicate in memory and to a condition in SQL from
 * the same table, so that lists, search, counts, exports and single reads agree.
 */
export const relations = {
  /** the organisation of the actor owns the case */
  owns: { zh: "主办单位", en: "of the owning agency" },
  /** the case is assigned to the actor */
  assigned: { zh: "承办人", en: "assigned" },
  /** the actor's organisation owns the case, or serves an area above the owner's in a role of those that own such cases */
  "supervises-owner": {
    zh: "主办单位的督导、上级同系统督导",
    en: "supervising the owner, in it or above in its line",
  },
  /**
   * a referral to the actor's organisation is open, or was answered by it and the case is not closed; once it is, the
   * organisation reads its own words alone
   */
  "holds-referral": { zh: "受转介单位", en: "holding a referral" },
  /** an item of a bundle stands with the actor's organisation */
  "holds-task": { zh: "联办单位", en: "holding a task" },
  /** the actor's organisation was asked to review a broken glass of the case, and has not done so */
  "holds-review": { zh: "受请复查紧急查阅的单位", en: "asked to review a broken glass" },
  /** supervises in the owning organisation, while whom the case is assigned to is gone */
  relieves: { zh: "承办人离岗期间的本单位督导", en: "supervising where the assigned person is gone" },
  /** the area of the case is the actor's area or below it */
  "in-jurisdiction": { zh: "辖区内", en: "in jurisdiction" },
  /** the actor opened the case */
  opened: { zh: "发起人", en: "who opened it" },
  /** anybody with the role, for actions that open a case */
  anyone: { zh: "不限", en: "anyone" },
} as const satisfies Record<string, Bilingual>;
export type Relation = keyof typeof relations;

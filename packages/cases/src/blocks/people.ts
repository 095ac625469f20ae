import type { ActorRule, PartyRule, StateRule } from "../definition/definition.ts";
import { party, partsOf, words } from "../definition/fields.ts";

/** How many people stand in a party. */
interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/**
 * A grown person who is helped: name, sex and telephone personal, day of birth and ID number sensitive. She may stand
 * without a name; should she be a child, every part is at least sensitive.
 */
export function helped(zh: string, en: string, bounds: Bounds = {}): PartyRule {
  return party(zh, en, {
    ...bounds,
    parts: {
      ...partsOf("personal", "name", "sex", "phone"),
      ...partsOf("sensitive", "birthDate", "idNumber"),
    },
    minorAware: true,
    mayBeNameless: true,
  });
}

/**
 * In what is about children nobody is assigned, by whatever way, without a valid and clear check (Minors Protection Law
 * art. 62): the `assignGuard` of every such system.
 */
export const backgroundChecked = {
  when: { gate: "background-check" },
  otherwise: words(
    "承办人须有有效的入职查询结果（无记录、不超过十二个月）。请由账号管理员在“服务设置”登记其身份证号，并由所在单位办理入职查询或年度复查",
    "The person needs a clear background check of no more than twelve months ago. Let the administrator record her ID number in the service settings, and her unit have her checked, or checked again",
  ),
} as const;

/** A child: every part sensitive (PIPL art. 28); may stand without a name until it is known. */
export function minor(zh = "未成年人", en = "Minor", bounds: Bounds = { min: 1 }): PartyRule {
  return party(zh, en, {
    ...bounds,
    parts: partsOf("sensitive", "name", "sex", "birthDate", "idNumber", "phone"),
    minorAware: true,
    mayBeNameless: true,
  });
}

/** Who answers for a child, or says so. */
export function guardian(bounds: Bounds = { max: 3 }): PartyRule {
  return party("监护人", "Guardian", {
    ...bounds,
    parts: partsOf("sensitive", "name", "phone", "relation", "idNumber"),
  });
}

/** Who is said to have done harm. */
export function accused(zh = "涉嫌加害人", en = "Alleged offender", bounds: Bounds = { max: 5 }): PartyRule {
  return party(zh, en, {
    ...bounds,
    parts: partsOf("sensitive", "name", "sex", "phone", "relation"),
    mayBeNameless: true,
  });
}

/** Who told; sealed, before whoever breaks the glass too, and free to stay nameless (Anti-Domestic Violence Law art. 13). */
export function reporter(zh = "报告人", en = "Reporter"): PartyRule {
  const parts = partsOf("sealed", "name", "phone", "relation");
  return { ...party(zh, en, { parts, mayBeNameless: true }), notByGlass: true };
}

/** An actor who is the reporter, or may be: the account is named to those alone who may read the reporter's name. */
export function asReporter(rule: ActorRule): ActorRule {
  return { ...rule, asParty: "reporter" };
}

/** A grown person who stands by a child where the guardian cannot: a suitable adult. */
export function suitableAdult(zh = "合适成年人", en = "Suitable adult"): PartyRule {
  return party(zh, en, { parts: partsOf("personal", "name", "phone", "relation") });
}

/** A state that nobody comes into of whom it is not known who she is. */
export function knowing<const P extends string>(state: StateRule<never>, party: P): StateRule<P> {
  return { ...state, known: [party] };
}

import type { Bilingual } from "@halfsky/statistics";
import type { ConsentRule, Period } from "../definition/definition.ts";
import { law, words } from "../definition/fields.ts";

/** On what a state organ hands on what it must hand on: inside its statutory duty, told and no further than needed. */
export const statutoryDuty: Bilingual = law(
  "个人信息保护法第三十四条（履行法定职责所必需）",
  "Personal Information Protection Law, art. 34: needed for a statutory duty",
).cite;

/** A consent to hand on; of a child under 14 it is the guardian's (PIPL art. 31). */
export function consentTo(zh: string, en: string, lasts: Period = "12mo"): ConsentRule {
  return { title: words(zh, en), lasts };
}

import { ask } from "./shorthand.ts";
import { text, words } from "../definition/fields.ts";
import type { Period, PersonPart } from "../definition/definition.ts";

/** What is handed on about a child, and what comes back. */
interface Handed<F extends string, P extends string> {
  readonly fields: readonly F[];
  readonly people: Readonly<Partial<Record<P, readonly PersonPart[]>>>;
  readonly answerForm: readonly F[];
  readonly acknowledge?: Period;
  readonly answer?: Period;
}

const basis = words("未成年人保护法第十一条", "Minors Protection Law, art. 11");

/** Civil affairs assess and replace the guardian's care; silence asks the next level as well. */
export function tellCivilAffairs<const F extends string, const P extends string>(handed: Handed<F, P>) {
  return ask<F, P, "lead" | "office">("civil-affairs", "通报民政", "To civil affairs", {
    purpose: words("监护评估、临时照料与救助", "Assess care, temporary care and relief"),
    law: basis,
    acknowledge: "24h",
    answer: "5wd",
    tell: ["lead", "office"],
    next: true,
    ...handed,
  });
}

/** The procuratorate watches over acceptance, filing and sanctions. */
export function tellProcuratorate<const F extends string, const P extends string>(handed: Handed<F, P>) {
  return ask<F, P, "lead">("procuratorate", "抄送检察机关", "Copy to the procuratorate", {
    purpose: words("对受理、立案和追责实行法律监督", "Supervise acceptance, filing and sanctions"),
    law: basis,
    acknowledge: "1wd",
    answer: "10wd",
    tell: ["lead"],
    ...handed,
  });
}

/** The school keeps the child safe there and tells of absence. */
export function tellSchool<const F extends string, const P extends string>(handed: Handed<F, P>) {
  return ask<F, P, "lead">("school", "协同学校", "To the school", {
    purpose: words("在校照护与就学保障", "Care at school, and that school goes on"),
    law: basis,
    acknowledge: "1wd",
    answer: "5wd",
    tell: ["lead"],
    ...handed,
  });
}

/** The hospital treats the child and writes down what it finds. */
export function tellHospital<const F extends string, const P extends string>(handed: Handed<F, P>) {
  return ask<F, P, "lead">("hospital", "送医救治", "To the hospital", {
    purpose: words("救治并记录伤情", "Treat and record the injuries"),
    law: basis,
    acknowledge: "30m",
    answer: "3d",
    tell: ["lead"],
    next: true,
    ...handed,
  });
}

/** Hospital, school, civil affairs and township, each asked for its part of a plan, and what it did. */
export function childHelp<const P extends string>(people: Handed<never, P>["people"]) {
  const part = { fields: ["part", "helpGiven"], people, answerForm: ["helpGiven"] } as const;
  return {
    hospital: tellHospital(part),
    school: tellSchool(part),
    civilAffairs: tellCivilAffairs(part),
    township: { ...tellSchool(part), title: words("请乡镇（街道）走访", "To the township"), to: "township" },
  } as const;
}

/** What an agency is asked to do for a child, and what it did. */
export const partFields = {
  part: text("sensitive", "请协同单位做什么", "What the agency is asked to do"),
  helpGiven: text("sensitive", "协同单位已做的工作", "What the agency did"),
};

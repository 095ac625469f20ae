import { statutoryDuty } from "./bases.ts";
import { act, ask } from "./shorthand.ts";
import { words } from "../definition/fields.ts";
import type { Period } from "../definition/definition.ts";
import type { ServiceRole } from "../definition/roles.ts";

/** Passes a matter on to one body; others may be asked as well, so it can be done again. */
export function passTo(referral: string, zh: string, en: string) {
  return act(zh, en, ["registered", "passed", "answered"], "passed", ["worker"], {
    effects: [{ refer: referral }],
  });
}

/** A lead or a letter to a body: acknowledged in a working day, answered in ten; silence goes up, and to the next level. */
export function toBody<const F extends string>(
  to: ServiceRole,
  zh: string,
  en: string,
  fields: readonly F[],
  answerForm: readonly F[],
  answer: Period = "10wd",
) {
  return ask<F, never, "lead" | "office">(to, zh, en, {
    purpose: words("依职责查办并反馈", "Act within its duty and answer"),
    law: statutoryDuty,
    fields,
    acknowledge: "1wd",
    answer,
    answerForm,
    tell: ["lead", "office"],
    next: true,
  });
}

/** The bodies that find leads. */
export const bodyNames = {
  police: ["公安", "Police"],
  procuratorate: ["检察", "Procuratorate"],
  education: ["教育", "Education"],
  civil: ["民政", "Civil affairs"],
  market: ["市场监管", "Market regulation"],
  culture: ["文化执法", "Culture"],
  cyberspace: ["网信", "Cyberspace"],
  health: ["卫生健康", "Health"],
  federation: ["妇联", "Women's federation"],
} as const;

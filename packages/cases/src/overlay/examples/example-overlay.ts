import type { Bilingual } from "@halfsky/statistics";
import type { FieldRule, Period, Source } from "../../definition/definition.ts";
import { unverified, words } from "../../definition/fields.ts";
import type { PrivacyClass } from "../../privacy/privacy-class.ts";
import type { SystemOverlay } from "../service-overlay.ts";

/** What a made-up county sets in one system, and why: an example for those who set their own, loaded into the sample city. */
export interface ExampleOverlay {
  /** the reason that stands in the history of the parameters */
  readonly why: Bilingual;
  readonly overlay: SystemOverlay;
}

/** An example made of parts; no two parts of one kind. */
export function example(zh: string, en: string, ...parts: readonly SystemOverlay[]): ExampleOverlay {
  return { why: words(zh, en), overlay: Object.assign({}, ...parts) };
}

/** A paper of the made-up county. Nobody has read it, so what rests on it keeps that mark. */
export function paper(zh: string, en: string): Source {
  return unverified(`示例：青岚县${zh}（虚构）`, `Example: ${en} of Qinglan (made up)`);
}

/** Clocks of the place: shorter ones freely, longer ones on the paper that they rest on. */
export function within(
  periods: Readonly<Record<string, Period>>,
  longer: Readonly<Record<string, readonly [Period, Source]>> = {},
): SystemOverlay {
  return {
    periods: Object.fromEntries([
      ...Object.entries(periods).map(([path, value]) => [path, { value }]),
      ...Object.entries(longer).map(([path, [value, source]]) => [path, { value, source }]),
    ]),
  };
}

/** Further answers of a question of choices. */
export function answers(
  field: string,
  added: Readonly<Record<string, readonly [zh: string, en: string]>>,
): SystemOverlay {
  return {
    options: {
      [field]: Object.fromEntries(Object.entries(added).map(([key, [zh, en]]) => [key, words(zh, en)])),
    },
  };
}

/** A question that only the place asks, on these forms. */
export function asks(name: string, rule: FieldRule, ...forms: readonly string[]): SystemOverlay {
  return { fields: { [name]: { rule, forms } } };
}

/** Closer classes of fields and of parts of people. */
export function closer(classes: Readonly<Record<string, PrivacyClass>>): SystemOverlay {
  return {
    privacy: Object.fromEntries(Object.entries(classes).map(([path, value]) => [path, { value }])),
  };
}

/** What the place calls the system. */
export function called(zh: string, en: string): SystemOverlay {
  return { title: words(zh, en) };
}

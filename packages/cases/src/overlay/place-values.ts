import { clearTimeOf } from "../log/owed-referrals.ts";
import type { Bilingual } from "@halfsky/statistics";
import type { Period, Source, SystemDefinition } from "../definition/definition.ts";
import { usualGlass } from "../definition/glass-rule.ts";
import type { PrivacyClass } from "../privacy/privacy-class.ts";
import { placeSteps } from "./place-schedules.ts";
import { termOf } from "./place-terms.ts";
import { travelModeWords } from "../travel/travel-mode.ts";
import { personPartWords } from "../sheets/sheet-words.ts";

/** A period that a place may set, under the path of `SystemOverlay.periods`. */
export interface PlacePeriod {
  readonly path: string;
  readonly kind:
    | "deadline"
    | "opening"
    | "referral"
    | "task"
    | "schedule"
    | "travel"
    | "term"
    | "glass"
    | "consent"
    | "keep";
  readonly title: Bilingual;
  readonly value: Period;
  /** where the value comes from; null for those whose source the definition does not name one by one */
  readonly source: Source | null;
}

/** A class of privacy that a place may set, under the path of `SystemOverlay.privacy`. */
export interface PlaceClass {
  readonly path: string;
  readonly title: Bilingual;
  readonly value: PrivacyClass;
}

/** A case that a late clock opens, under the path of `SystemOverlay.openings`. */
export interface PlaceOpening {
  readonly path: string;
  readonly title: Bilingual;
  readonly after: Period;
  /** whether it is opened where the place says nothing */
  readonly value: boolean;
  readonly source: Source;
}

/** Every case that a clock of a definition opens, or would where a place switches it on. */
export function placeOpenings(definition: SystemDefinition): readonly PlaceOpening[] {
  return Object.entries(definition.deadlines ?? {}).flatMap(([name, { title, escalate, source }]) =>
    escalate.flatMap(({ after, open, off }): readonly PlaceOpening[] =>
      open === undefined
        ? []
        : [
            {
              path: `${name}.${open}`,
              title: opensWords(title, definition.links?.[open]?.title ?? { zh: open, en: open }),
              after,
              value: off !== true,
              source,
            },
          ],
    ),
  );
}

function opensWords(clock: Bilingual, link: Bilingual): Bilingual {
  return { zh: `“${clock.zh}”逾期后开立“${link.zh}”`, en: `“${clock.en}” late: opens “${link.en}”` };
}

function clearingOf(
  definition: SystemDefinition,
  referral: string,
  title: Bilingual,
  source: Source,
): readonly PlacePeriod[] {
  const value = clearTimeOf(definition, referral);
  if (value === null) return [];
  const what = joined(title, { zh: "核清是否需要", en: "find out whether it is needed" });
  return [{ path: `referrals.${referral}.clearIn`, kind: "referral", title: what, value, source }];
}

/** Every period of a definition that a place may set, in the order of the definition. */
export function placePeriods(definition: SystemDefinition): readonly PlacePeriod[] {
  const deadlines = Object.entries(definition.deadlines ?? {}).flatMap(
    ([name, { title, due, source }]): readonly PlacePeriod[] =>
      typeof due === "string"
        ? [{ path: `deadlines.${name}`, kind: "deadline", title, value: due, source }]
        : Object.entries(due).map(([grade, value]) => ({
            path: `deadlines.${name}.${grade}`,
            kind: "deadline",
            title: joined(title, definition.grade?.values[grade]?.title ?? { zh: grade, en: grade }),
            value,
            source,
          })),
  );
  const openings = placeOpenings(definition).map(({ path, title, after, source }): PlacePeriod => ({
    path: `openings.${path}`,
    kind: "opening",
    title,
    value: after,
    source,
  }));
  const referrals = Object.entries(definition.referrals ?? {}).flatMap(
    ([name, { title, acknowledge, answer, source }]): readonly PlacePeriod[] => [
      {
        path: `referrals.${name}.acknowledge`,
        kind: "referral",
        title: joined(title, { zh: "签收", en: "acknowledge" }),
        value: acknowledge,
        source,
      },
      {
        path: `referrals.${name}.answer`,
        kind: "referral",
        title: joined(title, { zh: "反馈", en: "answer" }),
        value: answer,
        source,
      },
      ...clearingOf(definition, name, title, source),
    ],
  );
  const tasks = Object.entries(definition.tasks ?? {}).map(([name, { title, due, source }]): PlacePeriod => ({
    path: `tasks.${name}`,
    kind: "task",
    title,
    value: due,
    source,
  }));
  const within = definition.coverage?.within;
  const travel: readonly PlacePeriod[] =
    within === undefined
      ? []
      : [
          {
            path: "coverage.within",
            kind: "travel",
            title: joined({ zh: "阵地通行时间", en: "A place within" }, travelModeWords[within.mode]),
            value: within.time,
            source: within.source,
          },
        ];
  const schedules = placeSteps(definition).flatMap(({ path, title, rule, source }) =>
    (["from", "to"] as const).map((part): PlacePeriod => ({
      path: `schedules.${path}.${part}`,
      kind: "schedule",
      title: joined(title, part === "from" ? { zh: "满", en: "from" } : { zh: "至满", en: "to" }),
      value: rule[part],
      source,
    })),
  );
  const consents = Object.entries(definition.consents ?? {}).map(([name, { title, lasts }]): PlacePeriod => ({
    path: `consents.${name}`,
    kind: "consent",
    title,
    value: lasts,
    source: null,
  }));
  const terms = Object.entries(definition.actions).flatMap(([name, { title }]): readonly PlacePeriod[] => {
    const value = termOf(definition, name);
    const what = joined(title, { zh: "至少须满", en: "not before" });
    return value === null ? [] : [{ path: `terms.${name}`, kind: "term", title: what, value, source: null }];
  });
  const { review, source } = definition.glass ?? usualGlass;
  const glass: PlacePeriod = {
    path: "glass.review",
    kind: "glass",
    title: { zh: "紧急查阅：复查", en: "A broken glass: review" },
    value: review,
    source,
  };
  const keep: PlacePeriod = {
    path: "keep",
    kind: "keep",
    title: { zh: "办结后保存", en: "Kept after closing" },
    value: definition.keep,
    source: null,
  };
  return [
    ...deadlines,
    ...openings,
    ...referrals,
    ...tasks,
    ...schedules,
    ...travel,
    ...terms,
    glass,
    ...consents,
    keep,
  ];
}

/** Every class of privacy of a definition that a place may set: fields, then parts of people. */
export function placeClasses(definition: SystemDefinition): readonly PlaceClass[] {
  const fields = Object.entries(definition.fields).map(([name, { title, privacy }]) => ({
    path: name,
    title,
    value: privacy,
  }));
  const parts = Object.entries(definition.parties).flatMap(([name, { title, parts: asked }]) =>
    Object.entries(asked).map(([part, value]) => ({
      path: `${name}.${part}`,
      title: joined(title, Object.entries(personPartWords).find(([key]) => key === part)?.[1] ?? title),
      value,
    })),
  );
  return [...fields, ...parts];
}

function joined(one: Bilingual, other: Bilingual): Bilingual {
  return { zh: `${one.zh}：${other.zh}`, en: `${one.en}: ${other.en}` };
}

import {
  isPlainName,
  isSystemOverlay,
  type OverlayFault,
  type OverlayResult,
  type Period,
  type PrivacyClass,
  type Source,
  type SystemOverlay,
} from "@halfsky/cases";
import { placeInDraft } from "./overlay-draft.ts";

/** How a question may be answered that a place adds. */
export const newKinds = ["flag", "code", "codes", "number", "date", "moment", "text", "name"] as const;
type NewKind = (typeof newKinds)[number];

/** An answer to choose from, as it is typed. */
export interface NewOption {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
}

/** A question as it is typed. Its class has no usual value: whoever adds a question says how closely it is kept. */
export interface NewQuestion extends NewOption {
  readonly kind: NewKind;
  readonly privacy: PrivacyClass | null;
  readonly isRequired: boolean;
  readonly forms: readonly string[];
  readonly options: readonly NewOption[];
  readonly unitZh: string;
  readonly unitEn: string;
}

/** Further answers to a question that is there. */
export interface NewAnswers {
  readonly field: string | null;
  readonly options: readonly NewOption[];
}

/** What starts or meets a clock, as the page chooses it: "action.close", "state.open", "field.day". */
type NewTrigger = string | null;

/** A clock as it is typed. */
export interface NewClock extends NewOption {
  readonly starts: NewTrigger;
  readonly meets: NewTrigger;
  readonly due: Period;
  readonly warn: Period | null;
  /** the actor who is told at its end */
  readonly to: string | null;
  readonly source: Source | undefined;
}

/** An answer of which nothing is typed yet. */
export const emptyOption: NewOption = { name: "", zh: "", en: "" };
/** A question of which nothing is typed yet. */
export const emptyQuestion: NewQuestion = {
  ...emptyOption,
  kind: "flag",
  privacy: null,
  isRequired: false,
  forms: [],
  options: [emptyOption, emptyOption],
  unitZh: "",
  unitEn: "",
};
/** Answers of which nothing is typed yet. */
export const emptyAnswers: NewAnswers = { field: null, options: [emptyOption] };
/** A clock of which nothing is typed yet. */
export const emptyClock: NewClock = {
  ...emptyOption,
  starts: null,
  meets: null,
  due: "5wd",
  warn: "1wd",
  to: null,
  source: undefined,
};

/** A fault at a field of the form: "options.1.zh". Without words it says that something is missing there. */
export interface NewFault {
  readonly field: string;
  readonly message?: OverlayFault["message"];
}

/** The overlay with a further question. */
export function withQuestion(overlay: SystemOverlay, question: NewQuestion): SystemOverlay {
  const { name, zh, en, kind, forms, isRequired, unitZh, unitEn } = question;
  const type =
    kind === "code" || kind === "codes"
      ? { kind, options: optionsOf(question.options) }
      : kind === "number"
        ? { kind, unit: { zh: unitZh.trim(), en: unitEn.trim() }, decimals: 0 }
        : { kind };
  // until a class is chosen the close one stands in for it, so that the rest can be judged
  const rule = {
    title: { zh: zh.trim(), en: en.trim() },
    type,
    privacy: question.privacy ?? ("sensitive" as const),
  };
  return {
    ...overlay,
    fields: {
      ...overlay.fields,
      [name]: { rule, forms, ...(isRequired ? { required: true } : {}) },
    },
  };
}

/** The overlay with further answers to a question; those that it adds already stay. */
export function withAnswers(overlay: SystemOverlay, { field, options }: NewAnswers): SystemOverlay {
  if (field === null) return overlay;
  return {
    ...overlay,
    options: { ...overlay.options, [field]: { ...overlay.options?.[field], ...optionsOf(options) } },
  };
}

/** The overlay with a further clock. */
export function withClock(overlay: SystemOverlay, clock: NewClock, ownChoice: Source): SystemOverlay {
  const { name, zh, en, due, warn, to, source } = clock;
  const rule = {
    title: { zh: zh.trim(), en: en.trim() },
    starts: triggerOf(clock.starts),
    due,
    meets: triggerOf(clock.meets),
    ...(warn === null ? {} : { warn: [warn] }),
    escalate: to === null ? [] : [{ after: "0h" as const, to }],
    source: source ?? ownChoice,
  };
  const next: unknown = { ...overlay, deadlines: { ...overlay.deadlines, [name]: rule } };
  if (!isSystemOverlay(next)) throw new Error("an overlay with a clock is one");
  return next;
}

function triggerOf(chosen: NewTrigger): Record<string, string> {
  const [kind = "", ...name] = (chosen ?? "").split(".");
  return chosen === null ? {} : { [kind]: name.join(".") };
}

function optionsOf(options: readonly NewOption[]) {
  return Object.fromEntries(
    options.map(({ name, zh, en }) => [name.trim(), { zh: zh.trim(), en: en.trim() }]),
  );
}

function missingOptions(options: readonly NewOption[]): readonly NewFault[] {
  return options.flatMap(({ name, zh, en }, index) => [
    ...(isPlainName(name.trim()) && options.findIndex((one) => one.name.trim() === name.trim()) === index
      ? []
      : [{ field: `options.${index}.name` }]),
    ...(zh.trim() === "" ? [{ field: `options.${index}.zh` }] : []),
    ...(en.trim() === "" ? [{ field: `options.${index}.en` }] : []),
  ]);
}

/** What of a name and its words is not filled in. */
export function missingWords({ name, zh, en }: NewOption): readonly NewFault[] {
  return [
    ...(isPlainName(name) ? [] : [{ field: "name" }]),
    ...(zh.trim() === "" ? [{ field: "zh" }] : []),
    ...(en.trim() === "" ? [{ field: "en" }] : []),
  ];
}

/** What of a question is not filled in. */
export function missingOfQuestion(question: NewQuestion): readonly NewFault[] {
  const { kind, privacy, forms, options, unitZh, unitEn } = question;
  return [
    ...missingWords(question),
    ...(privacy === null ? [{ field: "privacy" }] : []),
    ...(forms.length === 0 ? [{ field: "forms" }] : []),
    ...(kind === "code" || kind === "codes" ? missingOptions(options) : []),
    ...(kind === "number" && (unitZh.trim() === "" || unitEn.trim() === "") ? [{ field: "unit" }] : []),
  ];
}

/** What of further answers is not filled in. */
export function missingOfAnswers({ field, options }: NewAnswers): readonly NewFault[] {
  return [...(field === null ? [{ field: "field" }] : []), ...missingOptions(options)];
}

/** What of a clock is not filled in. */
export function missingOfClock(clock: NewClock): readonly NewFault[] {
  return [
    ...missingWords(clock),
    ...(["starts", "meets", "to"] as const).flatMap((field) => (clock[field] === null ? [{ field }] : [])),
    ...(clock.source !== undefined && clock.source.cite.zh.trim() === "" ? [{ field: "source" }] : []),
  ];
}

/**
 * Everything that is wrong with an addition, each fault at its field: what is missing, and what the check of the whole says
 * that it did not say before. The page asks this before it takes the addition into the draft.
 */
export function faultsOfAddition(
  system: string,
  missing: readonly NewFault[],
  { before, after }: { readonly before: OverlayResult; readonly after: OverlayResult },
): readonly NewFault[] {
  const known = new Set(before.faults.map(({ where, message }) => `${where} ${message.en}`));
  const empty = new Set(missing.map(({ field }) => field));
  const judged = after.faults
    .filter(({ where, message }) => !known.has(`${where} ${message.en}`))
    .map(({ where, message }) => ({ field: fieldOf(placeInDraft(where, system)), message }))
    // what is missing is said once, in its own words
    .filter(({ field }) => !empty.has(field) && !(field === "name" && missing.length > 0));
  return [...missing, ...judged];
}

/** The field of the form that a place in the definition comes from; "name" for what belongs to the whole. */
function fieldOf(where: string): string {
  const [part, , key] = where.split(".");
  if (part === "forms") return "forms";
  // an action done without a network cannot ask what is sealed
  if (part === "actions") return "privacy";
  switch (key) {
    case "privacy":
    case "starts":
    case "meets":
    case "due":
    case "agency":
    case "after":
    case "brings":
    case "when":
    case "warn":
    case "source":
      return key;
    case "title":
      return "zh";
    case "escalate":
      return "to";
    case "share":
      return "shares";
    default:
      return "name";
  }
}

import type { PersonPart, Period, SystemDefinition } from "../definition/definition.ts";
import { parsePeriod } from "../deadlines/period.ts";
import { type PrivacyClass, privacyClasses } from "../privacy/privacy-class.ts";
import { applyGrades } from "./apply-grades.ts";
import { addDeadlines, addFields, addOptions, addTasks, removeTask } from "./apply-additions.ts";
import { comparePeriods } from "./compare-periods.ts";
import { change, type Draft, refuse } from "./overlay-draft.ts";
import { findPeriod, withOpening } from "./place-path.ts";
import { compareWindowEnds, isAge, setStep } from "./place-schedules.ts";
import { placeOpenings } from "./place-values.ts";
import type { OverlayResult, PlaceValue, ServiceOverlay } from "./service-overlay.ts";

/**
 * A definition as a place runs it. Shorter clocks, closer classes, more questions, items and clocks are the place's own to
 * choose; longer clocks, freer classes and left-out items need a cited basis and are listed. A parameter whose text nobody
 * has seen keeps that mark, whatever its value, until an overlay cites a law or plan that was read. Values that cannot be taken are faults, all at once, and leave the definition as it is in that place.
 */
export function applyOverlay(definition: SystemDefinition, overlay: ServiceOverlay): OverlayResult {
  const own = overlay.systems[definition.id];
  if (own === undefined) return { definition, faults: [], changes: [] };
  const draft: Draft = { definition, faults: [], changes: [], at: `systems.${definition.id}` };
  if (own.title !== undefined) draft.definition = { ...draft.definition, title: own.title };
  if (own.grade !== undefined) applyGrades(draft, own.grade);
  for (const [path, value] of Object.entries(own.periods ?? {})) setPeriod(draft, path, value);
  for (const [path, value] of Object.entries(own.steps ?? {})) setStep(draft, path, value);
  for (const [path, value] of Object.entries(own.privacy ?? {})) setPrivacy(draft, path, value);
  for (const [path, value] of Object.entries(own.openings ?? {})) setOpening(draft, path, value);
  addFields(draft, own.fields ?? {});
  addOptions(draft, own.options ?? {});
  addTasks(draft, own.tasks ?? {});
  addDeadlines(draft, own.deadlines ?? {});
  for (const [task, value] of Object.entries(own.withoutTasks ?? {})) removeTask(draft, task, value);
  return { definition: draft.definition, faults: draft.faults, changes: draft.changes };
}

function setPeriod(draft: Draft, path: string, { value, source }: PlaceValue<Period>): void {
  const where = `periods.${path}`;
  if (parsePeriod(value) === null) {
    const form = "30m、24h、3d、5wd、6mo";
    refuse(draft, where, `“${value}”不是时限，应如${form}。`, `${value} is no period such as ${form}.`);
    return;
  }
  const place = findPeriod(draft.definition, path);
  if (place === null) {
    refuse(draft, where, `没有这个时限：${path}。`, `There is no such period: ${path}.`);
    return;
  }
  // what has to last at least so long is tighter where it is surely longer
  const isTerm = path.startsWith("terms.");
  const isWindow = path.startsWith("schedules.");
  if (isWindow && !isAge(value)) {
    refuse(draft, where, "窗口只能按日、周、月计。", "A window is counted in days, weeks or months.");
    return;
  }
  const compared =
    isAge(place.value) && isAge(value) && isWindow
      ? compareWindowEnds(path, place.value, value)
      : isTerm
        ? compareTerms(place.value, value)
        : comparePeriods(place.value, value);
  if (compared === "same" && source === undefined) return;
  const direction = compared === "same" ? "other" : compared === "shorter" ? "tighter" : "looser";
  change(draft, { where, from: place.value, to: value, direction, source: source ?? null }, (definition) =>
    place.put(definition, value, source),
  );
}

/** A least term beside another, in the words of clocks: "shorter" is the tighter one, which is the longer of the two. */
function compareTerms(from: Period, to: Period): ReturnType<typeof comparePeriods> {
  if (from === to) return "same";
  return comparePeriods(to, from) === "shorter" ? "shorter" : "longer";
}

/** Switches on or off what a late clock opens; less comes of a stalled case only on a cited basis. */
function setOpening(draft: Draft, path: string, { value, source }: PlaceValue<boolean>): void {
  const where = `openings.${path}`;
  const place = placeOpenings(draft.definition).find((one) => one.path === path);
  if (place === undefined || typeof value !== "boolean") {
    refuse(draft, where, `没有这样的开立：${path}。`, `No clock opens this: ${path}.`);
    return;
  }
  if (place.value === value) return;
  const [from, to] = value ? (["off", "on"] as const) : (["on", "off"] as const);
  const direction = value ? "tighter" : "looser";
  const [name = "", link] = path.split(".");
  change(draft, { where, from, to, direction, source: source ?? null }, (definition) =>
    withOpening(definition, name, link, { off: !value }),
  );
}

function setPrivacy(draft: Draft, path: string, { value, source }: PlaceValue<PrivacyClass>): void {
  const where = `privacy.${path}`;
  const [name = "", part] = path.split(".");
  const declared =
    part === undefined
      ? draft.definition.fields[name]?.privacy
      : Object.entries(draft.definition.parties[name]?.parts ?? {}).find(([key]) => key === part)?.[1];
  if (declared === undefined) {
    refuse(draft, where, `没有这个字段：${path}。`, `There is no such field: ${path}.`);
    return;
  }
  if (!privacyClasses.includes(value)) {
    refuse(draft, where, `“${value}”不是密级。`, `${value} is no class of privacy.`);
    return;
  }
  if (declared === value) return;
  const isCloser = privacyClasses.indexOf(value) > privacyClasses.indexOf(declared);
  const direction = isCloser ? "tighter" : "looser";
  change(draft, { where, from: declared, to: value, direction, source: source ?? null }, (definition) =>
    part === undefined ? withField(definition, name, value) : withPart(definition, name, part, value),
  );
}

function withField(definition: SystemDefinition, name: string, privacy: PrivacyClass): SystemDefinition {
  const field = definition.fields[name];
  if (field === undefined) return definition;
  return { ...definition, fields: { ...definition.fields, [name]: { ...field, privacy } } };
}

function withPart(
  definition: SystemDefinition,
  name: string,
  part: string,
  privacy: PrivacyClass,
): SystemDefinition {
  const party = definition.parties[name];
  if (party === undefined) return definition;
  const parts: Partial<Record<PersonPart, PrivacyClass>> = { ...party.parts, [part]: privacy };
  return { ...definition, parties: { ...definition.parties, [name]: { ...party, parts } } };
}

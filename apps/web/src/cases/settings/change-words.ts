import {
  type OverlayChange,
  placeClasses,
  placeOpenings,
  placePeriods,
  placeValueWords,
  type SystemDefinition,
} from "@halfsky/cases";
import { placeInDraft } from "./overlay-draft.ts";

type Words = ReturnType<typeof placeValueWords>;

/** A change of an overlay in words: of which parameter, from what, to what; in both languages. */
export interface ChangeWords {
  /** null where the values name the parameter themselves */
  readonly title: Words | null;
  readonly from: Words;
  readonly to: Words;
}

/** What a place changed, said for who reads its history: `base` without the overlay, `here` with it. */
export function changeWords(
  base: SystemDefinition,
  here: SystemDefinition,
  { where, from, to }: Pick<OverlayChange, "where" | "from" | "to">,
): ChangeWords {
  const path = placeInDraft(where, base.id);
  const [part = "", ...rest] = path.split(".");
  const name = rest.join(".");
  // a scale is kept by its Chinese words: its grades say themselves in both
  if (path === "grade.values") return { title: null, from: scaleOf(base), to: scaleOf(here) };
  const left = part === "withoutTasks" ? base.tasks?.[name]?.title : undefined;
  if (left !== undefined) return { title: null, from: left, to: placeValueWords(to) };
  if (part === "options") {
    return {
      title: titleOf(base, part, name),
      from: placeValueWords(from),
      to: addedAnswers(base, here, name),
    };
  }
  // clocks of a grade that the place added, and those that it calls otherwise, are named as they are here
  const title = titleOf(here, part, name) ?? titleOf(base, part, name);
  const values = { title, from: placeValueWords(from), to: placeValueWords(to) };
  const added =
    part === "fields" ? here.fields[name] : part === "tasks" ? here.tasks?.[name] : here.deadlines?.[name];
  return from === "—" && added !== undefined ? { ...values, to: added.title } : values;
}

function titleOf(base: SystemDefinition, part: string, name: string): Words | null {
  const of = (places: readonly { readonly path: string; readonly title: Words }[]) =>
    places.find(({ path }) => path === name)?.title ?? null;
  switch (part) {
    case "periods":
      return of(placePeriods(base));
    case "privacy":
      return of(placeClasses(base));
    case "openings":
      return of(placeOpenings(base));
    case "options":
      return base.fields[name]?.title ?? null;
    default:
      return null;
  }
}

/** What a question may be answered with here and could not before: the change itself keeps the Chinese words. */
function addedAnswers(base: SystemDefinition, here: SystemDefinition, field: string): Words {
  const known = optionsOf(base, field);
  return listed(
    Object.entries(optionsOf(here, field)).flatMap(([key, words]) =>
      Object.hasOwn(known, key) ? [] : [words],
    ),
  );
}

function optionsOf({ fields }: SystemDefinition, field: string): Readonly<Record<string, Words>> {
  const type = fields[field]?.type;
  return type?.kind === "code" || type?.kind === "codes" ? type.options : {};
}

function scaleOf({ grade }: SystemDefinition): Words {
  return listed(Object.values(grade?.values ?? {}).map(({ title }) => title));
}

function listed(titles: readonly Words[]): Words {
  return { zh: titles.map(({ zh }) => zh).join("、"), en: titles.map(({ en }) => en).join(", ") };
}

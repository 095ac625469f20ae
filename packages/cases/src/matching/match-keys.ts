import type { PersonPart, SystemDefinition } from "../definition/definition.ts";
import type { Person } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";
import { closerOf, partPrivacy } from "../privacy/part-privacy.ts";
import type { PrivacyClass } from "../privacy/privacy-class.ts";
import { soundOf } from "./name-sound.ts";
import { normaliseAddress, normaliseId, normaliseName, normalisePhone, normaliseText } from "./normalise.ts";

/** A key under which a person may be found again; the host stores its blind hash only. */
export interface MatchKey {
  readonly party: string;
  readonly personId: string;
  /** the parts it is made of: "idNumber", "name+phone"; the same in every system, so that systems find each other's people */
  readonly kind: string;
  /** normalised, before the blind hash */
  readonly key: string;
  /** the closest class of its parts; sealed parts make no key */
  readonly privacy: PrivacyClass;
}

/**
 * The keys by which a case may meet another about the same people: one for each person and each set of `match.keys` whose
 * parts are all known. A name goes in by its sound, since names are written down by ear; `comparePeople` then looks at the
 * characters. A set that names several parties makes keys of each party's own parts.
 */
export function matchKeys(definition: SystemDefinition, state: CaseState): readonly MatchKey[] {
  return keysOf(definition, state, keySets(definition), matchedPart);
}

/** The sets of parts by which a definition finds people, each of one party. */
export function keySets(definition: SystemDefinition): readonly KeySet[] {
  return (definition.match?.keys ?? []).flatMap(partsByParty);
}

/** The key of somebody under some parts, as `matchKeys` makes it; null where one of them is not known. */
export function matchKeyOf(
  parts: readonly PersonPart[],
  person: Person,
): Pick<MatchKey, "kind" | "key"> | null {
  return keyUnder(parts.toSorted(), person, matchedPart);
}

/** What an exact search finds a person by: name, telephone, ID number, each alone. */
export function searchKeys(definition: SystemDefinition, state: CaseState): readonly MatchKey[] {
  const sets = Object.keys(definition.parties).flatMap((party) =>
    searchParts.map((part) => ({ party, parts: [part] })),
  );
  return keysOf(definition, state, sets, normalPart);
}
const searchParts = ["name", "phone", "idNumber"] as const;

/** The key of a search word as `searchKeys` makes it; null for one that cannot be found. */
export function searchKeyOf(part: (typeof searchParts)[number], text: string): string | null {
  return normalPart(part, { id: "", parts: { [part]: text } });
}

/** Parts of one party, in the order of their names. */
export interface KeySet {
  readonly party: string;
  readonly parts: readonly PersonPart[];
}

function partsByParty(set: readonly string[]): readonly KeySet[] {
  const byParty = new Map<string, PersonPart[]>();
  for (const name of set) {
    const [party = "", part = ""] = name.split(".");
    const known = partNames.find((one) => one === part);
    if (known !== undefined) byParty.set(party, [...(byParty.get(party) ?? []), known]);
  }
  return [...byParty].map(([party, parts]) => ({ party, parts: parts.toSorted() }));
}
const partNames = ["name", "sex", "birthDate", "idNumber", "phone", "address", "relation"] as const;

function keysOf(
  definition: SystemDefinition,
  state: CaseState,
  sets: readonly KeySet[],
  normal: NormalPart,
): readonly MatchKey[] {
  const keys = sets.flatMap(({ party, parts }) => {
    const rule = definition.parties[party];
    if (rule === undefined) return [];
    return (state.parties[party] ?? []).flatMap((person): readonly MatchKey[] => {
      const key = keyUnder(parts, person, normal);
      const classes = parts.map((part) => partPrivacy(rule, part, person, state.openedAt) ?? "sealed");
      if (key === null || classes.includes("sealed")) return [];
      const privacy = classes.reduce(closerOf, "open");
      return [{ party, personId: person.id, ...key, privacy }];
    });
  });
  // two sets of one definition may come down to the same key
  return [...new Map(keys.map((key) => [`${key.party}|${key.personId}|${key.kind}`, key])).values()];
}

type NormalPart = (part: PersonPart, person: Person) => string | null;

function keyUnder(
  parts: readonly PersonPart[],
  person: Person,
  normal: NormalPart,
): Pick<MatchKey, "kind" | "key"> | null {
  const texts = parts.map((part) => normal(part, person));
  return texts.includes(null) ? null : { kind: parts.join("+"), key: texts.join("|") };
}

/** A name by its sound, anything else in its normal form. */
function matchedPart(part: PersonPart, person: Person): string | null {
  return part === "name" ? nameSound(person) : normalPart(part, person);
}

function nameSound(person: Person): string | null {
  const name = textOf(person, "name");
  const normal = name === null ? null : normaliseName(name);
  return normal === null || normal.isPartial ? null : soundOf(normal.text);
}

function normalPart(part: PersonPart, person: Person): string | null {
  const text = textOf(person, part);
  if (text === null) return null;
  switch (part) {
    case "name": {
      const name = normaliseName(text);
      return name === null || name.isPartial ? null : name.text;
    }
    case "phone":
      return normalisePhone(text);
    case "idNumber": {
      const id = normaliseId(text);
      return id?.isValid === true || (id !== null && id.text.length >= 6) ? id.text : null;
    }
    case "address":
      return normaliseAddress(text);
    case "birthDate":
    case "sex":
    case "relation":
      return normaliseText(text);
  }
}

/** The text of a part that is known; null otherwise. */
export function textOf(person: Person, part: PersonPart): string | null {
  const value = person.parts[part];
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

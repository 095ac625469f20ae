import {
  personParts,
  type PersonPart,
  type ReferralRule,
  type SystemDefinition,
} from "../definition/definition.ts";
import { factsOf, isConsentInForce } from "../expression/condition-facts.ts";
import { evaluate } from "../expression/evaluate.ts";
import { type AsAnswered, holdingName, isAnswered } from "../log/as-answered.ts";
import type { CaseState, OwnWords, ReferralState } from "../log/case-state.ts";
import { askedParts, readsOf } from "./reads.ts";
import { privacyTable } from "./privacy-table.ts";
import type { PrivacyClass } from "./privacy-class.ts";

export type Shown = "shown" | "masked" | "hidden";

/**
 * Where it is read. "list": many cases side by side, search hits, notifications, previews; "export": a file that leaves the
 * house. In both the table of classes says how far.
 */
export type ReadPlace = "case" | "list" | "export";

/** The answers of a case at a moment, and the number of the action that they stood after. */
export type Past = AsAnswered;

/** What one reader may see of one case. Whatever is not named is hidden. */
export interface Visibility {
  /** whether she may know that the case exists */
  readonly mayRead: boolean;
  readonly whole: boolean;
  readonly handles: boolean;
  readonly place: ReadPlace;
  readonly fields: Readonly<Record<string, Shown>>;
  readonly parties: Readonly<Record<string, Readonly<Partial<Record<PersonPart, Shown>>>>>;
  /** parties whose day of birth she may read in the case itself: of these alone a list may let her tell child from adult */
  readonly knowsAgesOf: readonly string[];
  /**
   * of what is not hidden, what she may see only as it stood when her agency had answered what it held: whatever was written
   * later is not for her
   */
  readonly past: {
    readonly fields: Readonly<Record<string, Past>>;
    readonly parties: Readonly<Record<string, Readonly<Partial<Record<PersonPart, Past>>>>>;
  };
  /** numbers of her organisation's own actions, where of a closed case she sees these alone */
  readonly own: readonly number[];
  /** "all", or the numbers of those that her organisation holds */
  readonly referrals: "all" | readonly number[];
  readonly tasks: "all" | readonly string[];
}

/** Who reads, beside the names of the actors she is. */
export interface CaseReader {
  readonly organisationId: string;
  /** moment of reading, ISO 8601 in UTC: a consent may have ended */
  readonly now: string;
  /** the case itself where it is absent */
  readonly place?: ReadPlace;
  /** she broke the glass of this case and the time is not over: she sees all of it but who reported, and answers for it */
  readonly glass?: boolean;
  /** fields that name a case which is not there for her: hidden, whatever she may read of this one */
  readonly hidden?: readonly string[];
}

/**
 * What a reader may see of a case: what the forms of her actions ask, what was shared with her organisation by a referral
 * or an item that it holds now, and what `alsoReads` declares. Once it has answered, what was shared is seen as of the answer;
 * once the case is closed as well, what her organisation wrote itself, and no more.
 */
export function visibleTo(
  definition: SystemDefinition,
  actors: readonly string[],
  state: CaseState,
  reader: CaseReader,
): Visibility {
  const place = reader.place ?? "case";
  const standing = actors.filter((name) => {
    const actor = definition.actors[name];
    return actor !== undefined && actor.relation !== "anyone";
  });
  const own = ownPartOf(definition, standing, state, reader);
  const reads = standing.flatMap((name) => (own.actors.has(name) ? [] : [readsOf(definition, name)]));
  const fields = new Set(reads.flatMap((one) => [...one.fields]));
  const parties = new Map<string, Set<PersonPart>>();
  const addParts = (party: string, parts: Iterable<PersonPart>): void => {
    const known = parties.get(party) ?? new Set();
    for (const part of parts) known.add(part);
    parties.set(party, known);
  };
  for (const one of reads) for (const [party, parts] of one.parties) addParts(party, parts);
  const held = withOwn(heldBy(definition, actors, state, reader), own);
  for (const { share, further, past } of held.shares) {
    if (past !== null) continue;
    for (const field of [...share.fields, ...further]) fields.add(field);
    for (const [party, parts] of Object.entries(share.parties ?? {})) addParts(party, parts ?? []);
  }
  if (reader.glass === true) {
    for (const field of Object.keys(definition.fields)) fields.add(field);
    for (const [party, { notByGlass }] of Object.entries(definition.parties)) {
      if (notByGlass !== true) addParts(party, askedParts(definition, party));
    }
  }
  const past = pastOf(held, fields, parties);
  for (const field of Object.keys(past.fields)) fields.add(field);
  for (const [party, parts] of Object.entries(past.parties)) {
    addParts(
      party,
      personParts.filter((part) => parts[part] !== undefined),
    );
  }
  const whole = reader.glass === true || reads.some((one) => one.whole);
  return {
    mayRead: standing.length > 0 || reader.glass === true,
    whole,
    handles: reads.some((one) => one.handles),
    place,
    fields: Object.fromEntries(
      Object.entries(definition.fields).map(([name, { privacy }]) => [
        name,
        fields.has(name) && reader.hidden?.includes(name) !== true ? shownIn(place, privacy) : "hidden",
      ]),
    ),
    parties: Object.fromEntries(
      Object.entries(definition.parties).map(([party, rule]) => [
        party,
        Object.fromEntries(
          askedParts(definition, party).map((part) => [
            part,
            parties.get(party)?.has(part) === true ? shownIn(place, rule.parts[part] ?? "sealed") : "hidden",
          ]),
        ),
      ]),
    ),
    past,
    own: whole ? [] : (own.words?.actions ?? []),
    knowsAgesOf: [...parties].filter(([, parts]) => parts.has("birthDate")).map(([party]) => party),
    referrals: whole ? "all" : held.referrals,
    tasks: whole ? "all" : held.tasks,
  };
}

/** What is seen only as of an answer, the newest where there are several; whatever is seen as it is now is not among it. */
function pastOf(
  held: Held,
  fields: ReadonlySet<string>,
  parties: ReadonlyMap<string, ReadonlySet<PersonPart>>,
): Visibility["past"] {
  const ofFields: Record<string, Past> = {};
  const ofParties: Record<string, Partial<Record<PersonPart, Past>>> = {};
  const newer = (one: Past | undefined, other: Past): Past =>
    one !== undefined && one.by > other.by ? one : other;
  for (const { share, further, past } of held.shares) {
    if (past === null) continue;
    for (const field of [...share.fields, ...further]) {
      if (!fields.has(field)) ofFields[field] = newer(ofFields[field], past);
    }
    for (const [party, parts = []] of Object.entries(share.parties ?? {})) {
      const known = (ofParties[party] ??= {});
      for (const part of parts) {
        if (parties.get(party)?.has(part) !== true) known[part] = newer(known[part], past);
      }
    }
  }
  return { fields: ofFields, parties: ofParties };
}

/** How far a class goes in a place, for somebody who may see the answer itself. */
export function shownIn(place: ReadPlace, privacy: PrivacyClass): Shown {
  if (place === "case") return "shown";
  if (place === "export") return privacyTable[privacy].export === "never" ? "hidden" : "shown";
  const { list } = privacyTable[privacy];
  return list === "none" ? "hidden" : list;
}

interface Held {
  readonly shares: readonly {
    readonly share: ReferralRule["share"];
    readonly further: readonly string[];
    /** where it was answered: what stood then; null while it is open */
    readonly past: Past | null;
  }[];
  readonly referrals: readonly number[];
  readonly tasks: readonly string[];
}

/** What the reader's organisation holds of the case, in the roles that she acts in. */
function heldBy(
  definition: SystemDefinition,
  actors: readonly string[],
  state: CaseState,
  reader: CaseReader,
): Held {
  const rolesOf = (relation: "holds-referral" | "holds-task"): ReadonlySet<string> =>
    new Set(
      actors.flatMap((name) => {
        const actor = definition.actors[name];
        return actor?.relation === relation ? [actor.role] : [];
      }),
    );
  const [asReferred, asTasked] = [rolesOf("holds-referral"), rolesOf("holds-task")];
  const shares: Held["shares"][number][] = [];
  const referrals: number[] = [];
  for (const referral of state.referrals) {
    const rule = definition.referrals?.[referral.name];
    if (rule === undefined || !asReferred.has(rule.to)) continue;
    if (referral.organisationId !== reader.organisationId || !isHeld(referral, state)) continue;
    referrals.push(referral.number);
    if (hasBasis(definition, rule, state, reader.now)) {
      const past = state.asAnswered[holdingName.referral(referral.number)] ?? null;
      shares.push({ share: rule.share, further: rule.answerForm ?? [], past });
    }
  }
  const tasks: string[] = [];
  for (const [name, task] of Object.entries(state.tasks)) {
    const rule = definition.tasks?.[name];
    if (rule === undefined || !asTasked.has(rule.agency) || state.phase === "closed") continue;
    if (task.organisationId !== reader.organisationId || task.status === "not-applicable") continue;
    tasks.push(name);
    const past = state.asAnswered[holdingName.task(name)] ?? null;
    shares.push({ share: rule.share, further: rule.brings ?? [], past });
  }
  return { shares, referrals, tasks };
}

/** Of a closed case: the actors as whom she reads what her organisation wrote alone, and that. */
interface OwnPart {
  readonly actors: ReadonlySet<string>;
  readonly referrals: readonly number[];
  readonly words: OwnWords | null;
  readonly share: ReferralRule["share"];
}

/** As `own` of the relation "holds-referral": what she has answered, where nothing waits for her in the same role. */
function ownPartOf(
  definition: SystemDefinition,
  actors: readonly string[],
  state: CaseState,
  { organisationId }: CaseReader,
): OwnPart {
  const none: OwnPart = { actors: new Set(), referrals: [], words: null, share: { fields: [] } };
  if (state.phase !== "closed" || state.sealed) return none;
  const hers = state.referrals.filter((one) => one.organisationId === organisationId);
  const roleOf = ({ name }: ReferralState): string | undefined => definition.referrals?.[name]?.to;
  const waiting = new Set(hers.filter((one) => isHeld(one, state)).map(roleOf));
  const answered = hers.filter((one) => one.state === "answered" && !waiting.has(roleOf(one)));
  const roles = new Set(answered.map(roleOf));
  const reading = actors.filter((name) => {
    const actor = definition.actors[name];
    return actor?.relation === "holds-referral" && roles.has(actor.role);
  });
  if (reading.length === 0) return none;
  const words = state.wrote[organisationId] ?? null;
  const parties = Object.entries(words?.parties ?? {}).map(([party, people]) => [
    party,
    askedParts(definition, party).filter((part) => people.some(({ parts }) => parts[part] !== undefined)),
  ]);
  const inGroups = Object.values(words?.groups ?? {}).flatMap((rows) =>
    rows.flatMap(({ fields }) => Object.keys(fields)),
  );
  return {
    actors: new Set(reading),
    referrals: answered.map(({ number }) => number),
    words,
    share: {
      fields: [...new Set([...Object.keys(words?.fields ?? {}), ...inGroups])],
      parties: Object.fromEntries(parties),
    },
  };
}

function withOwn(held: Held, { referrals, words, share }: OwnPart): Held {
  return {
    ...held,
    referrals: [...held.referrals, ...referrals],
    shares: words === null ? held.shares : [...held.shares, { share, further: [], past: words }],
  };
}

/** As the relation "holds-referral": open, or answered while the case is not closed. */
function isHeld({ state: at }: ReferralState, { phase }: CaseState): boolean {
  if (at === "returned" || at === "withdrawn") return false;
  return !isAnswered(at) || phase !== "closed";
}

/**
 * A law stays, one under a condition too once it was sent on; a consent that was withdrawn or has ended shares nothing any
 * more. Where she was asked for one, what was sent rests on that, unless the condition of the law has come true.
 */
function hasBasis(
  definition: SystemDefinition,
  { basis }: ReferralRule,
  state: CaseState,
  now: string,
): boolean {
  const facts = factsOf(definition, state, { now, gates: {} });
  const wasAsked = basis.some((one) => "consent" in one && Object.hasOwn(state.consents, one.consent));
  return basis.some((one) => {
    if ("consent" in one) return isConsentInForce(state, one.consent, now);
    return !wasAsked || one.when === undefined || evaluate(one.when, facts) === true;
  });
}

import {
  type ActionDetails,
  type Answer,
  type FormAnswers,
  partPrivacy,
  type Person,
  personParts,
  type PrivacyClass,
  privacyTable,
  type SystemDefinition,
} from "@halfsky/cases";

/** Where a class is kept: in the clear, under the key of the case, or under its second key. */
export type Layer = "plain" | "secret" | "sealed";

/** An action's details, split by where each part may stand. */
export interface SplitDetails {
  readonly plain: ActionDetails;
  readonly secret: SecretDetails | null;
  readonly sealed: Pick<SecretDetails, "answers"> | null;
}

/** What stands enciphered. */
export interface SecretDetails {
  readonly answers?: FormAnswers;
  readonly reason?: string;
  readonly consentFrom?: string;
}

const layers: Readonly<Record<(typeof privacyTable)[PrivacyClass]["key"], Layer>> = {
  common: "plain",
  case: "secret",
  "case+group": "sealed",
};

/** Where a class is kept. */
export function layerOf(privacy: PrivacyClass): Layer {
  return layers[privacyTable[privacy].key];
}

/**
 * Splits what an action said by the table of classes: nothing personal stands in the clear. Words that a person wrote as a
 * reason are free text, and so sensitive. A field that the definition does not know is kept like a sealed one.
 */
export function splitDetails(
  definition: SystemDefinition,
  details: ActionDetails,
  openedAt: string,
): SplitDetails {
  const { answers, reason, consent, ...others } = details;
  const parts = answers === undefined ? null : splitAnswers(definition, answers, openedAt);
  const secret: SecretDetails = {
    ...(parts === null || isEmpty(parts.secret) ? {} : { answers: parts.secret }),
    ...(reason === undefined ? {} : { reason }),
    ...(consent?.from === undefined ? {} : { consentFrom: consent.from }),
  };
  return {
    plain: {
      ...others,
      ...(parts === null ? {} : { answers: parts.plain }),
      ...(consent === undefined ? {} : { consent: { scope: consent.scope } }),
    },
    secret: Object.keys(secret).length === 0 ? null : secret,
    sealed: parts === null || isEmpty(parts.sealed) ? null : { answers: parts.sealed },
  };
}

/** Puts together again what `splitDetails` split. */
export function joinDetails({ plain, secret, sealed }: SplitDetails): ActionDetails {
  const { answers, consent, ...others } = plain;
  const joined =
    answers === undefined && secret?.answers === undefined && sealed?.answers === undefined
      ? undefined
      : joinAnswers(answers, secret?.answers, sealed?.answers);
  return {
    ...others,
    ...(joined === undefined ? {} : { answers: joined }),
    ...(secret?.reason === undefined ? {} : { reason: secret.reason }),
    ...(consent === undefined
      ? {}
      : {
          consent: {
            ...consent,
            ...(secret?.consentFrom === undefined ? {} : { from: secret.consentFrom }),
          },
        }),
  };
}

type Layers<T> = Readonly<Record<Layer, T>>;

function splitAnswers(
  definition: SystemDefinition,
  answers: FormAnswers,
  openedAt: string,
): Layers<FormAnswers> {
  const layerOfField = (name: string): Layer => {
    const privacy = definition.fields[name]?.privacy;
    return privacy === undefined ? "sealed" : layerOf(privacy);
  };
  const layerOfPart = (party: string, person: Person, name: string): Layer => {
    const rule = definition.parties[party];
    const part = personParts.find((one) => one === name);
    const privacy =
      rule === undefined || part === undefined ? null : partPrivacy(rule, part, person, openedAt);
    return privacy === null ? "sealed" : layerOf(privacy);
  };
  const fields = splitRecord(answers.fields, layerOfField);
  const groups = splitLists(answers.groups, (_group, row, layer) => {
    const kept = splitRecord(row.fields, layerOfField)[layer];
    return layer === "secret" || Object.keys(kept).length > 0 ? { id: row.id, fields: kept } : null;
  });
  const parties = splitLists(answers.parties, (party, person, layer) => {
    const kept = splitRecord(person.parts, (part) => layerOfPart(party, person, part))[layer];
    return layer === "secret" || Object.keys(kept).length > 0 ? { id: person.id, parts: kept } : null;
  });
  const layer = (name: Layer): FormAnswers => ({
    fields: fields[name],
    ...(groups[name] === undefined ? {} : { groups: groups[name] }),
    ...(parties[name] === undefined ? {} : { parties: parties[name] }),
  });
  return {
    plain: { ...layer("plain"), ...(answers.removed === undefined ? {} : { removed: answers.removed }) },
    secret: layer("secret"),
    sealed: layer("sealed"),
  };
}

function splitRecord(
  record: Readonly<Record<string, Answer | undefined>>,
  where: (name: string) => Layer,
): Layers<Readonly<Record<string, Answer>>> {
  const split: Record<Layer, Record<string, Answer>> = { plain: {}, secret: {}, sealed: {} };
  for (const [name, value] of Object.entries(record))
    if (value !== undefined) split[where(name)][name] = value;
  return split;
}

/** All rows stand in the secret layer, so that their order and those without an answer are kept. */
function splitLists<T>(
  lists: Readonly<Record<string, readonly T[]>> | undefined,
  rowIn: (list: string, row: T, layer: Layer) => T | null,
): Partial<Record<Layer, Readonly<Record<string, readonly T[]>>>> {
  if (lists === undefined) return {};
  const names = Object.entries(lists);
  const layer = (name: Layer) => {
    const kept = names
      .map(
        ([list, rows]) =>
          [list, rows.map((row) => rowIn(list, row, name)).filter((row) => row !== null)] as const,
      )
      .filter(([, rows]) => name === "secret" || rows.length > 0);
    return kept.length === 0 ? undefined : Object.fromEntries(kept);
  };
  const [plain, secret, sealed] = [layer("plain"), layer("secret"), layer("sealed")];
  return {
    ...(plain === undefined ? {} : { plain }),
    ...(secret === undefined ? {} : { secret }),
    ...(sealed === undefined ? {} : { sealed }),
  };
}

function isEmpty({ fields, groups, parties }: FormAnswers): boolean {
  return Object.keys(fields).length === 0 && groups === undefined && parties === undefined;
}

function joinAnswers(...parts: readonly (FormAnswers | undefined)[]): FormAnswers {
  const [plain, secret, sealed] = parts;
  const known = [plain, secret, sealed].filter((one) => one !== undefined);
  const groups = joinLists(
    known.map((one) => one.groups),
    secret?.groups,
    (one, other) => ({ id: one.id, fields: { ...one.fields, ...other.fields } }),
  );
  const parties = joinLists(
    known.map((one) => one.parties),
    secret?.parties,
    (one, other) => ({ id: one.id, parts: { ...one.parts, ...other.parts } }),
  );
  return {
    fields: Object.fromEntries(known.flatMap(({ fields }) => Object.entries(fields))),
    ...(groups === undefined ? {} : { groups }),
    ...(parties === undefined ? {} : { parties }),
    ...(plain?.removed === undefined ? {} : { removed: plain.removed }),
  };
}

function joinLists<T extends { readonly id: string }>(
  layered: readonly (Readonly<Record<string, readonly T[]>> | undefined)[],
  whole: Readonly<Record<string, readonly T[]>> | undefined,
  join: (one: T, other: T) => T,
): Readonly<Record<string, readonly T[]>> | undefined {
  const known = layered.filter((one) => one !== undefined);
  if (known.length === 0) return undefined;
  // without the secret layer (its key was destroyed) what stands in the clear is all that is left
  const order = whole ?? known[0] ?? {};
  return Object.fromEntries(
    Object.entries(order).map(([list, rows]) => [
      list,
      rows.map((row) =>
        known.reduce<T>((at, layer) => {
          const same = layer[list]?.find(({ id }) => id === row.id);
          return same === undefined || same === row ? at : join(at, same);
        }, row),
      ),
    ]),
  );
}

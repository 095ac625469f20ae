import type { IndicatorMatch, PublicationInput } from "@halfsky/api-contract";

/** What a person chose for an indicator: the id of an existing one, or "" for a new one. */
export type Choices = Readonly<Record<string, string>>;

/** The value of a choice that makes a new indicator. */
export const makeNew = "";

/** Indicators about which a person has to say something: proposals, and no link from before. */
export function askedMatches(matches: readonly IndicatorMatch[]): IndicatorMatch[] {
  return matches.filter(({ linked, proposals }) => linked === null && proposals.length > 0);
}

/** Those still without a choice. */
export function pendingMatches(matches: readonly IndicatorMatch[], choices: Choices): IndicatorMatch[] {
  return askedMatches(matches).filter(({ partId }) => choices[partId] === undefined);
}

/** Chooses the nearest proposal wherever nothing is chosen yet; no existing indicator is used twice. */
export function acceptNearest(matches: readonly IndicatorMatch[], choices: Choices): Choices {
  const next: Record<string, string> = { ...choices };
  const used = new Set([
    ...Object.values(choices).filter((id) => id !== makeNew),
    ...matches.flatMap(({ linked }) => (linked === null ? [] : [linked])),
  ]);
  for (const { partId, proposals } of pendingMatches(matches, choices)) {
    const nearest = proposals
      .toSorted((one, other) => other.score - one.score)
      .find(({ indicatorId }) => !used.has(indicatorId));
    if (nearest) used.add(nearest.indicatorId);
    next[partId] = nearest?.indicatorId ?? makeNew;
  }
  return next;
}

/** The choices as the server takes them. */
export function choicesInput(choices: Choices): PublicationInput["choices"] {
  return Object.fromEntries(
    Object.entries(choices).map(([partId, id]) => [
      partId,
      id === makeNew ? { create: true as const } : { use: id },
    ]),
  );
}

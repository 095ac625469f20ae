import { applyOverlay, hashDefinition, type SystemDefinition } from "@halfsky/cases";
import { areaTreeOf } from "../access/context.ts";
import { listAreas } from "../access/area-tree.ts";
import { jsonText } from "../database/json-text.ts";
import { lockNames } from "../database/lock-names.ts";
import type { ReadTransaction } from "../database/transactions.ts";
import { notFound } from "../platform-error.ts";
import type { CaseHost, CaseReadContext, CaseWriteContext, HashedDefinition } from "./case-host.ts";
import { insertDefinition, isDefinitionKept, listDefinitions, listOverlays } from "./case.store.ts";
import { listNewestOverlays } from "./service-overlay.store.ts";

/** The definition of a system as this program has it; throws "not-found". */
export function systemOf(host: CaseHost, system: string): HashedDefinition {
  const known = host.systems.get(system);
  if (known === undefined) throw notFound({ zh: "服务系统", en: "service system" }, system);
  return known;
}

/** An area and those above it, the highest first. */
export async function areaChain(context: CaseReadContext, areaCode: string): Promise<readonly string[]> {
  const parents = new Map(
    (await listAreas(context.transaction)).map(({ code, parentCode }) => [code, parentCode]),
  );
  return chainOf(parents, areaCode);
}

function chainOf(parents: ReadonlyMap<string, string | null>, areaCode: string): readonly string[] {
  const chain: string[] = [];
  for (let at: string | null = areaCode; at !== null && !chain.includes(at); at = parents.get(at) ?? null) {
    chain.unshift(at);
  }
  return chain;
}

/** A definition as it holds in an area. */
export interface DefinitionHere extends HashedDefinition {
  /** version of the overlay of the area, or of the nearest above that has one; 0 where none has */
  readonly overlayVersion: number;
}

/** The definition of a system as it holds in an area: the program's, with the overlays of the areas from above to below. */
export async function definitionIn(
  context: CaseReadContext,
  system: string,
  areaCode: string,
): Promise<DefinitionHere> {
  const base = systemOf(context.host, system);
  const chain = await areaChain(context, areaCode);
  return overlaid(context.host, base, chain, await listOverlays(context.transaction, chain, system));
}

/** The definition of a system in an area without what the area itself set: that of the area above, or the program's. */
export async function definitionAbove(
  context: CaseReadContext,
  system: string,
  areaCode: string,
): Promise<DefinitionHere> {
  const base = systemOf(context.host, system);
  const chain = (await areaChain(context, areaCode)).filter((code) => code !== areaCode);
  if (chain.length === 0) return { ...base, overlayVersion: 0 };
  return overlaid(context.host, base, chain, await listOverlays(context.transaction, chain, system));
}

/** Every system as it holds in an area. */
export async function definitionsIn(
  context: CaseReadContext,
  areaCode: string,
): Promise<readonly DefinitionHere[]> {
  const chain = await areaChain(context, areaCode);
  const overlays = await listOverlays(context.transaction, chain);
  return [...context.host.systems].map(([system, base]) =>
    overlaid(
      context.host,
      base,
      chain,
      overlays.filter((one) => one.system === system),
    ),
  );
}

/** Looks up how a system holds in an area: what lists of many cases ask, area by area. */
export type DefinitionLookup = (system: string, areaCode: string) => HashedDefinition;

const lookups = new WeakMap<ReadTransaction, Promise<DefinitionLookup>>();

/** The definitions of every area as this transaction sees them; overlays are read once a transaction. */
export function definitionLookup(context: CaseReadContext): Promise<DefinitionLookup> {
  const known = lookups.get(context.transaction);
  if (known !== undefined) return known;
  const made = makeLookup(context);
  lookups.set(context.transaction, made);
  return made;
}

async function makeLookup({ transaction, host }: CaseReadContext): Promise<DefinitionLookup> {
  const overlays = await listNewestOverlays(transaction);
  if (overlays.length === 0) return (system) => systemOf(host, system);
  const parents = new Map((await listAreas(transaction)).map(({ code, parentCode }) => [code, parentCode]));
  const found = new Map<string, HashedDefinition>();
  return (system, areaCode) => {
    const key = `${system} ${areaCode}`;
    const kept = found.get(key);
    if (kept !== undefined) return kept;
    const base = systemOf(host, system);
    const chain = chainOf(parents, areaCode);
    const own = overlays.filter((one) => one.system === system && chain.includes(one.area_code));
    const made = overlaid(host, base, chain, own);
    found.set(key, made);
    return made;
  };
}

function overlaid(
  host: CaseHost,
  base: HashedDefinition,
  chain: readonly string[],
  overlays: Awaited<ReturnType<typeof listOverlays>>,
): DefinitionHere {
  if (overlays.length === 0) return { ...base, overlayVersion: 0 };
  const ordered = overlays.toSorted(
    (one, other) => chain.indexOf(one.area_code) - chain.indexOf(other.area_code),
  );
  const overlayVersion = ordered.at(-1)?.version ?? 0;
  const key = [base.hash, ...ordered.map(({ area_code, version }) => `${area_code}@${version}`)].join(" ");
  const known = host.overlaid.get(key);
  if (known !== undefined) return { ...known, overlayVersion };
  // overlays were checked when they were set; a part that a newer definition does not know any more is left out
  const definition = ordered.reduce<SystemDefinition>(
    (at, { overlay }) => applyOverlay(at, overlay).definition,
    base.definition,
  );
  const made = { hash: hashDefinition(definition), definition, base: base.hash };
  host.overlaid.set(key, made);
  host.shelf.set(base.hash, base.definition);
  // an overlay that says what holds anyway makes no other version
  if (made.hash !== base.hash) host.shelf.setOverlaid(made.hash, definition, base.hash);
  return { ...made, overlayVersion };
}

/** Brings the definitions of these hashes onto the shelf. */
export async function shelveDefinitions(
  host: CaseHost,
  transaction: ReadTransaction,
  hashes: readonly string[],
): Promise<void> {
  const missing = [...new Set(hashes)].filter((hash) => !host.shelf.has(hash));
  const rows = await listDefinitions(transaction, missing);
  for (const { hash, definition, base } of rows) {
    if (base === null) host.shelf.set(hash, definition);
    else host.shelf.setOverlaid(hash, definition, base);
  }
  const bases = rows.flatMap(({ base }) => (base === null ? [] : [base]));
  if (bases.length > 0) await shelveDefinitions(host, transaction, bases);
}

/** Keeps the definition that something is about to be done under; of several who are the first at once, one keeps it. */
export async function storeDefinition(
  context: CaseWriteContext,
  { hash, definition, base = hash }: HashedDefinition,
): Promise<void> {
  const { host, transaction, now } = context;
  if (await isDefinitionKept(transaction, hash)) return;
  await lockNames(transaction, [`definition ${hash}`]);
  if (await isDefinitionKept(transaction, hash)) return;
  const own = host.shelf.get(base);
  if (own === undefined) throw new Error(`${definition.id}: ${base} is not on the shelf`);
  if (base !== hash) await storeDefinition(context, { hash: base, definition: own });
  await insertDefinition(transaction, {
    hash,
    base: base === hash ? null : base,
    system: definition.id,
    definition: jsonText(definition),
    since: now,
  });
}

/** Areas below which a system's cases of an area are asked for; the area itself too. */
export async function areasBelow(context: CaseReadContext, areaCode: string): Promise<readonly string[]> {
  return [...(await areaTreeOf(context)).areaAndBelow(areaCode)];
}

import { workCalendarOf } from "@halfsky/calendar";
import { type ClockBasis, hashDefinition, type SystemDefinition, systems } from "@halfsky/cases";
import type { ReadContext, WriteContext } from "../access/context.ts";
import { listCalendarDays } from "../calendar/calendar.store.ts";
import type { Config } from "../config.ts";
import { DefinitionShelf } from "./definition-shelf.ts";
import { CaseVault } from "./keys/case-vault.ts";

/** A definition with its hash. */
export interface HashedDefinition {
  readonly hash: string;
  readonly definition: SystemDefinition;
  /** hash of the program's own definition that overlays made this one of */
  readonly base?: string;
}

/** What a process keeps of service systems: the definitions it knows, and the vault. */
export interface CaseHost {
  readonly vault: CaseVault;
  /** the systems of this program, by id, without any overlay */
  readonly systems: ReadonlyMap<string, HashedDefinition>;
  /** every definition that was needed so far, by hash: they never change */
  readonly shelf: DefinitionShelf;
  /** definitions with overlays, by what they were made of */
  readonly overlaid: Map<string, HashedDefinition>;
}

/** What services of cases read with. */
export interface CaseReadContext extends ReadContext {
  readonly host: CaseHost;
}

/** What services of cases change things with. */
export interface CaseWriteContext extends WriteContext {
  readonly host: CaseHost;
}

let hashed: ReadonlyMap<string, HashedDefinition> | undefined;

/** The systems of this program by their id; hashed once. */
export function ownSystems(): ReadonlyMap<string, HashedDefinition> {
  hashed ??= new Map(
    systems.map((definition) => [definition.id, { hash: hashDefinition(definition), definition }]),
  );
  return hashed;
}

const hosts = new WeakMap<Config, CaseHost>();

/** The host of a process with these settings; the master key is read, or made, when it is first asked for. */
export function caseHostOf(config: Config): CaseHost {
  const known = hosts.get(config);
  if (known !== undefined) return known;
  const shelf = new DefinitionShelf();
  for (const { hash, definition } of ownSystems().values()) shelf.set(hash, definition);
  const host: CaseHost = {
    vault: new CaseVault(config),
    systems: ownSystems(),
    shelf,
    overlaid: new Map(),
  };
  hosts.set(config, host);
  return host;
}

const clocks = new WeakMap<ReadContext["transaction"], Promise<ClockBasis>>();

/** What ends of clocks are worked out by, read once a transaction; the version counts the days that schedules speak of. */
export function clockBasisIn({ transaction }: ReadContext): Promise<ClockBasis> {
  const known = clocks.get(transaction);
  if (known !== undefined) return known;
  const basis = readClockBasis(transaction);
  clocks.set(transaction, basis);
  return basis;
}

async function readClockBasis(transaction: ReadContext["transaction"]): Promise<ClockBasis> {
  const days = await listCalendarDays(transaction);
  return { calendar: workCalendarOf(days), calendarVersion: days.length };
}

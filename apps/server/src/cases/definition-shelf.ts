import {
  type DefinitionBook,
  type DefinitionFault,
  findUpgrade,
  outlineOf,
  type OutlinedVersion,
  type SystemDefinition,
  upgradeFaults,
  type UpgradeHistory,
  upgradeHistory,
  type UpgradeMap,
} from "@halfsky/cases";

/** Definitions that were needed so far, by their hash, and how a case gets from one version to another. */
export class DefinitionShelf extends Map<string, SystemDefinition> implements DefinitionBook {
  /** what a definition with overlays was made of, by its hash */
  readonly #bases = new Map<string, string>();
  readonly #found = new Map<string, UpgradeMap | null>();
  readonly #historyOf: (system: string) => UpgradeHistory;

  constructor(historyOf: (system: string) => UpgradeHistory = upgradeHistory) {
    super();
    this.#historyOf = historyOf;
  }

  /** Puts a definition with overlays on the shelf. */
  setOverlaid(hash: string, definition: SystemDefinition, base: string): void {
    this.set(hash, definition);
    this.#bases.set(hash, base);
  }

  /** What a version calls otherwise than an earlier one: overlays rename nothing, so that of the programs' own definitions. */
  mapOf(before: string, after: string): UpgradeMap | undefined {
    const way = this.wayBetween(before, after);
    return way === null || Object.keys(way).length === 0 ? undefined : way;
  }

  /** As `mapOf`; null where there is no way from the one to the other. */
  wayBetween(before: string, after: string): UpgradeMap | null {
    const key = `${this.#baseOf(before)} ${this.#baseOf(after)}`;
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const [old, now] = [this.#versionOf(before), this.#versionOf(after)];
    if (old === undefined || now === undefined) return null;
    const found = findUpgrade(this.#historyOf(now.outline.id), old, now);
    this.#found.set(key, found);
    return found;
  }

  /** What stands in the way from one version to another. */
  faultsBetween(before: string, after: string): readonly DefinitionFault[] {
    const [old, now] = [this.#versionOf(before), this.#versionOf(after)];
    return old === undefined || now === undefined
      ? []
      : upgradeFaults(this.#historyOf(now.outline.id), old, now);
  }

  #baseOf(hash: string): string {
    return this.#bases.get(hash) ?? hash;
  }

  #versionOf(hash: string): OutlinedVersion | undefined {
    const base = this.#baseOf(hash);
    const definition = this.get(base);
    return definition === undefined ? undefined : { hash: base, outline: outlineOf(definition) };
  }
}

import type { ListedArea } from "@halfsky/api-contract";
import type { ReadTransaction } from "../database/transactions.ts";
import type { Actor } from "./actor.ts";
import { readAreas } from "./area-tree.ts";

/** More people than sign in at one server; a bound for the memory. */
const mostActors = 20_000;

/**
 * What a server remembers of areas and of who may do what. Everything holds for one stamp of the database, which every
 * request reads afresh (`access_stamp`) and every change of areas, units, accounts, roles and grants moves, whichever
 * process makes it.
 */
export class AccessMemory {
  #stamp = 0;
  readonly #actors = new Map<string, Promise<Actor | undefined>>();
  #areas: Promise<readonly ListedArea[]> | undefined;

  /** The actor of an account as of the stamp; `find` asks the database. */
  actor(
    stamp: number,
    accountId: string,
    find: () => Promise<Actor | undefined>,
  ): Promise<Actor | undefined> {
    if (!this.#holds(stamp)) return find();
    const known = this.#actors.get(accountId);
    if (known !== undefined) return known;
    if (this.#actors.size >= mostActors) this.#actors.clear();
    const found = find();
    this.#actors.set(accountId, found);
    // A failed look-up is no answer to remember.
    found.catch(() => this.#actors.delete(accountId));
    return found;
  }

  /** All areas as of the stamp. */
  areas(stamp: number, database: ReadTransaction): Promise<readonly ListedArea[]> {
    if (!this.#holds(stamp)) return readAreas(database);
    if (this.#areas !== undefined) return this.#areas;
    const areas = readAreas(database);
    this.#areas = areas;
    areas.catch(() => {
      if (this.#areas === areas) this.#areas = undefined;
    });
    return areas;
  }

  /** Forgets what is of an older stamp. A request that read its stamp before another moved it asks the database. */
  #holds(stamp: number): boolean {
    if (stamp > this.#stamp) {
      this.#stamp = stamp;
      this.#actors.clear();
      this.#areas = undefined;
    }
    return stamp === this.#stamp;
  }
}

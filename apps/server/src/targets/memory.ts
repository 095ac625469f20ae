import { createHash } from "node:crypto";

/**
 * Remembers what pure functions found, by everything that they were given: a changed figure is another key, so nothing
 * has to be thrown away in time. Of more than so many results the one not used for longest goes.
 */
export class Memory<Result> {
  readonly #most: number;
  readonly #results = new Map<string, Result>();

  constructor(most: number) {
    this.#most = most;
  }

  /** The result for what was given, found by `find` where it is not known yet. */
  recall(given: unknown, find: () => Result): Result {
    const key = createHash("sha1").update(JSON.stringify(given)).digest("base64");
    const known = this.#results.get(key);
    const result = known ?? find();
    // A Map keeps the order of insertion: what was used last stands last.
    if (known !== undefined) this.#results.delete(key);
    this.#results.set(key, result);
    if (this.#results.size > this.#most) {
      const oldest = this.#results.keys().next().value;
      if (oldest !== undefined) this.#results.delete(oldest);
    }
    return result;
  }
}

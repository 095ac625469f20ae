import { Worker } from "node:worker_threads";
import { threadEntry } from "../../threads/thread-entry.ts";
import {
  judgeRelease,
  nameOfOrder,
  type ReleaseJudgement,
  type ReleaseOrder,
  releaseRefusals,
} from "./judge-release.ts";

interface Limits {
  /** Orders of so many cells, with those of past releases, are judged at once: in some hundredths of a second. */
  readonly cellsAtOnce: number;
  /** A table that takes longer is refused, in milliseconds. */
  readonly timeMs: number;
}

const usualLimits: Limits = { cellsAtOnce: 80, timeMs: 60_000 };

/** So many judgements are kept, so that what was looked at can be published without judging it again. */
const mostKept = 8;

interface Judged {
  /** name of the order that was judged */
  readonly order: string;
  readonly judgement: ReleaseJudgement;
}

/**
 * Judges releases outside the thread that answers requests and outside any transaction: a table of thousands of cells takes
 * up to a minute. One at a time; one that takes longer is refused in words, and its thread ended.
 */
export class JudgeInThread {
  readonly #limits: Limits;
  readonly #entry: URL;
  readonly #kept = new Map<string, Promise<ReleaseJudgement>>();
  #last: Promise<unknown> = Promise.resolve();

  /** `entry` is for tests of the limits. */
  constructor(
    limits: Partial<Limits> = {},
    entry: URL = threadEntry("./judging-thread.ts", import.meta.url),
  ) {
    this.#limits = { ...usualLimits, ...limits };
    this.#entry = entry;
  }

  async judge(order: ReleaseOrder): Promise<Judged> {
    const name = nameOfOrder(order);
    const known = this.#kept.get(name);
    const judging =
      known ?? (this.#isSmall(order) ? Promise.resolve(judgeRelease(order)) : this.#wait(order));
    this.#keep(name, judging);
    return { order: name, judgement: await judging };
  }

  #isSmall({ table, ledger }: ReleaseOrder): boolean {
    const past = ledger.reduce((sum, { cells }) => sum + cells.length, 0);
    return table.cells.length + past <= this.#limits.cellsAtOnce;
  }

  #keep(name: string, judging: Promise<ReleaseJudgement>): void {
    this.#kept.delete(name);
    this.#kept.set(name, judging);
    // what was refused may have been refused for lack of time
    void judging.then(
      ({ status }) => status === "refused" && this.#kept.delete(name),
      () => this.#kept.delete(name),
    );
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= mostKept) return;
      this.#kept.delete(oldest);
    }
  }

  async #wait(order: ReleaseOrder): Promise<ReleaseJudgement> {
    const before = this.#last;
    const judging = before.then(() => this.#judgeAside(order));
    this.#last = judging.catch(() => undefined);
    return await judging;
  }

  #judgeAside(order: ReleaseOrder): Promise<ReleaseJudgement> {
    const worker = new Worker(this.#entry);
    return new Promise<ReleaseJudgement>((resolve, reject) => {
      const clock = setTimeout(
        () => resolve({ status: "refused", words: releaseRefusals.tooMuch }),
        this.#limits.timeMs,
      );
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`the judging thread ended with ${code}`)));
      worker.once("exit", () => clearTimeout(clock));
      worker.postMessage(order, []);
    }).finally(() => void worker.terminate());
  }
}

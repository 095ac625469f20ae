import { Worker } from "node:worker_threads";
import { UnreadableDocumentError } from "../plan-documents/unreadable-document-error.ts";
import { PlatformError } from "../platform-error.ts";
import { threadEntry } from "../threads/thread-entry.ts";
import { type PlanFile, refusedFile } from "./read-plan-file.ts";

/** Reads and compiles one document; `onRead` tells that it is read and being compiled now. Throws as readPlanFile. */
export type ReadDocument = (fileName: string, bytes: Uint8Array, onRead?: () => void) => Promise<PlanFile>;

/** What a reading thread is asked for. */
export interface ReadingOrder {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** What a reading thread says. */
export type ReadingAnswer =
  | { readonly kind: "document-read" }
  | { readonly kind: "compiled"; readonly file: PlanFile }
  | {
      readonly kind: "refused";
      readonly problem: Pick<PlatformError, "code" | "status" | "words" | "faults">;
    }
  | { readonly kind: "failed"; readonly reason: string };

interface Limits {
  /** Threads at work at the same time; further documents wait. */
  readonly threads: number;
  /** A document that takes longer is refused, in milliseconds. */
  readonly timeMs: number;
  /** A document that needs more memory is refused, in megabytes of JavaScript heap. */
  readonly heapMegabytes: number;
  /** A thread without work for so long is ended, in milliseconds. */
  readonly idleMs: number;
}

// A real plan takes 2 s and 150 MB at most (a PDF of 45 pages); the heap limit is far above what documentLimits let in.
const usualLimits: Limits = { threads: 2, timeMs: 60_000, heapMegabytes: 1024, idleMs: 60_000 };

interface Reading {
  readonly order: ReadingOrder;
  readonly onRead: (() => void) | undefined;
  readonly resolve: (file: PlanFile) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Reads documents outside the thread that answers requests, so that no file, however hostile, holds up or ends the
 * server. An idle thread does not keep the program alive.
 */
export class ReadingPool {
  readonly #limits: Limits;
  readonly #entry: URL;
  readonly #idle: ReadingThread[] = [];
  readonly #waiting: Reading[] = [];
  #busy = 0;

  /** `entry` is for tests of the limits. */
  constructor(
    limits: Partial<Limits> = {},
    entry: URL = threadEntry("./reading-thread.ts", import.meta.url),
  ) {
    this.#limits = { ...usualLimits, ...limits };
    this.#entry = entry;
  }

  read: ReadDocument = (fileName, bytes, onRead) =>
    new Promise((resolve, reject) => {
      this.#waiting.push({ order: { fileName, bytes }, onRead, resolve, reject });
      this.#next();
    });

  #next(): void {
    if (this.#busy >= this.#limits.threads) return;
    const reading = this.#waiting.shift();
    if (reading === undefined) return;
    this.#busy += 1;
    const thread = this.#takeThread();
    thread.begin(reading, () => {
      this.#busy -= 1;
      if (thread.isUsable) this.#idle.push(thread);
      this.#next();
    });
  }

  #takeThread(): ReadingThread {
    for (let thread = this.#idle.pop(); thread !== undefined; thread = this.#idle.pop()) {
      if (thread.isUsable) return thread;
    }
    return new ReadingThread(this.#entry, this.#limits);
  }
}

/** A thread with the one document it has in hand. */
class ReadingThread {
  readonly #worker: Worker;
  readonly #limits: Limits;
  #reading: Reading | undefined;
  #whenFree: () => void = () => undefined;
  #clock: NodeJS.Timeout | undefined;
  #isUsable = true;

  constructor(entry: URL, limits: Limits) {
    this.#limits = limits;
    this.#worker = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes } });
    this.#worker.on("message", (answer: ReadingAnswer) => this.#hear(answer));
    this.#worker.on("error", (error) => this.#break(error));
    this.#worker.on("exit", (code) => this.#break(new Error(`the reading thread ended with ${code}`)));
  }

  /** Whether it can take another document. */
  get isUsable(): boolean {
    return this.#isUsable;
  }

  begin(reading: Reading, whenFree: () => void): void {
    clearTimeout(this.#clock);
    this.#reading = reading;
    this.#whenFree = whenFree;
    const { timeMs } = this.#limits;
    this.#clock = setTimeout(() => this.#tooDemanding(new Error(`not read within ${timeMs} ms`)), timeMs);
    this.#worker.ref();
    this.#worker.postMessage(reading.order, []);
  }

  #hear(answer: ReadingAnswer): void {
    const reading = this.#reading;
    if (reading === undefined) return;
    if (answer.kind === "document-read") return reading.onRead?.();
    if (answer.kind === "failed") return this.#break(new Error(answer.reason));
    this.#free();
    if (answer.kind === "compiled") return reading.resolve({ ...answer.file, bytes: reading.order.bytes });
    const { code, status, words, faults } = answer.problem;
    reading.reject(new PlatformError(code, status, words, faults));
  }

  #tooDemanding(cause: unknown): void {
    const fileName = this.#reading?.order.fileName ?? "";
    this.#break(refusedFile(fileName, new UnreadableDocumentError("too-demanding", { cause })));
  }

  /** Nobody knows what state the thread is in: the next document gets another one. */
  #break(error: unknown): void {
    if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") {
      return this.#tooDemanding(error);
    }
    this.#isUsable = false;
    const reading = this.#reading;
    this.#free();
    reading?.reject(error);
    void this.#worker.terminate();
  }

  #free(): void {
    clearTimeout(this.#clock);
    if (this.#reading === undefined) return;
    this.#reading = undefined;
    this.#worker.unref();
    if (this.#isUsable) this.#clock = setTimeout(() => this.#retire(), this.#limits.idleMs).unref();
    this.#whenFree();
  }

  #retire(): void {
    this.#isUsable = false;
    void this.#worker.terminate();
  }
}

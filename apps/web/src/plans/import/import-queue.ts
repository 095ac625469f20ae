import type { ImportedDocument, PlanImport } from "@halfsky/api-contract";

/** One file on its way: waiting → uploading → reading → done, or refused with the reason. */
export type ImportState =
  | { readonly step: "waiting" }
  | { readonly step: "uploading"; readonly share: number }
  /** In percent, where the server has told how far it is. */
  | { readonly step: "reading"; readonly percent: number | null }
  | { readonly step: "done"; readonly answer: ImportedDocument }
  | { readonly step: "refused"; readonly error: Error };

export interface QueuedFile {
  readonly key: number;
  readonly name: string;
  readonly byteCount: number;
  /** Null for a file of an earlier visit: it is not here any more, so it cannot be sent again. */
  readonly wishes: ImportWishes | null;
  /** The server's job, once there is one. */
  readonly jobId: string | null;
  readonly state: ImportState;
}

/** Where a document belongs, and the period of a plan whose text names none. */
export interface ImportWishes {
  readonly area: string;
  readonly period: readonly [number, number] | null;
}

/** What the queue asks of the server. */
export interface ImportServer {
  /** Uploads one file; answers with what was imported, or with the job where that takes a while. */
  readonly send: (
    file: File,
    wishes: ImportWishes,
    onProgress: (share: number) => void,
  ) => Promise<ImportedDocument | PlanImport>;
  /** How a job stands; rejects once it is refused. */
  readonly look: (jobId: string) => Promise<PlanImport>;
  /** Waits before the next look. */
  readonly pause: () => Promise<void>;
  /** Whether a failed look says nothing of the import itself, such as a cut line. */
  readonly isPassing: (error: unknown) => boolean;
}

/** Files dropped on the import page. It outlives the page: work goes on when the page is left. */
export class ImportQueue {
  readonly #server: ImportServer;
  readonly #files = new Map<number, File>();
  readonly #listeners = new Set<() => void>();
  #entries: readonly QueuedFile[] = [];
  #isWorking = false;
  #hasResumed = false;
  #nextKey = 1;

  constructor(server: ImportServer) {
    this.#server = server;
  }

  /** All files, in the order of their arrival; the same array until something changes. */
  entries = (): readonly QueuedFile[] => this.#entries;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** Whether leaving the application now would lose a file that the server does not have yet. */
  isBusy(): boolean {
    return this.#entries.some(({ state }) => state.step === "waiting" || state.step === "uploading");
  }

  /** Takes files in; they are uploaded one after the other. */
  add(files: readonly File[], wishes: ImportWishes): void {
    const added = files.map((file): QueuedFile => {
      const key = this.#newKey();
      this.#files.set(key, file);
      return {
        key,
        name: file.name,
        byteCount: file.size,
        wishes,
        jobId: null,
        state: { step: "waiting" },
      };
    });
    this.#change([...this.#entries, ...added]);
    void this.#work();
  }

  /** Takes up imports of an earlier visit, once: `problemOf` tells why one was refused. */
  resume(imports: readonly PlanImport[], problemOf: (one: PlanImport) => Error | undefined): void {
    if (this.#hasResumed) return;
    this.#hasResumed = true;
    const known = new Set(this.#entries.map(({ jobId }) => jobId));
    const added = imports
      .filter(({ jobId }) => !known.has(jobId))
      .map((one): QueuedFile => {
        const error = problemOf(one);
        return {
          key: this.#newKey(),
          name: one.fileName,
          byteCount: one.byteCount,
          wishes: null,
          jobId: one.jobId,
          state: error ? { step: "refused", error } : stateOf(one),
        };
      });
    // Newest first on the wire, in the order of arrival here.
    this.#change([...added.toReversed(), ...this.#entries]);
    for (const { key, jobId, state } of added) {
      if (jobId !== null && state.step === "reading") void this.#follow(key, jobId);
    }
  }

  /** Tries a refused file once more. */
  retry(key: number, wishes: ImportWishes): void {
    this.#change(
      this.#entries.map((entry) =>
        entry.key === key ? { ...entry, wishes, jobId: null, state: { step: "waiting" } } : entry,
      ),
    );
    void this.#work();
  }

  /** Takes a finished or refused file off the list. */
  dismiss(key: number): void {
    this.#files.delete(key);
    this.#change(this.#entries.filter((entry) => entry.key !== key));
  }

  async #work(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    try {
      for (let next = this.#next(); next; next = this.#next()) await this.#importOne(next);
    } finally {
      this.#isWorking = false;
    }
  }

  #next(): QueuedFile | undefined {
    return this.#entries.find(({ state }) => state.step === "waiting");
  }

  async #importOne({ key, wishes }: QueuedFile): Promise<void> {
    const file = this.#files.get(key);
    if (!file || !wishes) return this.dismiss(key);
    this.#set(key, { step: "uploading", share: 0 });
    try {
      const answer = await this.#server.send(file, wishes, (share) =>
        this.#set(key, share < 1 ? { step: "uploading", share } : { step: "reading", percent: null }),
      );
      if ("jobId" in answer) {
        this.#set(key, stateOf(answer), answer.jobId);
        // The next file goes out while the server reads this one.
        void this.#follow(key, answer.jobId);
      } else {
        this.#finish(key, answer);
      }
    } catch (error) {
      this.#refuse(key, error);
    }
  }

  async #follow(key: number, jobId: string): Promise<void> {
    for (;;) {
      await this.#server.pause();
      try {
        const found = await this.#server.look(jobId);
        if (found.result) return this.#finish(key, found.result);
        this.#set(key, stateOf(found));
      } catch (error) {
        if (!this.#server.isPassing(error)) return this.#refuse(key, error);
      }
    }
  }

  #finish(key: number, answer: ImportedDocument): void {
    this.#files.delete(key);
    this.#set(key, { step: "done", answer });
  }

  #refuse(key: number, error: unknown): void {
    this.#set(key, { step: "refused", error: error instanceof Error ? error : new Error(String(error)) });
  }

  #newKey(): number {
    const key = this.#nextKey;
    this.#nextKey += 1;
    return key;
  }

  #set(key: number, state: ImportState, jobId?: string): void {
    this.#change(
      this.#entries.map((entry) =>
        entry.key === key ? { ...entry, state, jobId: jobId ?? entry.jobId } : entry,
      ),
    );
  }

  #change(entries: readonly QueuedFile[]): void {
    this.#entries = entries;
    for (const listener of this.#listeners) listener();
  }
}

function stateOf({ result, progress }: PlanImport): ImportState {
  return result ? { step: "done", answer: result } : { step: "reading", percent: progress };
}

import type { ImportedDocument } from "@halfsky/api-contract";

/** One file on its way: waiting → uploading → reading → done, or refused with the reason. */
export type ImportState =
  | { readonly step: "waiting" }
  | { readonly step: "uploading"; readonly share: number }
  | { readonly step: "reading" }
  | { readonly step: "done"; readonly answer: ImportedDocument }
  | { readonly step: "refused"; readonly error: Error };

export interface QueuedFile {
  readonly key: number;
  readonly name: string;
  readonly byteCount: number;
  readonly wishes: ImportWishes;
  readonly state: ImportState;
}

/** Where a document belongs, and the period of a plan whose text names none. */
export interface ImportWishes {
  readonly area: string;
  readonly period: readonly [number, number] | null;
}

/** Uploads one file and has it read. */
export type ImportFile = (
  file: File,
  wishes: ImportWishes,
  onProgress: (share: number) => void,
) => Promise<ImportedDocument>;

/** Files dropped on the import page. It outlives the page: work goes on when the page is left. */
export class ImportQueue {
  readonly #importFile: ImportFile;
  readonly #files = new Map<number, File>();
  readonly #listeners = new Set<() => void>();
  #entries: readonly QueuedFile[] = [];
  #isWorking = false;
  #nextKey = 1;

  constructor(importFile: ImportFile) {
    this.#importFile = importFile;
  }

  /** All files, in the order of their arrival; the same array until something changes. */
  entries = (): readonly QueuedFile[] => this.#entries;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** Whether leaving the application now would lose a file that is not stored yet. */
  isBusy(): boolean {
    return this.#isWorking;
  }

  /** Takes files in; they are imported one after the other. */
  add(files: readonly File[], wishes: ImportWishes): void {
    const added = files.map((file): QueuedFile => {
      const key = this.#nextKey;
      this.#nextKey += 1;
      this.#files.set(key, file);
      return { key, name: file.name, byteCount: file.size, wishes, state: { step: "waiting" } };
    });
    this.#change([...this.#entries, ...added]);
    void this.#work();
  }

  /** Tries a refused file once more. */
  retry(key: number, wishes: ImportWishes): void {
    this.#change(
      this.#entries.map((entry) =>
        entry.key === key ? { ...entry, wishes, state: { step: "waiting" } } : entry,
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
    if (!file) return this.dismiss(key);
    this.#set(key, { step: "uploading", share: 0 });
    try {
      const answer = await this.#importFile(file, wishes, (share) =>
        this.#set(key, share < 1 ? { step: "uploading", share } : { step: "reading" }),
      );
      this.#files.delete(key);
      this.#set(key, { step: "done", answer });
    } catch (error) {
      this.#set(key, { step: "refused", error: error instanceof Error ? error : new Error(String(error)) });
    }
  }

  #set(key: number, state: ImportState): void {
    this.#change(this.#entries.map((entry) => (entry.key === key ? { ...entry, state } : entry)));
  }

  #change(entries: readonly QueuedFile[]): void {
    this.#entries = entries;
    for (const listener of this.#listeners) listener();
  }
}

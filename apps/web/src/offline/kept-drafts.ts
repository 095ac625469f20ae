import { z } from "zod";
import { keysUnder, openKept } from "./kept-database.ts";

/** What changed in the drafts of a scope: rows to write, rows that are done with, figures that the server took. */
export interface DraftChanges {
  readonly put: ReadonlyArray<{ readonly cell: string; readonly draft: unknown; readonly mark: number }>;
  readonly done: readonly string[];
  readonly figures: ReadonlyArray<{ readonly cell: string; readonly figure: unknown }>;
}

/** What is kept of a scope: the cells of one submission, or of its corrections. */
export interface KeptDrafts {
  readonly drafts: ReadonlyArray<readonly [cell: string, draft: unknown]>;
  readonly figures: ReadonlyArray<readonly [cell: string, figure: unknown]>;
}

/** How keeping stands: cells on this machine that are not on the server, writes under way, and whether it is refused. */
export interface KeepState {
  readonly cells: number;
  readonly writing: number;
  readonly isRefused: boolean;
}

/** What another window tells: which cells changed. How they are now is read from what is kept, for news may come late. */
interface News {
  readonly account: string;
  readonly scope: string;
  readonly cells: readonly string[];
}

/** How cells stand in what is kept after another window changed them. */
export interface FollowedCells {
  readonly put: DraftChanges["put"];
  readonly done: readonly string[];
  readonly figures: DraftChanges["figures"];
}

const keptRevision = z.object({ revision: z.number() });

let state: KeepState = { cells: 0, writing: 0, isRefused: false };
const listeners = new Set<() => void>();
const followers = new Map<string, (cells: FollowedCells) => void>();
let writes = 0;
let lastWrite: Promise<void> = Promise.resolve();
const windows = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("halfsky-drafts");
windows?.addEventListener("message", ({ data }: MessageEvent<News>) => {
  void followNews(data);
});

async function followNews({ account, scope, cells }: News): Promise<void> {
  void countDrafts(account);
  const hear = followers.get(JSON.stringify([account, scope]));
  const database = await openKept();
  if (hear === undefined || database === null) return;
  for (;;) {
    // What this window writes itself comes first: without it a cell would look as if nobody had typed in it.
    await lastWrite;
    const begun = writes;
    const rows = await Promise.all(
      cells.map(async (cell) => ({
        cell,
        draft: await database.get("drafts", [account, scope, cell]),
        figure: await database.get("figures", [account, scope, cell]),
      })),
    ).catch(() => []);
    if (writes !== begun) continue;
    hear({
      put: rows.flatMap(({ draft }) => draft ?? []),
      done: rows.flatMap(({ cell, draft }) => (draft === undefined ? [cell] : [])),
      figures: rows.flatMap(({ figure }) => figure ?? []),
    });
    return;
  }
}

function set(part: Partial<KeepState>): void {
  state = { ...state, ...part };
  for (const listener of listeners) listener();
}

/** How keeping stands, for a page to follow. */
export const keepState = {
  read: (): KeepState => state,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};

/** Hears what the same person does to a scope in another window of this browser. */
export function followDrafts(account: string, scope: string, hear: (cells: FollowedCells) => void): void {
  followers.set(JSON.stringify([account, scope]), hear);
}

/** Counts what is kept of a person and not on the server. */
export async function countDrafts(account: string): Promise<void> {
  const database = await openKept();
  const cells = (await database?.count("drafts", keysUnder(account)).catch(() => 0)) ?? 0;
  if (cells !== state.cells) set({ cells });
}

/** Reads what is kept of a scope, in the order in which it was typed. */
export async function readKeptDrafts(account: string, scope: string): Promise<KeptDrafts> {
  const database = await openKept();
  if (database === null) {
    set({ isRefused: true });
    return { drafts: [], figures: [] };
  }
  const under = keysUnder(account, scope);
  const [drafts, figures] = await Promise.all([
    database.getAll("drafts", under),
    database.getAll("figures", under),
  ]);
  return {
    drafts: drafts
      .toSorted((one, other) => one.mark - other.mark)
      .map(({ cell, draft }) => [cell, draft] as const),
    figures: figures.map(({ cell, figure }) => [cell, figure] as const),
  };
}

/** The scopes in which a person left something that is not on the server. */
export async function scopesWithDrafts(account: string): Promise<readonly string[]> {
  const database = await openKept();
  const keys = (await database?.getAllKeys("drafts", keysUnder(account)).catch(() => [])) ?? [];
  return [...new Set(keys.map(([, scope]) => scope))];
}

/** Writes changes of a scope and tells the other windows. What is written is safe once `writing` is back at 0. */
export function keepDrafts(account: string, scope: string, changes: DraftChanges): Promise<void> {
  writes += 1;
  const write = writeDrafts(account, scope, changes);
  lastWrite = Promise.all([lastWrite, write]).then(() => undefined);
  return write;
}

async function writeDrafts(account: string, scope: string, changes: DraftChanges): Promise<void> {
  set({ writing: state.writing + 1 });
  try {
    const database = await openKept();
    if (database === null) throw new Error("this browser keeps nothing");
    const change = database.transaction(["drafts", "figures"], "readwrite");
    const drafts = change.objectStore("drafts");
    const figures = change.objectStore("figures");
    const requests: Promise<unknown>[] = [];
    for (const { cell, draft, mark } of changes.put)
      requests.push(drafts.put({ account, scope, cell, draft, mark }));
    for (const cell of changes.done) requests.push(drafts.delete([account, scope, cell]));
    for (const { cell, figure } of changes.figures)
      requests.push(figures.put({ account, scope, cell, figure }));
    // Without waiting for the answers first: a page that is closed now has handed the change over already.
    change.commit();
    await Promise.all([...requests, change.done]);
    const cells = [
      ...changes.put.map(({ cell }) => cell),
      ...changes.done,
      ...changes.figures.map(({ cell }) => cell),
    ];
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin to send to
    windows?.postMessage({ account, scope, cells } satisfies News);
    set({ writing: state.writing - 1, isRefused: false });
  } catch {
    set({ writing: state.writing - 1, isRefused: true });
  }
  await countDrafts(account);
}

/** Forgets figures that a record which was read anew holds itself: `read` tells the revision it has of a cell. */
export async function forgetFigures(
  account: string,
  scope: string,
  read: ReadonlyMap<string, number>,
): Promise<void> {
  const database = await openKept();
  if (database === null) return;
  const change = database.transaction("figures", "readwrite");
  try {
    for (const row of await change.store.getAll(keysUnder(account, scope))) {
      const kept = keptRevision.safeParse(row.figure);
      if (!kept.success || kept.data.revision <= (read.get(row.cell) ?? -1))
        await change.store.delete([account, scope, row.cell]);
    }
    await change.done;
  } catch {
    // They stay until the next time; the newer revision is shown in any case.
  }
}

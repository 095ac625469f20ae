import type { CellsSaved } from "@halfsky/api-contract";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { RequestProblem } from "../../api/request-problem.ts";
import { emptyContent } from "./cell-content.ts";
import { type EditStore, openEditStore, readDrafts, writeDrafts } from "./edit-store.ts";
import { changeCells, type SentCell } from "./edits.ts";
import { exampleCell } from "./example-cell.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const none = () => undefined;

function problem(part: { origin?: "server" | "network"; status: number }): RequestProblem {
  return new RequestProblem({
    origin: "server",
    code: "some-code",
    detail: null,
    faults: [],
    requestId: null,
    effect: "unknown",
    ...part,
  });
}

function accept(cells: readonly SentCell[]): CellsSaved {
  return {
    saved: cells.map((cell) =>
      exampleCell({
        year: cell.year,
        value: cell.value,
        missing: cell.missing,
        revision: cell.baseRevision + 1,
      }),
    ),
    conflicts: [],
    refused: [],
    findings: [],
  };
}

/** A store with a network that answers as told, and what it keeps over a reload. */
function open(kept?: string) {
  const world = {
    kept,
    maySend: true,
    signedOut: 0,
    sent: [] as (readonly SentCell[])[],
    answer: (cells: readonly SentCell[]): Promise<CellsSaved> => Promise.resolve(accept(cells)),
  };
  const store = openEditStore({
    send: (cells) => {
      world.sent.push(cells);
      return world.answer(cells);
    },
    keep: ({ drafts }) => {
      world.kept = writeDrafts(drafts) ?? undefined;
    },
    kept: () => ({ drafts: readDrafts(world.kept), known: new Map() }),
    author: () => "陈若溪",
    maySend: () => world.maySend,
    onSignedOut: () => {
      world.signedOut += 1;
    },
  });
  return { store, world };
}

function type(store: EditStore, year: number, text: string) {
  store.change((edits, sending) =>
    changeCells(
      edits,
      none,
      [
        {
          place: { areaCode: "990100", indicatorId: "i-one", year, unit: "%" },
          content: { ...emptyContent, text },
        },
      ],
      "zh",
      sending,
    ),
  );
}

describe("saving by itself", () => {
  test("waits for a pause in typing and sends the cells together", async () => {
    const { store, world } = open();
    type(store, 2023, "1");
    await vi.advanceTimersByTimeAsync(300);
    type(store, 2024, "2");
    expect(store.read().phase).toBe("waiting");
    await vi.advanceTimersByTimeAsync(800);
    expect(world.sent.map((cells) => cells.length)).toEqual([2]);
    expect(store.read().phase).toBe("saved");
    expect(store.read().edits.drafts.size).toBe(0);
    expect(world.kept).toBeUndefined();
  });
  test("sends what was typed meanwhile in a request of its own, one at a time", async () => {
    const { store, world } = open();
    let release: () => void = () => undefined;
    world.answer = (cells) =>
      new Promise((resolve) => {
        release = () => resolve(accept(cells));
      });
    type(store, 2023, "1");
    await vi.advanceTimersByTimeAsync(800);
    type(store, 2024, "2");
    await vi.advanceTimersByTimeAsync(5000);
    expect(world.sent).toHaveLength(1);
    release();
    await vi.advanceTimersByTimeAsync(10);
    expect(world.sent.map((cells) => cells.map(({ year }) => year))).toEqual([[2023], [2024]]);
  });
  test("sends more cells than fit one request in several", async () => {
    const { store, world } = open();
    for (let year = 1000; year < 2200; year += 1) type(store, year, "1");
    await vi.advanceTimersByTimeAsync(2000);
    expect(world.sent.map((cells) => cells.length)).toEqual([500, 500, 200]);
    expect(store.read().phase).toBe("saved");
  });
});

describe("when the network fails", () => {
  test("everything stays, says that it is offline, and is sent when the network is back", async () => {
    const { store, world } = open();
    world.answer = () => Promise.reject(problem({ origin: "network", status: 0 }));
    type(store, 2024, "95");
    await vi.advanceTimersByTimeAsync(800);
    expect(store.read().phase).toBe("offline");
    expect(store.read().edits.drafts.size).toBe(1);
    world.answer = (cells) => Promise.resolve(accept(cells));
    store.saveNow();
    await vi.advanceTimersByTimeAsync(10);
    expect(store.read().phase).toBe("saved");
  });
  test("tries again by itself, each time later", async () => {
    const { store, world } = open();
    world.answer = () => Promise.reject(problem({ origin: "network", status: 0 }));
    type(store, 2024, "95");
    await vi.advanceTimersByTimeAsync(700 + 2000 + 4000 + 100);
    expect(world.sent).toHaveLength(3);
  });
  test("a refusal of the whole request is shown and not repeated by itself", async () => {
    const { store, world } = open();
    world.answer = () => Promise.reject(problem({ status: 422 }));
    type(store, 2024, "95");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.sent).toHaveLength(1);
    expect(store.read().phase).toBe("failed");
    expect(store.read().problem).toBeInstanceOf(RequestProblem);
  });
});

describe("when the session ends", () => {
  test("the cells stay, the page is told once, and nothing is sent until the same person is back", async () => {
    const { store, world } = open();
    world.answer = () => Promise.reject(problem({ status: 401 }));
    type(store, 2024, "95");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.sent).toHaveLength(1);
    expect(world.signedOut).toBe(1);
    expect(store.read().phase).toBe("signed-out");
    world.maySend = false;
    store.saveNow();
    await vi.advanceTimersByTimeAsync(100);
    expect(world.sent).toHaveLength(1);
    world.maySend = true;
    world.answer = (cells) => Promise.resolve(accept(cells));
    store.saveNow();
    await vi.advanceTimersByTimeAsync(100);
    expect(store.read().phase).toBe("saved");
  });
});

describe("over a reload", () => {
  test("unsaved cells come back with their words and are saved", async () => {
    const before = open();
    before.world.maySend = false;
    type(before.store, 2023, "九成");
    type(before.store, 2024, "95");
    const after = open(before.world.kept);
    expect(after.store.read().edits.drafts.size).toBe(2);
    await vi.advanceTimersByTimeAsync(800);
    expect(after.world.sent.flat()).toMatchObject([{ year: 2024, value: "95" }]);
    const [[, left] = []] = [...after.store.read().edits.drafts];
    expect(left?.content.text).toBe("九成");
  });
  test("a text that is no list of drafts is taken for none", () => {
    expect(readDrafts("{").size).toBe(0);
    expect(readDrafts('[["a",{"base":1}]]').size).toBe(0);
    expect(readDrafts(undefined).size).toBe(0);
  });
});

import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import { forgetFigures, keepDrafts, keepState, readKeptDrafts, scopesWithDrafts } from "./kept-drafts.ts";
import { forgetRecords, keepRecord, keptRecord } from "./kept-records.ts";

const none = { put: [], done: [], figures: [] };
const row = (cell: string, mark: number, draft: unknown = cell) => ({ cell, draft, mark });

describe("what was typed", () => {
  test("is kept under the person and the submission, in the order of typing", async () => {
    await keepDrafts("ann", "s-1", { ...none, put: [row("b", 2), row("a", 1)] });
    await keepDrafts("bo", "s-1", { ...none, put: [row("c", 1)] });
    expect((await readKeptDrafts("ann", "s-1")).drafts.map(([cell]) => cell)).toEqual(["a", "b"]);
    expect((await readKeptDrafts("bo", "s-1")).drafts.map(([cell]) => cell)).toEqual(["c"]);
    expect((await readKeptDrafts("ann", "s-10")).drafts).toEqual([]);
    expect(await scopesWithDrafts("ann")).toEqual(["s-1"]);
  });
  test("is done with once the server has it, and the figure that it took stands instead", async () => {
    await keepDrafts("cy", "s-1", { ...none, put: [row("a", 1)] });
    await keepDrafts("cy", "s-1", {
      put: [],
      done: ["a"],
      figures: [{ cell: "a", figure: { revision: 3 } }],
    });
    expect(await readKeptDrafts("cy", "s-1")).toEqual({ drafts: [], figures: [["a", { revision: 3 }]] });
    expect(keepState.read()).toEqual({ cells: 0, writing: 0, isRefused: false });
    await forgetFigures("cy", "s-1", new Map([["a", 2]]));
    expect((await readKeptDrafts("cy", "s-1")).figures).toHaveLength(1);
    await forgetFigures("cy", "s-1", new Map([["a", 3]]));
    expect((await readKeptDrafts("cy", "s-1")).figures).toHaveLength(0);
  });
});

describe("what was read", () => {
  test("is forgotten when the person signs out, what she typed is not", async () => {
    await keepRecord("di", "s-1", { title: "form" }, Date.parse("2026-01-05"));
    await keepDrafts("di", "s-1", { ...none, put: [row("a", 1)] });
    expect((await keptRecord("di", "s-1"))?.record).toEqual({ title: "form" });
    expect(await keptRecord("ed", "s-1")).toBeUndefined();
    await forgetRecords("di");
    expect(await keptRecord("di", "s-1")).toBeUndefined();
    expect((await readKeptDrafts("di", "s-1")).drafts).toHaveLength(1);
  });
  test("is kept for sixty submissions, the newest, and not longer than two months", async () => {
    const day = 86_400_000;
    for (let count = 0; count < 62; count += 1) await keepRecord("flo", `s-${count}`, {}, count);
    expect(await keptRecord("flo", "s-1")).toBeUndefined();
    expect(await keptRecord("flo", "s-2")).toBeDefined();
    await keepRecord("flo", "s-99", {}, 70 * day);
    expect(await keptRecord("flo", "s-61")).toBeUndefined();
  });
});

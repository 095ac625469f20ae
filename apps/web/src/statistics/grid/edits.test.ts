import type { ObservationCell } from "@halfsky/api-contract";
import { describe, expect, test } from "vitest";
import { emptyContent, placeKey } from "./cell-content.ts";
import {
  cellsToSend,
  changeCells,
  countDrafts,
  dropDrafts,
  type Edits,
  giveReason,
  keepMine,
  type Loaded,
  markSent,
  noEdits,
  redoStep,
  type SentAnswer,
  settle,
  shownContent,
  undoStep,
} from "./edits.ts";
import { exampleCell } from "./example-cell.ts";

const place = (year: number) => ({ areaCode: "990100", indicatorId: "i-one", year, unit: "%" });
const key = (year: number) => placeKey(place(year));
const none = () => undefined;
const me = "林望晴";
const stored = (cell: ObservationCell) => (asked: string) => (asked === placeKey(cell) ? cell : undefined);
const answer = (part: Partial<SentAnswer<ObservationCell>>): SentAnswer<ObservationCell> => ({
  saved: [],
  conflicts: [],
  refused: [],
  ...part,
});

function type(
  edits: Edits,
  year: number,
  text: string,
  loaded: Loaded = none,
  sending = new Map<string, number>(),
): Edits {
  return changeCells(
    edits,
    loaded,
    [{ place: place(year), content: { ...emptyContent, text } }],
    "zh",
    sending,
  );
}
const text = (edits: Edits, year: number, loaded: Parameters<typeof changeCells>[1] = none) =>
  shownContent(edits, loaded, key(year), "zh").text;

describe("typing into the grid", () => {
  test("a readable cell waits to be sent with the revision that the person saw", () => {
    const edits = type(noEdits, 2024, "95", stored(exampleCell({ revision: 3 })));
    expect(cellsToSend(edits, 10).cells).toMatchObject([{ baseRevision: 3, value: "95", missing: null }]);
  });
  test("an unreadable cell keeps its words and is not sent", () => {
    const edits = type(noEdits, 2024, "九成");
    expect(text(edits, 2024)).toBe("九成");
    expect(cellsToSend(edits, 10).cells).toEqual([]);
    expect(countDrafts(edits)).toEqual({ waiting: 0, troubled: 1 });
  });
  test("typing the stored figure again leaves nothing to save", () => {
    const loaded = stored(exampleCell());
    const edits = type(type(noEdits, 2024, "95", loaded), 2024, "93.2", loaded);
    expect(edits.drafts.size).toBe(0);
  });
  test("going back to the stored figure while another is on its way is sent too", () => {
    const loaded = stored(exampleCell());
    const first = type(noEdits, 2024, "95", loaded);
    const { sending } = cellsToSend(first, 10);
    const back = type(first, 2024, "93.2", loaded, new Map(sending));
    const settled = settle(back, sending, answer({ saved: [exampleCell({ revision: 2, value: "95" })] }), me);
    expect(cellsToSend(settled, 10).cells).toMatchObject([{ baseRevision: 2, value: "93.2" }]);
  });
});

describe("undo", () => {
  test("takes back a pasted block as one step and brings it again", () => {
    const pasted = changeCells(
      noEdits,
      none,
      [2022, 2023, 2024].map((year) => ({ place: place(year), content: { ...emptyContent, text: "1" } })),
      "zh",
    );
    const undone = undoStep(pasted, none);
    expect(undone.drafts.size).toBe(0);
    expect(redoStep(undone, none).drafts.size).toBe(3);
  });
  test("after saving, stores the words of before against the new revision", () => {
    const loaded = stored(exampleCell());
    const typed = type(noEdits, 2024, "95", loaded);
    const { sending } = cellsToSend(typed, 10);
    const saved = settle(typed, sending, answer({ saved: [exampleCell({ revision: 2, value: "95" })] }), me);
    expect(saved.drafts.size).toBe(0);
    expect(text(saved, 2024, loaded)).toBe("95");
    const undone = undoStep(saved, loaded);
    expect(cellsToSend(undone, 10).cells).toMatchObject([{ baseRevision: 2, value: "93.20" }]);
  });
  test("a new step ends what could be brought again", () => {
    const undone = undoStep(type(noEdits, 2024, "1"), none);
    expect(redoStep(type(undone, 2023, "2"), none).drafts.size).toBe(1);
  });
});

describe("the server's answer", () => {
  test("never takes newer words for saved ones", () => {
    const sent = type(noEdits, 2024, "95");
    const { sending } = cellsToSend(sent, 10);
    const newer = type(sent, 2024, "96", none, new Map(sending));
    const settled = settle(
      newer,
      sending,
      answer({ saved: [exampleCell({ value: "95", revision: 1 })] }),
      me,
    );
    expect(text(settled, 2024)).toBe("96");
    expect(cellsToSend(settled, 10).cells).toMatchObject([{ baseRevision: 1, value: "96" }]);
  });
  test("a conflict keeps both figures until the person chooses", () => {
    const typed = type(noEdits, 2024, "95");
    const { cells, sending } = cellsToSend(typed, 10);
    const [mine] = cells;
    if (!mine) throw new Error("nothing was sent");
    const theirs = exampleCell({ revision: 7, value: "90" });
    const settled = settle(typed, sending, answer({ conflicts: [{ mine, theirs }] }), me);
    expect(cellsToSend(settled, 10).cells).toEqual([]);
    expect(settled.drafts.get(key(2024))?.trouble).toEqual({ kind: "conflict", theirs });
    expect(cellsToSend(keepMine(settled, [key(2024)]), 10).cells).toMatchObject([
      { baseRevision: 7, value: "95" },
    ]);
    expect(text(dropDrafts(settled, [key(2024)]), 2024)).toBe("90");
  });
  test("a refused cell keeps what was typed, and goes again with a reason", () => {
    const typed = type(noEdits, 2024, "95", stored(exampleCell()));
    const { cells, sending } = cellsToSend(typed, 10);
    const [cell] = cells;
    if (!cell) throw new Error("nothing was sent");
    const said = { zh: "须写明原因", en: "needs its reason" };
    const settled = settle(typed, sending, answer({ refused: [{ cell, message: said, hint: said }] }), me);
    expect(text(settled, 2024)).toBe("95");
    expect(cellsToSend(settled, 10).cells).toEqual([]);
    expect(cellsToSend(giveReason(settled, [key(2024)], "核实更正"), 10).cells).toMatchObject([
      { value: "95", reason: "核实更正" },
    ]);
  });
  test("sends no more cells than asked for, the earliest typed first", () => {
    const typed = type(type(type(noEdits, 2022, "1"), 2023, "2"), 2024, "3");
    expect(cellsToSend(typed, 2).cells.map(({ year }) => year)).toEqual([2022, 2023]);
  });
});

describe("an answer that was lost", () => {
  const sendOnce = (text: string) => {
    const typed = type(noEdits, 2024, text);
    return markSent(typed, cellsToSend(typed, 10).sending);
  };
  test("does not make one's own figure another person's, once newer words were typed", () => {
    const newer = type(sendOnce("95"), 2024, "96");
    const { sending } = cellsToSend(newer, 10);
    const theirs = exampleCell({ value: "95", revision: 1, recorded: { by: me, at: "" } });
    const conflicts = [{ mine: place(2024), theirs }];
    const settled = settle(markSent(newer, sending), sending, answer({ conflicts }), me);
    expect(settled.drafts.get(key(2024))).toMatchObject({ trouble: null, base: 1, content: { text: "96" } });
    const byAnother = [{ mine: place(2024), theirs: { ...theirs, recorded: { by: "陈若溪", at: "" } } }];
    const fought = settle(markSent(newer, sending), sending, answer({ conflicts: byAnother }), me);
    expect(fought.drafts.get(key(2024))?.trouble?.kind).toBe("conflict");
  });
  test("keeps a cell on the list that goes back to what is known to be stored", () => {
    const loaded = stored(exampleCell({ value: "93.20" }));
    const typed = type(noEdits, 2024, "95", loaded);
    const out = markSent(typed, cellsToSend(typed, 10).sending);
    expect(undoStep(out, loaded).drafts.size).toBe(1);
    expect(undoStep(typed, loaded).drafts.size).toBe(0);
  });
});

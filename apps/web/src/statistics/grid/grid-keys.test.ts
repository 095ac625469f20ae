import { describe, expect, test } from "vitest";
import { gridCommand } from "./grid-keys.ts";

const press = (key: string, ...held: ("shift" | "ctrl" | "meta" | "alt")[]) =>
  gridCommand({
    key,
    shiftKey: held.includes("shift"),
    ctrlKey: held.includes("ctrl"),
    metaKey: held.includes("meta"),
    altKey: held.includes("alt"),
  });

describe("keys of the grid", () => {
  test("arrows move, with Shift they extend, with Ctrl they jump", () => {
    expect(press("ArrowDown")).toEqual({ kind: "move", down: 1, right: 0, extend: false, jump: false });
    expect(press("ArrowLeft", "shift", "ctrl")).toEqual({
      kind: "move",
      down: 0,
      right: -1,
      extend: true,
      jump: true,
    });
  });
  test("undo and redo by both customs, on a Mac too; filling down", () => {
    expect(press("z", "ctrl")).toEqual({ kind: "undo" });
    expect(press("Z", "ctrl", "shift")).toEqual({ kind: "redo" });
    expect(press("y", "ctrl")).toEqual({ kind: "redo" });
    expect(press("z", "meta")).toEqual({ kind: "undo" });
    expect(press("d", "ctrl")).toEqual({ kind: "fill" });
  });
  test("Shift+Space is the row, Ctrl+Space the column, and a space alone is typed", () => {
    expect(press(" ", "shift")).toEqual({ kind: "rows" });
    expect(press(" ", "ctrl")).toEqual({ kind: "columns" });
    expect(press(" ")).toBeUndefined();
  });
  test("letters, digits and the browser's own keys are left alone", () => {
    for (const key of ["5", "a", "保", "F5", "Process"]) expect(press(key)).toBeUndefined();
    for (const key of ["c", "v", "x", "f", "r"]) expect(press(key, "ctrl")).toBeUndefined();
    expect(press("ArrowLeft", "alt")).toBeUndefined();
  });
  test("Enter goes down and with Shift up; Home and End stay in the row unless Ctrl is held", () => {
    expect(press("Enter", "shift")).toMatchObject({ kind: "move", down: -1 });
    expect(press("End")).toMatchObject({ row: "same", column: "last" });
    expect(press("Home", "ctrl")).toMatchObject({ row: "first", column: "first" });
  });
});

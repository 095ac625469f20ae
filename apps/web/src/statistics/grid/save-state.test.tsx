import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { LanguageProvider } from "../../words/language.tsx";
import { emptyContent } from "./cell-content.ts";
import type { EditState, SavePhase } from "./edit-store.ts";
import { changeCells, noEdits } from "./edits.ts";
import { exampleGridCell } from "./example-grid-cell.ts";
import { SaveState } from "./save-state.tsx";

afterEach(cleanup);

function show(phase: SavePhase, ...texts: string[]) {
  const { place } = exampleGridCell();
  const edits = changeCells(
    noEdits,
    () => undefined,
    texts.map((text, index) => ({
      place: { ...place, year: 2000 + index },
      content: { ...emptyContent, text },
    })),
    "zh",
  );
  const state: EditState = {
    edits,
    phase,
    problem: null,
    sending: new Map(),
    findings: new Map(),
    savings: 0,
  };
  render(
    <LanguageProvider>
      <SaveState state={state} onRetry={vi.fn()} onNextTrouble={vi.fn()} />
    </LanguageProvider>,
  );
  return screen.getAllByRole("status").map(({ textContent }) => textContent);
}

describe("the state of saving", () => {
  test("is always said in words", () => {
    expect(show("saved").join("")).toContain("已保存");
  });
  test("counts what waits, and says why it waits and what will happen", () => {
    expect(show("offline", "1", "2").join("")).toMatch(/断网，2 格未保存，恢复后自动保存/u);
    cleanup();
    expect(show("signed-out", "1").join("")).toMatch(/登录已过期，1 格未保存/u);
  });
  test("what needs a person is counted apart, with a way to the next one", () => {
    expect(show("waiting", "1", "九成")).toEqual([
      expect.stringContaining("1 格未保存"),
      expect.stringContaining("1 格需要处理"),
    ]);
    expect(screen.getByRole("button", { name: "下一处" })).toBeTruthy();
  });
});

import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { LanguageProvider } from "../../words/language.tsx";
import { emptyContent } from "./cell-content.ts";
import { CellTrouble } from "./cell-trouble.tsx";
import type { Draft } from "./edits.ts";
import { exampleCell } from "./example-cell.ts";
import { exampleGridCell } from "./example-grid-cell.ts";
import { RefusedBar, refusedGroups } from "./refused-bar.tsx";

afterEach(cleanup);

const said = (zh: string) => ({ zh, en: zh });
const draft = (trouble: Draft["trouble"], base = 1): Draft => ({
  place: exampleGridCell().place,
  content: { ...emptyContent, text: "95" },
  base,
  reason: "",
  mark: 1,
  sent: [],
  trouble,
});

function show(given: Draft) {
  const actions = { drop: vi.fn(), keepMine: vi.fn(), sendWithReason: vi.fn() };
  render(
    <LanguageProvider>
      <CellTrouble draft={given} actions={actions} />
    </LanguageProvider>,
  );
  return actions;
}

describe("a cell that is not stored", () => {
  test("in conflict shows both figures with their authors, and lets the person choose", () => {
    const theirs = exampleCell({
      revision: 2,
      value: "90.5",
      recorded: { by: "陈若溪", at: "2025-03-01T00:00:00Z" },
    });
    const actions = show(draft({ kind: "conflict", theirs }));
    const words = screen.getByRole("alert").textContent;
    for (const piece of ["95", "90.5", "陈若溪"]) expect(words).toContain(piece);
    fireEvent.click(screen.getByRole("button", { name: "用我的" }));
    expect(actions.keepMine).toHaveBeenCalledOnce();
    fireEvent.click(screen.getByRole("button", { name: "用对方的" }));
    expect(actions.drop).toHaveBeenCalledOnce();
  });
  test("refused where a figure stood, asks for the reason and sends it", () => {
    const actions = show(draft({ kind: "refused", message: said("须写明原因"), hint: said("请填写") }));
    fireEvent.change(screen.getByRole("textbox", { name: "更正原因" }), { target: { value: " 核实更正 " } });
    fireEvent.click(screen.getByRole("button", { name: "再次保存" }));
    expect(actions.sendWithReason).toHaveBeenCalledWith("核实更正");
  });
  test("refused in an empty cell, asks for no reason", () => {
    show(draft({ kind: "refused", message: said("小于0"), hint: said("请核对") }, 0));
    expect(screen.queryByRole("textbox")).toBeNull();
  });
  test("that cannot be read says why and what to do, and can be given up", () => {
    const actions = show(draft({ kind: "fault", message: said("这是约数。"), hint: said("请填准确的数字") }));
    expect(screen.getByRole("alert").textContent).toMatch(/约数.*准确/u);
    fireEvent.click(screen.getByRole("button", { name: "放弃输入" }));
    expect(actions.drop).toHaveBeenCalledOnce();
  });
});

describe("many cells refused for one cause", () => {
  const message = said("须写明原因");
  const drafts = new Map([
    ["a", draft({ kind: "refused", message, hint: said("请填写") })],
    ["b", draft({ kind: "refused", message, hint: said("请填写") })],
    ["c", draft({ kind: "refused", message: said("小于0"), hint: said("请核对") }, 0)],
    ["d", draft({ kind: "fault", message, hint: said("请填写") })],
  ]);
  test("are grouped by cause", () => {
    expect(refusedGroups({ drafts }).map(({ keys, asksReason }) => [keys.join(""), asksReason])).toEqual([
      ["ab", true],
      ["c", false],
    ]);
  });
  test("take one reason for all, which must not be empty", () => {
    const onReason = vi.fn();
    render(
      <LanguageProvider>
        <RefusedBar edits={{ drafts }} onReason={onReason} onDrop={vi.fn()} />
      </LanguageProvider>,
    );
    const send = screen.getByRole("button", { name: "写明原因并保存" });
    expect(send).toHaveProperty("disabled", true);
    fireEvent.change(screen.getByRole("textbox"), { target: { value: "核实" } });
    fireEvent.click(send);
    expect(onReason).toHaveBeenCalledWith(["a", "b"], "核实");
  });
});

import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { RequestProblem } from "../api/request-problem.ts";
import { LanguageProvider } from "../words/language.tsx";
import { ProblemNotice } from "./problem-notice.tsx";
import { SignedInAt } from "./signed-in-at.ts";

afterEach(cleanup);

const refusal = {
  origin: "server" as const,
  status: 422,
  code: "not-a-plan",
  detail: { zh: "这不是规划文本。", en: "This is no plan." },
  faults: [
    {
      where: "第3行",
      message: { zh: "没有领域。", en: "No domains." },
      hint: { zh: "请换全文。", en: "Use the full text." },
    },
  ],
  requestId: "request-abc",
  effect: "not-stored" as const,
};
const refused = new RequestProblem(refusal);

function show(error: unknown, onRetry?: () => void) {
  return render(
    <LanguageProvider>
      <ProblemNotice error={error} onRetry={onRetry} />
    </LanguageProvider>,
  );
}

describe("a problem shown to a person", () => {
  test("that the session had ended is said until somebody signs in again, and any other problem stays", () => {
    const ended = new RequestProblem({ ...refusal, status: 401 });
    const shownAt = (signedInAt: number, error: RequestProblem) => {
      render(
        <LanguageProvider>
          <SignedInAt value={signedInAt}>
            <ProblemNotice error={error} />
          </SignedInAt>
        </LanguageProvider>,
      );
      const count = screen.queryAllByRole("alert").length;
      cleanup();
      return count;
    };
    expect(shownAt(0, ended)).toBe(1);
    expect(shownAt(ended.at + 1, ended)).toBe(0);
    expect(shownAt(refused.at + 1, refused)).toBe(1);
  });

  test("says what happened, every fault, what is safe, what to do, and the number to quote", () => {
    show(refused);
    const words = screen.getByRole("alert").textContent;
    for (const piece of [
      "这不是规划文本。",
      "第3行",
      "没有领域。",
      "请换全文。",
      "没有保存",
      "请按提示修改",
      "request-abc",
    ]) {
      expect(words).toContain(piece);
    }
  });

  test("offers no second try where the same request would be refused again", () => {
    show(refused, () => undefined);
    expect(screen.queryByRole("button", { name: /重\s?试/u })).toBeNull();
  });

  test("offers a second try when the server could not be reached, and does not claim that nothing was stored", () => {
    const again = vi.fn<() => void>();
    show(
      new RequestProblem({
        origin: "network",
        status: 0,
        code: "unreachable",
        detail: null,
        faults: [],
        requestId: null,
        effect: "unknown",
      }),
      again,
    );
    expect(screen.getByRole("alert").textContent).toContain("不能确定这次操作是否已保存");
    fireEvent.click(screen.getByRole("button", { name: /重\s?试/u }));
    expect(again).toHaveBeenCalledOnce();
  });

  test("a thousand faults are shown in part, with the count of the rest", () => {
    const faults = Array.from({ length: 1000 }, (_, index) => ({
      where: `B${index}`,
      message: { zh: "不是数字。", en: "Not a number." },
    }));
    show(new RequestProblem({ ...refusal, faults }));
    expect(screen.getAllByRole("listitem")).toHaveLength(21);
    expect(screen.getByRole("alert").textContent).toContain("另有 980 处");
  });

  test("an error of the page itself shows no programmer's words", () => {
    show(new TypeError("x is not a function"));
    expect(screen.getByRole("alert").textContent).not.toContain("function");
  });
});

import { targetStatus } from "@halfsky/api-contract";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { LanguageProvider } from "../words/language.tsx";
import { StatusTag } from "./status-tag.tsx";
import { tones } from "./tag.tsx";

afterEach(cleanup);

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe("status tags", () => {
  test("every colour can be read on white, and white on it", () => {
    const weak = Object.entries(tones).filter(([, colour]) => 1.05 / (luminance(colour) + 0.05) < 4.5);
    expect(weak).toEqual([]);
  });

  test.each(targetStatus.options)("%s has a word and a mark, so that colour is never alone", (status) => {
    const { container } = render(
      <LanguageProvider>
        <StatusTag status={status} />
      </LanguageProvider>,
    );
    expect(container.textContent).toMatch(/[\u4e00-\u9fff]{2}/u);
    expect(container.querySelector(".tag-mark")?.textContent).toMatch(/\S/u);
  });

  test("the machine's proposal is outlined, a signed decision is filled", () => {
    const { rerender } = render(
      <LanguageProvider>
        <StatusTag status="off-track" />
      </LanguageProvider>,
    );
    const tag = () => screen.getByText("有难度").parentElement;
    expect(tag()?.className).not.toContain("tag-filled");
    rerender(
      <LanguageProvider>
        <StatusTag status="off-track" isSigned />
      </LanguageProvider>,
    );
    expect(tag()?.className).toContain("tag-filled");
  });
});

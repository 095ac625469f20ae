import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { LanguageProvider } from "../words/language.tsx";
import { LightTag } from "./light-tag.tsx";

afterEach(cleanup);

function show(tag: React.ReactNode) {
  return render(<LanguageProvider>{tag}</LanguageProvider>).container.querySelector(".tag");
}

describe("the light of a target", () => {
  test("is a mark and a word beside its colour, with its meaning on hover", () => {
    const tag = show(<LightTag light="red" />);
    expect(tag?.querySelector(".tag-mark")?.textContent).toBe("■\uFE0E");
    expect(screen.getByText("红灯")).toBeTruthy();
    expect(tag?.getAttribute("title")).toMatch(/达不到/u);
  });
  test("is outlined as the machine proposes it, and filled once a person has signed", () => {
    expect(show(<LightTag light="orange" />)?.className).toBe("tag");
    cleanup();
    expect(show(<LightTag light="orange" isSigned />)?.className).toContain("tag-filled");
  });
  test("says in words where there is nothing to light", () => {
    expect(show(<LightTag light={null} />)?.textContent).toContain("不亮灯");
  });
});

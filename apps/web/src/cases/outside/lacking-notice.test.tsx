import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { zh } from "../../words/zh.ts";
import { LanguageProvider } from "../../words/language.tsx";
import { LackingNotice } from "./lacking-notice.tsx";

afterEach(cleanup);

test("what a list lacks to be compared stands there in words, each thing by itself", () => {
  const words = ["在册", "注销", "迁出", "死亡", "合并", "其他"];
  render(
    <LanguageProvider>
      <LackingNotice lacking={[{ kind: "day" }, { kind: "birthDate" }, { kind: "words", words }]} />
    </LanguageProvider>,
  );
  const said = screen.getAllByRole("listitem").map(({ textContent }) => textContent);
  expect(said.slice(0, 2)).toEqual([zh.outside.lacking.day, zh.outside.lacking.birthDate]);
  expect(said[2]).toMatch(/“在册”、“注销”.*等 6 个/u);
  expect(screen.getByText(zh.outside.lacking.title)).toBeDefined();
});

import { beijingTime } from "@halfsky/calendar";
import { cleanup, render } from "@testing-library/react";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { LanguageProvider } from "../words/language.tsx";
import { Moment } from "./moment.tsx";

afterEach(cleanup);

test("on paper a time is the exact one, and a filled tag keeps the ground of its white words", () => {
  const at = "2026-11-01T01:30:00.000Z";
  const { container } = render(
    <LanguageProvider>
      <Moment at={at} />
    </LanguageProvider>,
  );
  const time = container.querySelector("time.moment");
  expect(time?.getAttribute("title")).toBe(beijingTime(at));
  expect(time?.querySelector("span")?.textContent).not.toBe(beijingTime(at));
  const css = readFileSync(join(import.meta.dirname, "base.css"), "utf8");
  const paper = css.slice(css.indexOf("@media print"));
  expect(paper).toMatch(/\.tag \{[^}]*\bprint-color-adjust: exact;/u);
  expect(paper).toMatch(/\.moment > span \{\s*display: none;/u);
  expect(paper).toMatch(/\.moment::after \{\s*content: attr\(title\);/u);
});

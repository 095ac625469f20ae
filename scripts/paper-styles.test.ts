import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

test("on paper a filled tag keeps the ground of its white words, and a time is the exact one", () => {
  const css = readFileSync(join(import.meta.dirname, "../apps/web/src/ui/base.css"), "utf8");
  const paper = css.slice(css.indexOf("@media print"));
  expect(paper).toMatch(/\.tag \{[^}]*\bprint-color-adjust: exact;/u);
  expect(paper).toMatch(/\.moment > span \{\s*display: none;/u);
  expect(paper).toMatch(/\.moment::after \{\s*content: attr\(title\);/u);
});

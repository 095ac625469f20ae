import { expect, test } from "vitest";
import { releases } from "../../words/zh/releases.ts";
import { withheldWords } from "./withheld-words.ts";

test("what readers can tell of a withheld figure is said as a stretch, open above where nothing bounds it", () => {
  expect(withheldWords({ inferred: { lowest: 0, highest: 18 } }, releases)).toBe("0—18");
  expect(withheldWords({ inferred: { lowest: 0, highest: null } }, releases)).toBe("0以上");
  expect(withheldWords({ inferred: null }, releases)).toBe("");
});

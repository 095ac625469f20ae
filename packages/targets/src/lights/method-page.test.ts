import { readFileSync } from "node:fs";
import type { Language } from "@halfsky/statistics";
import { describe, expect, test } from "vitest";
import { lightConditions, lights } from "./light.ts";
import { defaultLightRules } from "./light-rules.ts";
import { conditionWords, lightWords } from "./light-words.ts";

const pages: ReadonlyArray<readonly [Language, string]> = [
  ["en", readFileSync(new URL("../../../../docs/method.md", import.meta.url), "utf8")],
  ["zh", readFileSync(new URL("../../../../docs/method.zh-CN.md", import.meta.url), "utf8")],
];

/** The cells of the body rows of the table that follows a marker in a page. */
function readTable(page: string, marker: string): string[][] {
  const lines = page.slice(page.indexOf(`<!-- ${marker} -->`)).split("\n");
  const start = lines.findIndex((line) => line.startsWith("|"));
  const end = lines.findIndex((line, at) => at > start && !line.startsWith("|"));
  return lines.slice(start + 2, end < 0 ? lines.length : end).map((line) =>
    line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
}

describe.each(pages)("the chapter on lights (%s)", (lang, page) => {
  test("shows every light with its mark, word and meaning", () => {
    expect(readTable(page, "lights")).toEqual(
      lights.map((light) => {
        const { mark, meaning, ...words } = lightWords[light];
        return [`\`${light}\``, mark, words[lang], meaning[lang]];
      }),
    );
  });

  test("shows the rules that count until somebody sets others", () => {
    expect(readTable(page, "light rules")).toEqual(
      defaultLightRules.rules.map(({ id, light, condition, threshold }) => [
        `\`${id}\``,
        `\`${light}\``,
        `\`${condition}\``,
        threshold ?? "–",
      ]),
    );
  });

  test("says what every condition asks", () => {
    const yes = { zh: "是", en: "yes" };
    expect(readTable(page, "light conditions")).toEqual(
      lightConditions.map((condition) => [
        `\`${condition}\``,
        conditionWords[condition].onRateAlone ? yes[lang] : "",
        conditionWords[condition].words[lang],
      ]),
    );
  });
});

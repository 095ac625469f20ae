import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { chanceTable, wordChance } from "./chance-words.ts";

describe("the words of a chance", () => {
  test("say a natural frequency in both languages", () => {
    expect(wordChance(1 / 3)).toEqual({
      zh: "大约每三次有两次达不到",
      en: "missed about two times in three",
    });
    expect(wordChance(2 / 3).zh).toBe("大约每三次有两次能达到");
    expect(wordChance(0.5).zh).toBe("达到与达不到的可能大致各半");
    expect(wordChance(0.8).en).toBe("met about four times in five");
    expect(wordChance(0.01).zh).toContain("几乎肯定达不到");
    expect(wordChance(0.99).zh).toContain("几乎肯定达到");
  });

  // The frequency that each row names, so that no row drifts away from its bounds.
  const named = [0.01, 0.05, 0.1, 0.2, 0.25, 1 / 3, 0.4, 0.5, 0.6, 2 / 3, 0.75, 0.8, 0.9, 0.95, 0.99];

  test("lie within the bounds of their own row, and nearer to it than to any other", () => {
    expect(chanceTable).toHaveLength(named.length);
    for (const [place, chance] of named.entries()) {
      expect(wordChance(chance)).toBe(chanceTable[place]?.words);
    }
    for (let hundredths = 1; hundredths <= 99; hundredths++) {
      const place = chanceTable.findIndex(({ words }) => words === wordChance(hundredths / 100));
      const distance = Math.abs((named[place] ?? 0) - hundredths / 100);
      expect(distance).toBeLessThanOrEqual(0.051);
    }
  });

  test("differ from row to row, and a chance and its opposite have opposite words", () => {
    for (const language of ["zh", "en"] as const) {
      expect(new Set(chanceTable.map(({ words }) => words[language])).size).toBe(chanceTable.length);
    }
    for (let hundredths = 1; hundredths <= 49; hundredths++) {
      const [place, opposite] = [hundredths, 100 - hundredths].map((own) =>
        chanceTable.findIndex(({ words }) => words === wordChance(own / 100)),
      );
      expect((place ?? 0) + (opposite ?? 0)).toBe(chanceTable.length - 1);
    }
  });

  test("stand in the page of the method as they are said, up to one half", () => {
    for (const [language, page] of [
      ["zh", "forecast.zh-CN.md"],
      ["en", "forecast.md"],
    ] as const) {
      const text = readFileSync(new URL(`../../../../docs/${page}`, import.meta.url), "utf8");
      for (const { upTo, words } of chanceTable.filter((row) => row.upTo <= 55)) {
        expect(text).toMatch(
          new RegExp(`0\\.\\d\\d–0\\.${String(upTo).padStart(2, "0")} *\\| ${words[language]} `),
        );
      }
    }
  });
});

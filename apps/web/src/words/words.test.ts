import { describe, expect, test } from "vitest";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

type Leaf = { readonly path: string; readonly value: unknown };

function leaves(value: unknown, path = ""): Leaf[] {
  if (typeof value !== "object" || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([name, inner]) =>
    leaves(inner, path === "" ? name : `${path}.${name}`),
  );
}

const chinese = /[\u3400-\u9fff]/u;
// The name of the other language is written in that language, natures are words of the plans, keys stand on the keyboard.
const ownLanguage = /otherLanguage|natures\.|\.keys\./u;

describe("the words of the application", () => {
  test("exist in both languages under the same keys", () => {
    expect(leaves(en).map(({ path }) => path)).toEqual(leaves(zh).map(({ path }) => path));
  });

  test("are never empty", () => {
    const silent = [...leaves(zh), ...leaves(en)].filter(
      ({ value }) => typeof value !== "function" && (typeof value !== "string" || value === ""),
    );
    expect(silent).toEqual([]);
  });

  test("English words hold no Chinese", () => {
    const wrong = leaves(en).filter(
      ({ path, value }) => typeof value === "string" && chinese.test(value) && !ownLanguage.test(path),
    );
    expect(wrong).toEqual([]);
  });

  test("Chinese sentences are Chinese", () => {
    const latinOnly = leaves(zh).filter(
      ({ path, value }) =>
        typeof value === "string" &&
        /[A-Za-z]{3}/u.test(value) &&
        !chinese.test(value) &&
        !ownLanguage.test(path),
    );
    expect(latinOnly).toEqual([]);
  });
});

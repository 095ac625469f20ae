import { describe, expect, test } from "vitest";
import { highlight } from "./highlight.ts";
import { shownVersion } from "./shown-version.ts";

const version = (number: number) => ({
  number,
  reading: number,
  sha256: "",
  published: { by: "甲", at: "2025-01-01T00:00:00Z" },
  findings: [],
});

describe("which content of a plan is shown", () => {
  const published = { plan: { version: 2 }, versions: [version(1), version(2)] };

  test("the version in force, unless the address names another", () => {
    expect(shownVersion(undefined, published)).toEqual({ kind: "version", number: 2 });
    expect(shownVersion("1", published)).toEqual({ kind: "version", number: 1 });
    expect(shownVersion("draft", published)).toEqual({ kind: "draft" });
  });

  test("a version that does not exist is not made up", () => {
    expect(shownVersion("9", published)).toEqual({ kind: "version", number: 2 });
  });

  test("the draft, while nothing is published", () => {
    expect(shownVersion(undefined, { plan: { version: null }, versions: [] })).toEqual({ kind: "draft" });
  });
});

describe("marking the words searched for", () => {
  test("marks every word and loses no character", () => {
    const pieces = highlight("妇女与健康，妇女HPV筛查", "妇女 hpv");
    expect(pieces.filter(({ isHit }) => isHit).map(({ text }) => text)).toEqual(["妇女", "妇女", "HPV"]);
    expect(pieces.map(({ text }) => text).join("")).toBe("妇女与健康，妇女HPV筛查");
  });

  test("an empty query marks nothing", () => {
    expect(highlight("妇女", "  ")).toEqual([{ text: "妇女", isHit: false, at: 0 }]);
  });
});

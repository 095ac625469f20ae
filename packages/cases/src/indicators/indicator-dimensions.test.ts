import { expect, test } from "vitest";
import { womenRightsHotline } from "../systems/women-rights-hotline.ts";
import { systems } from "../systems/index.ts";
import { indicatorDimensions } from "./indicator-dimensions.ts";

test("dimensions have all their groups in words: months of the year, answers, and not told at the end", () => {
  const found = indicatorDimensions(womenRightsHotline, "calls", 2024);
  expect(found.map(({ name }) => name)).toEqual(["month", "channel", "theme"]);
  expect(found[0]?.categories).toHaveLength(12);
  expect(found[0]?.categories[1]).toEqual({ code: "2024-02", title: { zh: "2月", en: "February" } });
  const theme = womenRightsHotline.fields["theme"]?.type;
  const codes = found[2]?.categories.map(({ code }) => code) ?? [];
  expect(codes).toEqual([...Object.keys(theme?.kind === "code" ? theme.options : {}), "unknown"]);
});

test("every dimension of every indicator is a list of distinct groups in both languages, or has none but a place or a name", () => {
  const open = systems.flatMap((definition) =>
    Object.keys(definition.indicators).flatMap((indicator) =>
      indicatorDimensions(definition, indicator, 2024).flatMap(({ name, title, categories }) => {
        const codes = categories.map(({ code }) => code);
        expect(new Set(codes).size, `${definition.id} ${indicator} ${name}`).toBe(codes.length);
        expect(
          [title, ...categories.map((one) => one.title)].every(({ zh, en }) => zh !== "" && en !== ""),
        ).toBe(true);
        return codes.length === 0 ? [definition.fields[name]?.type.kind] : [];
      }),
    ),
  );
  expect(open.length).toBeGreaterThan(0);
  expect(open.filter((kind) => kind !== "locality" && kind !== "area" && kind !== "name")).toEqual([]);
});

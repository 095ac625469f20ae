import type { OutsideLinkDetail, OutsideMapping, OutsideSheets } from "@halfsky/api-contract";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { LanguageProvider } from "../../words/language.tsx";
import { MappingFields } from "./mapping-fields.tsx";

afterEach(cleanup);

const mapping: OutsideMapping = {
  sheet: 0,
  headRow: 1,
  columns: {
    number: 1,
    idNumber: null,
    state: null,
    day: null,
    name: null,
    birthDate: null,
    residence: null,
  },
  words: {},
};
const sheet: OutsideSheets["sheets"][number] = {
  name: "名册",
  rows: 2,
  heads: [{ column: 1, letter: "A", title: "编号" }],
  words: [],
  mapping,
  isRemembered: false,
};

/** The labels that a person is asked to find a column for. */
function asked(read: OutsideLinkDetail["columns"]): readonly string[] {
  render(
    <LanguageProvider>
      <MappingFields
        sheets={[sheet]}
        sheet={sheet}
        mapping={mapping}
        states={[]}
        read={read}
        onChange={() => undefined}
      />
    </LanguageProvider>,
  );
  return screen
    .getAllByRole("combobox")
    .map((box) => document.querySelector(`label[for="${box.id}"]`)?.textContent ?? "");
}

test("a list of a system whose every case is sealed is asked for no column of people, and says why", () => {
  expect(asked(["number", "state", "day"])).toEqual(["编号", "状态", "状态日期"]);
  expect(screen.getByText(/只按编号比对/u)).toBeDefined();
});

test("any other list is asked for numbers of people, names and where they live too", () => {
  const all = asked(["number", "idNumber", "state", "day", "name", "birthDate", "residence"]);
  expect(all).toHaveLength(7);
  expect(all[1]).toBe("证件号码");
  expect(screen.queryByText(/只按编号比对/u)).toBeNull();
});

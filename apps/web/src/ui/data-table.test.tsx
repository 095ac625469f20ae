import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { useState } from "react";
import { afterEach, describe, expect, test } from "vitest";
import { type DataColumn, DataTable, type Sorting } from "./data-table.tsx";

afterEach(cleanup);

interface Row {
  readonly name: string;
  readonly size: number;
}
const rows: readonly Row[] = [
  { name: "乙", size: 10 },
  { name: "甲", size: 9 },
  { name: "丙", size: 30 },
];
const columns: readonly DataColumn<Row>[] = [
  { key: "name", title: "名称", render: ({ name }) => name },
  {
    key: "size",
    title: "大小",
    align: "right",
    render: ({ size }) => size,
    compare: (a, b) => a.size - b.size,
  },
];

function Sortable({ shown = rows }: { readonly shown?: readonly Row[] }) {
  const [sorting, setSorting] = useState<Sorting>();
  return (
    <DataTable
      label="例表"
      rows={shown}
      rowKey={({ name }) => name}
      columns={columns}
      sorting={sorting}
      onSort={setSorting}
    />
  );
}
const names = () =>
  screen
    .getAllByRole("row")
    .slice(1)
    .map((row) => within(row).getAllByRole("cell")[0]?.textContent);

describe("a table of many rows", () => {
  test("sorts by a column up, then down, then not at all, and says so", () => {
    render(<Sortable />);
    const head = () => screen.getByRole("columnheader", { name: /大小/u });
    expect(head().getAttribute("aria-sort")).toBe("none");
    fireEvent.click(within(head()).getByRole("button"));
    expect(names()).toEqual(["甲", "乙", "丙"]);
    expect(head().getAttribute("aria-sort")).toBe("ascending");
    fireEvent.click(within(head()).getByRole("button"));
    expect(names()).toEqual(["丙", "乙", "甲"]);
    fireEvent.click(within(head()).getByRole("button"));
    expect(names()).toEqual(["乙", "甲", "丙"]);
  });
  test("a column that has no order has no button", () => {
    render(<Sortable />);
    expect(within(screen.getByRole("columnheader", { name: "名称" })).queryByRole("button")).toBeNull();
  });
  test("says how many rows there are, and is a region that the keyboard reaches", () => {
    render(<Sortable />);
    expect(screen.getByRole("table", { name: "例表" }).getAttribute("aria-rowcount")).toBe("4");
    expect(screen.getByRole("region", { name: "例表" }).tabIndex).toBe(0);
  });
  test("does not draw five thousand rows at once", () => {
    const many = Array.from({ length: 5000 }, (_, size) => ({ name: String(size), size }));
    render(<Sortable shown={many} />);
    expect(screen.getAllByRole("row").length).toBeLessThan(200);
    expect(screen.getByRole("table").getAttribute("aria-rowcount")).toBe("5001");
  });
});

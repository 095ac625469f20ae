import { App, Button, Input, Select } from "antd";
import { useMemo, useState } from "react";
import { Link } from "react-router";
import { DataTable } from "../../ui/data-table.tsx";
import { copyText } from "../../ui/copy-text.ts";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { figuresAddress } from "../figures-address.ts";
import {
  faultBlock,
  faultKinds,
  faultPlace,
  filterFaults,
  orderFaults,
  type SheetFault,
} from "./fault-list.ts";

/** Where the grid shows the cell that a fault keeps from being stored. */
function addressOfCell({ areaCode, indicatorId, year }: NonNullable<SheetFault["figure"]>): string {
  return figuresAddress({
    area: areaCode,
    from: year - 3,
    to: year,
    cell: { indicator: indicatorId, year },
  });
}

/** Every fault of a sheet as sheet!cell with what to do; a thousand can be searched, sorted by kind and copied. */
export function FaultTable({ faults }: { readonly faults: readonly SheetFault[] }) {
  const { language, words } = useLanguage();
  const said = words.statistics.importing;
  const speak = useBilingual();
  const { message } = App.useApp();
  const [query, setQuery] = useState("");
  const [kind, setKind] = useState<string>();
  const ordered = useMemo(() => orderFaults(faults), [faults]);
  const rows = filterFaults(ordered, kind, query);
  const { columns } = said;
  const copy = async () => {
    const head = [columns.place, columns.typed, columns.problem, columns.todo];
    await copyText(faultBlock(rows, head, language));
    void message.success(said.copied);
  };
  return (
    <>
      <div className="page-filters">
        <Input.Search
          allowClear
          aria-label={said.search}
          placeholder={said.search}
          style={{ width: 240 }}
          onChange={(event) => setQuery(event.target.value)}
        />
        <Select
          aria-label={said.columns.todo}
          style={{ width: 360 }}
          popupMatchSelectWidth={false}
          value={kind ?? ""}
          options={[
            { value: "", label: `${said.allKinds} (${faults.length})` },
            ...faultKinds(faults).map(({ hint, count }) => ({
              value: hint.en,
              label: `${speak(hint)} (${count})`,
            })),
          ]}
          onChange={(value) => setKind(value === "" ? undefined : value)}
        />
        <Button onClick={() => void copy()}>{said.copyFaults}</Button>
      </div>
      <DataTable
        label={said.tabs.faults}
        rows={rows}
        rowKey={(fault, index) => `${index} ${faultPlace(fault)}`}
        maxHeight="calc(100vh - 376px)"
        columns={[
          { key: "place", title: columns.place, width: 170, render: faultPlace },
          { key: "typed", title: columns.typed, width: 140, render: ({ words: typed }) => typed },
          { key: "problem", title: columns.problem, render: (fault) => speak(fault.message) },
          { key: "todo", title: columns.todo, render: (fault) => speak(fault.hint) },
          {
            key: "grid",
            title: columns.grid,
            width: 110,
            render: ({ figure }) =>
              figure === null ? null : <Link to={addressOfCell(figure)}>{said.toCell}</Link>,
          },
        ]}
      />
    </>
  );
}

import type { CellInput, SheetImport } from "@halfsky/api-contract";
import { missingReasonWords } from "@halfsky/statistics";
import { useQuery } from "@tanstack/react-query";
import { areasQuery } from "../../api/areas-api.ts";
import { indicatorsQuery } from "../../api/statistics-api.ts";
import { type DataColumn, DataTable } from "../../ui/data-table.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { faultPlace } from "./fault-list.ts";

type Figure = Pick<CellInput, "value" | "missing">;

const maxHeight = "calc(100vh - 332px)";

/** Names of what a cell of the sheet is about, and its figure in words. */
function useCellWords() {
  const { language } = useLanguage();
  const indicators = useQuery(indicatorsQuery()).data?.indicators ?? [];
  const areas = useQuery(areasQuery).data?.areas ?? [];
  const names = new Map(
    indicators.map(({ id, name, nameEn }) => [id, language === "en" ? (nameEn ?? name) : name]),
  );
  const areaNames = new Map(areas.map(({ code, name }) => [code, name]));
  return {
    indicator: (id: string) => names.get(id) ?? id,
    area: (code: string) => areaNames.get(code) ?? code,
    figure: ({ value, missing }: Figure) =>
      value ?? missingReasonWords[missing ?? "not-yet-reported"][language],
  };
}

function usePlaceColumns<Row extends { readonly sheet: string; readonly cell: string }>(
  of: (row: Row) => { readonly indicatorId: string; readonly areaCode: string; readonly year: number },
): readonly DataColumn<Row>[] {
  const { columns } = useLanguage().words.statistics.importing;
  const words = useCellWords();
  return [
    { key: "place", title: columns.place, width: 150, render: faultPlace },
    { key: "indicator", title: columns.indicator, render: (row) => words.indicator(of(row).indicatorId) },
    { key: "area", title: columns.area, width: 110, render: (row) => words.area(of(row).areaCode) },
    { key: "year", title: columns.year, width: 70, render: (row) => of(row).year },
  ];
}

/** The figures that would be changed. */
export function ChangeTable({ changes }: { readonly changes: SheetImport["changes"] }) {
  const said = useLanguage().words.statistics.importing;
  const words = useCellWords();
  const places = usePlaceColumns<SheetImport["changes"][number]>(({ input }) => input);
  return (
    <DataTable
      label={said.tabs.changes}
      rows={changes}
      rowKey={(row, index) => `${index} ${faultPlace(row)}`}
      maxHeight={maxHeight}
      columns={[
        ...places,
        {
          key: "before",
          title: said.columns.before,
          width: 120,
          align: "right",
          render: ({ before }) => before ?? <span className="faint">–</span>,
        },
        {
          key: "after",
          title: said.columns.after,
          width: 120,
          align: "right",
          render: ({ input }) => words.figure(input),
        },
      ]}
    />
  );
}

/** Figures that somebody changed after the sheet was downloaded. */
export function ConflictTable({ conflicts }: { readonly conflicts: SheetImport["conflicts"] }) {
  const said = useLanguage().words.statistics.importing;
  const words = useCellWords();
  const places = usePlaceColumns<SheetImport["conflicts"][number]>(({ mine }) => mine);
  return (
    <DataTable
      label={said.tabs.conflicts}
      rows={conflicts}
      rowKey={(row, index) => `${index} ${faultPlace(row)}`}
      maxHeight={maxHeight}
      columns={[
        ...places,
        {
          key: "mine",
          title: said.columns.mine,
          width: 110,
          align: "right",
          render: ({ mine }) => words.figure(mine),
        },
        {
          key: "theirs",
          title: said.columns.theirs,
          width: 110,
          align: "right",
          render: ({ theirs }) => words.figure(theirs),
        },
        {
          key: "by",
          title: said.columns.by,
          width: 150,
          render: ({ theirs }) => (
            <>
              {theirs.recorded.by} <Moment at={theirs.recorded.at} />
            </>
          ),
        },
      ]}
    />
  );
}

/** What the checks remark in the figures of the sheet. */
export function FindingTable({ findings }: { readonly findings: SheetImport["findings"] }) {
  const { words } = useLanguage();
  const said = words.statistics;
  const speak = useBilingual();
  const places = usePlaceColumns<SheetImport["findings"][number]>((finding) => finding);
  return (
    <DataTable
      label={said.importing.tabs.findings}
      rows={findings}
      rowKey={(row, index) => `${index} ${faultPlace(row)}`}
      maxHeight={maxHeight}
      columns={[
        ...places,
        {
          key: "problem",
          title: said.importing.columns.problem,
          render: (finding) => (
            <>
              <Tag tone={finding.severity === "notice" ? "grey" : "orange"} mark="!">
                {said.marks[finding.code] ?? said.marks["other"]}
              </Tag>{" "}
              {speak(finding.message)}
            </>
          ),
        },
      ]}
    />
  );
}

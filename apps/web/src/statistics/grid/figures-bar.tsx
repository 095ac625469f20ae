import type { TargetRow } from "@halfsky/api-contract";
import { Button, Dropdown, Popover, Select } from "antd";
import { figureSheetAddress, type GridRequest } from "../../api/statistics-api.ts";
import { useAddress } from "../../shell/address.ts";
import { AreaPicker, useArea } from "../../shell/place-pickers.tsx";
import { useMay } from "../../shell/session.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { useLanguage } from "../../words/language.tsx";
import { allPlans, type GridChoice, rowFilters } from "./grid-choice.ts";
import { layouts } from "./grid-view.ts";

interface FiguresBarProps {
  readonly choice: GridChoice;
  readonly request: GridRequest;
  readonly targets: readonly TargetRow[];
  readonly thisYear: number;
}

/** What is shown, and sheets out and in. */
export function FiguresBar({ choice, request, targets, thisYear }: FiguresBarProps) {
  const { language, words } = useLanguage();
  const said = words.statistics;
  const { set } = useAddress();
  const area = useArea();
  const mayWrite = useMay("observation.write");
  const plans = [...new Map(targets.map(({ planId, planTitle }) => [planId, planTitle]))];
  const indicators = [
    ...new Map(
      targets
        .filter(({ planId }) => choice.plan === allPlans || planId === choice.plan)
        .flatMap((row) =>
          row.indicatorId === null
            ? []
            : [[row.indicatorId, language === "en" ? (row.nameEn ?? row.name) : row.name] as const],
        ),
    ),
  ];
  const years = Array.from({ length: 16 }, (_, back) => thisYear - back);
  const yearOptions = [...new Set([...years, choice.from, choice.to])]
    .toSorted((one, other) => other - one)
    .map((year) => ({ value: year, label: words.shell.yearName(year) }));
  // The sheet holds the years that the grid shows; the year before the first stands beside it anyway.
  const sheet = { ...request, from: choice.from };
  const sheets = [
    { key: "mine", label: said.sheetMine, options: { empty: false, mine: true } },
    { key: "all", label: said.sheetAll, options: { empty: false, mine: false } },
    { key: "empty", label: said.sheetEmpty, options: { empty: true, mine: true } },
  ];
  return (
    <div className="figures-bar">
      <h1>{said.title}</h1>
      <AreaPicker />
      <Select
        aria-label={said.layout}
        value={choice.layout}
        options={layouts.map((layout) => ({ value: layout, label: said.layouts[layout] }))}
        onChange={(layout) => set({ layout: layout === "years" ? null : layout, cell: null })}
      />
      {choice.layout === "indicator" ? (
        <Select
          aria-label={said.indicator}
          value={choice.indicator ?? null}
          style={{ width: 240 }}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: "label" }}
          options={indicators.map(([value, label]) => ({ value, label }))}
          onChange={(indicator: string | null) => set({ indicator, cell: null })}
        />
      ) : (
        <Select
          aria-label={said.plan}
          value={choice.plan}
          style={{ width: 210 }}
          popupMatchSelectWidth={false}
          options={[
            { value: allPlans, label: said.allPlans },
            ...plans.map(([value, label]) => ({ value, label })),
          ]}
          onChange={(plan) => set({ plan, cell: null })}
        />
      )}
      {choice.layout === "areas" ? null : (
        <>
          <Select
            aria-label={said.from}
            value={choice.from}
            options={yearOptions.filter(({ value }) => value <= choice.to)}
            onChange={(from) => set({ from, cell: null })}
          />
          <span aria-hidden="true">—</span>
        </>
      )}
      <Select
        aria-label={choice.layout === "areas" ? words.shell.year : said.to}
        value={choice.to}
        options={yearOptions}
        onChange={(to) => set({ to, from: Math.min(choice.from, to), cell: null })}
      />
      <Select
        aria-label={said.show}
        value={choice.filter}
        options={rowFilters.map((filter) => ({ value: filter, label: said.shows[filter] }))}
        onChange={(filter) => set({ show: filter === "all" ? null : filter, plan: choice.plan, cell: null })}
      />
      <span style={{ flex: 1 }} />
      <Popover
        trigger="click"
        placement="bottomRight"
        title={said.keysTitle}
        content={
          <dl className="figures-keys">
            {said.keys.map(([key, meaning]) => (
              <div key={key}>
                <dt>{key}</dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        }
      >
        <Button type="text">{said.keysTitle}</Button>
      </Popover>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: sheets
            .filter(({ options }) => mayWrite || !options.mine)
            .map(({ key, label, options }) => ({
              key,
              label: <a href={figureSheetAddress(sheet, { ...options, language })}>{label}</a>,
            })),
        }}
      >
        <Button>{said.sheet}</Button>
      </Dropdown>
      {mayWrite ? (
        <LinkButton to={`/figures/import?area=${area}`} type="primary">
          {said.import}
        </LinkButton>
      ) : null}
    </div>
  );
}

import { useQuery } from "@tanstack/react-query";
import type { ListedArea } from "@halfsky/api-contract";
import { Select } from "antd";
import { areasQuery } from "../api/areas-api.ts";
import { useWords } from "../words/language.tsx";
import { useAddress } from "./address.ts";
import { useSession } from "./session.tsx";
import { useToday } from "../supervision/use-today.ts";

/** The area looked at: the one in the address, else the reader's own. */
export function useArea(): string {
  const session = useSession();
  return useAddress().get("area") ?? session.area.code;
}

/** The year looked at, from the address; undefined where the address names none (the page then takes its newest). */
export function useYear(): number | undefined {
  const year = Number(useAddress().get("year"));
  return Number.isInteger(year) && year > 1900 ? year : undefined;
}

/** Whether an area had ended by a day; what came later is offered for years before, too. */
export function hasEnded({ validTo }: Pick<ListedArea, "validTo">, day: string): boolean {
  return validTo !== null && validTo < day;
}

/** Chooses the area; it stands in the address. One that had ended by the year looked at is not offered. */
export function AreaPicker() {
  const { shell } = useWords();
  const area = useArea();
  const year = useYear();
  const today = useToday();
  const day = year === undefined ? today : `${year}-12-31`;
  const { set } = useAddress();
  const areas = useQuery(areasQuery).data?.areas ?? [];
  return (
    <Select
      aria-label={shell.area}
      value={area}
      loading={areas.length === 0}
      style={{ minWidth: 132 }}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: "label" }}
      options={areas
        .filter((one) => one.code === area || !hasEnded(one, day))
        .map(({ code, name, level, validTo }) => ({
          value: code,
          label: `${level === "county" ? "　" : ""}${name}${validTo === null ? "" : shell.areaUntil(validTo)}`,
        }))}
      onChange={(code) => set({ area: code })}
    />
  );
}

/** Chooses the year out of those that the page offers; it stands in the address. */
export function YearPicker({ years, year }: { readonly years: readonly number[]; readonly year: number }) {
  const { shell } = useWords();
  const { set } = useAddress();
  return (
    <Select
      aria-label={shell.year}
      value={year}
      style={{ minWidth: 96 }}
      options={years.toSorted((a, b) => b - a).map((each) => ({ value: each, label: shell.yearName(each) }))}
      onChange={(chosen) => set({ year: chosen })}
    />
  );
}

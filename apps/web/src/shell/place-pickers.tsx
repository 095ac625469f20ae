import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { areasQuery } from "../api/areas-api.ts";
import { useWords } from "../words/language.tsx";
import { useAddress } from "./address.ts";
import { useSession } from "./session.tsx";

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

/** Chooses the area; it stands in the address. */
export function AreaPicker() {
  const { shell } = useWords();
  const area = useArea();
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
      options={areas.map(({ code, name, level }) => ({
        value: code,
        label: level === "county" ? `　${name}` : name,
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

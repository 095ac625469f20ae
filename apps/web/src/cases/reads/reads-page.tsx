import { Button, Input, Segmented } from "antd";
import type { ReadFilters } from "../../api/case-reads-api.ts";
import { useAddress } from "../../shell/address.ts";
import { useMay } from "../../shell/session.tsx";
import { Page } from "../../ui/page.tsx";
import { useWords } from "../../words/language.tsx";
import { CaseTabs } from "../case-tabs.tsx";
import { DisclosureTable } from "./disclosure-table.tsx";
import { GlassTable } from "./glass-table.tsx";
import { ReadTable } from "./read-table.tsx";

const kinds = ["reads", "disclosures", "glasses"] as const;
const filterNames = ["case", "person", "from", "to"] as const;

/** Who read what of which case; what was told to whom; whose glass was broken: by case, person and day. */
export function ReadsPage() {
  const { caseReads: said } = useWords();
  const worksOnCases = useMay("case.work");
  const { get, set } = useAddress();
  const kind = kinds.find((one) => one === get("kind")) ?? "reads";
  const filters: ReadFilters = Object.fromEntries(filterNames.map((name) => [name, get(name)]));
  const isFiltered = filterNames.some((name) => get(name) !== undefined);
  const Table = { reads: ReadTable, disclosures: DisclosureTable, glasses: GlassTable }[kind];
  return (
    <Page title={said.title} note={said.note} width="wide">
      {worksOnCases ? <CaseTabs /> : null}
      <div className="page-filters">
        <Segmented
          aria-label={said.which}
          value={kind}
          options={kinds.map((value) => ({ value, label: said.kinds[value] }))}
          onChange={(next) => set({ kind: next === "reads" ? null : next })}
        />
        {(["case", "person"] as const).map((name) =>
          name === "person" && kind === "disclosures" ? null : (
            <Input.Search
              key={`${name} ${get(name) ?? ""}`}
              aria-label={said[name]}
              placeholder={said[name]}
              allowClear
              style={{ width: 190 }}
              defaultValue={get(name) ?? ""}
              onSearch={(text) => set({ [name]: text.trim() === "" ? null : text.trim() })}
            />
          ),
        )}
        {(["from", "to"] as const).map((name) => (
          <Input
            key={name}
            type="date"
            aria-label={said[name]}
            title={said[name]}
            style={{ width: 150 }}
            value={get(name) ?? ""}
            onChange={({ target }) => set({ [name]: target.value === "" ? null : target.value })}
          />
        ))}
        <Button
          type="text"
          disabled={!isFiltered}
          onClick={() => set(Object.fromEntries(filterNames.map((name) => [name, null])))}
        >
          {said.clear}
        </Button>
      </div>
      <Table filters={filters} />
    </Page>
  );
}

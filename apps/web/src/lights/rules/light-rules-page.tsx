import type { MonitoringRulesRecord } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { Link } from "react-router";
import { monitoringRulesQuery } from "../../api/lights-api.ts";
import { plansQuery } from "../../api/plans-api.ts";
import { useAddress } from "../../shell/address.ts";
import { AreaPicker, useArea } from "../../shell/place-pickers.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import "./light-rules.css";
import { RulesForm } from "./rules-form.tsx";
import { RulesHistory } from "./rules-history.tsx";

/** The rules by which lights are lit, for an area or one of its plans: read by all, changed by the office with a reason. */
export function LightRulesPage() {
  const { rules: words } = useWords().lights;
  const area = useArea();
  const { get } = useAddress();
  const { data, error, isPending, refetch } = useQuery(monitoringRulesQuery(area, get("plan")));
  return (
    <Page
      title={words.title}
      trail={<Link to={`/warnings?area=${area}`}>{words.trail}</Link>}
      note={words.note}
      actions={
        <>
          <AreaPicker />
          <OwnerPicker area={area} />
        </>
      }
    >
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : (
        <Rules record={data} />
      )}
    </Page>
  );
}

/** Chooses between the area's plans in general and one of them; the choice stands in the address. */
function OwnerPicker({ area }: { readonly area: string }) {
  const { rules: words } = useWords().lights;
  const { get, set } = useAddress();
  const plans = useQuery(plansQuery(area)).data?.plans ?? [];
  const own = plans.filter((plan) => plan.areaCode === area && plan.version !== null);
  return (
    <Select
      aria-label={words.owner}
      style={{ minWidth: 220, maxWidth: 420 }}
      popupMatchSelectWidth={false}
      value={get("plan") ?? ""}
      options={[
        { value: "", label: words.wholeArea },
        ...own.map(({ id, title }) => ({ value: id, label: title })),
      ]}
      onChange={(plan) => set({ plan: plan === "" ? null : plan })}
    />
  );
}

function Rules({ record }: { readonly record: MonitoringRulesRecord }) {
  const { rules: words } = useWords().lights;
  const from =
    record.from === "area"
      ? words.from.area(record.fromArea?.name ?? record.areaCode)
      : words.from[record.from];
  const isInherited =
    record.from === "area" && (record.planId !== null || record.fromArea?.code !== record.areaCode);
  return (
    <div className="rules">
      <div className="rules-main">
        <p className="rules-from">
          {from}
          {isInherited && record.mayManage ? words.inherited(record.fromArea?.name ?? "") : null}
          {record.mayManage ? null : words.readOnly}
        </p>
        <RulesForm key={`${record.planId} ${record.rulesVersion}`} record={record} />
      </div>
      <aside className="rules-side">
        <RulesHistory record={record} />
      </aside>
    </div>
  );
}

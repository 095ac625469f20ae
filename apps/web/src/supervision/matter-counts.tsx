import type { MatterList } from "@halfsky/api-contract";
import { useAddress } from "../shell/address.ts";
import { useWords } from "../words/language.tsx";

/** How many matters are in hand, overdue, urged by letter and closed; each number but the letters filters the list. */
export function MatterCounts({ counts }: { readonly counts: MatterList["counts"] }) {
  const { list } = useWords().supervision;
  const { get, set } = useAddress();
  const current = get("due");
  const facts = [
    { key: "open", label: list.counts.open, count: counts.open, tone: "" },
    { key: "overdue", label: list.counts.overdue, count: counts.overdue, tone: "is-red" },
    { key: "closed", label: list.counts.closed, count: counts.byState.closed, tone: "" },
  ] as const;
  return (
    <ul className="matter-counts" aria-label={list.counts.label}>
      {facts.map(({ key, label, count, tone }) => (
        <li key={key}>
          <button
            type="button"
            className={count > 0 ? `matter-count ${tone}` : "matter-count"}
            aria-pressed={current === key}
            onClick={() => set({ due: current === key ? null : key })}
          >
            <b>{count}</b>
            <span>{label}</span>
          </button>
        </li>
      ))}
      <li className="matter-count is-still">
        <b>{counts.urged}</b>
        <span>{list.counts.urged}</span>
      </li>
    </ul>
  );
}

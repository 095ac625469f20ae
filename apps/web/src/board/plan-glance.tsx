import type { Board } from "@halfsky/api-contract";
import { statusWords } from "@halfsky/targets";
import { useMemo } from "react";
import { Link } from "react-router";
import { statuses } from "../targets/target-words.ts";
import { ChartPanel } from "../ui/chart-panel.tsx";
import { StatusTag } from "../ui/status-tag.tsx";
import { useBilingual, useLanguage } from "../words/language.tsx";
import { listAddress } from "./list-address.ts";
import { statusBarOption } from "./status-bar-option.ts";

interface PlanGlanceProps {
  readonly plan: Board["plans"][number];
  readonly area: string;
  readonly year: number;
}

/** One plan in one sentence and one bar. */
export function PlanGlance({ plan, area, year }: PlanGlanceProps) {
  const { language, words } = useLanguage();
  const speak = useBilingual();
  const { counts, attainment } = plan;
  const option = useMemo(() => statusBarOption(counts, language), [counts, language]);
  const shown = statuses.filter((status) => counts[status] > 0);
  const { glance } = words.board;
  return (
    <section className="panel board-plan" aria-label={glance.label(plan.title)}>
      <ChartPanel
        over={
          <h2 className="board-plan-title">
            <Link to={`/plans/${plan.id}`}>{plan.title}</Link>
          </h2>
        }
        level={3}
        title={speak(attainment.words)}
        height={34}
        option={option}
        table={
          <table className="plain-table">
            <caption className="visually-hidden">{glance.statuses(plan.title)}</caption>
            <tbody>
              {shown.map((status) => (
                <tr key={status}>
                  <th scope="row">{statusWords[status][language]}</th>
                  <td className="number">{glance.count(counts[status])}</td>
                </tr>
              ))}
            </tbody>
          </table>
        }
      />
      <ul className="board-statuses" aria-label={glance.statuses(plan.title)}>
        {shown.map((status) => (
          <li key={status}>
            <Link to={listAddress({ area, year, plan: plan.id, status })}>
              <StatusTag status={status} /> {counts[status]}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

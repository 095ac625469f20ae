import type { Board } from "@halfsky/api-contract";
import { statusWords } from "@halfsky/targets";
import { Link } from "react-router";
import { statuses } from "../targets/target-words.ts";
import { useLanguage } from "../words/language.tsx";
import { listAddress } from "./list-address.ts";

interface DomainTableProps {
  readonly plan: Board["plans"][number];
  readonly area: string;
  readonly year: number;
}

/** Domains of a plan × statuses; each number opens the list of its targets. */
export function DomainTable({ plan, area, year }: DomainTableProps) {
  const { language, words } = useLanguage();
  const { glance } = words.board;
  const shown = statuses.filter((status) => plan.counts[status] > 0);
  const name = (title: string) => (title === "" ? glance.noDomain : title);
  return (
    <section className="panel avoid-break">
      <h2>
        {glance.byDomain} · {plan.title}
      </h2>
      <p className="board-note">{glance.byDomainNote}</p>
      <div className="board-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{glance.domain}</th>
              {shown.map((status) => (
                <th key={status} scope="col" className="number">
                  <span aria-hidden="true">{statusWords[status].mark.replaceAll("✔", "✔\uFE0E")} </span>
                  {statusWords[status][language]}
                </th>
              ))}
              <th scope="col" className="number">
                {glance.total}
              </th>
            </tr>
          </thead>
          <tbody>
            {plan.domains.map((domain) => (
              <tr key={domain.title}>
                <th scope="row">{name(domain.title)}</th>
                {shown.map((status) => (
                  <td key={status} className="number">
                    {domain.counts[status] === 0 ? (
                      <span className="faint">·</span>
                    ) : (
                      <Link
                        to={listAddress({ area, year, plan: plan.id, status, domain: domain.title })}
                        aria-label={glance.seeTargets(
                          name(domain.title),
                          statusWords[status][language],
                          domain.counts[status],
                        )}
                      >
                        {domain.counts[status]}
                      </Link>
                    )}
                  </td>
                ))}
                <td className="number">{domain.total}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{glance.total}</th>
              {shown.map((status) => (
                <td key={status} className="number">
                  {plan.counts[status]}
                </td>
              ))}
              <td className="number">{plan.attainment.total}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

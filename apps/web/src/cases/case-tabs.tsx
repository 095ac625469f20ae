import type { Permission } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { NavLink, useLocation } from "react-router";
import { exportsQuery } from "../api/case-exports-api.ts";
import { placeQuery } from "../shell/address.ts";
import { useSession } from "../shell/session.tsx";
import "../supervision/supervision.css";
import "./cases.css";
import { useWords } from "../words/language.tsx";

const entries = [
  { to: "/cases", label: "queue" },
  { to: "/cases/all", label: "all" },
  { to: "/referrals", label: "referrals" },
  { to: "/service-places", label: "places" },
  { to: "/service-systems", label: "systems" },
  { to: "/service-releases", label: "releases" },
  { to: "/outside-links", label: "outside" },
  { to: "/case-exports", label: "exports" },
  { to: "/case-reads", label: "reads", permission: "case.see-reads" },
] as const satisfies readonly { to: string; label: string; permission?: Permission }[];

/** The pages of service cases side by side. */
export function CaseTabs() {
  const { tabs } = useWords().cases;
  const place = placeQuery(useLocation().search);
  const { permissions } = useSession();
  // whoever decides on exports sees from every page of cases that somebody waits for her
  const mayDecide = permissions.includes("case.agree-export");
  const { data } = useQuery({ ...exportsQuery, enabled: mayDecide });
  const waiting = (data?.exports ?? []).filter((one) => one.mayDecide).length;
  const shown = entries.filter((entry) => !("permission" in entry) || permissions.includes(entry.permission));
  return (
    <nav className="supervision-tabs no-print" aria-label={tabs.label}>
      {shown.map(({ to, label }) => (
        <NavLink key={to} to={to + place} end>
          {tabs[label]}
          {label === "exports" && waiting > 0 ? (
            <span className="tab-count" title={tabs.waiting(waiting)}>
              {waiting}
            </span>
          ) : null}
        </NavLink>
      ))}
    </nav>
  );
}

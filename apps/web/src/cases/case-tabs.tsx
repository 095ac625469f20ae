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
  // from every page of cases one sees that somebody waits for her agreement, or that her own file may be fetched
  const { data } = useQuery({ ...exportsQuery, enabled: permissions.includes("case.work") });
  const waiting = (data?.exports ?? []).filter(
    ({ mayDecide, isMine, state }) => mayDecide || (isMine && state === "agreed"),
  ).length;
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

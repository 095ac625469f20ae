import { useQuery } from "@tanstack/react-query";
import { NavLink, useLocation } from "react-router";
import { exportsQuery } from "../api/case-exports-api.ts";
import { serviceSystemsQuery } from "../api/cases-api.ts";
import { placeQuery } from "../shell/address.ts";
import { useSession } from "../shell/session.tsx";
import "../supervision/supervision.css";
import "./cases.css";
import { useWords } from "../words/language.tsx";
import { shownTabs } from "./shown-tabs.ts";

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
  const systems = useQuery({ ...serviceSystemsQuery, enabled: permissions.includes("case.work") }).data;
  const seesPlaces = systems?.systems.some((one) => one.seesPlaces) === true;
  const bringsLists = systems?.systems.some((one) => one.bringsLists) === true;
  const shown = shownTabs(permissions, { seesPlaces, bringsLists });
  if (shown.length === 0) return null;
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

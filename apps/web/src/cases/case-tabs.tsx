import { NavLink, useLocation } from "react-router";
import { placeQuery } from "../shell/address.ts";
import "../supervision/supervision.css";
import { useWords } from "../words/language.tsx";

const entries = [
  { to: "/cases", label: "queue" },
  { to: "/cases/all", label: "all" },
  { to: "/referrals", label: "referrals" },
  { to: "/service-places", label: "places" },
  { to: "/service-systems", label: "systems" },
  { to: "/service-releases", label: "releases" },
  { to: "/case-exports", label: "exports" },
] as const;

/** The pages of service cases side by side. */
export function CaseTabs() {
  const { tabs } = useWords().cases;
  const place = placeQuery(useLocation().search);
  return (
    <nav className="supervision-tabs no-print" aria-label={tabs.label}>
      {entries.map(({ to, label }) => (
        <NavLink key={to} to={to + place} end>
          {tabs[label]}
        </NavLink>
      ))}
    </nav>
  );
}

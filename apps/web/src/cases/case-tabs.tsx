import type { Permission } from "@halfsky/api-contract";
import { NavLink, useLocation } from "react-router";
import { placeQuery } from "../shell/address.ts";
import { useSession } from "../shell/session.tsx";
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
  { to: "/case-reads", label: "reads", permission: "case.see-reads" },
] as const satisfies readonly { to: string; label: string; permission?: Permission }[];

/** The pages of service cases side by side. */
export function CaseTabs() {
  const { tabs } = useWords().cases;
  const place = placeQuery(useLocation().search);
  const { permissions } = useSession();
  const shown = entries.filter((entry) => !("permission" in entry) || permissions.includes(entry.permission));
  return (
    <nav className="supervision-tabs no-print" aria-label={tabs.label}>
      {shown.map(({ to, label }) => (
        <NavLink key={to} to={to + place} end>
          {tabs[label]}
        </NavLink>
      ))}
    </nav>
  );
}

import type { Permission } from "@halfsky/api-contract";
import { NavLink, useLocation } from "react-router";
import { placeQuery } from "../shell/address.ts";
import { useSession } from "../shell/session.tsx";
import { useWords } from "../words/language.tsx";
import "./supervision.css";

interface Entry {
  readonly to: string;
  readonly label: "matters" | "inspections" | "rules" | "calendar";
  readonly permission: Permission;
}

const entries: readonly Entry[] = [
  { to: "/supervision", label: "matters", permission: "supervision.read" },
  { to: "/inspections", label: "inspections", permission: "inspection.read" },
  { to: "/supervision/rules", label: "rules", permission: "supervision.read" },
  { to: "/supervision/calendar", label: "calendar", permission: "supervision.read" },
];

/** The pages of supervision side by side; each stands under the same entry of the main navigation. */
export function SupervisionTabs() {
  const { tabs } = useWords().supervision;
  const { permissions } = useSession();
  const place = placeQuery(useLocation().search);
  return (
    <nav className="supervision-tabs no-print" aria-label={tabs.label}>
      {entries
        .filter(({ permission }) => permissions.includes(permission))
        .map(({ to, label }) => (
          <NavLink key={to} to={to + place} end>
            {tabs[label]}
          </NavLink>
        ))}
    </nav>
  );
}

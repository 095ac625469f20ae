import type { Permission } from "@halfsky/api-contract";
import { NavLink } from "react-router";
import { useSession } from "../../shell/session.tsx";
import "../../supervision/supervision.css";
import { useWords } from "../../words/language.tsx";

interface Entry {
  readonly to: string;
  readonly label: "rounds" | "forms" | "reviews" | "areas" | "releases";
  readonly permissions: readonly Permission[];
}

const entries: readonly Entry[] = [
  { to: "/rounds", label: "rounds", permissions: ["submission.read"] },
  { to: "/forms", label: "forms", permissions: ["submission.read"] },
  {
    to: "/reviews",
    label: "reviews",
    permissions: ["submission.confirm", "submission.review", "submission.sign"],
  },
  { to: "/areas", label: "areas", permissions: ["round.manage"] },
  { to: "/service-releases", label: "releases", permissions: ["release.publish"] },
];

/** The pages of the statistical year side by side, under one entry of the navigation. */
export function RoundTabs() {
  const { tabs } = useWords().rounds;
  const held = useSession().permissions;
  return (
    <nav className="supervision-tabs no-print" aria-label={tabs.label}>
      {entries
        .filter(({ permissions }) => permissions.some((permission) => held.includes(permission)))
        .map(({ to, label }) => (
          <NavLink key={to} to={to}>
            {tabs[label]}
          </NavLink>
        ))}
    </nav>
  );
}

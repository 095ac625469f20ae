import type { Permission } from "@halfsky/api-contract";

const entries = [
  { to: "/cases", label: "queue", permission: "case.work" },
  { to: "/cases/all", label: "all", permission: "case.work" },
  { to: "/referrals", label: "referrals", permission: "case.work" },
  { to: "/service-places", label: "places", permission: "case.work" },
  { to: "/service-systems", label: "systems", permission: "case.work" },
  { to: "/service-releases", label: "releases", permission: "case.work" },
  { to: "/case-loads", label: "loads", permission: "case.work" },
  { to: "/outside-links", label: "outside", permission: "case.work" },
  { to: "/case-exports", label: "exports", permission: "case.work" },
  { to: "/case-reads", label: "reads", permission: "case.see-reads" },
] as const satisfies readonly { to: string; label: string; permission: Permission }[];

/** A page of service cases beside the others. */
export type CaseTab = (typeof entries)[number];

/**
 * The pages of service cases that somebody may open; none beside one alone. Registers of places are there for
 * who may see one, lists of people for who may bring one.
 */
export function shownTabs(
  permissions: readonly Permission[],
  { seesPlaces, bringsLists }: { readonly seesPlaces: boolean; readonly bringsLists: boolean },
): readonly CaseTab[] {
  const shown = entries.filter(
    ({ permission, label }) =>
      permissions.includes(permission) &&
      (label !== "places" || seesPlaces) &&
      (label !== "loads" || bringsLists),
  );
  return shown.length < 2 ? [] : shown;
}

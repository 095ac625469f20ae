import { useCallback, useMemo, useRef } from "react";
import { useAddress } from "../../shell/address.ts";
import type { OutlinePart } from "../outline-parts.ts";

/** The lists on the right of the review page. */
export const reviewViews = [
  "outline",
  "indicators",
  "targets",
  "findings",
  "numbers",
  "corrections",
] as const;
export type ReviewView = (typeof reviewViews)[number];

/** What is looked at: a part, a line of the source, one finding. All of it stands in the address. */
export interface Selection {
  readonly part: string | null;
  readonly line: number | null;
  readonly finding: string | null;
}

/** Which side a choice was made on: the other one is scrolled to it. */
export type Side = "source" | "outline" | "keyboard";

/** The list in which a part of a kind is found, staying in the present one where it is there too. */
export function viewFor(kind: OutlinePart["kind"], present: ReviewView): ReviewView {
  if (kind === "indicator") return "indicators";
  if (kind === "target" && (present === "targets" || present === "outline")) return present;
  return "outline";
}

/** Reads and writes the selection and the chosen list in the address. */
export function useSelection() {
  const { get, set } = useAddress();
  const side = useRef<Side>("keyboard");
  const wanted = get("view");
  const view = reviewViews.find((each) => each === wanted) ?? "outline";
  const part = get("part") ?? null;
  const lineText = get("line");
  const finding = get("finding") ?? null;
  const selection: Selection = useMemo(() => {
    const line = Number(lineText);
    return { part, finding, line: Number.isInteger(line) && line > 0 ? line : null };
  }, [part, lineText, finding]);
  const select = useCallback(
    (from: Side, next: Partial<Selection>, nextView?: ReviewView) => {
      side.current = from;
      set({
        part: next.part ?? null,
        line: next.line ?? null,
        finding: next.finding ?? null,
        ...(nextView === undefined ? {} : { view: nextView === "outline" ? null : nextView }),
      });
    },
    [set],
  );
  const setView = useCallback((next: ReviewView) => set({ view: next === "outline" ? null : next }), [set]);
  return { selection, view, select, setView, side };
}

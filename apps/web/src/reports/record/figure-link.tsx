import { createContext, use } from "react";
import { Link } from "react-router";
import type { FigureOrigin } from "./figure-origin.ts";

/** How the numbers of the report on the page are followed to their origins. */
export interface FigureGuide {
  readonly originOf: (reference: string) => FigureOrigin;
  /** What a reference gives today, for those corrected since the report was made. */
  readonly nowOf: (reference: string) => string | undefined;
  readonly nowWords: (now: string) => string;
}

const FigureGuideContext = createContext<FigureGuide | null>(null);

/** Hands the guide to all numbers below. */
export const FigureGuideProvider = FigureGuideContext.Provider;

/** A number of a report; it leads to what it was computed from, and says what that is when pointed at. */
export function FigureLink({ text, reference }: { readonly text: string; readonly reference: string }) {
  const guide = use(FigureGuideContext);
  if (!guide) throw new Error("FigureLink outside of FigureGuideProvider");
  const { says, does, to } = guide.originOf(reference);
  const now = guide.nowOf(reference);
  const properties = {
    className: now === undefined ? "report-figure" : "report-figure is-changed",
    "data-reference": reference,
    "data-origin": [says, ...(now === undefined ? [] : [guide.nowWords(now)]), ...(does ? [does] : [])].join(
      "\n",
    ),
  };
  return to === null ? (
    <span {...properties}>{text}</span>
  ) : (
    <Link to={to} {...properties}>
      {text}
    </Link>
  );
}

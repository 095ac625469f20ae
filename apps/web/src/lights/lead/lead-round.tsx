import { completeness, timeliness } from "@halfsky/statistics";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { roundQuery, roundsQuery } from "../../api/rounds-api.ts";
import { useMay } from "../../shell/session.tsx";
import { useWords } from "../../words/language.tsx";
import { newestRound, progressIn } from "./lead-summary.ts";

/** How the area's newest open round comes in and how many of its figures were changed since they were signed. */
export function LeadRound({ area }: { readonly area: string }) {
  const { lights, rounds } = useWords();
  const { round: words } = lights.lead;
  const mayRead = useMay("submission.read");
  const { data: list } = useQuery({ ...roundsQuery, enabled: mayRead });
  const newest = newestRound(list?.rounds ?? [], area);
  const { data: round } = useQuery({ ...roundQuery(newest?.id ?? ""), enabled: newest !== undefined });
  if (newest === undefined || round === undefined) return null;
  const seen = progressIn(round, area);
  if (seen === null) return null;
  const { progress, changed } = seen;
  const percent = (text: string | null) => (text === null ? rounds.none : `${text}%`);
  const address = `/rounds/${encodeURIComponent(round.id)}`;
  return (
    <p className="lead-round">
      <Link to={address}>{round.title}</Link>{" "}
      {words.progress(percent(completeness(progress)), percent(timeliness(progress)))}{" "}
      {changed === 0 ? words.unchanged : <Link to={address}>{words.changed(changed)}</Link>}
    </p>
  );
}

import type { LightList } from "@halfsky/api-contract";
import { beijingTime } from "@halfsky/calendar";
import { Link } from "react-router";
import { useNow } from "../../ui/use-now.ts";
import { useWords } from "../../words/language.tsx";

interface WallHeadProps {
  readonly list: LightList;
  /** When the figures were read, in milliseconds. */
  readonly updatedAt: number;
  readonly hasFailed: boolean;
  readonly isSample: boolean;
}

/** Whose board, what time it is, and how old the figures are. */
export function WallHead({ list, updatedAt, hasFailed, isSample }: WallHeadProps) {
  const { wall: words } = useWords().lights;
  const now = useNow();
  const read = beijingTime(new Date(updatedAt).toISOString()).slice(11);
  return (
    <header className="wall-head">
      <h1>{words.title(list.areaName, list.year)}</h1>
      {isSample ? <span className="wall-sample">{words.sample}</span> : null}
      <output className={hasFailed ? "wall-updated is-stale" : "wall-updated"}>
        {hasFailed ? words.stale(read) : words.updated(read)}
      </output>
      <time className="wall-clock">{beijingTime(now.toISOString())}</time>
      <Link className="wall-leave" to={`/warnings?area=${list.areaCode}&year=${list.year}`}>
        {words.leave}
      </Link>
    </header>
  );
}

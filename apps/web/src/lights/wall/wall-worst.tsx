import type { LightList, MatterRow, TargetRow } from "@halfsky/api-contract";
import { matterStateWords } from "@halfsky/supervision";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { leadWords } from "../lead/lead-summary.ts";
import { openMatters } from "../open-matters.ts";
import { WallLight } from "./wall-light.tsx";

const shown = 7;

interface WallWorstProps {
  readonly list: LightList;
  readonly rows: readonly TargetRow[];
  readonly matters: readonly MatterRow[];
}

/** The worst targets with who answers, since when, and how far the chasing is. */
export function WallWorst({ list, rows, matters }: WallWorstProps) {
  const { language, words: all } = useLanguage();
  const { wall: words, warnings, unsettled } = all.lights;
  const speak = useBilingual();
  const open = openMatters(matters, list.areaCode);
  const rest = rows.length - shown;
  return (
    <section className="wall-panel wall-worst">
      <h2>{rows.length === 0 ? words.calm : words.worst}</h2>
      <ol>
        {rows.slice(0, shown).map((row) => {
          const { first } = leadWords(row);
          const since = list.since.find(({ targetId }) => targetId === row.id);
          const matter = open.get(row.id);
          return (
            <li key={row.id}>
              <WallLight light={row.light.light} />
              <div className="wall-what">
                <div className="wall-name">{language === "en" ? (row.nameEn ?? row.name) : row.name}</div>
                <div className="wall-soft wall-clamp">{first === null ? "" : speak(first)}</div>
              </div>
              <div className="wall-who">
                <div>{row.organisation?.name ?? unsettled}</div>
                <div className="wall-soft">
                  {since === undefined ? null : warnings.sinceYear(since.year, list.year - since.year + 1)}
                  {matter ? ` · ${matterStateWords[matter.state][language]}` : ""}
                </div>
              </div>
            </li>
          );
        })}
      </ol>
      {rest > 0 ? <p className="wall-soft">{words.more(rest)}</p> : null}
    </section>
  );
}

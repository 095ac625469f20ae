import type { LightList } from "@halfsky/api-contract";
import { useLanguage } from "../../words/language.tsx";
import { WallLight } from "./wall-light.tsx";

/** Which lights turned since the year before, for the worse first. */
export function WallChanges({ list, most }: { readonly list: LightList; readonly most: number }) {
  const { language, words: all } = useLanguage();
  const { wall: words, warnings } = all.lights;
  const rows = new Map(list.rows.map((row) => [row.id, row]));
  const rest = list.changes.length - most;
  return (
    <section className="wall-panel">
      <h2>{words.changes(list.year - 1)}</h2>
      {list.changes.length === 0 ? <p className="wall-soft">{words.noChanges}</p> : null}
      <ul>
        {list.changes.slice(0, most).map(({ targetId, from, to }) => {
          const row = rows.get(targetId);
          return (
            <li key={targetId}>
              <div className="wall-name">
                {row ? (language === "en" ? (row.nameEn ?? row.name) : row.name) : ""}
              </div>
              <div className="wall-turn">
                <span className="visually-hidden">{warnings.changed.from}</span>
                <WallLight light={from} />
                <span aria-hidden="true">→</span>
                <span className="visually-hidden">{warnings.changed.to}</span>
                <WallLight light={to} />
              </div>
            </li>
          );
        })}
      </ul>
      {rest > 0 ? <p className="wall-soft">{words.moreChanges(rest)}</p> : null}
    </section>
  );
}

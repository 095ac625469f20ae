import type { MatterList } from "@halfsky/api-contract";
import { useBilingual, useWords } from "../../words/language.tsx";

const shown = 3;

/** What is overdue, and who owes it. */
export function WallOverdue({ matters }: { readonly matters: MatterList | undefined }) {
  const { wall: words } = useWords().lights;
  const speak = useBilingual();
  const overdue = matters?.matters.filter((matter) => matter.overdue) ?? [];
  const rest = overdue.length - shown;
  return (
    <section className="wall-panel">
      <h2>
        {words.overdue}
        {overdue.length > 0 ? <span className="wall-bad"> {overdue.length}</span> : null}
      </h2>
      {overdue.length === 0 ? (
        <p className="wall-soft">{matters === undefined ? words.hidden : words.noOverdue}</p>
      ) : null}
      <ul>
        {overdue.slice(0, shown).map((matter) => (
          <li key={matter.id}>
            <div className="wall-name">{matter.title}</div>
            <div className="wall-soft">
              {matter.organisation.name}
              {matter.nextDuty ? (
                <>
                  {` · ${speak(matter.nextDuty.words)} · `}
                  <span className="wall-due">{words.due(matter.nextDuty.due)}</span>
                </>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {rest > 0 ? <p className="wall-soft">{words.moreOverdue(rest)}</p> : null}
    </section>
  );
}

import type { SupervisionRulesShown } from "@halfsky/api-contract";
import { rungWords } from "@halfsky/supervision";
import "../../ui/chart-panel.css";
import { useLanguage } from "../../words/language.tsx";

/** The periods in the order of the trail. */
export const periodNames = ["acknowledge", "explain", "plan", "resubmit", "answerUrging", "check"] as const;
export const ladderNames = ["unit", "urging", "office"] as const;

/** Rules in words: periods, reminders, letters by themselves, who is told. */
export function RulesView({ rules }: { readonly rules: SupervisionRulesShown }) {
  const { language, words } = useLanguage();
  const { supervisionRules: said } = words;
  return (
    <div className="rules-view">
      <div>
        <h3>{said.periods.title}</h3>
        <table className="plain-table">
          <tbody>
            {periodNames.map((name) => (
              <tr key={name}>
                <th scope="row">{said.periods[name]}</th>
                <td className="number">{said.days(rules.periods[name])}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <h3>{said.reminders.title}</h3>
        <p>
          {rules.reminders.length === 0
            ? said.reminders.none
            : said.reminders.before(rules.reminders.join(language === "zh" ? "、" : ", "))}
        </p>
        <h3>{said.urging.title}</h3>
        <p>{rules.urgingAfter === null ? said.urging.never : said.urging.after(rules.urgingAfter)}</p>
      </div>
      <div>
        <h3>{said.ladders.title}</h3>
        {ladderNames.map((name) => (
          <div key={name} className="rules-ladder">
            <b>{said.ladders[name]}</b>
            {rules.ladders[name].length === 0 ? <p className="faint">{said.ladders.none}</p> : null}
            <ol>
              {rules.ladders[name].map(({ after, rung }) => (
                <li key={`${after} ${rung}`}>{said.ladders.step(after, rungWords[rung][language])}</li>
              ))}
            </ol>
          </div>
        ))}
        <p className="faint">{said.ladders.note}</p>
      </div>
    </div>
  );
}

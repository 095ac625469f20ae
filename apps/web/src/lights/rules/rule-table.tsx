import { lightWords } from "@halfsky/targets";
import "../../ui/chart-panel.css";
import { useLocation } from "react-router";
import { LightTag } from "../../ui/light-tag.tsx";
import { useLanguage } from "../../words/language.tsx";
import { NumberField } from "./number-field.tsx";
import { type RulesDraft, sentenceAround } from "./rules-draft.ts";

function scrollThere(row: HTMLTableRowElement | null): void {
  row?.scrollIntoView({ block: "center" });
}

interface RuleTableProps {
  readonly draft: RulesDraft;
  readonly usual: RulesDraft;
  readonly faults: ReadonlyMap<string, string>;
  readonly isReadOnly: boolean;
  readonly onChange: (draft: RulesDraft) => void;
}

/** The rules in the order in which they are asked: light, condition in words, threshold. */
export function RuleTable({ draft, usual, faults, isReadOnly, onChange }: RuleTableProps) {
  const { language, words: all } = useLanguage();
  const { rules: words } = all.lights;
  const { rules } = draft.lights;
  const meant = useLocation().hash.replace(/^#rule-/u, "");
  const setThreshold = (place: number, threshold: string) =>
    onChange({
      ...draft,
      lights: {
        ...draft.lights,
        rules: rules.map((rule, at) => (at === place ? { ...rule, threshold } : rule)),
      },
    });
  return (
    <table className="plain-table rule-table">
      <thead>
        <tr>
          <th scope="col" className="number">
            {words.order}
          </th>
          <th scope="col">{words.light}</th>
          <th scope="col">{words.condition}</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule, place) => {
          const ruleFault = faults.get(`lights.rules[${place}]`);
          const [before, after] = sentenceAround(rule.condition, language);
          return (
            <tr
              key={rule.id}
              ref={rule.id === meant ? scrollThere : undefined}
              className={rule.id === meant ? "is-meant" : undefined}
            >
              <td className="number">{place + 1}</td>
              <td>
                <LightTag light={rule.light} />
              </td>
              <td>
                {rule.threshold === null ? (
                  before
                ) : (
                  <span className="rule-sentence">
                    {before}
                    <NumberField
                      isLabelHidden
                      label={words.thresholdOf(lightWords[rule.light][language], `${before}…${after}`)}
                      unit={after}
                      value={rule.threshold}
                      usual={usual.lights.rules.find(({ id }) => id === rule.id)?.threshold ?? rule.threshold}
                      fault={faults.get(`lights.rules[${place}].threshold`)}
                      isReadOnly={isReadOnly}
                      onChange={(text) => setThreshold(place, text)}
                    />
                  </span>
                )}
                {ruleFault === undefined ? null : (
                  <div className="field-fault" role="alert">
                    {ruleFault}
                  </div>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

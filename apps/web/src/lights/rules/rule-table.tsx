import { conditionWords } from "@halfsky/targets";
import { LightTag } from "../../ui/light-tag.tsx";
import { useLanguage } from "../../words/language.tsx";
import { NumberField } from "./number-field.tsx";
import { isShownInPercent, type RulesDraft, ruleSentence } from "./rules-draft.ts";

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
          <th scope="col">{words.condition}</th>
          <th scope="col">{words.threshold}</th>
          <th scope="col">{words.light}</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule, place) => {
          const fault = faults.get(`lights.rules[${place}].threshold`);
          const ruleFault = faults.get(`lights.rules[${place}]`);
          const sentence = conditionWords[rule.condition].words[language].replace("{n}", "…");
          return (
            <tr key={rule.id} id={`rule-${rule.id}`}>
              <td className="number">{place + 1}</td>
              <th scope="row">
                {sentence}
                {ruleFault === undefined ? null : (
                  <div className="field-fault" role="alert">
                    {ruleFault}
                  </div>
                )}
              </th>
              <td>
                {rule.threshold === null ? (
                  <span className="faint">{words.noThreshold}</span>
                ) : (
                  <NumberField
                    isLabelHidden
                    label={words.thresholdOf(ruleSentence({ ...rule, threshold: "…" }, language))}
                    {...(isShownInPercent(rule.condition) ? { unit: words.percent } : {})}
                    value={rule.threshold}
                    usual={usual.lights.rules.find(({ id }) => id === rule.id)?.threshold ?? rule.threshold}
                    fault={fault}
                    isReadOnly={isReadOnly}
                    onChange={(text) => setThreshold(place, text)}
                  />
                )}
              </td>
              <td>
                <LightTag light={rule.light} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

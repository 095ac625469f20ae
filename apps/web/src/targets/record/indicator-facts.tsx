import type { Indicator } from "@halfsky/api-contract";
import { unitText } from "../../statistics/figure-text.ts";
import { useLanguage } from "../../words/language.tsx";
import { DefinitionHistoryButton } from "./definition-history.tsx";
import { IndicatorEditButton } from "./indicator-edit-button.tsx";

/** What an indicator means: definition, what is divided by what, whose figure it is. */
export function IndicatorFacts({ indicator }: { readonly indicator: Indicator }) {
  const { language, words: all } = useLanguage();
  const { facts: words } = all.targets.indicator;
  const rows: [string, string | null | undefined][] = [
    [words.definition, indicator.definition ?? words.noDefinition],
    [words.numerator, indicator.numeratorLabel],
    [words.denominator, indicator.denominatorLabel],
    [words.unit, unitText(indicator.unit, language)],
    [words.direction, words.directions[indicator.direction]],
    [words.period, words.periods[indicator.periodKind]],
    [words.population, indicator.populationBase],
    [words.organisation, indicator.organisation?.name],
    [words.formula, indicator.formula],
  ];
  return (
    <section className="panel">
      <h2>{words.title}</h2>
      <dl className="indicator-facts">
        {rows.map(([label, value]) =>
          value === null || value === undefined || value === "" ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <div className="indicator-facts-actions">
        <DefinitionHistoryButton
          id={indicator.id}
          name={language === "en" ? (indicator.nameEn ?? indicator.name) : indicator.name}
        />
        <IndicatorEditButton indicator={indicator} />
      </div>
    </section>
  );
}

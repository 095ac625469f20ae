import type { MatterFacts, TargetRow } from "@halfsky/api-contract";
import { type Bilingual, formatDecimal, parseUnit, withUnit } from "@halfsky/statistics";
import { lightWords } from "@halfsky/targets";
import type { LetterFacts } from "@halfsky/supervision";

/** What a letter says of a target, computed from its judgement; kept as it was when the notice was drafted. */
export function factsOf(row: TargetRow, year: number): MatterFacts {
  const shown = (value: string): Bilingual => {
    const unit = parseUnit(row.unit);
    return {
      zh: withUnit(formatDecimal(value, { decimals: row.decimals, lang: "zh" }), unit, "zh"),
      en: withUnit(formatDecimal(value, { decimals: row.decimals, lang: "en" }), unit, "en"),
    };
  };
  const value = row.current?.value ?? null;
  const { light, because, chanceWords, need } = row.light;
  return {
    targetId: row.id,
    name: row.name,
    planTitle: row.planTitle,
    year,
    value: value === null ? null : shown(value),
    baseline: row.baseline === null ? null : withYear(shown(row.baseline.value), row.baseline.year),
    rule: row.ruleWords,
    targetYear: row.targetYear,
    light,
    because: because.map(({ zh, en }) => ({ zh, en })),
    chance: chanceWords,
    need: need === null ? null : { zh: need.zh, en: need.en },
  };
}

function withYear({ zh, en }: Bilingual, year: number): Bilingual {
  return { zh: `${zh}（${year}年）`, en: `${en} (${year})` };
}

/** The facts in the words of a letter. */
export function letterFactsOf(facts: MatterFacts): LetterFacts {
  return { ...facts, lightWords: facts.light === null ? null : lightWords[facts.light] };
}

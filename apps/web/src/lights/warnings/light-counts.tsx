import type { LightList } from "@halfsky/api-contract";
import { lightWords } from "@halfsky/targets";
import { useAddress } from "../../shell/address.ts";
import { LightTag } from "../../ui/light-tag.tsx";
import { useLanguage } from "../../words/language.tsx";
import { lightValues } from "./warning-filters.ts";

/** How many targets have each light; a press shows only those. */
export function LightCounts({
  list,
  chosen,
}: {
  readonly list: LightList;
  readonly chosen: string | undefined;
}) {
  const { language, words } = useLanguage();
  const { set } = useAddress();
  const countOf = (value: (typeof lightValues)[number]) =>
    value === "none" ? list.unlit : list.counts[value];
  return (
    <fieldset className="light-counts">
      <legend className="visually-hidden">{words.lights.warnings.countsLabel}</legend>
      {lightValues.map((value) => (
        <button
          key={value}
          type="button"
          className={`light-count is-${value}`}
          aria-pressed={chosen === value}
          onClick={() => set({ light: chosen === value ? null : value })}
        >
          <span className="light-count-number">{countOf(value)}</span>
          <span className="light-count-words">
            <LightTag light={value === "none" ? null : value} />
            <span className="light-count-meaning">
              {value === "none" ? words.lights.unlitNote : lightWords[value].meaning[language]}
            </span>
          </span>
        </button>
      ))}
    </fieldset>
  );
}

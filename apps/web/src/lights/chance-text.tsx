import type { TargetLight } from "@halfsky/api-contract";
import { useBilingual, useWords } from "../words/language.tsx";
import { chancePercent } from "./chance-percent.ts";

/** Whether a target will be met, in words, with the number on hover. */
export function ChanceText({ light }: { readonly light: Pick<TargetLight, "chance" | "chanceWords"> }) {
  const { lights: words } = useWords();
  const speak = useBilingual();
  if (light.chance === null || light.chanceWords === null) {
    return <span className="faint">{words.noChance}</span>;
  }
  return (
    <span className="chance" title={words.chance(chancePercent(light.chance))}>
      {speak(light.chanceWords)}
    </span>
  );
}

import { normaliseText } from "../lines/normalise-text.ts";
import { isUnitText } from "./cell-words.ts";

/** An indicator's name without its unit, and the unit that stood in its last brackets. */
export interface NameAndUnit {
  readonly name: string;
  readonly unit: string | null;
}

/** Takes the unit out of the last brackets of a name as printed; ％ is written %. */
export function splitNameAndUnit(words: string): NameAndUnit {
  const name = words.replaceAll(/[％﹪]/g, "%").replace(/[*＊①-⑳]+$/u, "");
  const brackets = [...name.matchAll(/[（(]([^（）()]{1,12})[）)]/g)];
  for (const match of brackets.toReversed()) {
    const content = normaliseText(match[1] ?? "").text.replace(/^单位：/, "");
    if (!isUnitText(content)) continue;
    const rest = name.slice(0, match.index) + name.slice(match.index + match[0].length);
    return { name: rest, unit: content };
  }
  return { name, unit: null };
}

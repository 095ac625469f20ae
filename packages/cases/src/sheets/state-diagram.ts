import type { Language } from "@halfsky/statistics";
import type { SystemDefinition } from "../definition/definition.ts";

/**
 * The states of a definition and the actions between them as a Mermaid state diagram. Actions that leave the state as it is
 * are left out; those between the same two states share an arrow.
 */
export function stateDiagram(definition: SystemDefinition, language: Language = "zh"): string {
  const states = Object.entries(definition.states);
  const arrows = new Map<string, string[]>();
  const draw = (from: string, to: string, label: string): void => {
    const key = `${from} --> ${to}`;
    arrows.set(key, [...(arrows.get(key) ?? []), label]);
  };
  for (const rule of Object.values(definition.actions)) {
    const second = rule.secondPerson === undefined ? "" : language === "zh" ? "（两人）" : " (two people)";
    const platform =
      rule.byPlatform === true ? (language === "zh" ? "（亦可由平台）" : " (the platform too)") : "";
    const label = `${textOf(rule.title[language])}${second}${platform}`;
    const sources =
      rule.from === "new"
        ? ["[*]"]
        : rule.from === "open" || rule.from === "closed"
          ? states
              .filter(([, { phase }]) => (phase === "closed") === (rule.from === "closed"))
              .map(([name]) => name)
          : rule.from;
    for (const from of sources) if (rule.to !== "same" && rule.to !== from) draw(from, rule.to, label);
  }
  return [
    "stateDiagram-v2",
    ...states.map(([name, { title }]) => `  state "${textOf(title[language])}" as ${name}`),
    ...[...arrows].map(([arrow, labels]) => `  ${arrow} : ${labels.join(language === "zh" ? "、" : ", ")}`),
    ...states.filter(([, { phase }]) => phase === "closed").map(([name]) => `  ${name} --> [*]`),
    "",
  ].join("\n");
}

/** Mermaid ends a label at a quotation mark, a semicolon or a colon of its own. */
function textOf(title: string): string {
  return title.replace(/["“”]/gu, "").replace(/[;；]/gu, "，").replace(/:/gu, "：");
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { actionTable } from "./action-table.ts";
import {
  dutyKinds,
  dutyKindWords,
  matterActionKinds,
  matterActionWords,
  matterRelationWords,
  matterStates,
  matterStateWords,
} from "./matter-words.ts";
import { audiences } from "./audience.ts";
import { rungWords } from "./matter-words.ts";
import { defaultSupervisionRules, dutyOwners } from "./supervision-rules.ts";

const pages = { zh: "supervision.zh-CN.md", en: "supervision.md" } as const;
type Language = keyof typeof pages;
const languages: readonly Language[] = ["zh", "en"];

/** Rows of all tables of a page, cells trimmed, joined by " | ". */
function rowsOf(language: Language): readonly string[] {
  const page = readFileSync(join(import.meta.dirname, "../../../../docs", pages[language]), "utf8");
  return page
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim())
        .join(" | "),
    );
}

/** The rows that the page has to have, made from the program's tables. */
function expectedRows(language: Language): readonly string[] {
  const separator = language === "zh" ? "、" : ", ";
  const states = matterStates.map((state) => {
    const words = matterStateWords[state];
    return `\`${state}\` | ${words.mark} ${words[language]} | ${words.meaning[language]}`;
  });
  const actions = matterActionKinds.map((kind) => {
    const { from, to, by } = actionTable[kind];
    const told = audiences[kind].map((rung) => rungWords[rung][language]).join(separator);
    return [
      `\`${kind}\``,
      matterActionWords[kind][language],
      from.map((one) => `\`${one}\``).join(" "),
      to === "same" ? "=" : to === "depends" ? "*" : `\`${to}\``,
      by.map((one) => matterRelationWords[one][language]).join(separator),
      told === "" ? "–" : told,
    ].join(" | ");
  });
  const { periods } = defaultSupervisionRules;
  const days: Readonly<Record<(typeof dutyKinds)[number], string>> = {
    acknowledge: `${periods.acknowledge}`,
    explain: `${periods.explain}`,
    plan: `${periods.plan}`,
    step: language === "zh" ? "方案所定" : "as planned",
    "answer-urging": `${periods.answerUrging}`,
    "check-explanation": `${periods.check}`,
    "check-plan": `${periods.check}`,
    "check-step": `${periods.check}`,
    "propose-closing": `${periods.check}`,
    "confirm-closing": `${periods.check}`,
  };
  const duties = dutyKinds.map((kind) =>
    [
      `\`${kind}\``,
      dutyKindWords[kind][language],
      matterRelationWords[dutyOwners[kind]][language],
      days[kind],
    ].join(" | "),
  );
  const ladders = (["unit", "urging", "office"] as const).map((name) => {
    const steps = defaultSupervisionRules.ladders[name].map(({ after, rung }) =>
      language === "zh" ? `${after}日：${rungWords[rung].zh}` : `${after}: ${rungWords[rung].en}`,
    );
    return `\`${name}\` | ${steps.join(language === "zh" ? "；" : "; ")}`;
  });
  return [...states, ...actions, ...duties, ...ladders];
}

describe("docs/supervision", () => {
  test.each(languages)(
    "in %s has every state, action, duty and ladder as the program has them",
    (language) => {
      const rows = rowsOf(language);
      expect(expectedRows(language).filter((row) => !rows.includes(row))).toEqual([]);
      // and none that the program does not have
      const known = new Set(expectedRows(language));
      expect(rows.filter((row) => row.startsWith("`") && !known.has(row))).toEqual([]);
    },
  );
});

import { type FieldRule, privacyWords } from "@halfsky/cases";
import type { Language } from "../../words/language.tsx";
import { asksUnknown } from "./form-answers.ts";

/** Where questions stand close, a line of some 960 pixels has twelve columns; a question takes as many as its words need. */
const columns = { all: 12, least: 3, pixels: 82, gap: 16 } as const;

/** More options than this are a list to open. */
export const mostButtons = 7;

interface ShownQuestion {
  readonly rule: FieldRule;
  readonly language: Language;
  /** the mark of a question that has to be answered; empty where it need not be */
  readonly required: string;
  /** words of the answers that choices offer */
  readonly yes: string;
  readonly no: string;
  readonly unknown: string;
}

/** How many of twelve columns a question needs for its title and its choices, so that neither is broken without need. */
export function questionColumns(question: ShownQuestion): number {
  const { rule, language, required } = question;
  const isClose = rule.privacy === "sensitive" || rule.privacy === "sealed";
  const privacy = isClose ? wordsWidth(privacyWords[rule.privacy][language]) + 20 : 0;
  const needed = Math.max(
    wordsWidth(rule.title[language]) + wordsWidth(required) + privacy + 8,
    controlWidth(question) +
      (asksUnknown(rule.type, required !== "") ? wordsWidth(question.unknown) + 34 : 0),
  );
  const count = Math.ceil((needed + columns.gap) / columns.pixels);
  return Math.min(Math.max(count, columns.least), columns.all);
}

function controlWidth({ rule: { type }, language, yes, no, unknown }: ShownQuestion): number {
  switch (type.kind) {
    case "text":
      return Number.POSITIVE_INFINITY;
    case "address":
      return 460;
    case "flag":
      return buttonsWidth([yes, no, unknown]);
    case "code": {
      const titles = Object.values(type.options).map((title) => title[language]);
      const options = type.unknownAs === undefined ? [...titles, unknown] : titles;
      return options.length > mostButtons ? 220 : buttonsWidth(options);
    }
    case "codes":
      return Object.values(type.options).reduce((sum, title) => sum + wordsWidth(title[language]) + 36, 0);
    case "moment":
      return 222;
    case "area":
    case "locality":
    case "number":
      return 220;
    case "name":
      return 300;
    case "date":
      return 162;
    case "point":
    case "reference":
      return 210;
  }
  return 220;
}

function buttonsWidth(titles: readonly string[]): number {
  return titles.reduce((sum, title) => sum + wordsWidth(title) + 22, 0);
}

/** Pixels that words take at 14 px: a Chinese sign is as wide as it is high, a Latin letter about half. */
function wordsWidth(words: string): number {
  const wide = words.match(/[\u2e80-\uffff]/gu)?.length ?? 0;
  return wide * 14 + (words.length - wide) * 7.6;
}

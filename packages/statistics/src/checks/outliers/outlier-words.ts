import type { Bilingual } from "../../bilingual.ts";
import type { Unit } from "../../unit.ts";
import { withUnit } from "../../unit.ts";
import type { Outlier } from "./find-outliers.ts";

const directions = {
  large: { zh: "偏大", en: "too large" },
  small: { zh: "偏小", en: "too small" },
};

function sayFactor(factor: number): { readonly times: number; readonly words: Bilingual } {
  const times = Math.round(factor > 1 ? factor : 1 / factor);
  return { times, words: factor > 1 ? directions.large : directions.small };
}

/** Says what is wrong with a figure beside its series, and what was probably meant. */
export function sayOutlier(
  outlier: Pick<Outlier, "code" | "likely" | "factor">,
  entered: string,
  unit: Unit,
): Bilingual {
  const { code, likely, factor } = outlier;
  const shown = { zh: withUnit(entered, unit), en: withUnit(entered, unit, "en") };
  if (likely === null) {
    return {
      zh: `${shown.zh}与历年数据明显不同，请核实。`,
      en: `${shown.en} is plainly unlike the years before; check it.`,
    };
  }
  const meant = { zh: withUnit(likely, unit), en: withUnit(likely, unit, "en") };
  if (code === "swapped-digits") {
    return {
      zh: `${shown.zh}与历年数据不符；是否相邻两位数字填反，应为${meant.zh}？`,
      en: `${shown.en} does not fit the years before; were two digits swapped, should it be ${meant.en}?`,
    };
  }
  const { times, words } = sayFactor(factor ?? 1);
  const cause = sayCause(code === "unit-slip", times, unit);
  return {
    zh: `${shown.zh}比历年数据${words.zh}约${times}倍；是否${cause.zh}，应为${meant.zh}？`,
    en: `${shown.en} is about ${times} times ${words.en} beside the years before; ${cause.en}, should it be ${meant.en}?`,
  };
}

function sayCause(isUnitSlip: boolean, times: number, unit: Unit): Bilingual {
  if (isUnitSlip && unit.scale === null) {
    return { zh: `单位差${times === 1000 ? "一千" : "一万"}倍`, en: "was another unit taken" };
  }
  if (isUnitSlip) return { zh: "把%、‰、1/10万填混", en: "were %, ‰ and per 100,000 mixed up" };
  if (unit.scale !== null && times === 10) {
    return {
      zh: "小数点错位或把%、‰填混",
      en: "did the decimal point slip or were % and ‰ mixed up",
    };
  }
  return { zh: "小数点错位", en: "did the decimal point slip" };
}

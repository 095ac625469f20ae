import type { Bilingual } from "@halfsky/statistics";
import type { CountNoise } from "./count-noise.ts";
import type { OwnSeries } from "./own-series.ts";

/** What there is to say beside the figures of a forecast. */
export interface NoteGrounds {
  readonly own: OwnSeries;
  readonly borrowed: boolean;
  readonly signal: number;
  readonly noise: CountNoise | null;
}

const shortSeries = 8;

/** What a reader must know to weigh a forecast, in both languages. */
export function noteForecast({ own, borrowed, signal, noise }: NoteGrounds): Bilingual[] {
  const notes: Bilingual[] = [];
  if (own.count < shortSeries) {
    notes.push({
      zh: `只有${own.count}个年度数据，趋势按比例收缩，区间较宽`,
      en: `only ${own.count} yearly values: the trend is shrunk and the fan is wide`,
    });
  }
  if (own.hasGaps) {
    notes.push({
      zh: "缺少数据的年份按前后两年直线补齐",
      en: "years without a figure are put on the line between their neighbours",
    });
  }
  if (own.tamedYears.length > 0) {
    const years = own.tamedYears;
    notes.push({
      zh: `${years.join("、")}年的数据与其他年份相差悬殊，已减弱其影响，请核对`,
      en: `the figure of ${years.join(", ")} is far off the others; it counts less here, please check it`,
    });
  }
  if (noise && signal < 0.5) {
    notes.push({
      zh: `近年合计${noise.pooledEvents}例，年度起伏大部分属于偶然，按多年合并水平预测`,
      en: `${noise.pooledEvents} events in the last years together: most of the movement is chance, so the pooled level is carried on`,
    });
  }
  if (borrowed) {
    notes.push({
      zh: "本地数据太少，参考了上级地区同一指标的走势",
      en: "the own figures are too few: the course of the larger area's series is leant on",
    });
  }
  return notes;
}

import type { Bilingual } from "@halfsky/statistics";
import { normaliseText } from "../matching/normalise.ts";
import { outsideDay } from "../reconcile/outside-cells.ts";
import { type TravelMode, travelModeWords } from "./travel-mode.ts";
import type { TravelTime } from "./travel-table.ts";

/** The columns of a sheet of travel minutes, as the template names them; names of units are there for the reader alone. */
export const travelHeads = {
  from: { zh: "出发地代码", en: "From (code)" },
  fromName: { zh: "出发地名称", en: "From (name)" },
  to: { zh: "到达地代码", en: "To (code)" },
  toName: { zh: "到达地名称", en: "To (name)" },
  mode: { zh: "方式", en: "By" },
  minutes: { zh: "分钟", en: "Minutes" },
  bothWays: { zh: "往返相同", en: "Same both ways" },
  source: { zh: "来源", en: "Source" },
  measuredOn: { zh: "测量日期", en: "Measured on" },
} as const satisfies Record<string, Bilingual>;

type Asked = Exclude<keyof typeof travelHeads, "fromName" | "toName">;
const asked = [
  "from",
  "to",
  "mode",
  "minutes",
  "bothWays",
  "source",
  "measuredOn",
] as const satisfies readonly Asked[];

/** A fault in a cell, by its row and column from 1. */
export interface TravelFault {
  readonly row: number;
  readonly column: number;
  readonly message: Bilingual;
}

/** A measurement as a sheet says it; which correction it is, is known to whoever keeps them. */
export type ReadTravelRow = Omit<TravelTime, "revision">;

/** What a sheet is read beside. */
export interface TravelReading {
  /** codes of every unit that there is */
  readonly units: ReadonlySet<string>;
  /** whether the reader may say something of the ways of a unit */
  readonly isOwn: (unit: string) => boolean;
  /** nothing was measured later, "YYYY-MM-DD" */
  readonly today: string;
}

/** More rows are to be brought area by area. */
export const mostTravelRows = 20_000;
const mostAboveHead = 20;
const mostMinutes = 1440;
const longestSource = 200;

/**
 * Reads a sheet of travel minutes, all faults at once. The head is the first row that names the code of the beginning and the
 * minutes, in either language; above it and in empty rows stands nothing that is read.
 */
export function readTravelRows(
  texts: readonly (readonly string[])[],
  reading: TravelReading,
): { readonly rows: readonly ReadTravelRow[]; readonly faults: readonly TravelFault[] } {
  const found = texts.slice(0, mostAboveHead).findIndex((row) => {
    const columns = columnsOf(row);
    return columns.from !== undefined && columns.minutes !== undefined;
  });
  if (found < 0) return { rows: [], faults: [{ row: 1, column: 1, message: words.noHead }] };
  const columns = columnsOf(texts[found] ?? []);
  const missing = asked.filter((name) => columns[name] === undefined);
  if (missing.length > 0) {
    const message = lacking(missing.map((name) => travelHeads[name]));
    return { rows: [], faults: [{ row: found + 1, column: 1, message }] };
  }
  const rows: ReadTravelRow[] = [];
  const faults: TravelFault[] = [];
  const said = new Map<string, number>();
  for (const [index, cells] of texts.entries()) {
    if (index <= found || cells.every((text) => text.trim() === "")) continue;
    const read = readRow(cells, index + 1, columns, reading);
    if ("faults" in read) {
      faults.push(...read.faults);
      continue;
    }
    const ways = [
      keyOf(read, read.from, read.to),
      ...(read.bothWays ? [keyOf(read, read.to, read.from)] : []),
    ];
    const before = ways.map((way) => said.get(way)).find((row) => row !== undefined);
    if (before === undefined) rows.push(read);
    else faults.push({ row: index + 1, column: columns.from ?? 1, message: saidBefore(before) });
    for (const way of ways) said.set(way, said.get(way) ?? index + 1);
  }
  return { rows, faults };
}

function keyOf({ mode, measuredOn }: ReadTravelRow, from: string, to: string): string {
  return `${from} ${to} ${mode} ${measuredOn}`;
}

type Columns = Readonly<Partial<Record<Asked, number>>>;

function columnsOf(row: readonly string[]): Columns {
  const plain = row.map(normaliseText);
  return Object.fromEntries(
    asked.flatMap((name) => {
      const { zh, en } = travelHeads[name];
      const at = plain.findIndex((text) => text === normaliseText(zh) || text === normaliseText(en));
      return at < 0 ? [] : [[name, at + 1] as const];
    }),
  );
}

function readRow(
  cells: readonly string[],
  row: number,
  columns: Columns,
  { units, isOwn, today }: TravelReading,
): ReadTravelRow | { readonly faults: readonly TravelFault[] } {
  const faults: TravelFault[] = [];
  const textOf = (name: Asked): string => (cells[(columns[name] ?? 0) - 1] ?? "").trim();
  const fault = (name: Asked, message: Bilingual): null => {
    faults.push({ row, column: columns[name] ?? 1, message });
    return null;
  };
  const unitIn = (name: "from" | "to"): string | null => {
    const code = textOf(name).normalize("NFKC").replace(/\s+/gu, "");
    if (!/^\d{6}(?:\d{3}|\d{6})?$/u.test(code)) return fault(name, words.code);
    return units.has(code) ? code : fault(name, words.unknownUnit);
  };
  const from = unitIn("from");
  const to = unitIn("to");
  if (from !== null && !isOwn(from)) fault("from", words.notOwn);
  const mode = modes.get(normaliseText(textOf("mode"))) ?? fault("mode", words.mode);
  const minutes = minutesIn(textOf("minutes")) ?? fault("minutes", words.minutes);
  const bothWays = answers.get(normaliseText(textOf("bothWays"))) ?? fault("bothWays", words.bothWays);
  if (bothWays === true && to !== null && !isOwn(to)) fault("bothWays", words.backNotOwn);
  const source = textOf("source");
  if (source === "" || source.length > longestSource) fault("source", words.source);
  const day = outsideDay(textOf("measuredOn"));
  const measuredOn =
    day === null ? fault("measuredOn", words.day) : day > today ? fault("measuredOn", words.later) : day;
  if (
    from === null ||
    to === null ||
    mode === null ||
    minutes === null ||
    bothWays === null ||
    measuredOn === null ||
    faults.length > 0
  ) {
    return { faults: faults.toSorted((one, other) => one.column - other.column) };
  }
  return { from, to, mode, minutes, bothWays, source, measuredOn };
}

function minutesIn(text: string): number | null {
  const plain = text.normalize("NFKC").replace(/\s+/gu, "");
  if (!/^\d{1,4}$/u.test(plain)) return null;
  const minutes = Number(plain);
  return minutes >= 1 && minutes <= mostMinutes ? minutes : null;
}

const modes: ReadonlyMap<string, TravelMode> = new Map<string, TravelMode>([
  ["步行", "walk"],
  ["walk", "walk"],
  [normaliseText(travelModeWords.walk.en), "walk"],
  ["驾车", "drive"],
  ["开车", "drive"],
  ["drive", "drive"],
  [normaliseText(travelModeWords.drive.en), "drive"],
  ["公共交通", "public-transport"],
  ["公交", "public-transport"],
  ["publictransport", "public-transport"],
  ["public-transport", "public-transport"],
  [normaliseText(travelModeWords["public-transport"].en), "public-transport"],
]);

const answers: ReadonlyMap<string, boolean> = new Map([
  ["是", true],
  ["yes", true],
  ["否", false],
  ["no", false],
]);

function lacking(heads: readonly Bilingual[]): Bilingual {
  return {
    zh: `表头缺少：${heads.map(({ zh }) => zh).join("、")}。请用模板。`,
    en: `The head lacks: ${heads.map(({ en }) => en).join(", ")}. Use the template.`,
  };
}

function saidBefore(row: number): Bilingual {
  return {
    zh: `这一路程、方式和日期已在第 ${row} 行填过（往返相同的，返程不再另填）。`,
    en: `Row ${row} says this way, mode and day already (one that is the same both ways says the way back too).`,
  };
}

const words = {
  noHead: {
    zh: "没有找到表头（应有“出发地代码”“分钟”等列），请用模板填写。",
    en: "No head was found (it has “From (code)”, “Minutes” and so on); fill in the template.",
  },
  code: {
    zh: "不是地区或乡镇、村的代码：应为6、9或12位数字。",
    en: "No code of an area, township or village: 6, 9 or 12 digits.",
  },
  unknownUnit: {
    zh: "名录中没有这个代码，请查模板第二页。",
    en: "No unit has this code; see the second sheet of the template.",
  },
  notOwn: {
    zh: "出发地不在您管理的地区内，由该地区或上级填报。",
    en: "The way begins outside your area; that area or the one above says it.",
  },
  backNotOwn: {
    zh: "到达地不在您管理的地区内，返程由该地区或上级填报，这里请填“否”。",
    en: "The way ends outside your area, so its way back is not yours to say: fill in “no”.",
  },
  mode: {
    zh: "方式应为：步行、驾车、公共交通。",
    en: "By: on foot, by car, by public transport.",
  },
  minutes: {
    zh: "分钟应为1至1440的整数。",
    en: "Whole minutes from 1 to 1440.",
  },
  bothWays: {
    zh: "应写明“是”或“否”：返程是否同样时间。",
    en: "Say “yes” or “no”: whether the way back takes as long.",
  },
  source: {
    zh: "应写明来源（200字以内），如“导航测算”“实地驾车”。",
    en: "Say where it comes from (up to 200 characters), e.g. a route planner or a drive.",
  },
  day: {
    zh: "不是日期，请写成 2026-11-02 的样子。",
    en: "No day; write it as 2026-11-02.",
  },
  later: { zh: "测量日期晚于今天。", en: "The day lies after today." },
} as const satisfies Record<string, Bilingual>;

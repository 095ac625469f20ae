import type {
  FormDefinition,
  FormCheckLists,
  FormColumn,
  FormRow,
  FormRule,
  CellRef,
} from "@halfsky/statistics";

/** A form with everything that the checks look at, drawn at random; the same for the same numbers. */
export interface DrawnForm {
  readonly definition: FormDefinition;
  readonly lists: FormCheckLists;
}

type Random = () => number;

/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const units = ["%", "‰", "1/10万", "人", "万人", "个", "所", "岁", "万元", "个百分点"];
const reasons = [
  "not-yet-reported",
  "does-not-exist",
  "withheld",
  "definition-changed",
  "not-applicable",
] as const;

const dimensions: FormCheckLists["dimensions"] = [
  { id: "residence", isPartition: true, categories: [{ id: "rural" }, { id: "urban" }] },
  { id: "sex", isPartition: true, categories: [{ id: "female" }, { id: "male" }] },
  { id: "topic", isPartition: false, categories: [{ id: "health" }, { id: "law" }] },
];

const breakdowns = [
  "",
  "sex=female",
  "sex=male",
  "residence=rural",
  "residence=urban",
  "residence=rural;sex=female",
  "residence=rural;sex=male",
  "topic=law",
];

function pick<Value>(values: readonly Value[], random: Random): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new RangeError("Nothing to pick from");
  return value;
}

/** How many breakdowns a form of counts, of sexes, or of everything asks for. */
function drawColumns(random: Random): FormColumn[] {
  const asked = breakdowns.slice(0, pick([1, 3, 3, 5, 8], random));
  const hasParts = random() < 0.4;
  const columns = asked.flatMap((breakdown, at): FormColumn[] => [
    { id: `v${at}`, label: `列${at}`, kind: "value", breakdown },
    ...(hasParts
      ? ([
          { id: `n${at}`, label: `分子${at}`, kind: "numerator", breakdown },
          { id: `d${at}`, label: `分母${at}`, kind: "denominator", breakdown },
        ] as const)
      : []),
  ]);
  if (asked.length < 3) return columns;
  return [...columns, { id: "share", label: "女性占比", kind: "computed", formula: "share(v1, v0)" }];
}

function drawRows(count: number, columns: readonly FormColumn[], random: Random): FormRow[] {
  return Array.from({ length: count }, (_, at): FormRow => {
    if (random() < 0.1) return { id: `h${at}`, kind: "heading", label: `第${at}部分` };
    return {
      id: `r${at}`,
      kind: "indicator",
      indicatorId: `i${at}`,
      label: random() < 0.5 ? null : `指标${at}`,
      indent: Math.floor(random() * 3),
      isOfWhich: random() < 0.2,
      isRequired: random() < 0.6,
      columns:
        random() < 0.8
          ? null
          : columns.filter((__, place) => place === 0 || random() < 0.7).map(({ id }) => id),
    };
  });
}

function drawRules(rows: readonly FormRow[], columns: readonly FormColumn[], random: Random): FormRule[] {
  const typed = columns.filter(({ kind }) => kind !== "computed");
  const asked = rows.filter(({ kind }) => kind === "indicator");
  if (asked.length === 0) return [];
  const cell = (): CellRef => ({ row: pick(asked, random).id, column: pick(typed, random).id });
  return Array.from({ length: Math.floor(random() * 5) }, (_, at): FormRule => {
    const base = {
      id: `rule-${at}`,
      severity: pick(["hard", "soft"] as const, random),
      mayDiffer: random() < 0.2 ? "口径不同" : null,
    };
    switch (pick(["part-of-whole", "sum", "bounds", "year-change", "areas-sum"] as const, random)) {
      case "part-of-whole":
        return { ...base, kind: "part-of-whole", part: cell(), whole: cell() };
      case "sum":
        return { ...base, kind: "sum", parts: [cell(), cell()], total: cell() };
      case "bounds":
        return { ...base, kind: "bounds", cell: cell(), least: "10", most: random() < 0.5 ? null : "90.5" };
      case "year-change":
        return { ...base, kind: "year-change", cell: cell(), mostPercent: "20" };
      case "areas-sum":
        return { ...base, kind: "areas-sum", cell: cell() };
    }
  });
}

type Figure = FormCheckLists["figures"][number];

/** Figures near a level of their own, now and then with a fault: a slip, no number, a reason too many, nothing at all. */
function drawFigure(
  level: number,
  decimals: number,
  random: Random,
): Omit<Figure, "indicatorId" | "breakdown"> {
  const usual = level * (0.9 + 0.2 * random());
  const fault = random();
  const value = usual * (fault < 0.05 ? 10 : fault < 0.08 ? 0.1 : fault < 0.1 ? -1 : 1);
  const denominator = Math.round(1000 + 100_000 * random());
  const numerator = Math.round((denominator * usual) / (random() < 0.8 ? 100 : 1000));
  const isEmpty = random() < 0.1;
  return {
    value: isEmpty ? null : value.toFixed(random() < 0.05 ? decimals + 1 : decimals),
    missing: (isEmpty && random() < 0.7) || random() < 0.02 ? pick(reasons, random) : null,
    numerator: isEmpty || random() < 0.5 ? null : String(numerator),
    denominator: isEmpty || random() < 0.5 ? null : String(random() < 0.02 ? 0 : denominator),
  };
}

/** A form of up to so many rows. */
export function drawForm(seed: number, mostRows = 6): DrawnForm {
  const random = seededRandom(seed);
  const columns = drawColumns(random);
  const rows = drawRows(1 + Math.floor(random() * mostRows), columns, random);
  const asked = columns.flatMap((column) => (column.kind === "value" ? [column.breakdown] : []));
  const lists = { figures: [], history: [], below: [] } as {
    figures: Array<FormCheckLists["figures"][number]>;
    history: Array<FormCheckLists["history"][number]>;
    below: Array<FormCheckLists["below"][number]>;
  };
  const indicators = rows.flatMap((row, at) =>
    row.kind === "indicator"
      ? [
          {
            id: row.indicatorId,
            name: `指标${at}的全称`,
            unit: pick(units, random),
            decimals: Math.floor(random() * 3),
          },
        ]
      : [],
  );
  for (const { id: indicatorId, decimals } of indicators) {
    const level = 0.5 * 2000 ** random();
    const years = Math.floor(random() * 9);
    const areas = random() < 0.2 ? 3 : 0;
    for (const [at, breakdown] of asked.entries()) {
      const own = level / (at === 0 ? 1 : 2);
      const key = { indicatorId, breakdown };
      if (random() < 0.9) lists.figures.push({ ...key, ...drawFigure(own, decimals, random) });
      const before = Array.from({ length: years }, (_, index) => {
        const { missing, numerator, denominator, value } = drawFigure(own, decimals, random);
        const parts = { missing, numerator, denominator };
        // As in an answer of the API: what a year does not have is left out.
        const there = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== null));
        return { year: 2025 - years + index, value, ...there };
      });
      lists.history.push({ ...key, years: before });
      for (let area = 0; area < areas; area++) {
        const { value, missing } = drawFigure(own / areas, decimals, random);
        lists.below.push({ ...key, areaCode: `99010${area}`, areaName: `区${area}`, value, missing });
      }
    }
  }
  return {
    definition: { formatVersion: 1, columns, rows, rules: drawRules(rows, columns, random), notes: [] },
    lists: { year: 2025, indicators, ...lists, dimensions },
  };
}

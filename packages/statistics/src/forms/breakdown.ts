import type { Bilingual } from "../bilingual.ts";

/** A way in which figures are broken down, as data: 性别, 城乡, 年龄 and whatever an area adds. */
export interface Dimension {
  readonly id: string;
  readonly label: Bilingual;
  /** Whether its categories add up to the whole. */
  readonly isPartition: boolean;
  readonly categories: readonly DimensionCategory[];
}

/** One part of a dimension: 男, 女, 0—6岁. */
export interface DimensionCategory {
  readonly id: string;
  readonly label: Bilingual;
}

/** The breakdown of a whole, 合计, as text. */
export const wholeBreakdown = "";

function category(id: string, zh: string, en: string): DimensionCategory {
  return { id, label: { zh, en } };
}

/** The dimensions that every installation begins with; more of them are data. */
export const standardDimensions: readonly Dimension[] = [
  {
    id: "age",
    label: { zh: "年龄", en: "Age" },
    isPartition: true,
    categories: [
      category("0-6", "0—6岁", "0 to 6"),
      category("7-14", "7—14岁", "7 to 14"),
      category("15-17", "15—17岁", "15 to 17"),
      category("18-34", "18—34岁", "18 to 34"),
      category("35-49", "35—49岁", "35 to 49"),
      category("50-64", "50—64岁", "50 to 64"),
      category("65-over", "65岁及以上", "65 and over"),
    ],
  },
  {
    id: "residence",
    label: { zh: "城乡", en: "Residence" },
    isPartition: true,
    categories: [category("urban", "城镇", "urban"), category("rural", "乡村", "rural")],
  },
  {
    id: "sex",
    label: { zh: "性别", en: "Sex" },
    isPartition: true,
    categories: [category("male", "男", "male"), category("female", "女", "female")],
  },
];

/** One dimension of a breakdown with the category chosen. */
export interface BreakdownPart {
  readonly dimension: string;
  readonly category: string;
}

const partPattern = /^([a-z-]+)=([a-z0-9-]+)$/;

/**
 * Reads a breakdown such as "residence=urban;sex=female"; [] for "" (合计). Null where the text is not the one way in
 * which a breakdown is written: dimensions once each, in alphabetic order.
 */
export function parseBreakdown(text: string): readonly BreakdownPart[] | null {
  if (text === wholeBreakdown) return [];
  if (text.length > 200) return null;
  const parts: BreakdownPart[] = [];
  for (const piece of text.split(";")) {
    const [, dimension, category] = partPattern.exec(piece) ?? [];
    const last = parts.at(-1);
    if (dimension === undefined || category === undefined) return null;
    if (last !== undefined && last.dimension >= dimension) return null;
    parts.push({ dimension, category });
  }
  return parts;
}

/** Writes a breakdown in the one way that is stored; no part at all is the whole. */
export function breakdownText(parts: readonly BreakdownPart[]): string {
  return parts
    .toSorted((one, other) => (one.dimension < other.dimension ? -1 : 1))
    .map(({ dimension, category }) => `${dimension}=${category}`)
    .join(";");
}

/** Why a breakdown cannot be used with these dimensions; null: it can. */
export function findBreakdownFault(text: string, dimensions: readonly Dimension[]): Bilingual | null {
  const parts = parseBreakdown(text);
  if (parts === null) {
    return {
      zh: `分组“${text.slice(0, 60)}”写法不对，应如“sex=female”，几个维度按字母顺序用“;”连接。`,
      en: `The breakdown "${text.slice(0, 60)}" is not written like "sex=female", several dimensions in alphabetic order joined by ";".`,
    };
  }
  for (const { dimension, category } of parts) {
    const known = dimensions.find(({ id }) => id === dimension);
    if (known === undefined) {
      return {
        zh: `没有分组维度“${dimension}”，可用的有：${dimensions.map(({ id, label }) => `${label.zh}（${id}）`).join("、")}。`,
        en: `There is no dimension "${dimension}"; known are ${dimensions.map(({ id }) => id).join(", ")}.`,
      };
    }
    if (!known.categories.some(({ id }) => id === category)) {
      return {
        zh: `${known.label.zh}没有“${category}”这一组，可用的有：${known.categories.map(({ id, label }) => `${label.zh}（${id}）`).join("、")}。`,
        en: `"${category}" is no category of ${known.label.en}; known are ${known.categories.map(({ id }) => id).join(", ")}.`,
      };
    }
  }
  return null;
}

/** A breakdown in words: 合计, 女, 城镇·女; an unknown part is shown as it is written. */
export function describeBreakdown(text: string, dimensions: readonly Dimension[]): Bilingual {
  const parts = parseBreakdown(text);
  if (parts === null) return { zh: text, en: text };
  if (parts.length === 0) return { zh: "合计", en: "total" };
  const labels = parts.map(({ dimension, category }) => {
    const known = dimensions
      .find(({ id }) => id === dimension)
      ?.categories.find(({ id }) => id === category)?.label;
    return known ?? { zh: category, en: category };
  });
  return { zh: labels.map(({ zh }) => zh).join("·"), en: labels.map(({ en }) => en).join(", ") };
}

/** The breakdowns whose figures add up to this one, along each dimension that it does not name yet and that is a partition. */
export function listPartitions(
  text: string,
  dimensions: readonly Dimension[],
): ReadonlyArray<{ readonly dimension: Dimension; readonly parts: readonly string[] }> {
  const parts = parseBreakdown(text);
  if (parts === null) return [];
  return dimensions
    .filter(({ id, isPartition }) => isPartition && !parts.some(({ dimension }) => dimension === id))
    .map((dimension) => ({
      dimension,
      parts: dimension.categories.map(({ id }) =>
        breakdownText([...parts, { dimension: dimension.id, category: id }]),
      ),
    }));
}

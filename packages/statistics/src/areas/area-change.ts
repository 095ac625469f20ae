import type { Bilingual } from "../bilingual.ts";

/**
 * What can happen to areas: several become one, one becomes several, one goes on under another name or code, or a piece
 * goes from one to the other.
 */
export const areaChangeKinds = ["merge", "split", "rename", "transfer"] as const;
export type AreaChangeKind = (typeof areaChangeKinds)[number];

/** An area before or after a change. */
export interface ChangedArea {
  readonly code: string;
  readonly name: string;
}

/** A change of boundaries, names or codes (区划变更) from a day on, as the approval of the State or the province says. */
export interface AreaChange {
  readonly id: string;
  readonly kind: AreaChangeKind;
  /** The first day of the new areas, YYYY-MM-DD. */
  readonly effectiveOn: string;
  readonly before: readonly ChangedArea[];
  readonly after: readonly ChangedArea[];
}

/** What is wrong with a change, by the part of it that is to be mended. */
export interface AreaChangeFault {
  readonly where: "kind" | "before" | "after" | "effectiveOn";
  readonly words: Bilingual;
}

/** What a change needs to know of the areas of its day. */
export interface AreaSpan extends ChangedArea {
  /** First day, YYYY-MM-DD; null: as long as anyone asks. */
  readonly validFrom: string | null;
  /** Last day; null: still there. */
  readonly validTo: string | null;
}

const shape: Readonly<Record<AreaChangeKind, (before: number, after: number) => boolean>> = {
  merge: (before, after) => before >= 2 && after === 1,
  split: (before, after) => before === 1 && after >= 2,
  rename: (before, after) => before === 1 && after === 1,
  transfer: (before, after) => before === 2 && after === 2,
};

const shapeWords: Readonly<Record<AreaChangeKind, Bilingual>> = {
  merge: { zh: "合并须由两个以上地区并为一个地区。", en: "A merger makes one area of two or more." },
  split: { zh: "拆分须由一个地区分为两个以上地区。", en: "A split makes two or more areas of one." },
  rename: { zh: "更名或改码只涉及一个地区。", en: "A new name or code concerns one area." },
  transfer: {
    zh: "部分划转须是两个地区之间的划转，前后都是这两个地区。",
    en: "A transfer is between two areas, which both go on.",
  },
};

/** Whether an area was there on a day. */
export function isValidOn(area: Pick<AreaSpan, "validFrom" | "validTo">, day: string): boolean {
  return (area.validFrom === null || area.validFrom <= day) && (area.validTo === null || area.validTo >= day);
}

/**
 * Whether an area has figures of a year of its own: those of the areas that were there on the year's last day, as yearbooks
 * have it. One that was merged in July has none of that year; its last are those of the year before.
 */
export function standsInYear(area: Pick<AreaSpan, "validFrom" | "validTo">, year: number): boolean {
  return isValidOn(area, `${year}-12-31`);
}

function dayBefore(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  if (date > 1) return `${day.slice(0, 8)}${String(date - 1).padStart(2, "0")}`;
  const last = month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 };
  const isLeap = (last.year % 4 === 0 && last.year % 100 !== 0) || last.year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][last.month - 1] ?? 31;
  return `${String(last.year).padStart(4, "0")}-${String(last.month).padStart(2, "0")}-${days}`;
}

/** The last day of an area that ends by a change. */
export function lastDayBefore(change: Pick<AreaChange, "effectiveOn">): string {
  return dayBefore(change.effectiveOn);
}

/** All faults of a change beside the areas as they are known; none means that it may be recorded. */
export function checkAreaChange(change: AreaChange, areas: readonly AreaSpan[]): AreaChangeFault[] {
  const faults: AreaChangeFault[] = [];
  const add = (where: AreaChangeFault["where"], zh: string, en: string) =>
    faults.push({ where, words: { zh, en } });
  const { kind, before, after, effectiveOn } = change;
  if (!shape[kind](before.length, after.length)) faults.push({ where: "kind", words: shapeWords[kind] });
  const known = new Map(areas.map((area) => [area.code, area]));
  for (const list of [before, after]) {
    const where = list === before ? "before" : "after";
    const twice = list.filter(({ code }, at) => list.findIndex((other) => other.code === code) !== at);
    for (const { code } of twice) add(where, `${code}出现了两次。`, `${code} is given twice.`);
  }
  for (const { code, name } of before) {
    const area = known.get(code);
    if (area === undefined)
      add("before", `没有代码为${code}（${name}）的地区。`, `There is no area ${code} (${name}).`);
    else if (!isValidOn(area, dayBefore(effectiveOn)))
      add(
        "before",
        `${area.name}（${code}）在${effectiveOn}的前一天已不存在，请核对生效日期。`,
        `${area.name} (${code}) was not there on the day before ${effectiveOn}; check the date.`,
      );
  }
  const goesOn = new Set(before.map(({ code }) => code));
  for (const { code, name } of after) {
    const area = known.get(code);
    if (area !== undefined && !goesOn.has(code))
      add(
        "after",
        `代码${code}已由${area.name}使用，请为${name}填新的代码。`,
        `The code ${code} belongs to ${area.name}; give ${name} a new one.`,
      );
    if (name.trim() === "") add("after", `${code}没有名称。`, `${code} has no name.`);
  }
  const [from, to] = [before[0], after[0]];
  if (kind === "rename" && from && to && from.code === to.code && from.name === to.name)
    add("after", "名称和代码都没有变。", "Neither the name nor the code changes.");
  if (kind === "transfer" && after.some(({ code }) => !goesOn.has(code)))
    add("after", "部分划转不产生新的地区。", "A transfer makes no new area.");
  return faults;
}

/**
 * Every area with the time in which it stood under each name, as recorded changes make it; `areas` are those of today, their
 * own dates count where no change speaks of them. A name that changed without a new code gives one span a name.
 */
export function areaSpans(areas: readonly AreaSpan[], changes: readonly AreaChange[]): AreaSpan[] {
  const ordered = changes.toSorted((one, other) => (one.effectiveOn < other.effectiveOn ? -1 : 1));
  const spans = new Map<string, AreaSpan[]>();
  for (const area of areas) {
    const made = ordered.findLast(({ before, after }) => has(after, area.code) && !has(before, area.code));
    spans.set(area.code, [{ ...area, validFrom: made?.effectiveOn ?? area.validFrom, validTo: null }]);
  }
  for (const change of ordered) {
    for (const { code, name } of change.before) {
      const last = spans.get(code)?.at(-1);
      if (last === undefined) continue;
      const next = change.after.find((area) => area.code === code);
      const closed = { ...last, name, validTo: lastDayBefore(change) };
      const isRenamed = next !== undefined && next.name !== name;
      if (next !== undefined && !isRenamed) continue;
      const ended = spans.get(code)?.slice(0, -1) ?? [];
      const goesOn = isRenamed ? [{ ...last, name: next.name, validFrom: change.effectiveOn }] : [];
      spans.set(code, [...ended, closed, ...goesOn]);
    }
  }
  return areas.flatMap((area) => {
    const list = spans.get(area.code) ?? [];
    const last = list.at(-1);
    // An end that no change explains is the area's own.
    return last?.validTo === null ? [...list.slice(0, -1), { ...last, validTo: area.validTo }] : list;
  });
}

/** The areas as they stood before these changes were recorded, the last recorded first: what an earlier moment knew. */
export function withoutAreaChanges(
  areas: readonly AreaSpan[],
  unknown: readonly AreaChange[],
): readonly AreaSpan[] {
  let known = areas;
  for (const { before, after } of unknown) {
    known = known
      .filter(({ code }) => !has(after, code) || has(before, code))
      .map((area) => {
        const earlier = before.find(({ code }) => code === area.code);
        if (earlier === undefined) return area;
        return { ...area, name: earlier.name, validTo: has(after, area.code) ? area.validTo : null };
      });
  }
  return known;
}

function has(list: readonly ChangedArea[], code: string): boolean {
  return list.some((area) => area.code === code);
}

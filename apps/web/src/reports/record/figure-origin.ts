import type { TargetRow } from "@halfsky/api-contract";
import { listAddress } from "../../board/list-address.ts";
import { indicatorAddress } from "../../targets/target-words.ts";
import type { Words } from "../../words/zh.ts";

/** Where a number of a report comes from, in words, and the page that shows it; null where none does. */
export interface FigureOrigin {
  readonly says: string;
  /** What following the link does; null without a link. */
  readonly does: string | null;
  readonly to: string | null;
}

/** What is needed to follow the references of a report. */
export interface ReportPlace {
  readonly area: string;
  readonly year: number;
  readonly planId: string;
  readonly areaNames: ReadonlyMap<string, string>;
  readonly targets: ReadonlyMap<string, Pick<TargetRow, "partId" | "origin" | "indicatorId" | "name">>;
  /** By id of the indicator. */
  readonly indicatorNames: ReadonlyMap<string, string>;
  /** Titles of the plan's domains, as far as the list of targets can be filtered by them. */
  readonly domains: ReadonlySet<string>;
}

type OriginWords = Words["reports"]["record"]["origins"];

/** Puts together what the references of a report need, from its targets and the areas in reach. */
export function reportPlace(
  report: { readonly areaCode: string; readonly year: number; readonly planId: string },
  targets: readonly TargetRow[],
  areas: ReadonlyArray<{ readonly code: string; readonly name: string }>,
): ReportPlace {
  const own = targets.filter(({ planId }) => planId === report.planId);
  return {
    area: report.areaCode,
    year: report.year,
    planId: report.planId,
    areaNames: new Map(areas.map(({ code, name }) => [code, name])),
    targets: new Map(own.map((target) => [target.id, target])),
    indicatorNames: new Map(
      own.flatMap(({ indicatorId, name }) => (indicatorId === null ? [] : [[indicatorId, name]])),
    ),
    domains: new Set(own.flatMap(({ domain }) => (domain === null ? [] : [domain]))),
  };
}

/** The status that stands alone in a column of the summary table; the other columns hold several. */
const statusOfGroup: Readonly<Record<string, string>> = {
  "group-1": "nearly-met",
  "group-2": "on-track",
  "group-3": "off-track",
  "group-4": "worse-than-baseline",
  "nearly-met": "nearly-met",
};

/** Reads a reference such as observation/990100/i-x/2024 or count/plan/2024/domain/total. */
export function figureOrigin(reference: string, place: ReportPlace, words: OriginWords): FigureOrigin {
  const [kind = "", ...parts] = reference.split("/");
  switch (kind) {
    case "observation":
      return ofObservation(parts, place, words);
    case "change": {
      const [area = place.area, id = "", year = "", before = ""] = parts;
      return toIndicator(words.change(nameOf(id, place, words), year, before), id, area, year, place, words);
    }
    case "achievement": {
      const [area = place.area, id = "", year = ""] = parts;
      return toIndicator(words.achievement(nameOf(id, place, words), year), id, area, year, place, words);
    }
    case "progress":
    case "time-share": {
      const [area = place.area, id = ""] = parts;
      const say = kind === "progress" ? words.progress : words.timeShare;
      return toIndicator(say(nameOf(id, place, words)), id, area, String(place.year), place, words);
    }
    case "baseline":
    case "target":
      return toSentence(kind, parts.join("/"), place, words);
    case "count":
    case "attainment":
      return toList(kind, parts, place, words);
    default:
      return { says: words.computed, does: null, to: null };
  }
}

function nameOf(id: string, place: ReportPlace, words: OriginWords): string {
  return place.indicatorNames.get(id) ?? place.targets.get(id)?.name ?? words.unnamed;
}

function ofObservation(parts: readonly string[], place: ReportPlace, words: OriginWords): FigureOrigin {
  const [area = place.area, id = "", year = "", part = ""] = parts;
  const say =
    part === "numerator"
      ? words.numerator
      : part === "denominator"
        ? words.denominator
        : part.startsWith("interval")
          ? words.interval
          : words.observation;
  const says = say(place.areaNames.get(area) ?? "", year, nameOf(id, place, words));
  return toIndicator(says, id, area, year, place, words);
}

/** An id is an indicator's, or a target's where the target has no indicator of its own. */
function toIndicator(
  says: string,
  id: string,
  area: string,
  year: string,
  place: ReportPlace,
  words: OriginWords,
): FigureOrigin {
  const target = place.targets.get(id);
  const indicator = target === undefined ? id : target.indicatorId;
  // while the targets are still on their way, only what is known to be an indicator is a link
  if (indicator === null || indicator === "" || !place.indicatorNames.has(indicator)) {
    return { says, does: null, to: null };
  }
  return { says, does: words.opensIndicator, to: indicatorAddress(indicator, { area, year: Number(year) }) };
}

function toSentence(
  kind: "baseline" | "target",
  targetId: string,
  place: ReportPlace,
  words: OriginWords,
): FigureOrigin {
  const target = place.targets.get(targetId);
  const says = words[kind](target?.name ?? words.unnamed);
  if (target === undefined) return { says, does: null, to: null };
  // a target in prose stands among the objectives and measures, which is the first tab
  const query = new URLSearchParams({
    ...(target.origin === "prose" ? {} : { tab: "indicators" }),
    part: target.partId,
  });
  return {
    says,
    does: words.opensSentence,
    to: `/plans/${encodeURIComponent(place.planId)}?${query.toString()}`,
  };
}

/** A title of a domain may itself hold a slash: it is what stands between the year and the part. */
function toList(
  kind: "count" | "attainment",
  parts: readonly string[],
  place: ReportPlace,
  words: OriginWords,
): FigureOrigin {
  const part = parts.at(-1) ?? "";
  const domain = parts.slice(2, -1).join("/");
  const status = statusOfGroup[part];
  return {
    says: kind === "count" ? words.count(domain) : words.attainment,
    does: words.opensList,
    to: listAddress({
      area: place.area,
      year: place.year,
      plan: place.planId,
      ...(kind === "count" && place.domains.has(domain) ? { domain } : {}),
      ...(status === undefined ? {} : { status }),
    }),
  };
}

import { isTravelMode } from "../../travel/travel-mode.ts";
import { unitDigits } from "../../travel/serving-place.ts";
import { parsePeriod } from "../../deadlines/period.ts";
import { privacyTable } from "../../privacy/privacy-table.ts";
import type { DefinitionFault } from "../definition-fault.ts";
import type { IndicatorRule, SystemDefinition } from "../definition.ts";
import type { TravelStandard } from "../outward-rules.ts";
import { fault, undeclared } from "./check.ts";

/** A standard of minutes: a time that can be travelled, a known way, a number of what is free that lists may show. */
export function* checkTravel(
  definition: SystemDefinition,
  within: TravelStandard | undefined,
): Generator<DefinitionFault> {
  if (within === undefined) return;
  const { time, mode, from, free } = within;
  const parsed = parsePeriod(time);
  if (parsed === null || parsed.count === 0 || (parsed.unit !== "m" && parsed.unit !== "h")) {
    yield fault(
      "coverage.within.time",
      "通行时间应以分钟或小时计。",
      "A time of travel is in minutes or hours.",
    );
  }
  if (!isTravelMode(mode)) {
    yield fault("coverage.within.mode", "没有这种通行方式。", "There is no such way of travelling.");
  }
  if (!Object.hasOwn(unitDigits, from)) {
    yield fault("coverage.within.from", "没有这一级地区。", "There is no such level of areas.");
  }
  if (free === undefined) return;
  yield* undeclared("coverage.within.free", [free], definition.fields, "字段", "field");
  const field = definition.fields[free];
  if (field !== undefined && field.type.kind !== "number") {
    yield fault("coverage.within.free", `“${free}”的题型不对。`, `"${free}" is of the wrong type.`);
  }
  if (field !== undefined && !privacyTable[field.privacy].group) {
    yield fault(
      "coverage.within.free",
      `覆盖不得按“${free}”判断：它不是公开或工作信息。`,
      `Coverage is not judged by "${free}": it is neither open nor work.`,
    );
  }
}

const counted: ReadonlySet<string> = new Set(["covered", "unknown"]);

/** An indicator of units: the covered or the unknown ones among all, by area, where there is a standard of minutes. */
export function* checkUnits(
  path: string,
  { numerator, denominator, by }: IndicatorRule,
  definition: SystemDefinition,
): Generator<DefinitionFault> {
  const isUnits = "units" in numerator;
  if (!isUnits && (denominator === undefined || !("units" in denominator))) return;
  const isShare =
    isUnits &&
    counted.has(numerator.units) &&
    denominator !== undefined &&
    "units" in denominator &&
    denominator.units === "all";
  if (!isShare) {
    yield fault(
      path,
      "按通行时间的指标是全部地方中已覆盖或未知的比例。",
      "An indicator of travel is the share of covered or unknown units among all.",
    );
  }
  if (by.length !== 1 || by[0] !== "area") {
    yield fault(
      `${path}.by`,
      "按通行时间的指标只按地区分。",
      "An indicator of travel is told apart by area alone.",
    );
  }
  if (definition.coverage?.within === undefined) {
    yield fault(path, "没有通行时间标准。", "There is no standard of minutes.");
  }
}

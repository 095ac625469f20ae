import { defaultMonitoringRules, defaultRulesVersion, type MonitoringRules } from "@halfsky/targets";
import type { ReadTransaction } from "../database/transactions.ts";
import { areaAndAbove, listAreas } from "../statistics/area.store.ts";
import { listRulesInForce, type StoredRules } from "./monitoring-rules.store.ts";

/** The rules that a target is judged and lit by, and whose they are. */
export interface RulesInForce {
  readonly rules: MonitoringRules;
  /** "default/1", or the owner and the version: "990100/2", "990100-women-2021-2025/1". */
  readonly version: string;
  /** Null: nobody has set any. */
  readonly stored: StoredRules | null;
}

const unset: RulesInForce = { rules: defaultMonitoringRules, version: defaultRulesVersion, stored: null };

/** Whose rules they are: a plan of an area, or the area itself. */
export interface RulesOwner {
  readonly areaCode: string;
  readonly planId: string | null;
}

/** Finds the rules of each plan: its own, else those of its area, else of the nearest area above, else the built-in ones. */
export type RulesFinder = (owner: RulesOwner) => RulesInForce;

/** Reads the rules of these areas and those above at once; `asOf` (ISO 8601) goes back to a moment. */
export async function findRules(
  transaction: ReadTransaction,
  areaCodes: readonly string[],
  asOf?: string,
): Promise<RulesFinder> {
  const areas = await listAreas(transaction);
  const wanted = [...new Set(areaCodes.flatMap((code) => areaAndAbove(areas, code)))];
  const stored = await listRulesInForce(transaction, { areaCodes: wanted, asOf });
  if (stored.length === 0) return () => unset;
  return ({ areaCode, planId }) => {
    const own = planId === null ? undefined : stored.find((one) => one.planId === planId);
    const general = areaAndAbove(areas, areaCode)
      .map((code) => stored.find((one) => one.planId === null && one.areaCode === code))
      .find((one) => one !== undefined);
    const found = own ?? general;
    return found === undefined
      ? unset
      : { rules: found.rules, version: `${found.planId ?? found.areaCode}/${found.version}`, stored: found };
  };
}

import type { Tolerance } from "../tolerance.ts";
import { defaultTolerance } from "../tolerance.ts";
import type { LightRule, LightRules } from "./light.ts";

/** Everything that judgements and lights follow and that an office may set, for a plan or for its area. */
export interface MonitoringRules {
  readonly tolerance: Tolerance;
  readonly lights: LightRules;
}

function rule(
  id: string,
  light: LightRule["light"],
  condition: LightRule["condition"],
  threshold: string | null = null,
): LightRule {
  return { id, light, condition, threshold };
}

/** The rules used until somebody sets others; the evidence for each threshold is in docs/method.md. */
export const defaultLightRules: LightRules = {
  margin: "0.04",
  rules: [
    rule("missing", "red", "missing-years", "2"),
    rule("missed", "red", "target-year-missed"),
    rule("missed-narrowly", "orange", "target-year-short"),
    rule("unlikely", "red", "chance-below", "0.25"),
    rule("doubtful", "orange", "chance-below", "0.4"),
    rule("behind", "orange", "behind-path", "0.8"),
    rule("few-but-beyond", "orange", "small-count-beyond", "3"),
    rule("swing", "yellow", "swing", "8"),
    rule("below-above", "yellow", "behind-higher-area", "10"),
    rule("few", "blue", "small-count"),
    rule("on-course", "green", "on-course"),
  ],
};

/** The version that stands for the rules nobody has set. */
export const defaultRulesVersion = "default/1";

/** The settings used until somebody sets others. */
export const defaultMonitoringRules: MonitoringRules = {
  tolerance: defaultTolerance,
  lights: defaultLightRules,
};

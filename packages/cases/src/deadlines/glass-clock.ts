import type { SystemDefinition } from "../definition/definition.ts";
import { usualGlass } from "../definition/glass-rule.ts";
import { glassOffice } from "../definition/implied-actors.ts";
import { asksGlassOffice } from "../relations/around-glass.ts";
import type { ClockRule, ClockStepRule } from "./clock-rules.ts";

/** Name of the clock in which a broken glass is to be reviewed, by the number of the action: "glass:7". */
export function glassClock(number: number): string {
  return `glass:${number}`;
}

/** The number of the action of such a clock; null for any other. */
export function readGlassClock(deadline: string): number | null {
  return deadline.startsWith("glass:") ? Number(deadline.slice("glass:".length)) : null;
}

const alone = { asksNext: false, opens: null } as const;

/**
 * The clock of a review: the reviewers are asked at once, reminded a working day before its end, told when it is late; a
 * working day later, or at once where nobody of them is there, the leading-group office of the area is asked.
 */
export function glassClockRule(definition: SystemDefinition): ClockRule {
  const { source } = definition.glass ?? usualGlass;
  const steps: readonly ClockStepRule[] = [
    { step: "ask-reviewer", kind: "ask", offset: "0h", to: "reviewer", ...alone },
    { step: "warn-1wd-reviewer", kind: "warn", offset: "1wd", to: "reviewer", ...alone },
    { step: "after-0h-reviewer", kind: "escalate", offset: "0h", to: "reviewer", ...alone },
  ];
  const office: readonly ClockStepRule[] = [
    {
      step: `after-1wd-${glassOffice}`,
      kind: "escalate",
      offset: "1wd",
      to: glassOffice,
      asksNext: true,
      opens: null,
    },
  ];
  return {
    title: { zh: "复查紧急查阅", en: "Review of the broken glass" },
    source,
    steps: asksGlassOffice(definition) ? [...steps, ...office] : steps,
  };
}

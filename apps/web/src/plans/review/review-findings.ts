import type { PlanContent } from "@halfsky/api-contract";

export type PlanFinding = PlanContent["findings"][number];

/** A finding with a name that can stand in an address and outlives a correction elsewhere. */
export interface NamedFinding {
  readonly key: string;
  readonly finding: PlanFinding;
}

const order: Readonly<Record<PlanFinding["severity"], number>> = { error: 0, warning: 1, note: 2 };

/** Findings, worst first and then down the document, each with its name. */
export function nameFindings(findings: readonly PlanFinding[]): NamedFinding[] {
  const used = new Map<string, number>();
  return findings
    .toSorted((one, other) => order[one.severity] - order[other.severity] || one.line - other.line)
    .map((finding) => {
      const base = `${finding.code}@${finding.line}`;
      const count = (used.get(base) ?? 0) + 1;
      used.set(base, count);
      return { key: count === 1 ? base : `${base}@${count}`, finding };
    });
}

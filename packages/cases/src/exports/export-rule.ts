import type { ServiceRole } from "../definition/roles.ts";
import type { AreaTree } from "../relations/case-standing.ts";
import { isInLine } from "../relations/relation-table.ts";

/**
 * How far an export of cases goes (PIPL arts 6 and 51; rules on minors online, art. 36: approval by the person in charge):
 * so many cases at most; agreed to within so many days of the ask; fetched so often within so many hours of the agreement.
 */
export const exportLimits = { cases: 2000, askDays: 7, fetchHours: 72, fetches: 3 } as const;

/** How an export stands: waiting for agreement; not agreed to in time; refused; to be fetched; fetched as often as allowed; too late. */
export const exportStates = ["asked", "unanswered", "refused", "agreed", "spent", "over"] as const;
export type ExportState = (typeof exportStates)[number];

/** What became of an ask so far; moments are ISO 8601 in UTC. */
export interface ExportCourse {
  readonly askedAt: string;
  readonly decision: "agreed" | "refused" | null;
  readonly decidedAt: string | null;
  readonly fetches: number;
}

/** When the next thing ends: the time to agree, or the time to fetch; null where nothing runs any more. */
export function exportEnd({ askedAt, decision, decidedAt }: ExportCourse): string | null {
  if (decision === "refused") return null;
  const [from, hours] =
    decision === null || decidedAt === null
      ? [askedAt, 24 * exportLimits.askDays]
      : [decidedAt, exportLimits.fetchHours];
  return new Date(Date.parse(from) + hours * 3_600_000).toISOString();
}

/** How an export stands at a moment. */
export function exportStateAt(course: ExportCourse, now: string): ExportState {
  if (course.decision === "refused") return "refused";
  const isOver = (exportEnd(course) ?? now) <= now;
  if (course.decision === null) return isOver ? "unanswered" : "asked";
  if (course.fetches >= exportLimits.fetches) return "spent";
  return isOver ? "over" : "agreed";
}

/** Somebody, and where she works. */
interface Placed {
  readonly accountId: string;
  readonly organisationId: string;
  readonly areaCode: string;
  /** roles in which her organisation serves its own area */
  readonly serves: readonly ServiceRole[];
}

/** The line of an agency 条线: what it serves its area in. Supervisors are in every trade, so that they make up none. */
export function ownLine({ serves }: Pick<Placed, "serves">): readonly ServiceRole[] {
  return serves.filter((role) => role !== "supervisor");
}

/**
 * Whether somebody else of the same organisation, or of one above it in its line, decides on an ask; who asked never does,
 * nor another trade above.
 */
export function mayDecideExport(asker: Placed, person: Placed, tree: AreaTree): boolean {
  if (asker.accountId === person.accountId) return false;
  if (asker.organisationId === person.organisationId) return true;
  const isAbove = asker.areaCode !== person.areaCode && tree(asker.areaCode, person.areaCode);
  return isAbove && isInLine(person, ownLine(asker));
}

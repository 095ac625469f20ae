import type { InspectionFinding } from "@halfsky/api-contract";
import { workingDaysBetween, type WorkCalendar } from "@halfsky/calendar";
import { findingStepNames, isFindingOverdue, type LastTakers, refuseFindingStep } from "@halfsky/supervision";
import type { ReadContext } from "../access/context.ts";
import {
  listFindingLinks,
  type StoredFinding,
  type StoredFindingAction,
} from "./inspection-finding.store.ts";
import type { InspectionFiles } from "./inspection-files.ts";
import { type InspectionView, partsOf } from "./inspection-view.ts";
import { workCalendarIn } from "../calendar/calendar.store.ts";

/** Who took each step last. */
export function takersOf(
  actions: ReadonlyArray<{ readonly step: string; readonly accountId: string }>,
): LastTakers {
  return Object.fromEntries(actions.map(({ step, accountId }) => [step, accountId]));
}

/** Working days left until a finding is due, negative after it; null when the owner has nothing to do. */
export function daysLeftOf(
  finding: Pick<StoredFinding, "state" | "dueOn">,
  calendar: WorkCalendar,
  today: string,
): number | null {
  return finding.state === "open" || finding.state === "returned"
    ? workingDaysBetween(calendar, today, finding.dueOn)
    : null;
}

interface FindingBasis {
  readonly courses: readonly StoredFindingAction[];
  readonly files: InspectionFiles;
  readonly today: string;
}

/** The findings that the reader sees, each with its course and the steps she can take now. */
export async function describeFindings(
  context: ReadContext,
  { inspection, visitNames, findings }: InspectionView,
  { courses, files, today }: FindingBasis,
): Promise<InspectionFinding[]> {
  const { transaction } = context;
  const links = await listFindingLinks(
    transaction,
    findings.map(({ id }) => id),
  );
  const calendar = await workCalendarIn(transaction);
  const described: InspectionFinding[] = [];
  for (const finding of findings) {
    const course = courses.filter(({ findingId }) => findingId === finding.id);
    const taker = await partsOf(context, inspection, finding);
    const at = { finding: finding.state, inspection: inspection.state };
    const evidence = files.evidence(finding.id);
    const about = links(finding.id);
    described.push({
      id: finding.id,
      inspectionId: inspection.id,
      number: finding.number,
      visitId: finding.visitId,
      visitName: visitNames.get(finding.visitId) ?? "",
      words: finding.words,
      seriousness: finding.seriousness,
      state: finding.state,
      version: finding.version,
      owner: finding.owner,
      ownerArea: finding.ownerArea,
      dueOn: finding.dueOn,
      dueDays: finding.dueDays,
      daysLeft: daysLeftOf(finding, calendar, today),
      overdue: isFindingOverdue(finding, today),
      raised: finding.raised,
      indicators: [...about.indicators],
      parts: [...about.parts],
      attachments: files.finding(finding.id),
      evidence,
      actions: course.map((action) => ({
        number: action.number,
        step: action.step,
        words: action.words,
        dueOn: action.dueOn,
        taken: action.taken,
        organisationName: action.organisationName,
        attachments: evidence.filter(({ id }) => action.attachmentIds.includes(id)),
      })),
      may: findingStepNames.filter((step) => refuseFindingStep(step, at, taker, takersOf(course)) === null),
    });
  }
  return described;
}

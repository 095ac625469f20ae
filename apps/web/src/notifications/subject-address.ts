import type { Notification, Permission } from "@halfsky/api-contract";
import { caseAddress } from "../cases/case-address.ts";
import { roundAddress, submissionAddress } from "../statistics/rounds/round-words.tsx";
import { inspectionAddress } from "../supervision/inspections/inspection-address.ts";
import { matterAddress } from "../supervision/matter-address.ts";

/** The page of what a notification is about; undefined where there is none, or the reader may not open such pages. */
export function subjectAddress(
  { subject, matterId }: Pick<Notification, "subject" | "matterId">,
  permissions: readonly Permission[],
): string | undefined {
  const may = (permission: Permission, address: string) =>
    permissions.includes(permission) ? address : undefined;
  if (matterId !== null) return may("supervision.read", matterAddress(matterId));
  switch (subject?.kind) {
    case "round":
      return may("submission.read", roundAddress(subject.id));
    case "submission":
      return may("submission.read", submissionAddress(subject.id));
    case "inspection":
      return may("inspection.read", inspectionAddress(subject.id));
    case "case":
      return may("case.work", caseAddress(subject.id));
    case "case-export":
      return may("case.work", "/case-exports");
    case "outside-link":
      return may("case.work", `/outside-differences?${new URLSearchParams({ link: subject.id }).toString()}`);
    default:
      return undefined;
  }
}

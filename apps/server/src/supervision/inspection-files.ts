import type { Attachment } from "@halfsky/api-contract";
import type { ReadContext } from "../access/context.ts";
import { listAttachmentsOfMany } from "../attachments/attachment.store.ts";
import type { InspectionView } from "./inspection-view.ts";

/** Kinds of subjects to which files of an inspection belong. */
export const attachmentKinds = {
  visit: "inspection-visit",
  finding: "inspection-finding",
  evidence: "inspection-evidence",
} as const;

/** Whether a file is a picture. */
export function isPhotograph({ mediaType }: Attachment): boolean {
  return mediaType.startsWith("image/");
}

/** The files of an inspection by the id of what they belong to. */
export interface InspectionFiles {
  readonly visit: (id: string) => Attachment[];
  readonly finding: (id: string) => Attachment[];
  readonly evidence: (id: string) => Attachment[];
}

/** The files of what the reader sees of an inspection. */
export async function listInspectionFiles(
  { transaction }: ReadContext,
  { visits, findings }: InspectionView,
): Promise<InspectionFiles> {
  const findingIds = findings.map(({ id }) => id);
  return {
    visit: await listAttachmentsOfMany(
      transaction,
      attachmentKinds.visit,
      visits.map(({ id }) => id),
    ),
    finding: await listAttachmentsOfMany(transaction, attachmentKinds.finding, findingIds),
    evidence: await listAttachmentsOfMany(transaction, attachmentKinds.evidence, findingIds),
  };
}

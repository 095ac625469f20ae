import type { Attachment } from "@halfsky/api-contract";
import { addInspectionFile, type FileOwner } from "../../api/inspections-api.ts";
import { shrinkPhotograph } from "./shrink-photograph.ts";

/** A file that was not taken, and the error that says why. */
export interface FailedFile {
  readonly file: File;
  readonly error: unknown;
}

/**
 * Sends files one after the other, photographs made smaller, so that a slow network is not shared by all; what fails
 * does not stop the rest.
 */
export async function sendFiles(
  owner: FileOwner,
  files: readonly File[],
  onStep: (file: File, share: number) => void,
): Promise<{ readonly added: readonly Attachment[]; readonly failed: readonly FailedFile[] }> {
  const added: Attachment[] = [];
  const failed: FailedFile[] = [];
  for (const file of files) {
    try {
      onStep(file, 0);
      added.push(
        await addInspectionFile(owner, await shrinkPhotograph(file), (share) => onStep(file, share)),
      );
    } catch (error) {
      failed.push({ file, error });
    }
  }
  return { added, failed };
}

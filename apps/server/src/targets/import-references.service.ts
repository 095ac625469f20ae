import { wholePlatform } from "../access/actor.ts";
import type { WriteContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { PlatformError } from "../platform-error.ts";
import { readReferenceFile } from "./read-reference-file.ts";
import { keepReferenceTargets, keepReferenceValues, type ReferenceCounts } from "./reference.store.ts";

/**
 * Keeps the figures and targets of a file of references (see docs/operations.md). Throws "invalid-input" with every fault
 * and its line, and then nothing is kept; the same file again changes nothing. Only for the platform itself.
 */
export async function importReferences(
  context: WriteContext,
  file: { readonly name: string; readonly text: string },
): Promise<{ readonly values: ReferenceCounts; readonly targets: ReferenceCounts }> {
  const read = readReferenceFile(file.text, file.name);
  if (!read.ok) {
    const words = {
      zh: `${file.name} 有 ${read.faults.length} 处问题，没有导入任何内容。`,
      en: `${file.name} has ${read.faults.length} fault(s); nothing was imported.`,
    };
    throw new PlatformError("invalid-input", 422, words, read.faults);
  }
  const values = await keepReferenceValues(context.transaction, read.values, context.now);
  const targets = await keepReferenceTargets(context.transaction, read.targets, context.now);
  if (values.added + values.changed + targets.added + targets.changed > 0) {
    recordAudit(context, {
      action: "reference.import",
      subjectKind: "reference",
      subjectId: file.name,
      areaCode: wholePlatform,
      after: { values, targets },
    });
  }
  return { values, targets };
}

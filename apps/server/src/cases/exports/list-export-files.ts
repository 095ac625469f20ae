import type { CaseState } from "@halfsky/cases";
import { labelPlace } from "../case-file-label.ts";
import type { CaseReadContext } from "../case-host.ts";
import { listFiles } from "../case-file.store.ts";
import { listKeys } from "../case.store.ts";

/** Files of a case that its reader may be told of. */
interface FilesOfCase {
  readonly id: string;
  readonly areaCode: string;
  readonly attachments: CaseState["attachments"];
}

/** Names and checksums of files by their case, in the order they came; what is in them is not read. */
export async function listExportFiles(
  { transaction, host }: CaseReadContext,
  cases: readonly FilesOfCase[],
): Promise<ReadonlyMap<string, readonly (readonly [name: string, sha256: string])[]>> {
  const withFiles = cases.filter(({ attachments }) => attachments.length > 0);
  const wrapped = await listKeys(
    transaction,
    withFiles.map(({ areaCode, id }) => ({ areaCode, caseId: id })),
  );
  const keysOf = new Map(wrapped.map(({ caseId, keys }) => [caseId, keys]));
  const found = new Map<string, readonly (readonly [string, string])[]>();
  for (const { id, areaCode, attachments } of withFiles) {
    const own = keysOf.get(id);
    // past its time of keeping nobody can read what its files were called
    if (own === undefined) continue;
    const keys = host.vault.openKeys(id, own);
    const shown = new Set(attachments.map((one) => one.id));
    const files = (await listFiles(transaction, areaCode, id)).filter((file) => shown.has(file.id));
    found.set(
      id,
      files.map((file) => {
        const { name, sha256 } = keys.decipher("sealed", labelPlace(file.id), file.label);
        return [name, sha256];
      }),
    );
  }
  return found;
}

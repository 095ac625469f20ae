import { importPlanDocument, listPlanImports, problemOfImport, readPlanImport } from "../../api/plans-api.ts";
import { RequestProblem } from "../../api/request-problem.ts";
import { readStored, writeStored } from "../../ui/browser-storage.ts";
import { ImportQueue } from "./import-queue.ts";

const lookEveryMs = 700;
const dayMs = 86_400_000;
const dismissedKey = "halfsky.dismissed-imports";

/** The imports of this visit, and those of the last day that were left running. */
export const sessionImports = new ImportQueue({
  send: importPlanDocument,
  look: readPlanImport,
  pause: () =>
    new Promise((resolve) => {
      setTimeout(resolve, lookEveryMs);
    }),
  isPassing: (error) =>
    error instanceof RequestProblem && (error.origin === "network" || error.status >= 500),
});

/** Takes up the imports of the last day that the person has not put away. */
export async function resumeImports(): Promise<void> {
  const since = Date.now() - dayMs;
  const dismissed = new Set(readDismissed());
  const imports = await listPlanImports();
  sessionImports.resume(
    imports.filter((one) => Date.parse(one.createdAt) > since && !dismissed.has(one.jobId)),
    problemOfImport,
  );
}

/** Remembers in this browser that a finished import was put away. */
export function rememberDismissed(jobId: string): void {
  writeStored(dismissedKey, [jobId, ...readDismissed()].slice(0, 50).join(" "));
}

function readDismissed(): readonly string[] {
  return readStored(dismissedKey)?.split(" ") ?? [];
}

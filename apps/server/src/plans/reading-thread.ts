import { parentPort } from "node:worker_threads";
import { PlatformError } from "../platform-error.ts";
import { readPlanFile } from "./read-plan-file.ts";
import type { ReadingAnswer, ReadingOrder } from "./reading-pool.ts";

// The thread that plan documents are read in: one order at a time, so that its limits hold for one document.
parentPort?.on("message", async ({ fileName, bytes }: ReadingOrder) => {
  const answer = (message: ReadingAnswer) => parentPort?.postMessage(message, []);
  try {
    const file = await readPlanFile(fileName, bytes, () => answer({ kind: "document-read" }));
    // The bytes are where they came from already.
    answer({ kind: "compiled", file: { ...file, bytes: new Uint8Array(0) } });
  } catch (error) {
    if (error instanceof PlatformError) {
      const { code, status, words, faults } = error;
      answer({ kind: "refused", problem: { code, status, words, faults } });
    } else {
      answer({
        kind: "failed",
        reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    }
  }
});

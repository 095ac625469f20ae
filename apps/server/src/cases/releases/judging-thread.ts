import { parentPort } from "node:worker_threads";
import { judgeRelease, type ReleaseOrder } from "./judge-release.ts";

// The thread that releases are judged in: one order at a time.
parentPort?.on("message", (order: ReleaseOrder) => {
  parentPort?.postMessage(judgeRelease(order), []);
});

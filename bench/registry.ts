import type { RunBenches } from "./bench.ts";

interface BenchFile {
  readonly names: readonly string[];
  readonly load: () => Promise<{ readonly run: RunBenches }>;
}

/** Every file of benches with the names of its figures, one line each. */
export const benchFiles: readonly BenchFile[] = [
  { names: ["compile-1x", "compile-10x", "compile-100x"], load: () => import("./compile.ts") },
  {
    names: ["lights-stability", "lights-warnings", "lights-small-counts"],
    load: () => import("./lights.ts"),
  },
  {
    names: ["forecast-645", "forecast-accuracy", "forecast-short", "forecast-national"],
    load: () => import("./forecast.ts"),
  },
  { names: ["warnings-recall", "warnings-two-point"], load: () => import("./warnings.ts") },
  { names: ["judge-1m"], load: () => import("./judge.ts") },
  {
    names: [
      "load-450k",
      "judge-450k",
      "board-p95",
      "series-p95",
      "load-450k-postgresql",
      "judge-450k-postgresql",
      "board-p95-postgresql",
      "series-p95-postgresql",
    ],
    load: () => import("./figures.ts"),
  },
];

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
  { names: ["outliers-recall", "outliers-false-alarms"], load: () => import("./outliers.ts") },
  { names: ["excel-10k", "excel-10k-postgresql"], load: () => import("./excel.ts") },
  {
    names: ["save-one-figure", "open-large-form"].flatMap((name) => [name, `${name}-postgresql`]),
    load: () => import("./saving.ts"),
  },
  { names: ["open-large-form-page"], load: () => import("./opening.ts") },
  { names: ["judge-1m"], load: () => import("./judge.ts") },
  {
    names: [
      "load-validated",
      "load-validated-millions",
      "judge-450k",
      "board-p95",
      "indicator-page-p95",
      "series-p95",
      "map-p95",
      "sign-to-board-p99",
      "load-validated-postgresql",
      "load-validated-millions-postgresql",
      "judge-450k-postgresql",
      "board-p95-postgresql",
      "indicator-page-p95-postgresql",
      "series-p95-postgresql",
      "map-p95-postgresql",
      "sign-to-board-p99-postgresql",
    ],
    load: () => import("./figures.ts"),
  },
  {
    names: ["open", "search", "queue", "act"]
      .map((what) => `case-${what}-p95`)
      .concat("case-clock", "case-indicators")
      .flatMap((name) => [name, `${name}-postgresql`]),
    load: () => import("./cases.ts"),
  },
  {
    names: ["case-load-look", "case-load-open"].flatMap((name) => [name, `${name}-postgresql`]),
    load: () => import("./loading.ts"),
  },
  { names: ["disclosure-suppression", "disclosure-time"], load: () => import("./disclosure.ts") },
];

import { compilePlanDocument, readTextSource } from "@halfsky/plan-document";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { medianSeconds, type RunBenches, significant } from "./bench.ts";
import { projectRoot } from "./project-root.ts";

const planFile = join(projectRoot, "apps/server/seed/sample-city/plan.txt");

/** Sizes as multiples of the sample city's plan, with how often each is run. */
const sizes = [
  { name: "compile-1x", times: 1, runs: 21 },
  { name: "compile-10x", times: 10, runs: 5 },
  { name: "compile-100x", times: 100, runs: 3 },
] as const;

/** Figures and the marks between phrases: what any reader of the text must at least look at. */
const figuresAndMarks = /\d+(?:\.\d+)?|[，。；：、（）]/g;

/** Seconds to compile a plan document at three sizes, against one regular expression over every line of it. */
export const run: RunBenches = async (wanted, report) => {
  const plan = readFileSync(planFile, "utf8");
  for (let warm = 0; warm < 5; warm += 1) {
    compilePlanDocument(readTextSource("plan.txt", plan));
  }
  for (const { name, times, runs } of sizes) {
    if (wanted.has(name)) {
      const text = `${plan}\n`.repeat(times);
      const megabytes = Buffer.byteLength(text) / 1024 / 1024;
      const seconds = medianSeconds(runs, () => {
        compilePlanDocument(readTextSource("plan.txt", text));
      });
      const plain = medianSeconds(runs * 5, () => {
        text.split("\n").map((line) => line.match(figuresAndMarks)?.length);
      });
      report({
        name,
        value: significant(seconds),
        unit: "s",
        against: significant(plain),
        ratio: significant(seconds / plain),
        note: `${significant(megabytes)} MB, ${significant(megabytes / seconds)} MB/s`,
      });
    }
  }
};

import { parseArgs } from "node:util";
import type { BenchResult } from "./bench.ts";
import { benchFiles } from "./registry.ts";

function show({ name, value, unit, against, ratio, note }: BenchResult): string {
  const plain = against === undefined ? "" : `  plain ${against} ${unit}`;
  const times = ratio === undefined ? "" : `  ×${ratio}`;
  return `${name.padEnd(16)} ${value} ${unit}${plain}${times}${note === undefined ? "" : `  ${note}`}`;
}

async function runBenches(names: readonly string[], isJson: boolean): Promise<void> {
  const wanted = new Set(names);
  const report = (result: BenchResult): void => console.log(isJson ? JSON.stringify(result) : show(result));
  for (const file of benchFiles) {
    const own = new Set(file.names.filter((name) => wanted.has(name)));
    if (own.size > 0) {
      const { run } = await file.load();
      await run(own, report);
    }
  }
}

const known = benchFiles.flatMap(({ names }) => names);
const { values } = parseArgs({
  options: { only: { type: "string" }, json: { type: "boolean", default: false } },
});
// Ten times as many figures take minutes: only for who asks for them by name.
const usual = known.filter((name) => !name.includes("-millions"));
const asked = values.only?.split(",").map((name) => name.trim()) ?? usual;
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`没有这项测速：${unknown.join("、")}。可选：${known.join("、")}`);
  console.error(`No such bench: ${unknown.join(", ")}. There are: ${known.join(", ")}`);
  process.exitCode = 2;
} else {
  await runBenches(asked, values.json);
}

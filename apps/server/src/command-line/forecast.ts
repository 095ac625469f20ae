import { Option } from "commander";
import { parseJson, readStandardInput } from "./read-standard-input.ts";
import { toTable } from "./text-table.ts";
import type { Verb } from "./verb.ts";

interface ForecastOptions {
  readonly json?: boolean;
  readonly lang: "zh" | "en";
}

/** Five significant digits and no exponent for ordinary sizes: what a reader of a table wants. */
function short(value: number): string {
  return String(Number(value.toPrecision(5)));
}

async function runForecast({ json = false, lang }: ForecastOptions): Promise<void> {
  const { forecastSeries, readForecastInput } = await import("@halfsky/targets");
  const { printOutput, printRefusal } = await import("./print-output.ts");
  const refuse = (faults: Parameters<typeof printRefusal>[0]["faults"]): void => {
    printRefusal(
      {
        code: "invalid-input",
        title: "The input has faults",
        words: {
          zh: `标准输入不是可以预测的序列数组，共 ${faults.length} 处问题：`,
          en: `Standard input is no array of series that can be forecast; faults: ${faults.length}`,
        },
        faults,
      },
      json,
    );
  };
  const parsed = parseJson(await readStandardInput());
  if ("fault" in parsed) {
    const message = { zh: `不是有效的 JSON：${parsed.fault}`, en: `not valid JSON: ${parsed.fault}` };
    refuse([{ where: "", message }]);
    return;
  }
  const reading = readForecastInput(parsed.value);
  if (!reading.ok) {
    refuse(
      reading.faults.map(({ index, field, words }) => ({
        where: [index === null ? "" : `[${index}]`, field].filter((part) => part !== "").join("."),
        message: words,
      })),
    );
    return;
  }
  const forecasts = reading.inputs.map(({ id, input }) => ({ id, forecast: forecastSeries(input) }));
  if (json) {
    const answers = forecasts.map(({ id, forecast }) => {
      if ("refused" in forecast) return { id, refused: forecast.refused };
      const { method, mean, lo80, hi80, lo95, hi95 } = forecast;
      return { id, method, mean, lo80, hi80, lo95, hi95 };
    });
    printOutput(JSON.stringify(answers));
    return;
  }
  const head =
    lang === "zh"
      ? ["序列", "年份", "预测值", "80%区间", "95%区间", "说明"]
      : ["id", "year", "forecast", "80% interval", "95% interval", "notes"];
  const rows = forecasts.flatMap(({ id, forecast }) => {
    if ("refused" in forecast) return [[id, "—", "—", "—", "—", forecast.refused[lang]]];
    const { years, mean, lo80, hi80, lo95, hi95, notes } = forecast;
    const between = (from: readonly number[], to: readonly number[], step: number): string =>
      `${short(from[step] ?? 0)} – ${short(to[step] ?? 0)}`;
    return years.map((year, step) => [
      id,
      String(year),
      short(mean[step] ?? 0),
      between(lo80, hi80, step),
      between(lo95, hi95, step),
      step === 0 ? notes.map((note) => note[lang]).join(lang === "zh" ? "；" : "; ") : "",
    ]);
  });
  printOutput(toTable([head, ...rows]));
}

/** `halfsky forecast`: foretells the yearly series that stand as a JSON array on standard input. */
export const forecast: Verb = {
  name: "forecast",
  register: (program) => {
    program
      .command("forecast")
      .description(
        "Forecast yearly series read from standard input: a JSON array, see docs/forecast.md.\n从标准输入读取年度序列数组，逐个预测。",
      )
      .option("--json", "print the forecasts as a JSON array")
      .addOption(new Option("--lang <lang>", "language of the table").choices(["zh", "en"]).default("zh"))
      .action(runForecast);
  },
};

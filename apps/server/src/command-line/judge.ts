import { Option } from "commander";
import { parseJson, readStandardInput } from "./read-standard-input.ts";
import { toTable } from "./text-table.ts";
import type { Verb } from "./verb.ts";

interface JudgeOptions {
  readonly json?: boolean;
  readonly lang: "zh" | "en";
}

async function runJudge({ json = false, lang }: JudgeOptions): Promise<void> {
  const { flagWords, judge, readJudgeInput, statusWords } = await import("@halfsky/targets");
  const { printOutput, printRefusal } = await import("./print-output.ts");
  const refuse = (faults: Parameters<typeof printRefusal>[0]["faults"]): void => {
    printRefusal(
      {
        code: "invalid-input",
        title: "The input has faults",
        words: {
          zh: `标准输入不是可以判定的目标数组，共 ${faults.length} 处问题：`,
          en: `Standard input is no array of targets that can be judged; faults: ${faults.length}`,
        },
        faults,
      },
      json,
    );
  };
  const parsed = parseJson(await readStandardInput());
  if ("fault" in parsed) {
    refuse([
      {
        where: "",
        message: { zh: `不是有效的 JSON：${parsed.fault}`, en: `not valid JSON: ${parsed.fault}` },
      },
    ]);
    return;
  }
  const reading = readJudgeInput(parsed.value);
  if (!reading.ok) {
    refuse(
      reading.faults.map(({ index, field, words }) => ({
        where: [index === null ? "" : `[${index}]`, field].filter((part) => part !== "").join("."),
        message: words,
      })),
    );
    return;
  }
  const judgements = reading.inputs.map((input) => judge(input));
  if (json) {
    printOutput(JSON.stringify(judgements, null, 2));
    return;
  }
  const head =
    lang === "zh"
      ? ["目标", "状态", "标记", "进度", "时间", "理由"]
      : ["id", "status", "flags", "progress", "time", "reason"];
  const rows = judgements.map((judgement) => [
    judgement.id,
    `${statusWords[judgement.status].mark} ${statusWords[judgement.status][lang]}`,
    judgement.flags.map((flag) => flagWords[flag][lang]).join(lang === "zh" ? "、" : ", "),
    judgement.progress ?? "—",
    judgement.timeShare ?? "—",
    judgement.reason[lang],
  ]);
  printOutput(toTable([head, ...rows]));
}

/** `halfsky judge`: judges the targets that stand as a JSON array on standard input. */
export const judge: Verb = {
  name: "judge",
  register: (program) => {
    program
      .command("judge")
      .description(
        "Judge targets read from standard input: a JSON array, see docs/method.md.\n从标准输入读取目标数组，逐项判定。",
      )
      .option("--json", "print the judgements as a JSON array")
      .addOption(new Option("--lang <lang>", "language of the table").choices(["zh", "en"]).default("zh"))
      .action(runJudge);
  },
};

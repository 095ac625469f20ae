import { Command, CommanderError } from "commander";
import { OperatorError } from "../operator-error.ts";
import { PlatformError } from "../platform-error.ts";
import { verbs } from "./verbs.ts";

/** Exit codes: 1 for an input that is refused or an operation that failed, 2 for wrong usage. */
const refused = 1;
const wrongUsage = 2;

const program = new Command("halfsky")
  .description(
    "Runs a development plan for women and children: from the document to judged figures and reports.\n妇儿规划实施与监测评估平台命令行。",
  )
  .exitOverride()
  .configureOutput({
    outputError: (text, write) => write(`用法有误，加 --help 查看说明。\n${text}`),
  })
  .helpCommand(false);
for (const verb of verbs) verb.register(program);

try {
  await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    // Commander has said what is wrong already; asking for help is no error.
    const askedForHelp = error.code === "commander.helpDisplayed" || error.code === "commander.version";
    return askedForHelp ? 0 : wrongUsage;
  }
  if (error instanceof OperatorError) console.error(error.message);
  else if (error instanceof PlatformError) {
    console.error(`${error.words.zh}\n${error.words.en}`);
    for (const { where, message } of error.faults) console.error(`  ${where}: ${message.zh} / ${message.en}`);
  } else if (isMissingFile(error)) {
    console.error(`没有这个文件：${error.path}\nNo such file: ${error.path}`);
  } else {
    console.error("平台内部错误 / a fault of the platform:");
    console.error(error);
  }
  return refused;
}

function isMissingFile(error: unknown): error is Error & { path: string } {
  return error instanceof Error && "code" in error && error.code === "ENOENT" && "path" in error;
}

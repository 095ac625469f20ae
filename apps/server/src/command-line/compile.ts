import type { Words } from "@halfsky/api-contract";
import { Option } from "commander";
import { basename } from "node:path";
import type { Verb } from "./verb.ts";

interface CompileOptions {
  readonly json?: boolean;
  readonly lang: "zh" | "en";
}

async function runCompile(file: string, { json = false, lang }: CompileOptions): Promise<void> {
  const { readFile, stat } = await import("node:fs/promises");
  const { readPlanDocument } = await import("../plan-documents/read-plan-document.ts");
  const { documentLimits } = await import("../plan-documents/document-limits.ts");
  const { UnreadableDocumentError } = await import("../plan-documents/unreadable-document-error.ts");
  const { printOutput, printRefusal } = await import("./print-output.ts");
  const { compilePlanDocument, renderOutline } = await import("@halfsky/plan-document");
  const name = basename(file);
  const refuse = (reason: string, message: Words, hint?: Words): void => {
    const words = { zh: `无法读取“${name}”。`, en: `“${name}” cannot be read.` };
    const fault = { where: "", message, ...(hint === undefined ? {} : { hint }) };
    printRefusal(
      { code: "unreadable-file", reason, title: "The file cannot be read", words, faults: [fault] },
      json,
    );
  };
  try {
    // A file beyond the limit is refused before it is loaded.
    if ((await stat(file)).size > documentLimits.fileBytes) {
      throw new UnreadableDocumentError("file-too-large");
    }
    const compiled = compilePlanDocument(await readPlanDocument(name, await readFile(file)));
    printOutput(json ? JSON.stringify(compiled, null, 2) : renderOutline(compiled, lang));
  } catch (error) {
    if (error instanceof UnreadableDocumentError) {
      refuse(error.code, error.words, error.hint);
    } else if (isFileError(error, "ENOENT")) {
      refuse("no-such-file", { zh: `没有这个文件：${file}`, en: `no such file: ${file}` });
    } else if (isFileError(error, "EISDIR")) {
      refuse("not-a-file", {
        zh: "这是文件夹，请给出其中的文件。",
        en: "this is a folder: name a file in it",
      });
    } else if (isFileError(error, "EACCES")) {
      refuse("no-access", { zh: "没有读取这个文件的权限。", en: "there is no permission to read the file" });
    } else {
      throw error;
    }
  }
}

function isFileError(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

/** `halfsky compile FILE`: reads a plan document and prints its outline with findings, or the compiled plan as JSON. */
export const compile: Verb = {
  name: "compile",
  register: (program) => {
    program
      .command("compile")
      .description(
        "Read a plan document (.docx, .pdf, .html, .txt) and print its outline with findings.\n读取规划文本，输出结构和需要核对之处。",
      )
      .argument("<file>", "the plan document")
      .option("--json", "print the compiled plan as JSON")
      .addOption(new Option("--lang <lang>", "language of the outline").choices(["zh", "en"]).default("zh"))
      .action(runCompile);
  },
};

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
  const { printRefusal } = await import("./print-refusal.ts");
  const { compilePlanDocument, renderOutline } = await import("@halfsky/plan-document");
  const name = basename(file);
  try {
    const entry = await stat(file);
    if (entry.isDirectory()) {
      throw new UnreadableDocumentError("not-a-document");
    }
    // A file beyond the limit is refused before it is loaded.
    if (entry.size > documentLimits.fileBytes) {
      throw new UnreadableDocumentError("file-too-large");
    }
    const compiled = compilePlanDocument(await readPlanDocument(name, await readFile(file)));
    const words = json ? JSON.stringify(compiled, null, 2) : renderOutline(compiled, lang);
    process.stdout.write(`${words.trimEnd()}\n`);
  } catch (error) {
    if (!(error instanceof UnreadableDocumentError)) {
      throw error;
    }
    printRefusal(
      {
        code: "unreadable-file",
        title: "The file cannot be read",
        words: error.words,
        faults: [
          {
            where: name,
            message: { zh: `原因：${error.code}`, en: `reason: ${error.code}` },
            hint: error.hint,
          },
        ],
      },
      json,
    );
  }
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

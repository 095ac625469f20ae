import type { ReportCheck } from "@halfsky/api-contract";
import type { Verb } from "./verb.ts";
import { withGround } from "./with-ground.ts";

/** `halfsky check-report FILE`: proves every printed figure of a report's Word file against the database. */
export const checkReport: Verb = {
  name: "check-report",
  register: (program) => {
    program
      .command("check-report")
      .argument("<file>", "a report's .docx file")
      .description(
        "Prove every figure printed in a report against the database; exit code 1 when one differs.\n逐一核对报告中印出的数字与数据库。",
      )
      .option("--json", "print the result as JSON")
      .action(async (path: string, { json }: { json?: boolean }) => {
        const { readFile } = await import("node:fs/promises");
        const check = await prove(await readFile(path));
        if (json === true) console.log(JSON.stringify(check));
        else print(check);
        if (!check.passed) process.exitCode = 1;
      });
  },
};

/** Asks the database itself, or the server that holds its folder. */
async function prove(bytes: Uint8Array): Promise<ReportCheck> {
  const { FolderInUseError } = await import("../database/lock-data-folder.ts");
  try {
    const { checkReport: check } = await import("../reports/report.service.ts");
    const { readFor } = await import("../http/run-in-transaction.ts");
    const { platformActor } = await import("../access/actor.ts");
    return await withGround((ground) =>
      readFor(ground, { actor: platformActor, requestId: null }, (context) => check(context, bytes)),
    );
  } catch (error) {
    if (!(error instanceof FolderInUseError)) throw error;
    return await askServer(bytes, error);
  }
}

async function askServer(bytes: Uint8Array, inUse: Error): Promise<ReportCheck> {
  const { readConfig } = await import("../config.ts");
  const { findCommandLineDoor } = await import("./command-line-door.ts");
  const { reportCheck, problem } = await import("@halfsky/api-contract");
  const { PlatformError } = await import("../platform-error.ts");
  const door = await findCommandLineDoor(readConfig(process.env).HALFSKY_DATA);
  if (door === undefined) throw inUse;
  const form = new FormData();
  form.set("file", new Blob([new Uint8Array(bytes)]), "report.docx");
  const answer = await fetch(new URL("/api/reports/check", door.url), {
    method: "POST",
    headers: { authorization: `Bearer ${door.key}` },
    body: form,
  });
  const body: unknown = await answer.json();
  if (answer.ok) return reportCheck.parse(body);
  const { code, status, detail, faults } = problem.parse(body);
  throw new PlatformError(code, status, detail, faults);
}

function print(check: ReportCheck): void {
  if (check.passed) {
    console.log(
      `${check.title}：${check.figures} 个数字全部核对无误。 / all ${check.figures} numbers are proved.`,
    );
    return;
  }
  console.error(`${check.title}：${check.faults.length} 处不符。 / ${check.faults.length} do not hold.`);
  for (const { message, context } of check.faults) {
    console.error(`- ${message.zh}\n  ${message.en}\n  “${context}”`);
  }
}

import type { Verb } from "./verb.ts";
import { withGround } from "./with-ground.ts";

interface Options {
  readonly username: string;
  readonly displayName: string;
  readonly organisation: string;
  readonly role: readonly string[];
  readonly passwordFile?: string;
  readonly email?: string;
  readonly json?: boolean;
}

/** `halfsky create-account`: gives a person an account, e.g. the first administrator of a new platform. */
export const createAccount: Verb = {
  name: "create-account",
  register: (program) => {
    program
      .command("create-account")
      .description(
        "Make an account. Without --password-file a password is made up, printed once, and must be changed.\n新建账号。",
      )
      .requiredOption("--username <name>", "what the person types to sign in")
      .requiredOption("--display-name <name>", "what others see")
      .requiredOption("--organisation <id>", "id of the organisation")
      .requiredOption("--role <id...>", "one or more roles, e.g. office, statistics, liaison, auditor")
      .option("--email <address>", "where notifications are sent as well")
      .option("--password-file <file>", "first line is the password")
      .option("--json", "print the account as JSON")
      .action(async (options: Options) => {
        const password = await choosePassword(options.passwordFile);
        const id = await withGround(async (ground) => {
          const { writeFor } = await import("../http/run-in-transaction.ts");
          const { platformActor } = await import("../access/actor.ts");
          const service = await import("../accounts/create-account.service.ts");
          return await writeFor(ground, { actor: platformActor, requestId: null }, (context) =>
            service.createAccount(context, {
              username: options.username,
              displayName: options.displayName,
              organisationId: options.organisation,
              roleIds: options.role,
              password: password.text,
              email: options.email,
              mustChangePassword: password.isMadeUp,
            }),
          );
        });
        const shown = password.isMadeUp ? { password: password.text } : {};
        if (options.json === true) console.log(JSON.stringify({ id, username: options.username, ...shown }));
        else {
          console.log(`已新建账号 ${options.username} / made account ${options.username}`);
          if (password.isMadeUp) console.log(`初始密码 / first password: ${password.text}`);
        }
      });
  },
};

async function choosePassword(file: string | undefined): Promise<{ text: string; isMadeUp: boolean }> {
  if (file !== undefined) {
    const { readFile } = await import("node:fs/promises");
    return { text: (await readFile(file, "utf8")).split(/\r?\n/, 1)[0] ?? "", isMadeUp: false };
  }
  const { randomBytes } = await import("node:crypto");
  // The ending brings a small letter, a digit and another character, whatever the random part has.
  return { text: `${randomBytes(12).toString("base64url")}-a7`, isMadeUp: true };
}

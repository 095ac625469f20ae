import type { Verb } from "./verb.ts";
import { withGround } from "./with-ground.ts";

interface Options {
  readonly username: string;
  readonly email?: string;
  readonly json?: boolean;
}

/** `halfsky set-email`: where a person's notifications are sent as well. */
export const setEmail: Verb = {
  name: "set-email",
  register: (program) => {
    program
      .command("set-email")
      .description(
        "Say where a person's notifications are sent as well; without --email nowhere any more.\n设置或清除账号的邮箱。",
      )
      .requiredOption("--username <name>", "what the person types to sign in")
      .option("--email <address>", "her e-mail address")
      .option("--json", "print the account as JSON")
      .action(async (options: Options) => {
        const { username, email = null } = options;
        await withGround(async (ground) => {
          const { writeFor } = await import("../http/run-in-transaction.ts");
          const { platformActor } = await import("../access/actor.ts");
          const service = await import("../accounts/set-email.service.ts");
          await writeFor(ground, { actor: platformActor, requestId: null }, (context) =>
            service.setEmail(context, username, email),
          );
        });
        if (options.json === true) console.log(JSON.stringify({ username, email }));
        else console.log(`已设置 ${username} 的邮箱 / set the address of ${username}: ${email ?? "–"}`);
      });
  },
};
